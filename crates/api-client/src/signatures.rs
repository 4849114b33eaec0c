//! Signatures of ideas that are taken back.

use api_types::idea::IdeaView;
use domain::{IdeaId, UserId};
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, receive, receive_nothing};

impl ApiClient {
    /// Takes back the invitation of somebody to sign an idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn withdraw_co_author_invitation(
        &self,
        id: IdeaId,
        person: UserId,
    ) -> Result<IdeaView, ApiError> {
        let path = format!("/ideas/{id}/co-author-invitations/{person}");
        receive(self.request(Method::DELETE, &path)).await
    }

    /// Signs an idea no more.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn leave_co_authorship(&self, id: IdeaId) -> Result<(), ApiError> {
        let path = format!("/ideas/{id}/co-authorship/departures");
        receive_nothing(self.request(Method::POST, &path)).await
    }
}
