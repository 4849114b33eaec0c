//! The register of outside partners.

use api_types::page::Page;
use api_types::partner::{PartnerCounts, PartnerQuery, PartnerRequest, RegisteredPartner};
use domain::PartnerId;
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, IdempotencyKey, Version};

impl ApiClient {
    /// Outside partners, by name (R269).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_partners(
        &self,
        query: &PartnerQuery,
    ) -> Result<Page<RegisteredPartner>, ApiError> {
        self.list("/partners", query).await
    }

    /// How many partners of each type one works with (R270).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn count_partners(&self) -> Result<PartnerCounts, ApiError> {
        self.get("/partner-counts").await
    }

    /// Puts a partner on the register.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn add_partner(
        &self,
        body: &PartnerRequest,
        key: &IdempotencyKey,
    ) -> Result<RegisteredPartner, ApiError> {
        self.create("/partners", body, key).await
    }

    /// A partner.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_partner(&self, id: PartnerId) -> Result<RegisteredPartner, ApiError> {
        self.get(&format!("/partners/{id}")).await
    }

    /// Changes what the register says of a partner.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_partner(
        &self,
        id: PartnerId,
        body: &PartnerRequest,
        seen: Version,
    ) -> Result<RegisteredPartner, ApiError> {
        self.change(Method::PUT, &format!("/partners/{id}"), body, seen).await
    }
}
