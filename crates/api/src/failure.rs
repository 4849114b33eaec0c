//! The only place where a failure becomes a status.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use api_types::problem::ProblemCode;
use app::Failure;
use domain::FieldError;
use domain::access::{DelegationRefused, MatrixRefused};
use domain::challenge::{
    ChallengeClosed, CloseChallengeError, EditChallengeError, EntryError, InvitationError,
};
use domain::half_year_review::ReviewError;
use domain::idea::{
    CoAuthorError, DecideError, EditCommentError, ExperimentError, LinkError, MergeError,
    PledgeError, PotentialError, RevivalError, ScoreError, SignError, UndoMergeError, VoteError,
};
use domain::poc::{LifecycleError, PublishError};
use domain::practice::ReuseError;
use domain::reference::KeepListError;
use persistence::StoreError;

/// What a handler answers.
pub(crate) type Answer<T> = Result<T, ApiFailure>;

/// Why a request was not answered as it hoped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ApiFailure {
    #[error("not signed in")]
    NotSignedIn,
    #[error("the request comes from elsewhere")]
    ForeignOrigin,
    #[error("nobody changes anything through the eyes of another")]
    PreviewReadsOnly,
    #[error("the caller may not look as this profile")]
    PreviewRefused,
    #[error("the request cannot be read")]
    Malformed,
    #[error("the idempotency key is not usable")]
    IdempotencyKeyInvalid,
    #[error("some fields are to be corrected")]
    Invalid(Vec<FieldError>),
    #[error("If-Match is missing")]
    VersionRequired,
    #[error("the body is too large")]
    TooLarge,
    #[error("the body is of another type")]
    UnsupportedMediaType,
    #[error("the body did not arrive in time")]
    Timeout,
    #[error("there is no such path")]
    NotFound,
    #[error(transparent)]
    App(#[from] Failure),
}

impl From<Vec<FieldError>> for ApiFailure {
    fn from(errors: Vec<FieldError>) -> Self {
        Self::Invalid(errors)
    }
}

impl From<StoreError> for ApiFailure {
    fn from(error: StoreError) -> Self {
        Self::App(error.into())
    }
}

/// What the renderer of problems needs to know of a failure.
#[derive(Clone, Debug)]
pub(crate) struct Kind {
    pub(crate) status: StatusCode,
    pub(crate) code: ProblemCode,
    pub(crate) errors: Vec<FieldError>,
}

impl ApiFailure {
    pub(crate) fn kind(&self) -> Kind {
        use ProblemCode as P;
        use StatusCode as S;
        let (status, code) = match self {
            Self::NotSignedIn => (S::UNAUTHORIZED, P::NotSignedIn),
            Self::ForeignOrigin => (S::FORBIDDEN, P::ForeignOrigin),
            Self::PreviewReadsOnly => (S::FORBIDDEN, P::PreviewReadsOnly),
            Self::PreviewRefused => (S::FORBIDDEN, P::PreviewRefused),
            Self::Malformed => (S::BAD_REQUEST, P::MalformedRequest),
            Self::IdempotencyKeyInvalid => (S::BAD_REQUEST, P::IdempotencyKeyInvalid),
            Self::Invalid(_) => (S::UNPROCESSABLE_ENTITY, P::ValidationFailed),
            Self::VersionRequired => (S::PRECONDITION_REQUIRED, P::VersionRequired),
            Self::TooLarge => (S::PAYLOAD_TOO_LARGE, P::PayloadTooLarge),
            Self::UnsupportedMediaType => (S::UNSUPPORTED_MEDIA_TYPE, P::UnsupportedMediaType),
            Self::Timeout => (S::REQUEST_TIMEOUT, P::RequestTimeout),
            Self::NotFound => (S::NOT_FOUND, P::NotFound),
            Self::App(failure) => of_use_case(failure),
        };
        Kind { status, code, errors: self.errors().to_vec() }
    }

    fn errors(&self) -> &[FieldError] {
        if let Self::Invalid(errors)
        | Self::App(
            Failure::Invalid(errors)
            | Failure::Batch(errors)
            | Failure::ImportUnreadable { errors, .. },
        ) = self
        {
            errors
        } else {
            &[]
        }
    }
}

