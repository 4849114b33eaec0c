//! Challenges that are being prepared.

use domain::ChallengeId;
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, Version, if_match, receive_nothing};

impl ApiClient {
    /// Throws a challenge away while it is being prepared.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn discard_challenge(&self, id: ChallengeId, seen: Version) -> Result<(), ApiError> {
        let request = self.request(Method::DELETE, &format!("/challenges/{id}"));
        receive_nothing(if_match(request, seen)).await
    }
}
