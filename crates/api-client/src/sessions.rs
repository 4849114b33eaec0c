//! Signing in, staying in, what one may do, what one is told.

use api_types::celebration::{CelebrationQuery, CelebrationView};
use api_types::home::Home;
use api_types::notification::{NotificationChoices, Notifications};
use api_types::page::Page;
use api_types::session::{AccessToken, Me, Meta, Sessions, SignInRequest};
use domain::SessionId;
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, receive, receive_nothing};

impl ApiClient {
    /// Says what the server is. Open to all.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_meta(&self) -> Result<Meta, ApiError> {
        self.get("/meta").await
    }

    /// Signs in; the refresh token comes as a cookie.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn sign_in(&self, body: &SignInRequest) -> Result<AccessToken, ApiError> {
        receive(self.request(Method::POST, "/auth/sessions").json(body)).await
    }

    /// Draws a new access token from the refresh cookie, which is rotated.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn renew_token(&self) -> Result<AccessToken, ApiError> {
        receive(self.request(Method::POST, "/auth/tokens")).await
    }

    /// One's sessions.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_sessions(&self) -> Result<Sessions, ApiError> {
        self.get("/auth/sessions").await
    }

    /// Signs one session out; the current one with its own identifier.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn end_session(&self, id: SessionId) -> Result<(), ApiError> {
        receive_nothing(self.request(Method::DELETE, &format!("/auth/sessions/{id}"))).await
    }

    /// Signs the current session out.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn sign_out(&self) -> Result<(), ApiError> {
        receive_nothing(self.request(Method::DELETE, "/auth/sessions/current")).await
    }

    /// Signs out everywhere.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn sign_out_everywhere(&self) -> Result<(), ApiError> {
        receive_nothing(self.request(Method::DELETE, "/auth/sessions")).await
    }

    /// Who one is and what one may do.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_me(&self) -> Result<Me, ApiError> {
        self.get("/me").await
    }

    /// The landing page.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_home(&self) -> Result<Home, ApiError> {
        self.get("/home").await
    }

    /// What succeeded lately, and who is thanked for it.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_celebrations(
        &self,
        query: &CelebrationQuery,
    ) -> Result<Page<CelebrationView>, ApiError> {
        self.list("/celebrations", query).await
    }

    /// What one is told.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_notifications(&self) -> Result<Notifications, ApiError> {
        self.get("/notifications").await
    }

    /// Marks everything as read.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_notifications(&self) -> Result<(), ApiError> {
        receive_nothing(self.request(Method::PUT, "/notifications/read")).await
    }

    /// What one chose to be told of.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_notification_choices(&self) -> Result<NotificationChoices, ApiError> {
        self.get("/notifications/choices").await
    }

    /// Chooses what one is told of.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn choose_notifications(
        &self,
        body: &NotificationChoices,
    ) -> Result<NotificationChoices, ApiError> {
        receive(self.request(Method::PUT, "/notifications/choices").json(body)).await
    }
}
