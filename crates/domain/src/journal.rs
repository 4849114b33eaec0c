//! What happened. Everything that follows from a change reads this: history, notifications, search, figures.

mod told;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::{Brick, Capability, Profile, Reach};
use crate::document::{DocumentSlug, Language};
use crate::help_request::SupportStage;
use crate::idea::{IdeaLinkKind, IdeaVerdict};
use crate::ids::{
    ChallengeId, CommentId, ContactMessageId, DelegationId, HelpRequestId, IdeaId, LessonId, PocId,
    PracticeId, ResourceRequestId, ReviewId, SynonymGroupId, UserId,
};
use crate::poc::{GateVerdict, LessonKind, PocAudience, PocStatus, Step, Visibility};
use crate::reference::{ReferenceCode, ReferenceList};
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
        /// A text that administrators keep.
        Document = "document",
        /// A question to the Dinno.
        HelpRequest = "help_request",
        /// A request for resources.
        ResourceRequest = "resource_request",
        /// A message from one person to another.
        Message = "message",
        /// A half-year review of the experiments.
        Review = "review",
        /// A setting of the portal: a normed list, the rules of a door.
        Setting = "setting",
    }
}

/// What stands for "who may do what" in the journal: there is one of it.
pub const RIGHTS: Uuid = Uuid::from_u128(1);
/// What the journal calls the rules of the second door: there is one set of them.
pub const POC_RULES: Uuid = Uuid::from_u128(0x706f_6373_0000_0000_0000_0000_0000_0001);

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
        condition: Option<String>,
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
    ChallengeCreated {
        challenge: ChallengeId,
    },
    ChallengeEdited {
        challenge: ChallengeId,
    },
    ChallengePublished {
        challenge: ChallengeId,
    },
    DepositsStopped {
        challenge: ChallengeId,
    },
    ChallengeClosed {
        challenge: ChallengeId,
    },
    ExpertInvited {
        challenge: ChallengeId,
        account: UserId,
    },
    ScorecardSubmitted {
        challenge: ChallengeId,
        idea: IdeaId,
    },
    DormantIdeaMatched {
        idea: IdeaId,
        challenge: ChallengeId,
    },
    RevivalProposed {
        idea: IdeaId,
        reason: String,
    },
    RevivalAccepted {
        idea: IdeaId,
        reason: String,
        challenge: Option<ChallengeId>,
    },
    RevivalRefused {
        idea: IdeaId,
        reason: String,
    },
    CoAuthorInvited {
        idea: IdeaId,
        account: UserId,
    },
    CoAuthorAccepted {
        idea: IdeaId,
        account: UserId,
    },
    CoAuthorDeclined {
        idea: IdeaId,
        account: UserId,
    },
    IdeaLinked {
        idea: IdeaId,
        other: IdeaId,
        link: IdeaLinkKind,
    },
    IdeaUnlinked {
        idea: IdeaId,
        other: IdeaId,
    },
    IdeaMerged {
        idea: IdeaId,
        other: IdeaId,
    },
    IdeaMergeUndone {
        idea: IdeaId,
        other: IdeaId,
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
        status: Option<PocStatus>,
        steps_passed: Option<u8>,
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
    PocTracked {
        poc: PocId,
    },
    ConditionLifted {
        poc: PocId,
        label: String,
        note: Option<String>,
        decided_by: UserId,
    },
    PocRestricted {
        poc: PocId,
        visibility: Visibility,
    },
    PocRulesSet {
        audience: PocAudience,
        open_sheets: bool,
        four_eyes: bool,
    },
    ReferenceAdded {
        list: ReferenceList,
        code: ReferenceCode,
        label: String,
    },
    ReferenceChanged {
        list: ReferenceList,
        code: ReferenceCode,
        label: String,
        was: Option<String>,
        active: bool,
    },
    ReferencesArranged {
        list: ReferenceList,
    },
    ReviewMade {
        review: ReviewId,
        label: String,
    },
    ReviewEdited {
        review: ReviewId,
    },
    ReviewFrozen {
        review: ReviewId,
        label: String,
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
    DocumentEdited {
        document: DocumentSlug,
        language: Language,
    },
    HelpRequested {
        help_request: HelpRequestId,
    },
    HelpReplied {
        help_request: HelpRequestId,
        answer: bool,
    },
    SupportRequested {
        help_request: HelpRequestId,
        stage: SupportStage,
    },
    HelpClosed {
        help_request: HelpRequestId,
    },
    ResourcesRequested {
        resource_request: ResourceRequestId,
    },
    ResourceDecided {
        resource_request: ResourceRequestId,
        line: u8,
        state: ReferenceCode,
        reason: Option<String>,
    },
    ResourceSettingsEdited {
        version: i32,
    },
    Commented {
        on: SubjectKind,
        target: Uuid,
        comment: CommentId,
    },
    CommentWithdrawn {
        on: SubjectKind,
        target: Uuid,
        comment: CommentId,
    },
    MessageSent {
        message: ContactMessageId,
        to: UserId,
    },
}

/// Kinds and states of resources, in the journal: fixed, so that its history can be read.
const RESOURCE_SETTINGS: Uuid = Uuid::from_u128(0x0d0c_0000_0000_4000_8000_0000_0000_1001);

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
            | Self::CommentRemoved { idea, .. }
            | Self::DormantIdeaMatched { idea, .. }
            | Self::RevivalProposed { idea, .. }
            | Self::RevivalAccepted { idea, .. }
            | Self::RevivalRefused { idea, .. }
            | Self::CoAuthorInvited { idea, .. }
            | Self::CoAuthorAccepted { idea, .. }
            | Self::CoAuthorDeclined { idea, .. }
            | Self::IdeaLinked { idea, .. }
            | Self::IdeaUnlinked { idea, .. }
            | Self::IdeaMerged { idea, .. }
            | Self::IdeaMergeUndone { idea, .. } => (SubjectKind::Idea, idea.0),
            Self::ChallengeImported { challenge }
            | Self::ChallengeCreated { challenge }
            | Self::ChallengeEdited { challenge }
            | Self::ChallengePublished { challenge }
            | Self::DepositsStopped { challenge }
            | Self::ChallengeClosed { challenge }
            | Self::ExpertInvited { challenge, .. }
            | Self::ScorecardSubmitted { challenge, .. } => (SubjectKind::Challenge, challenge.0),
            Self::PocCreated { poc, .. }
            | Self::PocEdited { poc }
            | Self::PocLaunched { poc, .. }
            | Self::PocImported { poc, .. }
            | Self::StepAnswered { poc, .. }
            | Self::StepsPassed { poc, .. }
            | Self::GateDecided { poc, .. }
            | Self::PocHeld { poc, .. }
            | Self::PocResumed { poc }
            | Self::PocAbandoned { poc, .. }
            | Self::StepReopened { poc, .. }
            | Self::PocTracked { poc }
            | Self::ConditionLifted { poc, .. }
            | Self::PocRestricted { poc, .. }
            | Self::LessonAdded { poc, .. } => (SubjectKind::Poc, poc.0),
            Self::ReviewMade { review, .. }
            | Self::ReviewEdited { review }
            | Self::ReviewFrozen { review, .. } => (SubjectKind::Review, review.0),
            Self::ReferenceAdded { list, .. }
            | Self::ReferenceChanged { list, .. }
            | Self::ReferencesArranged { list } => (SubjectKind::Setting, list.subject()),
            Self::PocRulesSet { .. } => (SubjectKind::Setting, POC_RULES),
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
            Self::DocumentEdited { document, .. } => (SubjectKind::Document, document.id()),
            Self::HelpRequested { help_request }
            | Self::HelpReplied { help_request, .. }
            | Self::SupportRequested { help_request, .. }
            | Self::HelpClosed { help_request } => (SubjectKind::HelpRequest, help_request.0),
            Self::Commented { on, target, .. } | Self::CommentWithdrawn { on, target, .. } => {
                (*on, *target)
            }
            Self::MessageSent { message, .. } => (SubjectKind::Message, message.0),
            Self::ResourceSettingsEdited { .. } => (SubjectKind::Document, RESOURCE_SETTINGS),
            Self::ResourcesRequested { resource_request }
            | Self::ResourceDecided { resource_request, .. } => {
                (SubjectKind::ResourceRequest, resource_request.0)
            }
        };
        Subject { kind, id }
    }
}