#[rustfmt::skip] // A table.
fn of_use_case(failure: &Failure) -> (StatusCode, ProblemCode) {
    use ProblemCode as P;
    use StatusCode as S;
    match failure {
        Failure::NotFound(_) => (S::NOT_FOUND, P::NotFound),
        Failure::Denied(_) | Failure::EditComment(EditCommentError::NotOwn) => (S::FORBIDDEN, P::Forbidden),
        Failure::RecordClosed => (S::FORBIDDEN, P::RecordClosed),
        Failure::Invalid(_) => (S::UNPROCESSABLE_ENTITY, P::ValidationFailed),
        Failure::EditConflict => (S::PRECONDITION_FAILED, P::EditConflict),
        Failure::Cursor => (S::BAD_REQUEST, P::MalformedRequest),
        Failure::InvalidCredentials => (S::UNAUTHORIZED, P::InvalidCredentials),
        Failure::SessionEnded => (S::UNAUTHORIZED, P::SessionEnded),
        Failure::TooManyAttempts { .. } => (S::TOO_MANY_REQUESTS, P::TooManyRequests),
        Failure::IdempotencyKeyReused => (S::UNPROCESSABLE_ENTITY, P::IdempotencyKeyReused),
        Failure::IdempotencyInFlight => (S::CONFLICT, P::IdempotencyInFlight),
        Failure::Review(_) | Failure::KeepList(_) | Failure::Editorial(_) | Failure::KitReleased(_) => (S::CONFLICT, of_keeping(failure)),
        Failure::EmailTaken => (S::CONFLICT, P::EmailTaken),
        Failure::LastSuperAdmin => (S::CONFLICT, P::LastSuperAdmin),
        Failure::OwnAccount => (S::CONFLICT, P::OwnAccount),
        Failure::AccountClosed => (S::CONFLICT, P::AccountClosed),
        Failure::OwnerDeclared => (S::CONFLICT, P::OwnerDeclared),
        Failure::Delegation(DelegationRefused::Withdrawn) => (S::CONFLICT, P::DelegationWithdrawn),
        Failure::Delegation(_) => (S::UNPROCESSABLE_ENTITY, P::RightsRule),
        Failure::Matrix(error) => of_matrix(*error),
        Failure::Decide(DecideError::OwnIdea) | Failure::Vote(VoteError::OwnIdea)
        | Failure::OwnThing => (S::UNPROCESSABLE_ENTITY, P::OwnIdea),
        Failure::Vote(VoteError::Merged) | Failure::Experiment(ExperimentError::Merged) => (S::CONFLICT, P::IdeaMerged),
        Failure::Decide(DecideError::AlreadyDecided(_)) | Failure::EditIdea(_)
        | Failure::Withdraw(_) | Failure::Vote(VoteError::Withdrawn) => (S::CONFLICT, P::IdeaDecided),
        Failure::Experiment(_) => (S::CONFLICT, P::IdeaNotSelected),
        Failure::RemoveComment(_) | Failure::EditComment(EditCommentError::Removed) => (S::CONFLICT, P::CommentRemoved),
        Failure::EditComment(EditCommentError::TooLate) => (S::CONFLICT, P::CommentSettled),
        Failure::ChallengeClosed(_) | Failure::EditChallenge(_) | Failure::PublishChallenge(_)
        | Failure::StopDeposits(_) | Failure::CloseChallenge(_) | Failure::Course(_) => (S::CONFLICT, of_challenge(failure)),
        Failure::Invitation(error) => (S::CONFLICT, of_invitation(*error)),
        Failure::Entry(error) => of_entry(error),
        Failure::Score(error) => of_score(*error),
        Failure::Batch(_) => (S::CONFLICT, P::BatchRefused),
        Failure::Revival(error) => of_revival(*error),
        Failure::CoAuthor(error) => of_co_author(*error),
        Failure::Sign(error) => of_signing(*error), Failure::Pledge(error) => of_pledge(*error),
        Failure::Potential(error) => of_potential(*error),
        Failure::Link(error) => of_link(*error),
        Failure::Merge(error) => of_merge(*error),
        Failure::UndoMerge(error) => (S::CONFLICT, of_undoing(*error)),
        Failure::TooManyViews => (S::CONFLICT, P::TooManyViews),
        Failure::Lifecycle(error) => of_lifecycle(error),
        Failure::AddLesson(_) => (S::CONFLICT, P::StepNotBegun),
        Failure::Publish(error) => (S::CONFLICT, of_publishing(*error)),
        Failure::Reuse(error) => of_reuse(*error),
        Failure::CloseHelpRequest(_) => (S::CONFLICT, P::HelpRequestClosed),
        Failure::FileRefused => (S::UNPROCESSABLE_ENTITY, P::FileRefused),
        Failure::ImportUnreadable { .. } => (S::UNPROCESSABLE_ENTITY, P::ImportUnreadable),
        Failure::Store(StoreError::Unavailable(_) | StoreError::Busy | StoreError::NotKept(_))
        | Failure::Files(_)
        | Failure::SearchNotReady => (S::SERVICE_UNAVAILABLE, P::Unavailable),
        Failure::Store(_) | Failure::Search(_) | Failure::Sheet(_) | Failure::Print(_)
        | Failure::Key(_) => (S::INTERNAL_SERVER_ERROR, P::Internal),
    }
}

