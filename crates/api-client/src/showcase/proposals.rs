//! What people from outside propose.

use api_types::page::Page;
use api_types::showcase::proposal::{
    ProposalQuery, ProposalView, ProposeRequest, SettleProposalRequest,
};
use domain::ProposalId;
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, Version, receive_nothing};

impl ApiClient {
    /// Proposes something from outside.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn propose_from_outside(&self, body: &ProposeRequest) -> Result<(), ApiError> {
        receive_nothing(self.request(Method::POST, "/showcase/proposals").json(body)).await
    }

    /// What was proposed, for whoever handles it.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_showcase_proposals(
        &self,
        query: &ProposalQuery,
    ) -> Result<Page<ProposalView>, ApiError> {
        self.list("/showcase-proposals", query).await
    }

    /// A proposal.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_showcase_proposal(&self, id: ProposalId) -> Result<ProposalView, ApiError> {
        self.get(&format!("/showcase-proposals/{id}")).await
    }

    /// Says what becomes of it.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn settle_showcase_proposal(
        &self,
        id: ProposalId,
        body: &SettleProposalRequest,
        seen: Version,
    ) -> Result<ProposalView, ApiError> {
        self.change(Method::PUT, &format!("/showcase-proposals/{id}/outcome"), body, seen).await
    }

    /// Erases it.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn erase_showcase_proposal(&self, id: ProposalId) -> Result<(), ApiError> {
        receive_nothing(self.request(Method::DELETE, &format!("/showcase-proposals/{id}"))).await
    }
}
