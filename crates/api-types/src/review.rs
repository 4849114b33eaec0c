//! Reading answers with criteria, and deciding at scale.

mod batch;
mod marking;
mod promise;

use chrono::{DateTime, NaiveDate, Utc};
use domain::idea::{Answer, DecisionGround, IdeaVerdict, Mark, RevivalOutcome, Scorecard};
use domain::text::{FieldErrors, Paragraph};
use domain::{ChallengeId, FieldError, ReviewNoteId, RevivalId};
use serde::{Deserialize, Serialize};

pub use batch::{
    BATCH_MAX, BatchLine, DecisionBatchRequest, PrepareDecisionsRequest, PreparedBatch,
    PublishedBatch,
};
pub use marking::{AnswerToMark, AnswersToMark, MarkingCounts};
pub use promise::{PromiseView, PromisesQuery, PromisesView};

use crate::challenge::{ChallengeRef, CriterionView};
use crate::idea::IdeaSummary;
use crate::people::PersonView;

/// A mark and the reasoning behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarkView {
    /// The place of the criterion in its challenge, from 0.
    pub criterion: u8,
    /// From nought to five; nought or five to a yes or no.
    #[cfg_attr(feature = "openapi", schema(example = 4))]
    pub value: u8,
    /// Why.
    #[serde(default)]
    pub reasoning: Option<String>,
}

/// What one expert thinks of one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScorecardView {
    /// Whose it is; absent on one's own.
    pub reviewer: Option<PersonView>,
    /// Why they do not mark it.
    pub conflict: Option<String>,
    /// Marks.
    pub marks: Vec<MarkView>,
    /// What they weigh, in whole percent of the highest.
    pub percent: Option<u8>,
    /// When it was sent.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Version, to send back as If-Match; nought when there is none yet.
    pub version: i32,
}

/// What reviewers tell each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewNoteView {
    /// Its identifier.
    pub id: ReviewNoteId,
    /// Who wrote it.
    pub author: PersonView,
    /// What it says.
    pub body: String,
    /// When.
    pub posted_at: DateTime<Utc>,
}

/// What reviewers read of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewView {
    /// What answers of the challenge are read with.
    pub criteria: Vec<CriterionView>,
    /// The caller's own card, when they are one of its experts.
    pub own: Option<ScorecardView>,
    /// The cards that were sent; absent for an expert who has not sent theirs.
    pub cards: Option<Vec<ScorecardView>>,
    /// How many experts have sent their marks.
    pub sent: u32,
    /// Of how many.
    pub awaited: u32,
    /// The mean of what was sent, in whole percent; absent while the cards are.
    pub percent: Option<u8>,
    /// What reviewers tell each other, the oldest first.
    pub notes: Vec<ReviewNoteView>,
}

/// Marks to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScorecardRequest {
    /// Why the caller does not mark this answer; then there are no marks.
    pub conflict: Option<String>,
    /// Marks given so far.
    pub marks: Vec<MarkView>,
    /// Whether to send them: then they stay, and the others may read them.
    pub submit: bool,
}

impl ScorecardRequest {
    /// Checks the texts.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<Scorecard, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let conflict = Paragraph::parse_optional("/conflict", self.conflict.as_deref());
        let conflict = errors.check(conflict).flatten();
        let mark = |(index, mark): (usize, &MarkView)| {
            let pointer = format!("/marks/{index}/reasoning");
            let reasoning = Paragraph::parse_optional(&pointer, mark.reasoning.as_deref());
            let reasoning = errors.check(reasoning)?;
            Some(Mark { criterion: mark.criterion, value: mark.value, reasoning })
        };
        let marks = self.marks.iter().enumerate().filter_map(mark).collect();
        errors.into_result()?;
        Ok(Scorecard { conflict, marks, submitted_at: None })
    }
}

/// Something to tell the other reviewers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewNoteRequest {
    /// What it says.
    #[cfg_attr(feature = "openapi", schema(example = "À rapprocher de l’essai de Rennes."))]
    pub body: String,
}

impl ReviewNoteRequest {
    /// Checks the text.
    ///
    /// # Errors
    /// At `/body`.
    pub fn parse(&self) -> Result<Paragraph, Vec<FieldError>> {
        Paragraph::parse("/body", &self.body).map_err(|error| vec![error])
    }
}

/// What is decided about an idea.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecideIdeaRequest {
    /// The verdict.
    pub verdict: IdeaVerdict,
    /// Why, in words that everyone reads; never empty.
    #[cfg_attr(feature = "openapi", schema(example = "Déjà couvert par le POC 12."))]
    pub reason: String,
    /// The same in one word, for an idea that is not selected.
    #[serde(default)]
    pub ground: Option<DecisionGround>,
    /// « It would become possible if… », for an idea that is not selected.
    #[serde(default)]
    pub condition: Option<String>,
}

impl DecideIdeaRequest {
    /// Checks the texts.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<Answer, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let reason = errors.check(Paragraph::parse("/reason", &self.reason));
        let condition = Paragraph::parse_optional("/condition", self.condition.as_deref());
        let condition = errors.check(condition).flatten();
        errors.into_result()?;
        let (verdict, ground) = (self.verdict, self.ground);
        reason.map(|reason| Answer { verdict, reason, ground, condition }).ok_or_else(Vec::new)
    }
}

