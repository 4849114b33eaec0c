//! Errors: `application/problem+json` (RFC 9457).

use domain::{FieldCode, FieldError};
use serde::{Deserialize, Serialize};

/// Stable reasons a client may branch on; title and detail are for people, in the language they ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ProblemCode {
    /// 400: the request cannot be read: bad JSON, bad UTF-8, an unknown parameter, an unreadable cursor.
    MalformedRequest,
    /// 400: this operation wants an Idempotency-Key header of 1 to 255 printable characters.
    IdempotencyKeyInvalid,
    /// 401: no valid access token.
    NotSignedIn,
    /// 401: wrong address or password, or an account that may not sign in.
    InvalidCredentials,
    /// 401: the session ended, was revoked, or its refresh token was used twice.
    SessionEnded,
    /// 403: the matrix says no.
    Forbidden,
    /// 403: the summary sheet is open, the record is kept for COMEX, CODIR and the team.
    RecordClosed,
    /// 403: the request does not come from the portal's own pages.
    ForeignOrigin,
    /// 403: nothing is changed while one looks as a profile (`Ozelid-View-As`).
    PreviewReadsOnly,
    /// 403: only whoever may change the matrix looks as a profile, and none that goes further than theirs.
    PreviewRefused,
    /// 404: no such object, or one that the caller may not know of.
    NotFound,
    /// 405: the path exists, not with this method; see `Allow`.
    MethodNotAllowed,
    /// 408: the body did not arrive in time.
    RequestTimeout,
    /// 409: the idea is decided or withdrawn.
    IdeaDecided,
    /// 409: the idea has its author's name already.
    IdeaNamed,
    /// 409: the idea sleeps, or was withdrawn.
    IdeaAtRest,
    /// 409: an idea that is not selected does not become an experiment.
    IdeaNotSelected,
    /// 409: the challenge takes no idea now; the idea may be deposited as spontaneous.
    ChallengeClosed,
    /// 409: the act is not of the phase of the challenge.
    ChallengeWrongPhase,
    /// 409: marks are given with these criteria.
    CriteriaInUse,
    /// 409: some authors have no answer yet.
    IdeasUnanswered,
    /// 409: votes on the ideas of this challenge are taken in another period.
    VotesClosed,
    /// 409: the marks were sent.
    ScorecardSent,
    /// 409: some lines of the batch are faulty, and nothing was published; see `errors`.
    BatchRefused,
    /// 409: only an idea that was not selected is taken up again.
    IdeaNotDormant,
    /// 409: somebody proposed it already, and waits for an answer.
    RevivalProposed,
    /// 409: the proposal was answered.
    RevivalAnswered,
    /// 409: this person is asked already, or too many are.
    CoAuthorAsked,
    /// 409: nobody asked the caller to.
    NotInvited,
    /// 409: this person takes part in the challenge, or is invited already.
    PersonAsked,
    /// 409: the challenge invited as many people as it may.
    TooManyAsked,
    /// 409: the challenge is no intrapreneur track.
    NotATrack,
    /// 409: the idea answers no investment call.
    NotACall,
    /// 409: the author of the idea has no account that is in use: they could not answer.
    AuthorAway,
    /// 409: the idea takes part in this track already.
    IdeaEntered,
    /// 409: the act is not of the state of the entry.
    EntryWrongState,
    /// 409: this person is in another team of the same track.
    InOtherTeam,
    /// 409: the ideas are tied already.
    IdeasLinked,
    /// 409: one of the ideas became one with another already.
    IdeaMerged,
    /// 409: the idea that would go on for both sleeps, or was withdrawn.
    MergeAtRest,
    /// 409: the ideas are two.
    IdeaNotMerged,
    /// 409: the ideas became one too long ago.
    MergeTooOld,
    /// 409: the other idea became one with a third since: that merge is undone first.
    OtherMerged,
    /// 409: one keeps as many views as one may.
    TooManyViews,
    /// 422: a mark is missing, or outside the scale.
    ScorecardIncomplete,
    /// 422: an idea is neither tied to itself nor made one with itself.
    SameIdea,
    /// 422: an idea that nobody signs enters no track, whoever asks.
    UnsignedIdea,
    /// 422: an anonymous idea is signed by nobody.
    AnonymousIdea,
    /// 409: the comment was removed already.
    CommentRemoved,
    /// 409: its author changes a comment within fifteen minutes.
    CommentSettled,
    /// 409: the act is not of the state of the experiment.
    PocWrongState,
    /// 409: steps are passed in order; `params` of the problem say which comes next.
    StepOutOfOrder,
    /// 409: only a passed step can be reopened.
    StepNotPassed,
    /// 409: nothing has been learnt at a step that has not begun.
    StepNotBegun,
    /// 409: only a validated experiment becomes a practice.
    PocNotValidated,
    /// 409: the experiment has its practice already.
    PracticeExists,
    /// 409: the experiment has its practice already, which the caller may not read.
    PracticeNotShown,
    /// 409: the practice is no draft: it is in the Store, or was taken out of it.
    PracticeNotDraft,
    /// 409: the practice is out of the Store: nobody takes it up.
    PracticeWithdrawn,
    /// 409: the body takes the practice up already: what it told is changed instead.
    ReuseDeclared,
    /// 409: the declaration that the body takes the practice up was withdrawn.
    ReuseWithdrawn,
    /// 409: the kit was released: only a draft is thrown away.
    KitReleased,
    /// 409: the question is closed already.
    HelpRequestClosed,
    /// 409: conditions of the first gate are still to be lifted.
    ConditionsOpen,
    /// 409: there is no such condition, or it is lifted already.
    ConditionNotOpen,
    /// 409: the review is frozen: it never changes again.
    ReviewFrozen,
    /// 409: there is a review of that half and that perimeter.
    ReviewExists,
    /// 409: where the editorial item stands, or its brick, does not allow it.
    ItemWrongState,
    /// 409: as many values of the list are active as may be.
    ListFull,
    /// 409: something mandatory, or a rule, needs this value of the list.
    ValueNeeded,
    /// 409: an account has this address already.
    EmailTaken,
    /// 409: the last super administrator stays.
    LastSuperAdmin,
    /// 409: nobody takes their own rights away.
    OwnAccount,
    /// 409: the account is closed: it is opened again first.
    AccountClosed,
    /// 409: the delegation was taken back already.
    DelegationWithdrawn,
    /// 409: this owner was declared already.
    OwnerDeclared,
    /// 409: a request with the same Idempotency-Key is still running.
    IdempotencyInFlight,
    /// 412: somebody changed it since it was read.
    EditConflict,
    /// 413: the body is too large.
    PayloadTooLarge,
    /// 415: the body is not of a type this operation reads.
    UnsupportedMediaType,
    /// 422: some fields are to be corrected; see `errors`.
    ValidationFailed,
    /// 422: one does not support, or decide on, one's own idea.
    OwnIdea,
    /// 422: a practice is taken up elsewhere than where it was born.
    PracticeOfOwnBody,
    /// 422: a management rule of rights says no: read the rule, change the wish.
    RightsRule,
    /// 422: a gate among the steps was not decided.
    GateUndecided,
    /// 422: a decision was given for a step that is not a gate of the group.
    GateOutsideGroup,
    /// 422: a NO GO must end the group.
    NoGoInsideGroup,
    /// 422: somebody of the team does not decide alone at the gate of their own experiment.
    DecidesAlone,
    /// 422: this person may not decide at this gate.
    DeciderNotEntitled,
    /// 422: the file is not of an accepted kind, or not what it says it is.
    FileRefused,
    /// 422: the file to import cannot be read as a table with the expected columns.
    ImportUnreadable,
    /// 422: the Idempotency-Key was used with another request.
    IdempotencyKeyReused,
    /// 428: If-Match is missing.
    VersionRequired,
    /// 429: too many attempts; see `Retry-After`.
    TooManyRequests,
    /// 500: a fault of ours; quote `request_id`.
    Internal,
    /// 503: the database or the storage does not answer; try again later.
    Unavailable,
}