/// Reviews, lists, editorial items and kits, as they are kept.
const fn of_keeping(failure: &Failure) -> ProblemCode {
    if let Failure::Review(ReviewError::Frozen) = failure {
        ProblemCode::ReviewFrozen
    } else if let Failure::Review(ReviewError::Exists) = failure {
        ProblemCode::ReviewExists
    } else if let Failure::Editorial(_) = failure {
        ProblemCode::ItemWrongState
    } else if let Failure::KitReleased(_) = failure {
        ProblemCode::KitReleased
    } else if let Failure::KeepList(KeepListError::Full(_)) = failure {
        ProblemCode::ListFull
    } else {
        ProblemCode::ValueNeeded
    }
}

const fn of_undoing(error: UndoMergeError) -> ProblemCode {
    match error {
        UndoMergeError::NotMerged => ProblemCode::IdeaNotMerged,
        UndoMergeError::OtherMerged => ProblemCode::OtherMerged,
        UndoMergeError::TooLate => ProblemCode::MergeTooOld,
    }
}

const fn of_matrix(error: MatrixRefused) -> (StatusCode, ProblemCode) {
    if matches!(error, MatrixRefused::MoreThanHeld(_)) {
        return (StatusCode::FORBIDDEN, ProblemCode::Forbidden);
    }
    (StatusCode::UNPROCESSABLE_ENTITY, ProblemCode::RightsRule)
}

const fn of_link(error: LinkError) -> (StatusCode, ProblemCode) {
    match error {
        LinkError::Itself => (StatusCode::UNPROCESSABLE_ENTITY, ProblemCode::SameIdea),
        LinkError::AlreadyLinked => (StatusCode::CONFLICT, ProblemCode::IdeasLinked),
    }
}

const fn of_merge(error: MergeError) -> (StatusCode, ProblemCode) {
    match error {
        MergeError::Itself => (StatusCode::UNPROCESSABLE_ENTITY, ProblemCode::SameIdea),
        MergeError::AlreadyMerged => (StatusCode::CONFLICT, ProblemCode::IdeaMerged),
        MergeError::AtRest(_) => (StatusCode::CONFLICT, ProblemCode::MergeAtRest),
    }
}

/// The act is not of the state of the challenge.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "`of_use_case` names every variant; this is its part"
)]
const fn of_challenge(failure: &Failure) -> ProblemCode {
    use ProblemCode as P;
    match failure {
        Failure::ChallengeClosed(ChallengeClosed::NoVotes) => P::VotesClosed,
        Failure::ChallengeClosed(ChallengeClosed::NotOpen) => P::ChallengeClosed,
        Failure::EditChallenge(EditChallengeError::CriteriaInUse) => P::CriteriaInUse,
        Failure::CloseChallenge(CloseChallengeError::Unanswered(_)) => P::IdeasUnanswered,
        _ => P::ChallengeWrongPhase,
    }
}

