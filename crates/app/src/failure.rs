//! Every way a use case ends badly.

use domain::FieldError;
use domain::access::{DelegationRefused, Denied, MatrixRefused};
use domain::challenge::{
    ChallengeClosed, CloseChallengeError, CourseError, EditChallengeError, EntryError,
    InvitationError, PublishChallengeError, StopDepositsError,
};
use domain::editorial::EditorialError;
use domain::half_year_review::ReviewError;
use domain::help_request::CloseHelpRequestError;
use domain::idea::{
    CoAuthorError, DecideError, EditCommentError, EditIdeaError, ExperimentError, LinkError,
    MergeError, PledgeError, PotentialError, RemoveCommentError, RevivalError, ScoreError,
    SignError, UndoMergeError, VoteError, WithdrawError,
};
use domain::poc::{AddLessonError, LifecycleError, PublishError};
use domain::practice::{KitIsReleased, ReuseError};
use domain::reference::KeepListError;
use persistence::{CursorError, StoreError};

/// Why a use case did not do what was asked. The API gives each one a status, exhaustively.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// There is no such object, or the caller may not know of it.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The matrix says no.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The summary sheet is open, the record is not (A06).
    #[error("the record is kept for COMEX, CODIR and the team")]
    RecordClosed,
    /// Some fields are to be corrected.
    #[error("some fields are to be corrected")]
    Invalid(Vec<FieldError>),
    /// Somebody changed it since it was read.
    #[error("somebody changed it in the meantime")]
    EditConflict,
    /// A spreadsheet cannot be written.
    #[error("a spreadsheet cannot be written")]
    Sheet(#[from] rust_xlsxwriter::XlsxError),
    /// A document cannot be printed.
    #[error("a document cannot be printed: {0}")]
    Print(String),
    /// The cursor of a page cannot be read.
    #[error("the cursor cannot be read")]
    Cursor,
    /// Wrong address or password, or an account that may not sign in.
    #[error("wrong address or password")]
    InvalidCredentials,
    /// The session ended.
    #[error("the session ended")]
    SessionEnded,
    /// Too many attempts.
    #[error("too many attempts: wait {retry_after} seconds")]
    TooManyAttempts {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// The idempotency key was used with another request.
    #[error("this idempotency key was used with another request")]
    IdempotencyKeyReused,
    /// A request with the same key is still running.
    #[error("a request with this idempotency key is still running")]
    IdempotencyInFlight,
    /// An account has this address already.
    #[error("an account has this address already")]
    EmailTaken,
    /// The last super administrator stays.
    #[error("the last super administrator stays")]
    LastSuperAdmin,
    /// Nobody takes their own rights away.
    #[error("nobody takes their own rights away")]
    OwnAccount,
    /// Nobody chooses the password of an account that is closed.
    #[error("the account is closed")]
    AccountClosed,
    /// A management rule of the matrix.
    #[error(transparent)]
    Matrix(#[from] MatrixRefused),
    /// A rule of delegations.
    #[error(transparent)]
    Delegation(#[from] DelegationRefused),
    /// It was declared already.
    #[error("this owner was declared already")]
    OwnerDeclared,
    /// The idea could not be decided.
    #[error(transparent)]
    Decide(#[from] DecideError),
    /// The idea could not be changed.
    #[error(transparent)]
    EditIdea(#[from] EditIdeaError),
    /// The idea could not be withdrawn.
    #[error(transparent)]
    Withdraw(#[from] WithdrawError),
    /// The idea could not be given its author's name.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The potential of the idea stayed as it was.
    #[error(transparent)]
    Potential(#[from] PotentialError),
    /// Nothing was offered to the idea, or taken back.
    #[error(transparent)]
    Pledge(#[from] PledgeError),
    /// The idea could not be supported.
    #[error(transparent)]
    Vote(#[from] VoteError),
    /// No experiment could start from the idea.
    #[error(transparent)]
    Experiment(#[from] ExperimentError),
    /// One is told of one's own idea already, and does not follow it.
    #[error("an author is told of their own idea already")]
    OwnThing,
    /// The comment could not be changed.
    #[error(transparent)]
    EditComment(#[from] EditCommentError),
    /// The comment could not be removed.
    #[error(transparent)]
    RemoveComment(#[from] RemoveCommentError),
    /// The challenge takes no idea.
    #[error(transparent)]
    ChallengeClosed(#[from] ChallengeClosed),
    /// The challenge could not be changed.
    #[error(transparent)]
    EditChallenge(EditChallengeError),
    /// The challenge could not be published.
    #[error(transparent)]
    PublishChallenge(PublishChallengeError),
    /// Deposits could not be stopped.
    #[error(transparent)]
    StopDeposits(#[from] StopDepositsError),
    /// The challenge could not be closed.
    #[error(transparent)]
    CloseChallenge(#[from] CloseChallengeError),
    /// Nothing was decided of the course of the challenge.
    #[error(transparent)]
    Course(#[from] CourseError),
    /// An invitation to a challenge stayed as it was.
    #[error(transparent)]
    Invitation(#[from] InvitationError),
    /// An entry of an intrapreneur track stayed as it was.
    #[error(transparent)]
    Entry(EntryError),
    /// The answer could not be marked.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// Some lines of a batch are faulty: nothing was done.
    #[error("some lines of the batch are faulty: nothing was done")]
    Batch(Vec<FieldError>),
    /// The dormant idea could not be taken up again.
    #[error(transparent)]
    Revival(#[from] RevivalError),
    /// Somebody could not sign the idea.
    #[error(transparent)]
    CoAuthor(#[from] CoAuthorError),
    /// The ideas could not be tied.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// The ideas could not become one.
    #[error(transparent)]
    Merge(#[from] MergeError),
    /// The ideas could not be parted again.
    #[error(transparent)]
    UndoMerge(#[from] UndoMergeError),
    /// Somebody keeps as many views as one may.
    #[error("no more views can be kept")]
    TooManyViews,
    /// The life cycle refused.
    #[error(transparent)]
    Lifecycle(#[from] LifecycleError),
    /// The lesson could not be written.
    #[error(transparent)]
    AddLesson(#[from] AddLessonError),
    /// The practice could not be published.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// What a body tells of a practice it takes up stayed as it was.
    #[error(transparent)]
    Reuse(#[from] ReuseError),
    /// The kit could not be thrown away.
    #[error(transparent)]
    KitReleased(#[from] KitIsReleased),
    /// The question could not be closed.
    #[error(transparent)]
    CloseHelpRequest(#[from] CloseHelpRequestError),
    /// The review stayed as it was.
    #[error(transparent)]
    Review(#[from] ReviewError),
    /// The editorial item stayed as it was.
    #[error(transparent)]
    Editorial(#[from] EditorialError),
    /// The list stayed as it was.
    #[error(transparent)]
    KeepList(KeepListError),
    /// The file is not of an accepted kind, or not what it says it is.
    #[error("the file is not accepted")]
    FileRefused,
    /// The file to import is not a table with the expected columns.
    #[error("{words}")]
    ImportUnreadable {
        /// Why, in the language of whoever imports.
        words: String,
        /// The columns in cause.
        errors: Vec<FieldError>,
    },
    /// The folder or the bucket of files failed.
    #[error("the file storage failed")]
    Files(#[source] std::io::Error),
    /// A key could not be used.
    #[error("a key could not be used: {0}")]
    Key(&'static str),
    /// The search index is being made, or could not catch up for long.
    #[error("the search index is not ready")]
    SearchNotReady,
    /// The search index failed.
    #[error("the search index failed")]
    Search(#[source] crate::search::SearchError),
    /// The database failed.
    #[error("the database failed")]
    Store(#[source] StoreError),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Stale => Self::EditConflict,
            StoreError::Duplicate
            | StoreError::Corrupt(_)
            | StoreError::Unavailable(_)
            | StoreError::Busy
            | StoreError::NotKept(_)
            | StoreError::Database(_) => Self::Store(error),
        }
    }
}

impl From<EditChallengeError> for Failure {
    fn from(error: EditChallengeError) -> Self {
        match error {
            EditChallengeError::Invalid(errors) => Self::Invalid(errors),
            EditChallengeError::Closed | EditChallengeError::CriteriaInUse => {
                Self::EditChallenge(error)
            }
        }
    }
}

impl From<EntryError> for Failure {
    fn from(error: EntryError) -> Self {
        match error {
            EntryError::Invalid(field) => field.into(),
            EntryError::NotATrack
            | EntryError::WrongPhase
            | EntryError::Anonymous
            | EntryError::AuthorAway
            | EntryError::AtRest(_)
            | EntryError::Merged
            | EntryError::AlreadyEntered
            | EntryError::WrongState(_)
            | EntryError::NotAsked
            | EntryError::InOtherTeam
            | EntryError::NotTheirs
            | EntryError::OwnTeam
            | EntryError::TooManyReworks => Self::Entry(error),
        }
    }
}

impl From<PublishChallengeError> for Failure {
    fn from(error: PublishChallengeError) -> Self {
        match error {
            PublishChallengeError::Invalid(errors) => Self::Invalid(errors),
            PublishChallengeError::Published => Self::PublishChallenge(error),
        }
    }
}

impl From<CursorError> for Failure {
    fn from(_: CursorError) -> Self {
        Self::Cursor
    }
}

impl From<FieldError> for Failure {
    fn from(error: FieldError) -> Self {
        Self::Invalid(vec![error])
    }
}
impl From<KeepListError> for Failure {
    fn from(error: KeepListError) -> Self {
        match error {
            KeepListError::Unknown => Self::NotFound("value"),
            KeepListError::Invalid(errors) => Self::Invalid(errors),
            KeepListError::Full(_) | KeepListError::Needed => Self::KeepList(error),
        }
    }
}

impl From<Vec<FieldError>> for Failure {
    fn from(errors: Vec<FieldError>) -> Self {
        Self::Invalid(errors)
    }
}
