//! Bricks that are added at run time.

use api_types::brick::{
    AddBrickRequest, BrickSettingsView, BrickView, Bricks, ChangeBrickSettingsRequest,
    NativeBricks, PlaceBrickRequest, PlaceNativeBrickRequest, RenameBrickRequest,
    WriteBrickRequest,
};
use api_types::history::History;
use domain::BrickId;
use domain::access::Brick;
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, IdempotencyKey, Version};

impl ApiClient {
    /// The bricks that the caller knows of, and what the button of ideas opens.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_bricks(&self) -> Result<Bricks, ApiError> {
        self.get("/bricks").await
    }

    /// A brick, with its page.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_brick(&self, id: BrickId) -> Result<BrickView, ApiError> {
        self.get(&format!("/bricks/{id}")).await
    }

    /// Adds a brick.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn add_brick(
        &self,
        body: &AddBrickRequest,
        key: &IdempotencyKey,
    ) -> Result<BrickView, ApiError> {
        self.create("/bricks", body, key).await
    }

    /// Gives a brick other words.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn rename_brick(
        &self,
        id: BrickId,
        body: &RenameBrickRequest,
        seen: Version,
    ) -> Result<BrickView, ApiError> {
        self.change(Method::PUT, &format!("/bricks/{id}"), body, seen).await
    }

    /// Writes what is in a brick.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn write_brick(
        &self,
        id: BrickId,
        body: &WriteBrickRequest,
        seen: Version,
    ) -> Result<BrickView, ApiError> {
        self.change(Method::PUT, &format!("/bricks/{id}/content"), body, seen).await
    }

    /// Shows a brick, hides it, removes it, brings it back.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn place_brick(
        &self,
        id: BrickId,
        body: &PlaceBrickRequest,
        seen: Version,
    ) -> Result<BrickView, ApiError> {
        self.change(Method::PUT, &format!("/bricks/{id}/state"), body, seen).await
    }

    /// What is decided for all added bricks.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_brick_settings(&self) -> Result<BrickSettingsView, ApiError> {
        self.get("/brick-settings").await
    }

    /// Changes what is decided for all added bricks.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn change_brick_settings(
        &self,
        body: &ChangeBrickSettingsRequest,
        seen: Version,
    ) -> Result<BrickSettingsView, ApiError> {
        self.change(Method::PUT, "/brick-settings", body, seen).await
    }

    /// What happened to the bricks that were added.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_brick_history(&self) -> Result<History, ApiError> {
        self.get("/brick-settings/history").await
    }

    /// The bricks that the portal was built with, as the caller keeps them.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_native_bricks(&self) -> Result<NativeBricks, ApiError> {
        self.get("/native-bricks").await
    }

    /// Hides a native brick, shows it again, moves it.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn place_native_brick(
        &self,
        brick: Brick,
        body: &PlaceNativeBrickRequest,
        seen: Version,
    ) -> Result<NativeBricks, ApiError> {
        self.change(Method::PUT, &format!("/native-bricks/{brick}"), body, seen).await
    }
}
