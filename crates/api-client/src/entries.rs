//! Ideas that take part in intrapreneur tracks.

use api_types::challenge::{
    AnswerInvitationRequest, AskTeammateRequest, DecideEntryRequest, EnterTrackRequest, EntryView,
    ReworkRequest, TrackEntries,
};
use domain::{ChallengeId, EntryId, IdeaId};
use reqwest::Method;

use crate::transport::{ApiClient, ApiError, IdempotencyKey, Version, if_match, receive_nothing};

impl ApiClient {
    /// The ideas that take part in a track.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_challenge_entries(&self, id: ChallengeId) -> Result<TrackEntries, ApiError> {
        self.get(&format!("/challenges/{id}/entries")).await
    }

    /// The tracks in which an idea takes part.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_idea_entries(&self, id: IdeaId) -> Result<TrackEntries, ApiError> {
        self.get(&format!("/ideas/{id}/entries")).await
    }

    /// Invites the author of an idea into a track, or enters an answer of one's own.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn enter_track(
        &self,
        id: ChallengeId,
        body: &EnterTrackRequest,
        key: &IdempotencyKey,
    ) -> Result<EntryView, ApiError> {
        self.create(&format!("/challenges/{id}/entries"), body, key).await
    }

    /// Answers an invitation into a track.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn answer_entry(
        &self,
        id: EntryId,
        body: &AnswerInvitationRequest,
        seen: Version,
    ) -> Result<EntryView, ApiError> {
        self.change(Method::POST, &format!("/entries/{id}/answer"), body, seen).await
    }

    /// Asks somebody to be the second of the team.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn ask_teammate(
        &self,
        id: EntryId,
        body: &AskTeammateRequest,
        seen: Version,
    ) -> Result<EntryView, ApiError> {
        self.change(Method::POST, &format!("/entries/{id}/teammate"), body, seen).await
    }

    /// Answers whoever asks one to be the second of a team.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn answer_teammate(
        &self,
        id: EntryId,
        body: &AnswerInvitationRequest,
        seen: Version,
    ) -> Result<(), ApiError> {
        let request = self.request(Method::POST, &format!("/entries/{id}/teammate/answer"));
        receive_nothing(if_match(request, seen).json(body)).await
    }

    /// Leaves a track, or its team.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn leave_entry(&self, id: EntryId, seen: Version) -> Result<(), ApiError> {
        let request = self.request(Method::POST, &format!("/entries/{id}/departure"));
        receive_nothing(if_match(request, seen)).await
    }

    /// Decides on a team.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn decide_entry(
        &self,
        id: EntryId,
        body: &DecideEntryRequest,
        seen: Version,
    ) -> Result<EntryView, ApiError> {
        self.change(Method::POST, &format!("/entries/{id}/decisions"), body, seen).await
    }

    /// Keeps one more version of a reworked idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn rework_entry(
        &self,
        id: EntryId,
        body: &ReworkRequest,
        seen: Version,
    ) -> Result<EntryView, ApiError> {
        self.change(Method::POST, &format!("/entries/{id}/reworks"), body, seen).await
    }
}