impl ProblemCode {
    /// Every code, for catalogues and documents that must be complete.
    pub const ALL: &'static [Self] = &[
        Self::MalformedRequest,
        Self::IdempotencyKeyInvalid,
        Self::NotSignedIn,
        Self::InvalidCredentials,
        Self::SessionEnded,
        Self::Forbidden,
        Self::RecordClosed,
        Self::ForeignOrigin,
        Self::PreviewReadsOnly,
        Self::PreviewRefused,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::RequestTimeout,
        Self::IdeaDecided,
        Self::IdeaNamed,
        Self::IdeaAtRest,
        Self::IdeaNotSelected,
        Self::ChallengeClosed,
        Self::ChallengeWrongPhase,
        Self::CriteriaInUse,
        Self::IdeasUnanswered,
        Self::VotesClosed,
        Self::ScorecardSent,
        Self::BatchRefused,
        Self::IdeaNotDormant,
        Self::RevivalProposed,
        Self::RevivalAnswered,
        Self::CoAuthorAsked,
        Self::NotInvited,
        Self::PersonAsked,
        Self::TooManyAsked,
        Self::NotATrack,
        Self::NotACall,
        Self::AuthorAway,
        Self::IdeaEntered,
        Self::EntryWrongState,
        Self::InOtherTeam,
        Self::IdeasLinked,
        Self::IdeaMerged,
        Self::MergeAtRest,
        Self::IdeaNotMerged,
        Self::MergeTooOld,
        Self::OtherMerged,
        Self::TooManyViews,
        Self::ScorecardIncomplete,
        Self::SameIdea,
        Self::UnsignedIdea,
        Self::AnonymousIdea,
        Self::CommentRemoved,
        Self::CommentSettled,
        Self::PocWrongState,
        Self::StepOutOfOrder,
        Self::StepNotPassed,
        Self::StepNotBegun,
        Self::PocNotValidated,
        Self::PracticeExists,
        Self::PracticeNotShown,
        Self::PracticeNotDraft,
        Self::PracticeWithdrawn,
        Self::ReuseDeclared,
        Self::ReuseWithdrawn,
        Self::KitReleased,
        Self::HelpRequestClosed,
        Self::ConditionsOpen,
        Self::ConditionNotOpen,
        Self::ReviewFrozen,
        Self::ReviewExists,
        Self::ItemWrongState,
        Self::ListFull,
        Self::ValueNeeded,
        Self::EmailTaken,
        Self::LastSuperAdmin,
        Self::OwnAccount,
        Self::AccountClosed,
        Self::DelegationWithdrawn,
        Self::OwnerDeclared,
        Self::IdempotencyInFlight,
        Self::EditConflict,
        Self::PayloadTooLarge,
        Self::UnsupportedMediaType,
        Self::ValidationFailed,
        Self::OwnIdea,
        Self::PracticeOfOwnBody,
        Self::RightsRule,
        Self::GateUndecided,
        Self::GateOutsideGroup,
        Self::NoGoInsideGroup,
        Self::DecidesAlone,
        Self::DeciderNotEntitled,
        Self::FileRefused,
        Self::ImportUnreadable,
        Self::IdempotencyKeyReused,
        Self::VersionRequired,
        Self::TooManyRequests,
        Self::Internal,
        Self::Unavailable,
    ];
}

