//! Dormant ideas, ideas beside ideas, lists that one keeps.

use api_types::export::TableFormat;
use api_types::idea::{
    IdeaFacets, IdeaQuery, IdeaView, InviteCoAuthorRequest, LinkIdeaRequest, MergeIdeasRequest,
};
use api_types::review::{AnswerRevivalRequest, DormantPage, ProposeRevivalRequest, Revivals};
use api_types::saved_view::{KeepViewRequest, SavedViewView, SavedViews};
use domain::{IdeaId, RevivalId, ViewId};
use reqwest::Method;

use crate::transport::{
    ApiClient, ApiError, IdempotencyKey, Version, if_match, receive, receive_bytes, receive_nothing,
};

impl ApiClient {
    /// Dormant ideas.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_dormant_ideas(&self, query: &IdeaQuery) -> Result<DormantPage, ApiError> {
        self.list("/dormant-ideas", query).await
    }

    /// Proposals that wait for an answer.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_waiting_revivals(&self) -> Result<Revivals, ApiError> {
        self.get("/revivals").await
    }

    /// Proposals to take an idea up again.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_revivals(&self, id: IdeaId) -> Result<Revivals, ApiError> {
        self.get(&format!("/ideas/{id}/revivals")).await
    }

    /// Proposes to take a dormant idea up again.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn propose_revival(
        &self,
        id: IdeaId,
        body: &ProposeRevivalRequest,
        key: &IdempotencyKey,
    ) -> Result<Revivals, ApiError> {
        self.create(&format!("/ideas/{id}/revivals"), body, key).await
    }

    /// Answers a proposal, having read the idea at this version.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn answer_revival(
        &self,
        id: RevivalId,
        body: &AnswerRevivalRequest,
        seen: Version,
    ) -> Result<IdeaView, ApiError> {
        self.change(Method::POST, &format!("/revivals/{id}/answers"), body, seen).await
    }

    /// Asks somebody to sign an idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn invite_co_author(
        &self,
        id: IdeaId,
        body: &InviteCoAuthorRequest,
        seen: Version,
    ) -> Result<IdeaView, ApiError> {
        self.change(Method::POST, &format!("/ideas/{id}/co-authors"), body, seen).await
    }

    /// Signs an idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn accept_co_authorship(&self, id: IdeaId) -> Result<IdeaView, ApiError> {
        receive(self.request(Method::PUT, &format!("/ideas/{id}/co-authorship"))).await
    }

    /// Declines to sign an idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn decline_co_authorship(&self, id: IdeaId) -> Result<IdeaView, ApiError> {
        receive(self.request(Method::DELETE, &format!("/ideas/{id}/co-authorship"))).await
    }

    /// Ties an idea to another.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn link_idea(
        &self,
        id: IdeaId,
        body: &LinkIdeaRequest,
    ) -> Result<IdeaView, ApiError> {
        receive(self.request(Method::POST, &format!("/ideas/{id}/links")).json(body)).await
    }

    /// Unties two ideas.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn unlink_idea(&self, id: IdeaId, other: IdeaId) -> Result<IdeaView, ApiError> {
        receive(self.request(Method::DELETE, &format!("/ideas/{id}/links/{other}"))).await
    }

    /// Makes an idea one with another.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn merge_idea(
        &self,
        id: IdeaId,
        body: &MergeIdeasRequest,
        seen: Version,
    ) -> Result<IdeaView, ApiError> {
        self.change(Method::POST, &format!("/ideas/{id}/mergers"), body, seen).await
    }

    /// Parts two ideas that became one.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn undo_merge(&self, id: IdeaId, seen: Version) -> Result<IdeaView, ApiError> {
        let request = self.request(Method::DELETE, &format!("/ideas/{id}/merger"));
        receive(if_match(request, seen)).await
    }

    /// Exactly this list of ideas, as a file.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn export_ideas(
        &self,
        format: TableFormat,
        query: &IdeaQuery,
    ) -> Result<Vec<u8>, ApiError> {
        let path = format!("/idea-exports/{}", format.code());
        receive_bytes(self.request(Method::GET, &path).query(query)).await
    }

    /// Exactly this list of dormant ideas, as a file.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn export_dormant_ideas(
        &self,
        format: TableFormat,
        query: &IdeaQuery,
    ) -> Result<Vec<u8>, ApiError> {
        let path = format!("/dormant-idea-exports/{}", format.code());
        receive_bytes(self.request(Method::GET, &path).query(query)).await
    }

    /// How many ideas each value of each criterion would leave.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn count_ideas(&self, query: &IdeaQuery) -> Result<IdeaFacets, ApiError> {
        receive(self.request(Method::GET, "/idea-facets").query(query)).await
    }

    /// The views one keeps.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_saved_views(&self) -> Result<SavedViews, ApiError> {
        self.get("/saved-views").await
    }

    /// Keeps a view of a list.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn keep_view(
        &self,
        body: &KeepViewRequest,
        key: &IdempotencyKey,
    ) -> Result<SavedViewView, ApiError> {
        self.create("/saved-views", body, key).await
    }

    /// Throws a view away.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn discard_view(&self, id: ViewId) -> Result<(), ApiError> {
        receive_nothing(self.request(Method::DELETE, &format!("/saved-views/{id}"))).await
    }
}
