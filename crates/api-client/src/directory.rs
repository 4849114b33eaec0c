//! « Un réseau à votre service »: people who agree to be found, and the mailbox of each body.

use api_types::directory::{
    CardSummary, CardView, DirectoryFacets, DirectoryQuery, KeepCardRequest, ReferentCounts,
    SetMailboxRequest,
};
use api_types::page::Page;
use api_types::people::OrganisationView;
use domain::{OrganisationId, UserId};
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, Version, receive, receive_text};

impl ApiClient {
    /// People who agree to be found, by name (R263).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_directory(
        &self,
        query: &DirectoryQuery,
    ) -> Result<Page<CardSummary>, ApiError> {
        self.list("/directory", query).await
    }

    /// How many people of each body one would find.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn count_directory(
        &self,
        query: &DirectoryQuery,
    ) -> Result<DirectoryFacets, ApiError> {
        receive(self.request(Method::GET, "/directory-facets").query(query)).await
    }

    /// The card of a person.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_card(&self, id: UserId) -> Result<CardView, ApiError> {
        self.get(&format!("/directory/{id}")).await
    }

    /// The card of a person, for one's address book (vCard).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_vcard(&self, id: UserId) -> Result<String, ApiError> {
        receive_text(self.request(Method::GET, &format!("/directory/{id}/vcard"))).await
    }

    /// Keeps the card of a person: one's own, or as an administrator.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn keep_card(
        &self,
        id: UserId,
        body: &KeepCardRequest,
        seen: Version,
    ) -> Result<CardView, ApiError> {
        self.change(Method::PUT, &format!("/directory/{id}"), body, seen).await
    }

    /// How many referents each body has (R267).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_referent_counts(&self) -> Result<ReferentCounts, ApiError> {
        self.get("/referent-counts").await
    }

    /// Keeps the mailbox of a body (R265).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn set_mailbox(
        &self,
        id: OrganisationId,
        body: &SetMailboxRequest,
        seen: Version,
    ) -> Result<OrganisationView, ApiError> {
        self.change(Method::PUT, &format!("/organisations/{id}/mailbox"), body, seen).await
    }
}
