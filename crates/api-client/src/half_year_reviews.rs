//! Half-year reviews of the experiments.

use api_types::export::DocumentFormat;
use api_types::half_year_review::{
    HalfYearReviewView, HalfYearReviews, MakeHalfYearReviewRequest, RemarkRequest,
    WriteHalfYearReviewRequest,
};
use domain::ReviewId;
use reqwest::Method;

use crate::transport::{
    ApiClient, ApiError, IdempotencyKey, Version, if_match, receive, receive_bytes,
};

impl ApiClient {
    /// The half-year reviews.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_half_year_reviews(&self) -> Result<HalfYearReviews, ApiError> {
        self.get("/half-year-reviews").await
    }

    /// Makes the draft of a half-year review.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn make_half_year_review(
        &self,
        body: &MakeHalfYearReviewRequest,
        key: &IdempotencyKey,
    ) -> Result<HalfYearReviewView, ApiError> {
        self.create("/half-year-reviews", body, key).await
    }

    /// A half-year review.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_half_year_review(
        &self,
        id: ReviewId,
    ) -> Result<HalfYearReviewView, ApiError> {
        self.get(&format!("/half-year-reviews/{id}")).await
    }

    /// Writes what comes before the figures.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn write_half_year_review(
        &self,
        id: ReviewId,
        body: &WriteHalfYearReviewRequest,
        seen: Version,
    ) -> Result<HalfYearReviewView, ApiError> {
        self.change(Method::PUT, &format!("/half-year-reviews/{id}"), body, seen).await
    }

    /// Says something of a draft.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn remark_half_year_review(
        &self,
        id: ReviewId,
        body: &RemarkRequest,
        key: &IdempotencyKey,
    ) -> Result<HalfYearReviewView, ApiError> {
        self.create(&format!("/half-year-reviews/{id}/remarks"), body, key).await
    }

    /// Freezes a half-year review.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn freeze_half_year_review(
        &self,
        id: ReviewId,
        seen: Version,
    ) -> Result<HalfYearReviewView, ApiError> {
        let path = format!("/half-year-reviews/{id}/freezings");
        receive(if_match(self.request(Method::POST, &path), seen)).await
    }

    /// A review, as a file.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn print_half_year_review(
        &self,
        id: ReviewId,
        format: DocumentFormat,
    ) -> Result<Vec<u8>, ApiError> {
        let path = format!("/half-year-reviews/{id}/document/{}", format.code());
        receive_bytes(self.request(Method::GET, &path)).await
    }
}
