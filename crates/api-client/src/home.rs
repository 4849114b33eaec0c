//! The landing page as each person arranges it, and what its services count.

use api_types::home::{ArrangeHomeRequest, HomeArrangementView, HomeServices};
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, Version};

impl ApiClient {
    /// What the services of the landing page count, of those that the caller may open.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_home_services(&self) -> Result<HomeServices, ApiError> {
        self.get("/home/services").await
    }

    /// How the caller arranged their landing page.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_home_arrangement(&self) -> Result<HomeArrangementView, ApiError> {
        self.get("/me/home").await
    }

    /// Arranges it.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn arrange_home(
        &self,
        body: &ArrangeHomeRequest,
        seen: Version,
    ) -> Result<HomeArrangementView, ApiError> {
        self.change(Method::PUT, "/me/home", body, seen).await
    }
}
