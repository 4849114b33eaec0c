//! What is shown outside.

mod proposals;

use api_types::page::Page;
use api_types::showcase::{
    ShowcaseItemView, ShowcaseOpeningView, ShowcaseQuery, ShowcaseSettingsView, ShowcaseSummary,
    ShowcaseWelcome,
};
use domain::showcase::{Showcase, ShowcaseKind};
use reqwest::Method;
use uuid::Uuid;

use crate::transport::{ApiClient, ApiError, Version, receive};

impl ApiClient {
    /// What is shown outside.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_showcase(
        &self,
        query: &ShowcaseQuery,
    ) -> Result<Page<ShowcaseSummary>, ApiError> {
        self.list("/showcase", query).await
    }

    /// What the showcase says first.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_showcase_welcome(&self) -> Result<ShowcaseWelcome, ApiError> {
        self.get("/showcase/welcome").await
    }

    /// Something that is shown outside.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_showcase_item(
        &self,
        kind: ShowcaseKind,
        id: Uuid,
    ) -> Result<ShowcaseItemView, ApiError> {
        self.get(&format!("/showcase/{kind}/{id}")).await
    }

    /// Whether the showcase is open, and what it says first.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_showcase_settings(&self) -> Result<ShowcaseSettingsView, ApiError> {
        self.get("/showcase-settings").await
    }

    /// Opens or closes the showcase.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_showcase_settings(
        &self,
        body: &Showcase,
        seen: Version,
    ) -> Result<ShowcaseSettingsView, ApiError> {
        self.change(Method::PUT, "/showcase-settings", body, seen).await
    }

    /// Whether something is shown outside, for whoever may open it.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_showcase_opening(
        &self,
        kind: ShowcaseKind,
        id: Uuid,
    ) -> Result<ShowcaseOpeningView, ApiError> {
        self.get(&format!("/showcase-items/{kind}/{id}")).await
    }

    /// Shows something outside.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn open_showcase_item(
        &self,
        kind: ShowcaseKind,
        id: Uuid,
    ) -> Result<ShowcaseOpeningView, ApiError> {
        receive(self.request(Method::PUT, &format!("/showcase-items/{kind}/{id}"))).await
    }

    /// Shows it outside no more.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn close_showcase_item(
        &self,
        kind: ShowcaseKind,
        id: Uuid,
    ) -> Result<ShowcaseOpeningView, ApiError> {
        receive(self.request(Method::DELETE, &format!("/showcase-items/{kind}/{id}"))).await
    }
}
