//! News, the glossary: what the Dinno tells around the doors.

use api_types::agenda::{
    Agenda, AgendaQuery, EventFeedbackRequest, EventFeedbackView, RegisterQuery, Registered,
};
use api_types::charter::{CheckTextRequest, TextRemarks, WatchedWordsView};
use api_types::editorial::{
    CountedFigures, CountedFiguresQuery, EditorialItemRequest, EditorialItemView, EditorialQuery,
    EditorialSummary, FeatureNewsRequest, Feeds, GuideVersionSummary, GuideVersionView,
    GuideVersionsQuery, PublishEditorialItemRequest, WithdrawEditorialItemRequest,
};
use api_types::history::History;
use api_types::page::Page;
use domain::EditorialId;
use domain::editorial::WatchedWords;
use reqwest::Method;

use crate::transport::{
    ApiClient, ApiError, IdempotencyKey, Version, if_match, receive, receive_nothing, receive_text,
};

impl ApiClient {
    /// Items of a brick.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_editorial_items(
        &self,
        query: &EditorialQuery,
    ) -> Result<Page<EditorialSummary>, ApiError> {
        self.list("/editorial-items", query).await
    }

    /// What the portal counts by itself, of the whole branch or of one body.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_counted_figures(
        &self,
        query: &CountedFiguresQuery,
    ) -> Result<CountedFigures, ApiError> {
        self.list("/counted-figures", query).await
    }

    /// The words that the editorial charter watches.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_watched_words(&self) -> Result<WatchedWordsView, ApiError> {
        self.get("/charter/words").await
    }

    /// Changes them: the whole list is sent.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_watched_words(
        &self,
        body: &WatchedWords,
        seen: Version,
    ) -> Result<WatchedWordsView, ApiError> {
        self.change(Method::PUT, "/charter/words", body, seen).await
    }

    /// What the editorial charter says of a text.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn check_text(&self, body: &CheckTextRequest) -> Result<TextRemarks, ApiError> {
        receive(self.request(Method::POST, "/charter/checks").json(body)).await
    }

    /// Begins an item.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn draft_editorial_item(
        &self,
        body: &EditorialItemRequest,
        key: &IdempotencyKey,
    ) -> Result<EditorialItemView, ApiError> {
        self.create("/editorial-items", body, key).await
    }

    /// An item.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_editorial_item(
        &self,
        id: EditorialId,
    ) -> Result<EditorialItemView, ApiError> {
        self.get(&format!("/editorial-items/{id}")).await
    }

    /// What a guide said before.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_editorial_item_versions(
        &self,
        id: EditorialId,
        query: &GuideVersionsQuery,
    ) -> Result<Page<GuideVersionSummary>, ApiError> {
        self.list(&format!("/editorial-items/{id}/versions"), query).await
    }

    /// What a guide said in a former version.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_editorial_item_version(
        &self,
        id: EditorialId,
        number: i32,
    ) -> Result<GuideVersionView, ApiError> {
        self.get(&format!("/editorial-items/{id}/versions/{number}")).await
    }

    /// Replaces what an item says.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_editorial_item(
        &self,
        id: EditorialId,
        body: &EditorialItemRequest,
        seen: Version,
    ) -> Result<EditorialItemView, ApiError> {
        self.change(Method::PUT, &format!("/editorial-items/{id}"), body, seen).await
    }

    /// Publishes an item, now or later.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn publish_editorial_item(
        &self,
        id: EditorialId,
        body: &PublishEditorialItemRequest,
        seen: Version,
    ) -> Result<EditorialItemView, ApiError> {
        let path = format!("/editorial-items/{id}/publications");
        self.change(Method::POST, &path, body, seen).await
    }

    /// Withdraws an item.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn withdraw_editorial_item(
        &self,
        id: EditorialId,
        body: &WithdrawEditorialItemRequest,
        seen: Version,
    ) -> Result<EditorialItemView, ApiError> {
        let path = format!("/editorial-items/{id}/withdrawals");
        self.change(Method::POST, &path, body, seen).await
    }

    /// Says that an item is still right.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn confirm_editorial_item(
        &self,
        id: EditorialId,
        seen: Version,
    ) -> Result<EditorialItemView, ApiError> {
        let path = format!("/editorial-items/{id}/confirmations");
        receive(if_match(self.request(Method::POST, &path), seen)).await
    }

    /// Puts news on the front page.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn feature_news(
        &self,
        id: EditorialId,
        body: &FeatureNewsRequest,
        seen: Version,
    ) -> Result<EditorialItemView, ApiError> {
        self.change(Method::PUT, &format!("/editorial-items/{id}/featuring"), body, seen).await
    }

    /// Takes news off the front page.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn unfeature_news(
        &self,
        id: EditorialId,
        seen: Version,
    ) -> Result<EditorialItemView, ApiError> {
        let path = format!("/editorial-items/{id}/featuring");
        receive(if_match(self.request(Method::DELETE, &path), seen)).await
    }

    /// What happened to an item.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_editorial_item_history(&self, id: EditorialId) -> Result<History, ApiError> {
        self.get(&format!("/editorial-items/{id}/history")).await
    }

    /// The agenda between two days.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_agenda(&self, query: &AgendaQuery) -> Result<Agenda, ApiError> {
        self.list("/agenda", query).await
    }

    /// Registers for an event.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn register_for_event(&self, id: EditorialId) -> Result<EditorialItemView, ApiError> {
        receive(self.request(Method::PUT, &format!("/events/{id}/registration"))).await
    }

    /// Registers for an event, or changes when one is reminded of it.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn register_for_event_as(
        &self,
        id: EditorialId,
        query: &RegisterQuery,
    ) -> Result<EditorialItemView, ApiError> {
        let path = format!("/events/{id}/registration");
        receive(self.request(Method::PUT, &path).query(query)).await
    }

    /// Undoes one's registration for an event.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn unregister_from_event(
        &self,
        id: EditorialId,
    ) -> Result<EditorialItemView, ApiError> {
        receive(self.request(Method::DELETE, &format!("/events/{id}/registration"))).await
    }

    /// Who registered for an event.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_event_registrations(&self, id: EditorialId) -> Result<Registered, ApiError> {
        self.get(&format!("/events/{id}/registrations")).await
    }

    /// What is said of an event (R262).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_event_feedback(
        &self,
        id: EditorialId,
    ) -> Result<EventFeedbackView, ApiError> {
        self.get(&format!("/events/{id}/feedback")).await
    }

    /// Says what an event was worth.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn leave_event_feedback(
        &self,
        id: EditorialId,
        body: &EventFeedbackRequest,
    ) -> Result<EventFeedbackView, ApiError> {
        receive(self.request(Method::PUT, &format!("/events/{id}/feedback")).json(body)).await
    }

    /// An event, for one's own calendar (iCalendar).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_event_calendar(&self, id: EditorialId) -> Result<String, ApiError> {
        receive_text(self.request(Method::GET, &format!("/events/{id}/calendar"))).await
    }

    /// The feeds that one may subscribe to.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_feeds(&self) -> Result<Feeds, ApiError> {
        self.get("/feeds").await
    }

    /// Withdraws one's feed addresses: `list_feeds` gives new ones.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn revoke_feeds(&self) -> Result<(), ApiError> {
        receive_nothing(self.request(Method::DELETE, "/feeds")).await
    }
}
