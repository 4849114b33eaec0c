//! Bodies that take a practice up.

use api_types::practice::{
    DeclareReuseRequest, EditReuseRequest, PracticeQuery, ReusePlaces, ReuseView, Reuses,
    WithdrawReuseRequest,
};
use domain::{PracticeId, ReuseId};
use reqwest::Method;

use crate::transport::{
    ApiClient, ApiError, IdempotencyKey, Version, if_match, receive, receive_nothing,
};

impl ApiClient {
    /// The bodies that take a practice up (R241).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_reuses(&self, id: PracticeId) -> Result<Reuses, ApiError> {
        self.get(&format!("/practices/{id}/reuses")).await
    }

    /// Where the practices that meet every criterion are taken up.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn map_reuses(&self, query: &PracticeQuery) -> Result<ReusePlaces, ApiError> {
        receive(self.request(Method::GET, "/practice-reuses").query(query)).await
    }

    /// Declares that a body takes a practice up.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn declare_reuse(
        &self,
        id: PracticeId,
        body: &DeclareReuseRequest,
        key: &IdempotencyKey,
    ) -> Result<ReuseView, ApiError> {
        self.create(&format!("/practices/{id}/reuses"), body, key).await
    }

    /// What a body tells of a practice it takes up.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_reuse(&self, id: ReuseId) -> Result<ReuseView, ApiError> {
        self.get(&format!("/reuses/{id}")).await
    }

    /// Changes what it tells.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_reuse(
        &self,
        id: ReuseId,
        body: &EditReuseRequest,
        seen: Version,
    ) -> Result<ReuseView, ApiError> {
        self.change(Method::PUT, &format!("/reuses/{id}"), body, seen).await
    }

    /// Takes the declaration back.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn withdraw_reuse(
        &self,
        id: ReuseId,
        body: &WithdrawReuseRequest,
        seen: Version,
    ) -> Result<ReuseView, ApiError> {
        self.change(Method::POST, &format!("/reuses/{id}/withdrawals"), body, seen).await
    }

    /// Stops being the one to call in that body.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn leave_reuse_contact(&self, id: ReuseId, seen: Version) -> Result<(), ApiError> {
        let path = format!("/reuses/{id}/contact/departures");
        receive_nothing(if_match(self.request(Method::POST, &path), seen)).await
    }
}
