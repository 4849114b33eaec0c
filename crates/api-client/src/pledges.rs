//! What people offer to the ideas that answer an investment call.

use api_types::idea::{IdeaPledges, PledgeRequest, PledgedView};
use domain::{ChallengeId, IdeaId};
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, Version, if_match, receive};

impl ApiClient {
    /// What is offered to an idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_idea_pledges(&self, id: IdeaId) -> Result<IdeaPledges, ApiError> {
        self.get(&format!("/ideas/{id}/pledges")).await
    }

    /// Offers something to an idea, in place of what one offered before.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn pledge_to_idea(
        &self,
        id: IdeaId,
        body: &PledgeRequest,
        seen: Version,
    ) -> Result<IdeaPledges, ApiError> {
        self.change(Method::PUT, &format!("/ideas/{id}/pledge"), body, seen).await
    }

    /// Takes back what one offers to an idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn take_pledge_back(
        &self,
        id: IdeaId,
        seen: Version,
    ) -> Result<IdeaPledges, ApiError> {
        let request = self.request(Method::DELETE, &format!("/ideas/{id}/pledge"));
        receive(if_match(request, seen)).await
    }

    /// What is offered in all to the ideas of a challenge.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_challenge_pledges(&self, id: ChallengeId) -> Result<PledgedView, ApiError> {
        self.get(&format!("/challenges/{id}/pledges")).await
    }
}
