//! The communication plan of the portal itself.

use api_types::communication::PortalPlanView;
use api_types::export::DocumentFormat;
use domain::communication::PortalPlan;
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, Version, receive_bytes};

impl ApiClient {
    /// What is said of the portal, when, to whom and by which channel.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_portal_plan(&self) -> Result<PortalPlanView, ApiError> {
        self.get("/portal-plan").await
    }

    /// Changes it: the whole plan is sent.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_portal_plan(
        &self,
        body: &PortalPlan,
        seen: Version,
    ) -> Result<PortalPlanView, ApiError> {
        self.change(Method::PUT, "/portal-plan", body, seen).await
    }

    /// The same, to take along.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn print_portal_plan(&self, format: DocumentFormat) -> Result<Vec<u8>, ApiError> {
        let path = format!("/portal-plan/document/{}", format.code());
        receive_bytes(self.request(Method::GET, &path)).await
    }
}
