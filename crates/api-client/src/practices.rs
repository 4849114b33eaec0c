//! Practices of the Store.

use api_types::export::DocumentFormat;
use api_types::history::History;
use api_types::page::Page;
use api_types::practice::{
    EditPracticeRequest, PracticeContentRequest, PracticeFacets, PracticeQuery, PracticeSummary,
    PracticeView, PublishPracticeRequest, RecommendPracticeRequest, RestrictPracticeRequest,
    SchedulePracticeRequest, WithdrawPracticeRequest,
};
use domain::{PocId, PracticeId};
use reqwest::Method;

use crate::transport::{
    ApiClient, ApiError, IdempotencyKey, Version, if_match, receive, receive_bytes, receive_nothing,
};

impl ApiClient {
    /// Practices.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_practices(
        &self,
        query: &PracticeQuery,
    ) -> Result<Page<PracticeSummary>, ApiError> {
        self.list("/practices", query).await
    }

    /// How many practices each great process would leave.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn count_practices(&self, query: &PracticeQuery) -> Result<PracticeFacets, ApiError> {
        receive(self.request(Method::GET, "/practice-facets").query(query)).await
    }

    /// A practice.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_practice(&self, id: PracticeId) -> Result<PracticeView, ApiError> {
        self.get(&format!("/practices/{id}")).await
    }

    /// The identity card of a practice, as a file (R237, R238).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn print_practice_card(
        &self,
        id: PracticeId,
        format: DocumentFormat,
    ) -> Result<Vec<u8>, ApiError> {
        let path = format!("/practices/{id}/identity-card/{}", format.code());
        receive_bytes(self.request(Method::GET, &path)).await
    }

    /// What the practice of a validated experiment would say, from what is known (R243).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn propose_practice(&self, id: PocId) -> Result<PracticeContentRequest, ApiError> {
        self.get(&format!("/pocs/{id}/practice-proposal")).await
    }

    /// Publishes the practice of a validated experiment, or shares one that a body does already.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn publish_practice(
        &self,
        body: &PublishPracticeRequest,
        key: &IdempotencyKey,
    ) -> Result<PracticeView, ApiError> {
        self.create("/practices", body, key).await
    }

    /// Changes a practice.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_practice(
        &self,
        id: PracticeId,
        body: &EditPracticeRequest,
        seen: Version,
    ) -> Result<PracticeView, ApiError> {
        self.change(Method::PUT, &format!("/practices/{id}"), body, seen).await
    }

    /// Says that a practice is to be done again, or everywhere; or says it no more.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn recommend_practice(
        &self,
        id: PracticeId,
        body: &RecommendPracticeRequest,
        seen: Version,
    ) -> Result<PracticeView, ApiError> {
        self.change(Method::PUT, &format!("/practices/{id}/renewal"), body, seen).await
    }

    /// Chooses who may read a practice.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn restrict_practice(
        &self,
        id: PracticeId,
        body: &RestrictPracticeRequest,
        seen: Version,
    ) -> Result<PracticeView, ApiError> {
        self.change(Method::PUT, &format!("/practices/{id}/visibility"), body, seen).await
    }

    /// Says that a practice is still right as it is.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn confirm_practice(
        &self,
        id: PracticeId,
        seen: Version,
    ) -> Result<PracticeView, ApiError> {
        let request = self.request(Method::POST, &format!("/practices/{id}/confirmations"));
        receive(if_match(request, seen)).await
    }

    /// Puts the draft of a practice in the Store.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn publish_draft_practice(
        &self,
        id: PracticeId,
        seen: Version,
    ) -> Result<PracticeView, ApiError> {
        let request = self.request(Method::POST, &format!("/practices/{id}/publications"));
        receive(if_match(request, seen)).await
    }

    /// Chooses when the draft of a practice is published by itself; not any more when nothing is said.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn schedule_practice(
        &self,
        id: PracticeId,
        body: &SchedulePracticeRequest,
        seen: Version,
    ) -> Result<PracticeView, ApiError> {
        let path = format!("/practices/{id}/scheduled-publication");
        self.change(Method::PUT, &path, body, seen).await
    }

    /// Throws a practice away while it is a draft.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn discard_practice(&self, id: PracticeId, seen: Version) -> Result<(), ApiError> {
        let request = self.request(Method::DELETE, &format!("/practices/{id}"));
        receive_nothing(if_match(request, seen)).await
    }

    /// Takes a practice out of the Store.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn withdraw_practice(
        &self,
        id: PracticeId,
        body: &WithdrawPracticeRequest,
        seen: Version,
    ) -> Result<PracticeView, ApiError> {
        self.change(Method::POST, &format!("/practices/{id}/withdrawals"), body, seen).await
    }

    /// Puts a practice back in the Store.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn put_back_practice(
        &self,
        id: PracticeId,
        seen: Version,
    ) -> Result<PracticeView, ApiError> {
        let request = self.request(Method::POST, &format!("/practices/{id}/restorations"));
        receive(if_match(request, seen)).await
    }

    /// Stops being the one to call about a practice.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn leave_practice_contact(
        &self,
        id: PracticeId,
        seen: Version,
    ) -> Result<(), ApiError> {
        let path = format!("/practices/{id}/contact/departures");
        receive_nothing(if_match(self.request(Method::POST, &path), seen)).await
    }

    /// What happened to a practice.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_practice_history(&self, id: PracticeId) -> Result<History, ApiError> {
        self.get(&format!("/practices/{id}/history")).await
    }
}
