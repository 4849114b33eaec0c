//! What happened. Everything that follows from a change reads this: history, notifications, search, figures.

mod told;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::{Brick, Capability, Profile, Reach};
use crate::idea::IdeaVerdict;
use crate::ids::{
    ChallengeId, CommentId, DelegationId, IdeaId, LessonId, PocId, PracticeId, SynonymGroupId,
    UserId,
};
use crate::poc::{GateVerdict, LessonKind, Step};
use crate::reference::ReferenceCode;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What kind of object a fact is about.
    SubjectKind {
        /// An idea.
        Idea = "idea",
        /// A challenge.
        Challenge = "challenge",
        /// An experiment.
        Poc = "poc",
        /// A practice.
        Practice = "practice",
        /// A person's account.
        Account = "account",
        /// Expressions that mean the same.
        SynonymGroup = "synonym_group",
        /// Who may do what: the matrix, delegations, ownership.
        Rights = "rights",
    }
}

/// What stands for "who may do what" in the journal: there is one of it.
pub const RIGHTS: Uuid = Uuid::from_u128(1);

/// The object that a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its kind.
    pub kind: SubjectKind,
    /// Its identifier.
    pub id: Uuid,
}

/// Something that happened. A new fact does not break old readers: the code of each is stable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case", try_from = "told::Told")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[expect(
    missing_docs,
    reason = "each fact is its name, and its fields are documented where they come from"
)]
pub enum Fact {
    IdeaDeposited {
        idea: IdeaId,
        challenge: Option<ChallengeId>,
    },
    IdeaEdited {
        idea: IdeaId,
    },
    IdeaWithdrawn {
        idea: IdeaId,
    },
    IdeaDecided {
        idea: IdeaId,
        verdict: IdeaVerdict,
        reason: String,
    },
    IdeaExperimented {
        idea: IdeaId,
        poc: PocId,
    },
    IdeaImplemented {
        idea: IdeaId,
    },
    IdeaImported {
        idea: IdeaId,
    },
    CommentPosted {
        idea: IdeaId,
        comment: CommentId,
    },
    CommentRemoved {
        idea: IdeaId,
        comment: CommentId,
    },
    ChallengeImported {
        challenge: ChallengeId,
    },
    PocCreated {
        poc: PocId,
        idea: Option<IdeaId>,
    },
    PocEdited {
        poc: PocId,
    },
    PocLaunched {
        poc: PocId,
        started_on: NaiveDate,
    },
    PocImported {
        poc: PocId,
    },
    StepAnswered {
        poc: PocId,
        step: Step,
    },
    StepsPassed {
        poc: PocId,
        first: Step,
        last: Step,
        steps_passed: u8,
    },
    GateDecided {
        poc: PocId,
        step: Step,
        verdict: GateVerdict,
        reason: Option<String>,
        decided_by: UserId,
    },
    PocHeld {
        poc: PocId,
        cause: ReferenceCode,
        note: Option<String>,
    },
    PocResumed {
        poc: PocId,
    },
    PocAbandoned {
        poc: PocId,
        cause: ReferenceCode,
        note: Option<String>,
    },
    StepReopened {
        poc: PocId,
        step: Step,
        reason: String,
    },
    LessonAdded {
        poc: PocId,
        lesson: LessonId,
        step: Step,
        kind: LessonKind,
    },
    PracticePublished {
        practice: PracticeId,
        poc: Option<PocId>,
    },
    PracticeEdited {
        practice: PracticeId,
    },
    AccountCreated {
        account: UserId,
        profile: Profile,
    },
    ProfileChanged {
        account: UserId,
        from: Profile,
        to: Profile,
    },
    AccountDisabled {
        account: UserId,
    },
    AccountEnabled {
        account: UserId,
    },
    SignedOutEverywhere {
        account: UserId,
    },
    SynonymsChanged {
        group: SynonymGroupId,
    },
    AccountEdited {
        account: UserId,
    },
    CellChanged {
        brick: Brick,
        capability: Capability,
        profile: Profile,
        from: Reach,
        to: Reach,
    },
    DelegationGiven {
        delegation: DelegationId,
        account: UserId,
        profile: Profile,
    },
    DelegationProlonged {
        delegation: DelegationId,
        account: UserId,
        ends_on: Option<NaiveDate>,
    },
    DelegationWithdrawn {
        delegation: DelegationId,
        account: UserId,
    },
    OwnerDeclared {
        brick: Brick,
        owner: Uuid,
        item: Option<Uuid>,
    },
    OwnerRemoved {
        brick: Brick,
        owner: Uuid,
        item: Option<Uuid>,
    },
}

impl Fact {
    /// The object it is about.
    #[must_use]
    pub const fn subject(&self) -> Subject {
        let (kind, id) = match self {
            Self::IdeaDeposited { idea, .. }
            | Self::IdeaEdited { idea }
            | Self::IdeaWithdrawn { idea }
            | Self::IdeaDecided { idea, .. }
            | Self::IdeaExperimented { idea, .. }
            | Self::IdeaImplemented { idea }
            | Self::IdeaImported { idea }
            | Self::CommentPosted { idea, .. }
            | Self::CommentRemoved { idea, .. } => (SubjectKind::Idea, idea.0),
            Self::ChallengeImported { challenge } => (SubjectKind::Challenge, challenge.0),
            Self::PocCreated { poc, .. }
            | Self::PocEdited { poc }
            | Self::PocLaunched { poc, .. }
            | Self::PocImported { poc }
            | Self::StepAnswered { poc, .. }
            | Self::StepsPassed { poc, .. }
            | Self::GateDecided { poc, .. }
            | Self::PocHeld { poc, .. }
            | Self::PocResumed { poc }
            | Self::PocAbandoned { poc, .. }
            | Self::StepReopened { poc, .. }
            | Self::LessonAdded { poc, .. } => (SubjectKind::Poc, poc.0),
            Self::PracticePublished { practice, .. } | Self::PracticeEdited { practice } => {
                (SubjectKind::Practice, practice.0)
            }
            Self::AccountCreated { account, .. }
            | Self::ProfileChanged { account, .. }
            | Self::AccountDisabled { account }
            | Self::AccountEnabled { account }
            | Self::AccountEdited { account }
            | Self::SignedOutEverywhere { account } => (SubjectKind::Account, account.0),
            Self::SynonymsChanged { group } => (SubjectKind::SynonymGroup, group.0),
            Self::CellChanged { .. }
            | Self::DelegationGiven { .. }
            | Self::DelegationProlonged { .. }
            | Self::DelegationWithdrawn { .. }
            | Self::OwnerDeclared { .. }
            | Self::OwnerRemoved { .. } => (SubjectKind::Rights, RIGHTS),
        };
        Subject { kind, id }
    }
}

/// A fact as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its identifier.
    pub id: Uuid,
    /// Who did it; nobody when an anonymous author did (A03).
    pub actor: Option<UserId>,
    /// When; the day only when an anonymous author did.
    pub at: DateTime<Utc>,
    /// What.
    pub fact: Fact,
}