impl Fact {
    /// The object whose followers are told of this, if they are: what moves it, not each word that is saved.
    #[must_use]
    pub const fn followed(&self) -> Option<Subject> {
        let (kind, id) = match self {
            // An idea is news of the challenge it answers; a practice, of the experiment that proved it.
            Self::IdeaDeposited { challenge: Some(challenge), .. } => {
                (SubjectKind::Challenge, challenge.0)
            }
            Self::PracticePublished { poc: Some(poc), .. } => (SubjectKind::Poc, poc.0),
            Self::IdeaEdited { .. }
            | Self::IdeaWithdrawn { .. }
            | Self::IdeaDecided { .. }
            | Self::IdeaExperimented { .. }
            | Self::IdeaImplemented { .. }
            | Self::CommentPosted { .. }
            | Self::PocEdited { .. }
            | Self::PocLaunched { .. }
            | Self::StepsPassed { .. }
            | Self::GateDecided { .. }
            | Self::PocHeld { .. }
            | Self::PocResumed { .. }
            | Self::PocAbandoned { .. }
            | Self::StepReopened { .. }
            | Self::LessonAdded { .. }
            | Self::PracticeEdited { .. }
            | Self::ChallengeEdited { .. }
            | Self::DepositsStopped { .. }
            | Self::ChallengeClosed { .. }
            | Self::RevivalProposed { .. }
            | Self::RevivalAccepted { .. }
            | Self::RevivalRefused { .. }
            | Self::IdeaMerged { .. }
            | Self::IdeaMergeUndone { .. }
            | Self::Commented { .. } => return Some(self.subject()),
            Self::IdeaDeposited { challenge: None, .. }
            | Self::PracticePublished { poc: None, .. }
            | Self::IdeaImported { .. }
            | Self::CommentRemoved { .. }
            | Self::ChallengeImported { .. }
            | Self::PocCreated { .. }
            | Self::PocImported { .. }
            | Self::StepAnswered { .. }
            | Self::AccountCreated { .. }
            | Self::ProfileChanged { .. }
            | Self::AccountDisabled { .. }
            | Self::AccountEnabled { .. }
            | Self::SignedOutEverywhere { .. }
            | Self::SynonymsChanged { .. }
            | Self::AccountEdited { .. }
            | Self::CellChanged { .. }
            | Self::DelegationGiven { .. }
            | Self::DelegationProlonged { .. }
            | Self::DelegationWithdrawn { .. }
            | Self::OwnerDeclared { .. }
            | Self::OwnerRemoved { .. }
            | Self::ChallengeCreated { .. }
            | Self::ChallengePublished { .. }
            | Self::ExpertInvited { .. }
            | Self::ScorecardSubmitted { .. }
            | Self::DormantIdeaMatched { .. }
            | Self::CoAuthorInvited { .. }
            | Self::CoAuthorAccepted { .. }
            | Self::CoAuthorDeclined { .. }
            | Self::IdeaLinked { .. }
            | Self::IdeaUnlinked { .. }
            | Self::DocumentEdited { .. }
            | Self::HelpRequested { .. }
            | Self::HelpReplied { .. }
            | Self::SupportRequested { .. }
            | Self::HelpClosed { .. }
            | Self::ResourcesRequested { .. }
            | Self::ResourceDecided { .. }
            | Self::ResourceSettingsEdited { .. }
            | Self::CommentWithdrawn { .. }
            | Self::MessageSent { .. } => return None,
        };
        Some(Subject { kind, id })
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
