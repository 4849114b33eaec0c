//! What happened. Everything that follows from a change reads this: history, notifications, search, figures.

mod about;
mod entry;
mod rights;
mod subject;
mod told;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::{Brick, Capability, Profile, Reach};
use crate::brick::BrickAct;
use crate::challenge::{CourseChange, EntryChange, InvitationRole, InvitationState};
use crate::document::{DocumentSlug, Language};
use crate::editorial::EditorialChange;
use crate::help_request::SupportStage;
use crate::idea::{IdeaLinkKind, IdeaVerdict, PledgeChange, PotentialChange, SignatureEnd};
use crate::ids::{
    BrickId, ChallengeId, CommentId, ContactMessageId, DelegationId, EditorialId, HelpRequestId,
    IdeaId, KitId, LessonId, OrganisationId, PartnerId, PocId, PracticeId, ResourceRequestId,
    ReuseId, ReviewId, SynonymGroupId, UserId,
};
use crate::poc::{GateVerdict, LessonKind, PocAudience, PocStatus, Step, Visibility};
use crate::practice::Renewal;
use crate::reference::{ReferenceCode, ReferenceList};

pub use entry::Entry;
pub use rights::{RightsAct, RightsSought};
pub use subject::{BRICKS, POC_RULES, RIGHTS, Subject, SubjectKind};

/// Something that happened. A new fact does not break old readers: the code of each is stable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case", try_from = "told::Told")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[expect(
    missing_docs,
    reason = "each fact is its name, and its fields are documented where they come from"
)]
#[rustfmt::skip] // A table: what is said in a line stays on it.
pub enum Fact {
    IdeaDeposited {
        idea: IdeaId,
        challenge: Option<ChallengeId>,
    },
    IdeaEdited { idea: IdeaId },
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
    ChallengeImported { challenge: ChallengeId },
    ChallengeCreated { challenge: ChallengeId },
    ChallengeEdited { challenge: ChallengeId },
    ChallengePublished { challenge: ChallengeId },
    DepositsStopped { challenge: ChallengeId },
    ChallengeClosed { challenge: ChallengeId },
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
    IdeaMergeUndone { idea: IdeaId, other: IdeaId },
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
    ReferencesArranged { list: ReferenceList },
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
    PracticePublished { practice: PracticeId, poc: Option<PocId> },
    PracticeEdited { practice: PracticeId },
    KitPrepared { practice: PracticeId, kit: KitId },
    KitEdited { practice: PracticeId, kit: KitId },
    KitReleased { practice: PracticeId, kit: KitId, label: String, number: u32, note: Option<String> },
    PracticeConfirmed { practice: PracticeId, kit: Option<KitId>, label: Option<String> },
    PracticeAged { practice: PracticeId, kit: Option<KitId>, label: Option<String> },
    ReuseDeclared {
        practice: PracticeId,
        reuse: ReuseId,
        label: String,
    },
    ReuseEdited { practice: PracticeId, reuse: ReuseId, label: String },
    ReuseWithdrawn {
        practice: PracticeId,
        reuse: ReuseId,
        label: String,
        reason: Option<String>,
    },
    CardKept { account: UserId },
    MailboxSet { organisation: OrganisationId, label: String },
    PartnerKept { partner: PartnerId, label: String },
    AccountCreated {
        account: UserId,
        profile: Profile,
    },
    ProfileChanged {
        account: UserId,
        from: Profile,
        to: Profile,
    },
    AccountDisabled { account: UserId },
    AccountEnabled { account: UserId },
    SignedOutEverywhere { account: UserId },
    FeedsRevoked { account: UserId },
    NewsletterSubscriptionChanged { account: UserId, active: bool },
    SynonymsChanged { group: SynonymGroupId },
    AccountEdited { account: UserId },
    CellChanged {
        brick: Brick,
        item: Option<BrickId>,
        capability: Capability,
        profile: Profile,
        from: Reach,
        to: Reach,
    },
    /// With the name that the brick had then, or which native brick it is; of all of them when none is named.
    BricksChanged {
        act: BrickAct,
        item: Option<BrickId>,
        label: Option<String>,
        brick: Option<Brick>,
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
    DelegationWithdrawn { delegation: DelegationId, account: UserId },
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
    ResourceSettingsEdited { version: i32 },
    WatchedWordsEdited { version: i32 },
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
    TagsChanged {
        on: SubjectKind,
        target: Uuid,
    },
    EditorialItemChanged {
        item: EditorialId,
        change: EditorialChange,
        note: Option<String>,
    },
    EventRegistrationChanged {
        item: EditorialId,
        account: UserId,
        active: bool,
    },
    /// Of the person who moves up: who registered is for those who write the event.
    SeatGiven { item: EditorialId, account: UserId },
    /// Of the person who had a place and waits again: there are fewer.
    SeatLost { item: EditorialId, account: UserId },
    /// Its masked author gave it their name: whose it is is read in the idea, never before.
    IdeaSigned { idea: IdeaId },
    PracticeWithdrawn { practice: PracticeId, reason: String },
    PracticePutBack { practice: PracticeId },
    OrganisationAdded { organisation: OrganisationId, label: String },
    OrganisationChanged { organisation: OrganisationId, label: String, was: Option<String>, active: bool },
    ChallengeOpened { challenge: ChallengeId },
    DepositsEnded { challenge: ChallengeId },
    PracticeImported { practice: PracticeId },
    /// Of the person: who is invited, and has not answered, is for those who run the challenge.
    ChallengeInvitation { challenge: ChallengeId, account: UserId, role: InvitationRole, invitation: InvitationState, note: Option<String> },
    PracticeReplicated { practice: PracticeId, number: u32 },
    IdeaPotentialChanged { idea: IdeaId, potential: PotentialChange },
    ChallengeCourse { challenge: ChallengeId, course: CourseChange, reason: Option<String> },
    /// The showcase itself when it is about a setting, something in it otherwise.
    ShowcaseChanged { on: SubjectKind, target: Uuid, active: bool },
    /// Of the person when it only concerns those who were asked, of the idea once everybody may know.
    ChallengeEntry { challenge: ChallengeId, idea: IdeaId, account: UserId, entry: EntryChange, note: Option<String> },
    /// Of the person: what they chose to be reminded of is theirs.
    EventReminded { item: EditorialId, account: UserId, begins_at: DateTime<Utc> },
    PracticeRecommended { practice: PracticeId, renewal: Option<Renewal> },
    /// Who may read a practice or an idea (A28).
    ReadersChosen { on: SubjectKind, target: Uuid, visibility: Visibility },
    PortalPlanEdited { version: i32 },
    /// Of the person to whom it was lent: its last day is near.
    DelegationEnding { delegation: DelegationId, account: UserId, ends_on: NaiveDate },
    IdeaPledged { idea: IdeaId, pledge: PledgeChange },
    SignatureEnded { idea: IdeaId, account: UserId, signature: SignatureEnd },
    KitDiscarded { practice: PracticeId, kit: KitId },
    /// When a draft will be published by itself; not any more when nothing is said.
    PracticeScheduled { practice: PracticeId, begins_at: Option<DateTime<Utc>> },
    KitRecalled { practice: PracticeId, kit: KitId, label: String, number: u32, reason: Option<String> },
    PutInCharge { account: UserId, on: SubjectKind, target: Uuid },
    PracticeDiscarded { practice: PracticeId },
}
