//! Kits that help to take a practice up.

use api_types::practice::{
    KitReleaseView, KitView, Kits, ReleaseKitRequest, WithdrawKitReleaseRequest, WriteKitRequest,
};
use domain::{KitId, PracticeId};
use reqwest::Method;

use crate::transport::{
    ApiClient, ApiError, IdempotencyKey, Version, if_match, receive, receive_bytes, receive_nothing,
};

impl ApiClient {
    /// The kits of a practice (R233).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_kits(&self, id: PracticeId) -> Result<Kits, ApiError> {
        self.get(&format!("/practices/{id}/kits")).await
    }

    /// Prepares a kit of a practice.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn prepare_kit(
        &self,
        id: PracticeId,
        body: &WriteKitRequest,
        key: &IdempotencyKey,
    ) -> Result<KitView, ApiError> {
        self.create(&format!("/practices/{id}/kits"), body, key).await
    }

    /// A kit.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_kit(&self, id: KitId) -> Result<KitView, ApiError> {
        self.get(&format!("/kits/{id}")).await
    }

    /// Changes what the next release of a kit would be made of.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_kit(
        &self,
        id: KitId,
        body: &WriteKitRequest,
        seen: Version,
    ) -> Result<KitView, ApiError> {
        self.change(Method::PUT, &format!("/kits/{id}"), body, seen).await
    }

    /// Throws a kit away while it is a draft.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn discard_kit(&self, id: KitId, seen: Version) -> Result<(), ApiError> {
        let request = self.request(Method::DELETE, &format!("/kits/{id}"));
        receive_nothing(if_match(request, seen)).await
    }

    /// Publishes what is written as the next release, if it follows the template (R234).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn release_kit(
        &self,
        id: KitId,
        body: &ReleaseKitRequest,
        seen: Version,
    ) -> Result<KitView, ApiError> {
        self.change(Method::POST, &format!("/kits/{id}/releases"), body, seen).await
    }

    /// Says that what was last released of a kit is still right.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn confirm_kit(&self, id: KitId, seen: Version) -> Result<KitView, ApiError> {
        let request = self.request(Method::POST, &format!("/kits/{id}/confirmations"));
        receive(if_match(request, seen)).await
    }

    /// Withdraws a release of a kit: nobody reads it nor takes it away any more.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn withdraw_kit_release(
        &self,
        (id, number): (KitId, u32),
        body: &WithdrawKitReleaseRequest,
        seen: Version,
    ) -> Result<KitView, ApiError> {
        let path = format!("/kits/{id}/releases/{number}/withdrawals");
        self.change(Method::POST, &path, body, seen).await
    }

    /// Puts a release of a kit back.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn put_back_kit_release(
        &self,
        (id, number): (KitId, u32),
        seen: Version,
    ) -> Result<KitView, ApiError> {
        let path = format!("/kits/{id}/releases/{number}/restorations");
        receive(if_match(self.request(Method::POST, &path), seen)).await
    }

    /// A kit as it was released once.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_kit_release(
        &self,
        id: KitId,
        number: u32,
    ) -> Result<KitReleaseView, ApiError> {
        self.get(&format!("/kits/{id}/releases/{number}")).await
    }

    /// A release of a kit, whole: a ZIP file.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_kit_archive(&self, id: KitId, number: u32) -> Result<Vec<u8>, ApiError> {
        receive_bytes(self.request(Method::GET, &format!("/kits/{id}/releases/{number}/archive")))
            .await
    }
}