/// A decision that waits to be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreparedDecisionView {
    /// The verdict.
    pub verdict: IdeaVerdict,
    /// Why.
    pub reason: String,
    /// The same in one word.
    pub ground: Option<DecisionGround>,
    /// What would make it possible.
    pub condition: Option<String>,
    /// Who prepared it last.
    pub prepared_by: PersonView,
    /// When.
    pub prepared_at: DateTime<Utc>,
    /// Version, to send back as If-Match, and in a batch.
    pub version: i32,
    /// Whether the idea was written anew since: such an answer is not published before it is prepared again.
    pub outdated: bool,
}

/// An idea that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QueuedIdea {
    /// The idea.
    pub idea: IdeaSummary,
    /// What was promised to its author.
    pub promise: Option<PromiseView>,
    /// How many experts have sent their marks.
    pub scored: u32,
    /// What is prepared for it.
    pub prepared: Option<PreparedDecisionView>,
}

/// What waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisionQueue {
    /// Those whose promise ends first before the others; at most 200.
    pub items: Vec<QueuedIdea>,
    /// How many wait in all, of those that were asked for.
    pub total: u64,
    /// Cursor of the next page; absent on the last.
    pub next: Option<String>,
}

/// Which part of the queue is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct QueueQuery {
    /// The answers of one challenge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_id: Option<ChallengeId>,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// A dormant idea.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DormantIdea {
    /// The idea.
    pub idea: IdeaSummary,
    /// Why it sleeps.
    pub reason: Option<String>,
    /// The same in one word.
    pub ground: Option<DecisionGround>,
    /// What would make it possible.
    pub condition: Option<String>,
    /// Since when.
    pub decided_at: Option<DateTime<Utc>>,
    /// Whether somebody proposed to take it up again.
    pub proposed: bool,
}

/// Dormant ideas, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DormantPage {
    /// The last deposited first.
    pub items: Vec<DormantIdea>,
    /// Cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// How many sleep, of those that were asked for, when `include=total` was asked.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub total: Option<u64>,
    /// How many were taken up again, ever, when `include=total` was asked.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub revived: Option<u64>,
}

/// What an idea was answered in a challenge that it left when it was taken up again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormerAnswerView {
    /// The challenge: of it, this answer stays true.
    pub challenge: ChallengeRef,
    /// Why it was not selected.
    pub reason: Option<String>,
    /// The same in one word.
    pub ground: Option<DecisionGround>,
    /// What would have made it possible.
    pub condition: Option<String>,
    /// When it was answered.
    pub decided_at: Option<DateTime<Utc>>,
}

/// A proposal to take a dormant idea up again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RevivalView {
    /// Its identifier.
    pub id: RevivalId,
    /// The idea; in the list of those that wait.
    pub idea: Option<IdeaSummary>,
    /// Who proposes it; absent when its masked author does.
    pub proposed_by: Option<PersonView>,
    /// Why now.
    pub why: String,
    /// The challenge it would answer.
    pub challenge_id: Option<ChallengeId>,
    /// On which day.
    pub proposed_on: NaiveDate,
    /// What was answered.
    pub outcome: Option<RevivalOutcome>,
    /// Why.
    pub answer: Option<String>,
    /// The day on which it is pitched in public.
    pub pitched_on: Option<NaiveDate>,
    /// Who answered.
    pub answered_by: Option<PersonView>,
    /// When.
    pub answered_at: Option<DateTime<Utc>>,
    /// What it was answered in the challenge that it left by this one; among those about one idea.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub former: Option<FormerAnswerView>,
}

/// Proposals to take ideas up again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Revivals {
    /// About one idea, the newest first; that wait for an answer, the oldest first.
    pub items: Vec<RevivalView>,
}

/// Why a dormant idea is to be taken up again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProposeRevivalRequest {
    /// Why now.
    #[cfg_attr(feature = "openapi", schema(example = "Le logiciel qui manquait est arrivé."))]
    pub why: String,
    /// The open challenge it would answer.
    #[serde(default)]
    pub challenge_id: Option<ChallengeId>,
}

impl ProposeRevivalRequest {
    /// Checks the text.
    ///
    /// # Errors
    /// At `/why`.
    pub fn parse(&self) -> Result<Paragraph, Vec<FieldError>> {
        Paragraph::parse("/why", &self.why).map_err(|error| vec![error])
    }
}

/// What is answered to whoever proposed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerRevivalRequest {
    /// Yes or no.
    pub outcome: RevivalOutcome,
    /// Why; never empty.
    #[cfg_attr(
        feature = "openapi",
        schema(example = "La condition est levée : merci d’y avoir pensé.")
    )]
    pub reason: String,
    /// The day on which it is pitched in public, when one is set.
    #[serde(default, deserialize_with = "crate::dates::read")]
    pub pitched_on: Option<NaiveDate>,
}

impl AnswerRevivalRequest {
    /// Checks the text.
    ///
    /// # Errors
    /// At `/reason`.
    pub fn parse(&self) -> Result<Paragraph, Vec<FieldError>> {
        Paragraph::parse("/reason", &self.reason).map_err(|error| vec![error])
    }
}