/// One faulty field, with its sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// JSON Pointer into the body, or the name of the parameter after a `?`.
    #[cfg_attr(feature = "openapi", schema(example = "/title"))]
    pub pointer: String,
    /// The stable reason.
    pub code: FieldCode,
    /// What to do about it, in the caller's language.
    #[cfg_attr(feature = "openapi", schema(example = "Donnez un titre d’au moins 3 caractères."))]
    pub detail: String,
    /// The smallest length or count.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub min: Option<u32>,
    /// The greatest length or count.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub max: Option<u32>,
}

impl FieldProblem {
    /// A fault with its sentence.
    #[must_use]
    pub fn new(error: FieldError, detail: String) -> Self {
        let FieldError { pointer, code, min, max } = error;
        Self { pointer, code, detail, min, max }
    }
}

/// What went wrong (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// Address of a page about this kind of problem.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schema(example = "/api/problems/validation_failed"))]
    pub kind: String,
    /// The kind of problem, in the caller's language.
    #[cfg_attr(feature = "openapi", schema(example = "Certains champs sont à corriger"))]
    pub title: String,
    /// The HTTP status.
    #[cfg_attr(feature = "openapi", schema(example = 422))]
    pub status: u16,
    /// The stable reason.
    pub code: ProblemCode,
    /// What to do about it, in the caller's language.
    pub detail: String,
    /// The path that was asked.
    #[cfg_attr(feature = "openapi", schema(example = "/api/v1/ideas"))]
    pub instance: String,
    /// To quote to whoever looks after the server.
    pub request_id: String,
    /// The faulty fields, all at once.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub errors: Vec<FieldProblem>,
}
