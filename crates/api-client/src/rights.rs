//! The permission matrix, delegations, declared owners.

use api_types::export::TableFormat;
use api_types::own_rights::{HeldRights, OwnRights};
use api_types::page::Page;
use api_types::rights::{
    ChangeMatrixRequest, DeclareOwnerRequest, DelegationBatch, DelegationQuery, DelegationView,
    GiveDelegationRequest, GiveDelegationsRequest, MatrixView, OwnershipView, Ownerships,
    ProlongDelegationRequest, RightsEntry, RightsHistoryQuery,
};
use domain::{DelegationId, OwnershipId, UserId};
use reqwest::Method;

use crate::transport::{
    ApiClient, ApiError, IdempotencyKey, Version, if_match, receive, receive_bytes, receive_nothing,
};

impl ApiClient {
    /// The permission matrix in force.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_matrix(&self) -> Result<MatrixView, ApiError> {
        self.get("/permission-matrix").await
    }

    /// Changes cells of the permission matrix: all of them, or none.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn change_matrix(
        &self,
        body: &ChangeMatrixRequest,
        seen: Version,
    ) -> Result<MatrixView, ApiError> {
        self.change(Method::PATCH, "/permission-matrix", body, seen).await
    }

    /// What happened to rights, the newest first.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_rights_history(
        &self,
        query: &RightsHistoryQuery,
    ) -> Result<Page<RightsEntry>, ApiError> {
        self.list("/permission-matrix/history", query).await
    }

    /// The whole of the same list, in this format.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn export_rights_history(
        &self,
        format: TableFormat,
        query: &RightsHistoryQuery,
    ) -> Result<Vec<u8>, ApiError> {
        let path = format!("/rights-exports/{}", format.code());
        receive_bytes(self.request(Method::GET, &path).query(query)).await
    }

    /// What one holds, and where it comes from.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_own_rights(&self) -> Result<OwnRights, ApiError> {
        self.get("/me/rights").await
    }

    /// What somebody may do, and where it comes from: for whoever gives rights.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_account_rights(&self, id: UserId) -> Result<HeldRights, ApiError> {
        self.get(&format!("/accounts/{id}/rights")).await
    }

    /// Delegations, the last given first.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_delegations(
        &self,
        query: &DelegationQuery,
    ) -> Result<Page<DelegationView>, ApiError> {
        self.list("/delegations", query).await
    }

    /// Gives a delegation.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn give_delegation(
        &self,
        body: &GiveDelegationRequest,
        key: &IdempotencyKey,
    ) -> Result<DelegationView, ApiError> {
        self.create("/delegations", body, key).await
    }

    /// Gives the same delegation to several people: to all of them, or to none.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn give_delegations(
        &self,
        body: &GiveDelegationsRequest,
        key: &IdempotencyKey,
    ) -> Result<DelegationBatch, ApiError> {
        self.create("/delegation-batches", body, key).await
    }

    /// A delegation.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_delegation(&self, id: DelegationId) -> Result<DelegationView, ApiError> {
        self.get(&format!("/delegations/{id}")).await
    }

    /// Gives a delegation another last day.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn prolong_delegation(
        &self,
        id: DelegationId,
        body: &ProlongDelegationRequest,
        seen: Version,
    ) -> Result<DelegationView, ApiError> {
        self.change(Method::PUT, &format!("/delegations/{id}"), body, seen).await
    }

    /// Takes a delegation back.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn withdraw_delegation(
        &self,
        id: DelegationId,
        seen: Version,
    ) -> Result<DelegationView, ApiError> {
        let path = format!("/delegations/{id}/withdrawals");
        receive(if_match(self.request(Method::POST, &path), seen)).await
    }

    /// Who owns bricks and things.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_owners(&self) -> Result<Ownerships, ApiError> {
        self.get("/ownerships").await
    }

    /// Declares who owns a brick, or one thing of it.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn declare_owner(
        &self,
        body: &DeclareOwnerRequest,
        key: &IdempotencyKey,
    ) -> Result<OwnershipView, ApiError> {
        self.create("/ownerships", body, key).await
    }

    /// Takes a declaration of ownership away.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn remove_owner(&self, id: OwnershipId) -> Result<(), ApiError> {
        receive_nothing(self.request(Method::DELETE, &format!("/ownerships/{id}"))).await
    }
}