const fn of_invitation(error: InvitationError) -> ProblemCode {
    match error {
        InvitationError::WrongPhase => ProblemCode::ChallengeWrongPhase,
        InvitationError::AlreadyAsked => ProblemCode::PersonAsked,
        InvitationError::TooMany => ProblemCode::TooManyAsked,
        InvitationError::NotAsked => ProblemCode::NotInvited,
    }
}

const fn of_entry(error: &EntryError) -> (StatusCode, ProblemCode) {
    use ProblemCode as P;
    use StatusCode as S;
    match error {
        EntryError::NotATrack => (S::CONFLICT, P::NotATrack),
        EntryError::WrongPhase => (S::CONFLICT, P::ChallengeWrongPhase),
        EntryError::Anonymous => (S::UNPROCESSABLE_ENTITY, P::UnsignedIdea),
        EntryError::AuthorAway => (S::CONFLICT, P::AuthorAway),
        EntryError::AtRest(_) => (S::CONFLICT, P::IdeaAtRest),
        EntryError::Merged => (S::CONFLICT, P::IdeaMerged),
        EntryError::AlreadyEntered => (S::CONFLICT, P::IdeaEntered),
        EntryError::WrongState(_) | EntryError::TooManyReworks => (S::CONFLICT, P::EntryWrongState),
        EntryError::NotAsked => (S::CONFLICT, P::NotInvited),
        EntryError::InOtherTeam => (S::CONFLICT, P::InOtherTeam),
        EntryError::NotTheirs => (S::FORBIDDEN, P::Forbidden),
        EntryError::OwnTeam => (S::UNPROCESSABLE_ENTITY, P::OwnIdea),
        EntryError::Invalid(_) => (S::UNPROCESSABLE_ENTITY, P::ValidationFailed),
    }
}

const fn of_score(error: ScoreError) -> (StatusCode, ProblemCode) {
    use ProblemCode as P;
    use StatusCode as S;
    match error {
        ScoreError::NotInvited => (S::FORBIDDEN, P::Forbidden),
        ScoreError::OwnIdea => (S::UNPROCESSABLE_ENTITY, P::OwnIdea),
        ScoreError::Decided => (S::CONFLICT, P::IdeaDecided),
        ScoreError::BadMark(_) | ScoreError::Incomplete => {
            (S::UNPROCESSABLE_ENTITY, P::ScorecardIncomplete)
        }
        ScoreError::Sent => (S::CONFLICT, P::ScorecardSent),
    }
}

const fn of_revival(error: RevivalError) -> (StatusCode, ProblemCode) {
    use ProblemCode as P;
    use StatusCode as S;
    match error {
        RevivalError::NotDormant(_) => (S::CONFLICT, P::IdeaNotDormant),
        RevivalError::AlreadyProposed => (S::CONFLICT, P::RevivalProposed),
        RevivalError::AlreadyAnswered => (S::CONFLICT, P::RevivalAnswered),
        RevivalError::OwnIdea => (S::UNPROCESSABLE_ENTITY, P::OwnIdea),
    }
}

const fn of_co_author(error: CoAuthorError) -> (StatusCode, ProblemCode) {
    use ProblemCode as P;
    use StatusCode as S;
    match error {
        CoAuthorError::Anonymous => (S::UNPROCESSABLE_ENTITY, P::AnonymousIdea),
        CoAuthorError::Decided => (S::CONFLICT, P::IdeaDecided),
        CoAuthorError::AlreadyAsked | CoAuthorError::TooMany => (S::CONFLICT, P::CoAuthorAsked),
        CoAuthorError::NotAsked => (S::CONFLICT, P::NotInvited),
    }
}

const fn of_potential(error: PotentialError) -> (StatusCode, ProblemCode) {
    match error {
        PotentialError::OwnIdea => (StatusCode::UNPROCESSABLE_ENTITY, ProblemCode::OwnIdea),
        PotentialError::AtRest(_) => (StatusCode::CONFLICT, ProblemCode::IdeaAtRest),
        PotentialError::Merged => (StatusCode::CONFLICT, ProblemCode::IdeaMerged),
    }
}

