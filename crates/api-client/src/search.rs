//! Search.

use api_types::search::{
    DuplicatePairs, DuplicateQuery, SearchQuery, SearchResults, SearchSuggestionQuery,
    SearchSuggestions, SimilarItems, SimilarItemsQuery, SoughtReport, SynonymGroupRequest,
    SynonymGroupView, SynonymGroups,
};
use domain::SynonymGroupId;
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, IdempotencyKey, Version, if_match, receive_nothing};

impl ApiClient {
    /// Seeks among everything that one may read.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn search_items(&self, query: &SearchQuery) -> Result<SearchResults, ApiError> {
        self.list("/search", query).await
    }

    /// What may be meant, while somebody types.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn suggest_items(
        &self,
        query: &SearchSuggestionQuery,
    ) -> Result<SearchSuggestions, ApiError> {
        self.list("/search-suggestions", query).await
    }

    /// What is like what somebody writes or reads (R311).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_similar_items(
        &self,
        query: &SimilarItemsQuery,
    ) -> Result<SimilarItems, ApiError> {
        self.list("/similar-items", query).await
    }

    /// What was probably written twice.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_duplicates(
        &self,
        query: &DuplicateQuery,
    ) -> Result<DuplicatePairs, ApiError> {
        self.list("/duplicates", query).await
    }

    /// Expressions that mean the same.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_synonym_groups(&self) -> Result<SynonymGroups, ApiError> {
        self.get("/synonym-groups").await
    }

    /// Adds expressions that mean the same.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn create_synonym_group(
        &self,
        body: &SynonymGroupRequest,
        key: &IdempotencyKey,
    ) -> Result<SynonymGroupView, ApiError> {
        self.create("/synonym-groups", body, key).await
    }

    /// Changes expressions that mean the same.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_synonym_group(
        &self,
        id: SynonymGroupId,
        body: &SynonymGroupRequest,
        seen: Version,
    ) -> Result<SynonymGroupView, ApiError> {
        self.change(Method::PUT, &format!("/synonym-groups/{id}"), body, seen).await
    }

    /// Removes expressions that mean the same.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn remove_synonym_group(
        &self,
        id: SynonymGroupId,
        seen: Version,
    ) -> Result<(), ApiError> {
        let request = self.request(Method::DELETE, &format!("/synonym-groups/{id}"));
        receive_nothing(if_match(request, seen)).await
    }

    /// What is sought, and sought in vain.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_sought_words(&self) -> Result<SoughtReport, ApiError> {
        self.get("/sought-words").await
    }
}
