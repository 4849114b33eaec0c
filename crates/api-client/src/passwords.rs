//! Changing one's password, and the links by which people choose theirs.

use api_types::password::{
    ChangePasswordRequest, ChoosePasswordRequest, PasswordLinkView, RequestPasswordLinkRequest,
};
use domain::UserId;
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, receive, receive_nothing};

impl ApiClient {
    /// Changes one's password; one's other sessions end.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn change_own_password(&self, body: &ChangePasswordRequest) -> Result<(), ApiError> {
        receive_nothing(self.request(Method::PUT, "/me/password").json(body)).await
    }

    /// Gives an account a link by which its owner chooses their password.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn give_password_link(&self, id: UserId) -> Result<PasswordLinkView, ApiError> {
        receive(self.request(Method::POST, &format!("/accounts/{id}/password-links"))).await
    }

    /// Chooses a password by the link that ends with `token`. Open to all.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn choose_password(
        &self,
        token: &str,
        body: &ChoosePasswordRequest,
    ) -> Result<(), ApiError> {
        let path = format!("/auth/password-links/{token}");
        receive_nothing(self.request(Method::POST, &path).json(body)).await
    }

    /// Asks for such a link by mail. Open to all.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn request_password_link(
        &self,
        body: &RequestPasswordLinkRequest,
    ) -> Result<(), ApiError> {
        receive_nothing(self.request(Method::POST, "/auth/password-requests").json(body)).await
    }
}
