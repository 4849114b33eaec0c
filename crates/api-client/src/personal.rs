//! One's own data, to take away; those of the directory, to erase.

use api_types::personal::PersonalData;
use domain::UserId;
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, receive_bytes, receive_nothing};

impl ApiClient {
    /// All that is kept of whoever asks.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_own_data(&self) -> Result<PersonalData, ApiError> {
        self.get("/me/personal-data").await
    }

    /// The same, as the file that one keeps.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn take_own_data(&self) -> Result<Vec<u8>, ApiError> {
        receive_bytes(self.request(Method::GET, "/me/personal-data")).await
    }

    /// Erases what somebody tells of themselves in the directory: one's own, or as an administrator.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn erase_card(&self, id: UserId) -> Result<(), ApiError> {
        receive_nothing(self.request(Method::DELETE, &format!("/directory/{id}"))).await
    }
}
