//! Challenges, and what reviewers do with their answers.

use api_types::challenge::{
    AnswerInvitationRequest, CalendarQuery, ChallengeCalendar, ChallengeCourse, ChallengePeople,
    ChallengeQuery, ChallengeRequest, ChallengeResults, ChallengeSummary, ChallengeView,
    CloseChallengeRequest, CommunicationPlan, DecideCourseRequest, IndicatorValueRequest,
    InviteRequest, SetIndicatorsRequest, SuggestedPeople,
};
use api_types::export::DocumentFormat;
use api_types::history::History;
use api_types::idea::DecideIdeaRequest;
use api_types::page::Page;
use api_types::review::{
    AnswersToMark, DecisionBatchRequest, DecisionQueue, PrepareDecisionsRequest, PreparedBatch,
    PromisesQuery, PromisesView, PublishedBatch, QueueQuery, ReviewNoteRequest, ReviewView,
    ScorecardRequest,
};
use domain::{ChallengeId, IdeaId, IndicatorId, IndicatorValueId, UserId};
use reqwest::Method;

use crate::transport::{
    ApiClient, ApiError, IdempotencyKey, Version, if_match, receive, receive_bytes, receive_nothing,
};

impl ApiClient {
    /// Challenges.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_challenges(
        &self,
        query: &ChallengeQuery,
    ) -> Result<Page<ChallengeSummary>, ApiError> {
        self.list("/challenges", query).await
    }

    /// The calendar of challenges.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_challenge_calendar(
        &self,
        query: &CalendarQuery,
    ) -> Result<ChallengeCalendar, ApiError> {
        self.list("/challenge-calendar", query).await
    }

    /// What became of the promises of an answer, of one challenge or of all.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_promises(&self, query: &PromisesQuery) -> Result<PromisesView, ApiError> {
        self.list("/promises", query).await
    }

    /// A challenge.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_challenge(&self, id: ChallengeId) -> Result<ChallengeView, ApiError> {
        self.get(&format!("/challenges/{id}")).await
    }

    /// When to speak of a challenge.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_communication_plan(
        &self,
        id: ChallengeId,
    ) -> Result<CommunicationPlan, ApiError> {
        self.get(&format!("/challenges/{id}/communication-plan")).await
    }

    /// The same, to take along.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn print_communication_plan(
        &self,
        id: ChallengeId,
        format: DocumentFormat,
    ) -> Result<Vec<u8>, ApiError> {
        let path = format!("/challenges/{id}/communication-plan/{}", format.code());
        receive_bytes(self.request(Method::GET, &path)).await
    }

    /// What became of the answers of a challenge.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_challenge_results(
        &self,
        id: ChallengeId,
    ) -> Result<ChallengeResults, ApiError> {
        self.get(&format!("/challenges/{id}/results")).await
    }

    /// What happened to a challenge.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_challenge_history(&self, id: ChallengeId) -> Result<History, ApiError> {
        self.get(&format!("/challenges/{id}/history")).await
    }

    /// Prepares a challenge.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn create_challenge(
        &self,
        body: &ChallengeRequest,
        key: &IdempotencyKey,
    ) -> Result<ChallengeView, ApiError> {
        self.create("/challenges", body, key).await
    }

    /// Changes a challenge.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_challenge(
        &self,
        id: ChallengeId,
        body: &ChallengeRequest,
        seen: Version,
    ) -> Result<ChallengeView, ApiError> {
        self.change(Method::PUT, &format!("/challenges/{id}"), body, seen).await
    }

    /// Publishes a challenge.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn publish_challenge(
        &self,
        id: ChallengeId,
        seen: Version,
    ) -> Result<ChallengeView, ApiError> {
        let request = self.request(Method::POST, &format!("/challenges/{id}/publications"));
        receive(if_match(request, seen)).await
    }

    /// Stops the deposits of a challenge.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn stop_deposits(
        &self,
        id: ChallengeId,
        seen: Version,
    ) -> Result<ChallengeView, ApiError> {
        let request = self.request(Method::POST, &format!("/challenges/{id}/deposit-stops"));
        receive(if_match(request, seen)).await
    }

    /// Closes a challenge with its results.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn close_challenge(
        &self,
        id: ChallengeId,
        body: &CloseChallengeRequest,
        seen: Version,
    ) -> Result<ChallengeView, ApiError> {
        self.change(Method::POST, &format!("/challenges/{id}/closings"), body, seen).await
    }

    /// What a challenge is followed by, what was decided of it, and what is counted.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_challenge_course(
        &self,
        id: ChallengeId,
    ) -> Result<ChallengeCourse, ApiError> {
        self.get(&format!("/challenges/{id}/course")).await
    }

    /// Sets what a challenge is followed by; `seen` is the version of the challenge.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn set_challenge_indicators(
        &self,
        id: ChallengeId,
        body: &SetIndicatorsRequest,
        seen: Version,
    ) -> Result<ChallengeCourse, ApiError> {
        self.change(Method::PUT, &format!("/challenges/{id}/indicators"), body, seen).await
    }

    /// Declares a value of an indicator.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn add_indicator_value(
        &self,
        (id, indicator): (ChallengeId, IndicatorId),
        body: &IndicatorValueRequest,
        key: &IdempotencyKey,
    ) -> Result<ChallengeCourse, ApiError> {
        self.create(&format!("/challenges/{id}/indicators/{indicator}/values"), body, key).await
    }

    /// Takes a value of an indicator off.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn remove_indicator_value(
        &self,
        id: ChallengeId,
        indicator: IndicatorId,
        value: IndicatorValueId,
    ) -> Result<ChallengeCourse, ApiError> {
        let path = format!("/challenges/{id}/indicators/{indicator}/values/{value}");
        receive(self.request(Method::DELETE, &path)).await
    }

    /// Decides of the course of a challenge; `seen` is the version of the challenge.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn decide_challenge_course(
        &self,
        id: ChallengeId,
        body: &DecideCourseRequest,
        seen: Version,
    ) -> Result<ChallengeCourse, ApiError> {
        self.change(Method::POST, &format!("/challenges/{id}/course-decisions"), body, seen).await
    }

    /// The people of a challenge.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_challenge_people(
        &self,
        id: ChallengeId,
    ) -> Result<ChallengePeople, ApiError> {
        self.get(&format!("/challenges/{id}/people")).await
    }

    /// Who may know of what a challenge is about.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn suggest_challenge_people(
        &self,
        id: ChallengeId,
    ) -> Result<SuggestedPeople, ApiError> {
        self.get(&format!("/challenges/{id}/suggested-people")).await
    }

    /// Invites somebody to a challenge.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn invite_to_challenge(
        &self,
        id: ChallengeId,
        body: &InviteRequest,
        key: &IdempotencyKey,
    ) -> Result<ChallengePeople, ApiError> {
        self.create(&format!("/challenges/{id}/invitations"), body, key).await
    }

    /// Answers an invitation to a challenge.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn answer_challenge_invitation(
        &self,
        id: ChallengeId,
        person: UserId,
        body: &AnswerInvitationRequest,
    ) -> Result<ChallengePeople, ApiError> {
        let path = format!("/challenges/{id}/invitations/{person}/answer");
        receive(self.request(Method::POST, &path).json(body)).await
    }

    /// Takes back an invitation to a challenge.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn withdraw_challenge_invitation(
        &self,
        id: ChallengeId,
        person: UserId,
    ) -> Result<ChallengePeople, ApiError> {
        let path = format!("/challenges/{id}/invitations/{person}");
        receive(self.request(Method::DELETE, &path)).await
    }

    /// What reviewers think of an idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_review(&self, id: IdeaId) -> Result<ReviewView, ApiError> {
        self.get(&format!("/ideas/{id}/review")).await
    }

    /// Keeps one's marks, or sends them; `seen` is nought when there are none yet.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn save_scorecard(
        &self,
        id: IdeaId,
        body: &ScorecardRequest,
        seen: Version,
    ) -> Result<ReviewView, ApiError> {
        self.change(Method::PUT, &format!("/ideas/{id}/scorecard"), body, seen).await
    }

    /// Tells the other reviewers something.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn post_review_note(
        &self,
        id: IdeaId,
        body: &ReviewNoteRequest,
        key: &IdempotencyKey,
    ) -> Result<ReviewView, ApiError> {
        self.create(&format!("/ideas/{id}/review-notes"), body, key).await
    }

    /// What is left for oneself to mark.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_answers_to_mark(&self) -> Result<AnswersToMark, ApiError> {
        self.get("/answers-to-mark").await
    }

    /// What waits for an answer.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_decision_queue(&self, query: &QueueQuery) -> Result<DecisionQueue, ApiError> {
        self.list("/decision-queue", query).await
    }

    /// Prepares a decision; `seen` is nought when nothing is prepared yet.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn prepare_decision(
        &self,
        id: IdeaId,
        body: &DecideIdeaRequest,
        seen: Version,
    ) -> Result<(), ApiError> {
        let path = format!("/ideas/{id}/prepared-decision");
        receive_nothing(if_match(self.request(Method::PUT, &path), seen).json(body)).await
    }

    /// Throws a prepared decision away.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn discard_prepared_decision(
        &self,
        id: IdeaId,
        seen: Version,
    ) -> Result<(), ApiError> {
        let path = format!("/ideas/{id}/prepared-decision");
        receive_nothing(if_match(self.request(Method::DELETE, &path), seen)).await
    }

    /// Prepares one answer for several ideas: for all of them, or for none.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn prepare_decisions(
        &self,
        body: &PrepareDecisionsRequest,
    ) -> Result<PreparedBatch, ApiError> {
        let request = self.request(Method::POST, "/prepared-decision-batches").json(body);
        receive(request).await
    }

    /// Publishes prepared decisions together.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn publish_decisions(
        &self,
        body: &DecisionBatchRequest,
    ) -> Result<PublishedBatch, ApiError> {
        receive(self.request(Method::POST, "/decision-batches").json(body)).await
    }
}
