//! The newsletter: subscribing, leaving, who receives an issue, trying it out, sending again what was refused.

use api_types::editorial::{IssuePreviewView, LettersView, RecipientsQuery, SubscriptionView};
use api_types::page::Page;
use api_types::people::PersonView;
use domain::mail::Letters;
use domain::{EditorialId, UserId};
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, receive, receive_nothing};

impl ApiClient {
    /// Whether one receives the newsletter by mail.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_newsletter_subscription(&self) -> Result<SubscriptionView, ApiError> {
        self.get("/newsletter/subscription").await
    }

    /// Subscribes to the newsletter.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn subscribe_to_newsletter(&self) -> Result<SubscriptionView, ApiError> {
        receive(self.request(Method::PUT, "/newsletter/subscription")).await
    }

    /// Leaves the newsletter.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn unsubscribe_from_newsletter(&self) -> Result<SubscriptionView, ApiError> {
        receive(self.request(Method::DELETE, "/newsletter/subscription")).await
    }

    /// Ends these letters by the address of one of them, without being signed in.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn leave_newsletter(
        &self,
        account: UserId,
        signature: &str,
        letters: Letters,
    ) -> Result<(), ApiError> {
        let path = format!("/newsletter/unsubscriptions/{account}");
        let request = self.request(Method::POST, &path).query(&[("signature", signature)]);
        let request = match letters {
            // The address of a letter that left before there were others.
            Letters::Newsletter => request,
            Letters::Notifications => request.query(&[("letters", letters.code())]),
        };
        receive_nothing(request).await
    }

    /// Who receives an issue of the newsletter by mail.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_newsletter_recipients(
        &self,
        id: EditorialId,
        query: &RecipientsQuery,
    ) -> Result<Page<PersonView>, ApiError> {
        self.list(&format!("/newsletter/issues/{id}/recipients"), query).await
    }

    /// An issue of the newsletter as it would leave now.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn preview_newsletter(&self, id: EditorialId) -> Result<IssuePreviewView, ApiError> {
        self.get(&format!("/newsletter/issues/{id}/preview")).await
    }

    /// Sends an issue of the newsletter to oneself.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn try_newsletter(&self, id: EditorialId) -> Result<(), ApiError> {
        receive_nothing(self.request(Method::PUT, &format!("/newsletter/issues/{id}/trial"))).await
    }

    /// Sends again the letters of an issue that were refused to the end.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn resume_newsletter(&self, id: EditorialId) -> Result<LettersView, ApiError> {
        let path = format!("/newsletter/issues/{id}/resumption");
        receive(self.request(Method::PUT, &path)).await
    }
}