const fn of_pledge(error: PledgeError) -> (StatusCode, ProblemCode) {
    use ProblemCode as P;
    use StatusCode as S;
    match error {
        PledgeError::NotACall => (S::CONFLICT, P::NotACall),
        PledgeError::NotOpen => (S::CONFLICT, P::ChallengeWrongPhase),
        PledgeError::OwnIdea => (S::UNPROCESSABLE_ENTITY, P::OwnIdea),
        PledgeError::Withdrawn => (S::CONFLICT, P::IdeaDecided),
        PledgeError::Merged => (S::CONFLICT, P::IdeaMerged),
        PledgeError::NothingOffered => (S::NOT_FOUND, P::NotFound),
    }
}

const fn of_signing(error: SignError) -> (StatusCode, ProblemCode) {
    match error {
        SignError::NotAuthor => (StatusCode::FORBIDDEN, ProblemCode::Forbidden),
        SignError::Named => (StatusCode::CONFLICT, ProblemCode::IdeaNamed),
    }
}

const fn of_publishing(error: PublishError) -> ProblemCode {
    match error {
        PublishError::NotValidated => ProblemCode::PocNotValidated,
        PublishError::AlreadyPublished => ProblemCode::PracticeExists,
        PublishError::NotShown => ProblemCode::PracticeNotShown,
        PublishError::NotADraft => ProblemCode::PracticeNotDraft,
    }
}

const fn of_reuse(error: ReuseError) -> (StatusCode, ProblemCode) {
    use ProblemCode as P;
    use StatusCode as S;
    match error {
        ReuseError::OutOfStore => (S::CONFLICT, P::PracticeWithdrawn),
        ReuseError::OtherBody => (S::FORBIDDEN, P::Forbidden),
        ReuseError::OwnBody => (S::UNPROCESSABLE_ENTITY, P::PracticeOfOwnBody),
        ReuseError::AlreadyDeclared => (S::CONFLICT, P::ReuseDeclared),
        ReuseError::Withdrawn => (S::CONFLICT, P::ReuseWithdrawn),
    }
}

const fn of_lifecycle(error: &LifecycleError) -> (StatusCode, ProblemCode) {
    use ProblemCode as P;
    use StatusCode as S;
    match error {
        LifecycleError::WrongState(_) => (S::CONFLICT, P::PocWrongState),
        LifecycleError::OutOfOrder { .. } | LifecycleError::EmptyGroup => {
            (S::CONFLICT, P::StepOutOfOrder)
        }
        LifecycleError::NotPassed(_) => (S::CONFLICT, P::StepNotPassed),
        LifecycleError::GateUndecided(_) => (S::UNPROCESSABLE_ENTITY, P::GateUndecided),
        LifecycleError::GateOutsideGroup => (S::UNPROCESSABLE_ENTITY, P::GateOutsideGroup),
        LifecycleError::ConditionsOpen(_) => (S::CONFLICT, P::ConditionsOpen),
        LifecycleError::NoSuchCondition => (S::CONFLICT, P::ConditionNotOpen),
        LifecycleError::DecidesAlone(_) => (S::UNPROCESSABLE_ENTITY, P::DecidesAlone),
        LifecycleError::ReasonMissing(_) | LifecycleError::ConditionsMissing(_) => {
            (S::UNPROCESSABLE_ENTITY, P::ValidationFailed)
        }
        LifecycleError::NoGoInsideGroup(_) => (S::UNPROCESSABLE_ENTITY, P::NoGoInsideGroup),
        LifecycleError::DeciderNotEntitled(_) => (S::UNPROCESSABLE_ENTITY, P::DeciderNotEntitled),
    }
}

impl ResponseError for ApiFailure {
    fn status_code(&self) -> StatusCode {
        self.kind().status
    }

    /// An empty answer that carries its [`Kind`]; the renderer of problems writes the body.
    fn error_response(&self) -> HttpResponse {
        let kind = self.kind();
        if kind.status.is_server_error() {
            tracing::error!(error = ?self, "request failed");
        }
        let mut response = HttpResponse::new(kind.status);
        if let Self::App(Failure::TooManyAttempts { retry_after }) = self {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*retry_after));
        }
        if kind.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("2"));
        }
        response.extensions_mut().insert(kind);
        response
    }
}
