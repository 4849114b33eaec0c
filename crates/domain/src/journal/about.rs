//! What a fact is about, and who follows that.

use uuid::Uuid;

use super::{BRICKS, Fact, POC_RULES, RIGHTS, Subject, SubjectKind};
use crate::challenge::CourseChange;
use crate::idea::PotentialChange;
use crate::ids::UserId;

/// Kinds and states of resources, in the journal: fixed, so that its history can be read.
const RESOURCE_SETTINGS: Uuid = Uuid::from_u128(0x0d0c_0000_0000_4000_8000_0000_0000_1001);
/// The words that the editorial charter watches, in the journal.
const WATCHED_WORDS: Uuid = Uuid::from_u128(0x0d0c_0000_0000_4000_8000_0000_0000_1002);
/// The communication plan of the portal, in the journal.
const PORTAL_PLAN: Uuid = Uuid::from_u128(0x0d0c_0000_0000_4000_8000_0000_0000_1003);

impl Fact {
    /// The object it is about.
    #[rustfmt::skip] // A table: many facts a line.
    #[must_use]
    pub const fn subject(&self) -> Subject {
        let (kind, id) = match self {
            Self::IdeaDeposited { idea, .. } | Self::IdeaEdited { idea } | Self::IdeaWithdrawn { idea }
            | Self::IdeaDecided { idea, .. } | Self::IdeaExperimented { idea, .. } | Self::IdeaImplemented { idea }
            | Self::IdeaImported { idea } | Self::CommentPosted { idea, .. } | Self::CommentRemoved { idea, .. }
            | Self::DormantIdeaMatched { idea, .. } | Self::RevivalProposed { idea, .. }
            | Self::RevivalAccepted { idea, .. } | Self::RevivalRefused { idea, .. }
            | Self::CoAuthorInvited { idea, .. } | Self::CoAuthorAccepted { idea, .. }
            | Self::CoAuthorDeclined { idea, .. } | Self::IdeaLinked { idea, .. } | Self::IdeaUnlinked { idea, .. }
            | Self::IdeaMerged { idea, .. } | Self::IdeaMergeUndone { idea, .. } | Self::IdeaPledged { idea, .. }
            | Self::IdeaSigned { idea } | Self::SignatureEnded { idea, .. } | Self::IdeaPotentialChanged { idea, .. } => (SubjectKind::Idea, idea.0),
            Self::ChallengeImported { challenge } | Self::ChallengeCreated { challenge } | Self::ChallengeEdited { challenge }
            | Self::ChallengePublished { challenge } | Self::DepositsStopped { challenge } | Self::ChallengeClosed { challenge }
            | Self::ExpertInvited { challenge, .. } | Self::ChallengeOpened { challenge } | Self::DepositsEnded { challenge }
            | Self::ScorecardSubmitted { challenge, .. } | Self::ChallengeCourse { challenge, .. } => (SubjectKind::Challenge, challenge.0),
            Self::PocCreated { poc, .. } | Self::PocEdited { poc } | Self::PocLaunched { poc, .. }
            | Self::PocImported { poc, .. } | Self::StepAnswered { poc, .. } | Self::StepsPassed { poc, .. }
            | Self::GateDecided { poc, .. } | Self::PocHeld { poc, .. } | Self::PocResumed { poc }
            | Self::PocAbandoned { poc, .. } | Self::StepReopened { poc, .. } | Self::PocTracked { poc }
            | Self::ConditionLifted { poc, .. } | Self::PocRestricted { poc, .. } | Self::LessonAdded { poc, .. } => (SubjectKind::Poc, poc.0),
            Self::ReviewMade { review, .. } | Self::ReviewEdited { review } | Self::ReviewFrozen { review, .. } => (SubjectKind::Review, review.0),
            Self::ReferenceAdded { list, .. } | Self::ReferenceChanged { list, .. }
            | Self::ReferencesArranged { list } => (SubjectKind::Setting, list.subject()),
            Self::PocRulesSet { .. } => (SubjectKind::Setting, POC_RULES),
            Self::MailboxSet { organisation, .. } | Self::OrganisationAdded { organisation, .. }
            | Self::OrganisationChanged { organisation, .. } => (SubjectKind::Setting, organisation.0),
            Self::PartnerKept { partner, .. } => (SubjectKind::Setting, partner.0),
            Self::BricksChanged { .. } => (SubjectKind::Setting, BRICKS),
            Self::PracticePublished { practice, .. } | Self::PracticeEdited { practice }
            | Self::ReuseDeclared { practice, .. } | Self::ReuseEdited { practice, .. }
            | Self::ReuseWithdrawn { practice, .. } | Self::KitPrepared { practice, .. }
            | Self::KitEdited { practice, .. } | Self::KitReleased { practice, .. } | Self::KitDiscarded { practice, .. }
            | Self::KitRecalled { practice, .. } | Self::PracticeWithdrawn { practice, .. } | Self::PracticePutBack { practice }
            | Self::PracticeImported { practice } | Self::PracticeConfirmed { practice, .. }
            | Self::PracticeAged { practice, .. } | Self::PracticeReplicated { practice, .. }
            | Self::PracticeRecommended { practice, .. } | Self::PracticeScheduled { practice, .. } | Self::PracticeDiscarded { practice } => (SubjectKind::Practice, practice.0),
            Self::ChallengeEntry { idea, entry, .. } if entry.is_told_to_all() => (SubjectKind::Idea, idea.0),
            Self::AccountCreated { account, .. } | Self::ProfileChanged { account, .. } | Self::ChallengeEntry { account, .. }
            | Self::AccountDisabled { account } | Self::AccountEnabled { account }
            | Self::AccountEdited { account } | Self::EventRegistrationChanged { account, .. }
            | Self::SeatGiven { account, .. } | Self::SeatLost { account, .. } | Self::EventReminded { account, .. } | Self::FeedsRevoked { account }
            | Self::NewsletterSubscriptionChanged { account, .. } | Self::CardKept { account } | Self::PutInCharge { account, .. }
            | Self::ChallengeInvitation { account, .. } | Self::SignedOutEverywhere { account } | Self::DelegationEnding { account, .. } => (SubjectKind::Account, account.0),
            Self::SynonymsChanged { group } => (SubjectKind::SynonymGroup, group.0),
            Self::CellChanged { .. } | Self::DelegationGiven { .. }
            | Self::DelegationProlonged { .. } | Self::DelegationWithdrawn { .. }
            | Self::OwnerDeclared { .. } | Self::OwnerRemoved { .. } => (SubjectKind::Rights, RIGHTS),
            Self::DocumentEdited { document, .. } => (SubjectKind::Document, document.id()),
            Self::HelpRequested { help_request } | Self::HelpReplied { help_request, .. } | Self::SupportRequested { help_request, .. }
            | Self::HelpClosed { help_request } => (SubjectKind::HelpRequest, help_request.0),
            Self::Commented { on, target, .. } | Self::CommentWithdrawn { on, target, .. }
            | Self::TagsChanged { on, target } | Self::ShowcaseChanged { on, target, .. } | Self::ReadersChosen { on, target, .. } => (*on, *target),
            Self::MessageSent { message, .. } => (SubjectKind::Message, message.0),
            Self::EditorialItemChanged { item, .. } => (SubjectKind::EditorialItem, item.0),
            Self::ResourceSettingsEdited { .. } => (SubjectKind::Document, RESOURCE_SETTINGS),
            Self::WatchedWordsEdited { .. } => (SubjectKind::Document, WATCHED_WORDS), Self::PortalPlanEdited { .. } => (SubjectKind::Document, PORTAL_PLAN),
            Self::ResourcesRequested { resource_request } | Self::ResourceDecided { resource_request, .. } => (SubjectKind::ResourceRequest, resource_request.0),
        };
        Subject { kind, id }
    }
}

impl Fact {
    /// Whom somebody else puts in charge of a thing, or names as the one to call, is told; nobody, when it is who it was
    /// `before`.
    #[must_use]
    pub fn put_in_charge(
        (on, target): (SubjectKind, Uuid),
        (before, account): (Option<UserId>, UserId),
        by: UserId,
    ) -> Option<Self> {
        let new = before != Some(account) && account != by;
        new.then_some(Self::PutInCharge { account, on, target })
    }

    /// The object that whoever is told of it is led to.
    #[must_use]
    pub const fn shown(&self) -> Subject {
        if let Self::SeatGiven { item, .. }
        | Self::SeatLost { item, .. }
        | Self::EventReminded { item, .. } = self
        {
            return Subject { kind: SubjectKind::EditorialItem, id: item.0 };
        }
        if let Self::PutInCharge { on, target, .. } = self {
            return Subject { kind: *on, id: *target };
        }
        if let Self::ChallengeInvitation { challenge, .. } = self {
            return Subject { kind: SubjectKind::Challenge, id: challenge.0 };
        }
        if let Self::ChallengeEntry { idea, .. } = self {
            return Subject { kind: SubjectKind::Idea, id: idea.0 };
        }
        // Rights are one object in the journal; whoever they bear on is led to their own.
        if let Self::DelegationGiven { account, .. }
        | Self::DelegationProlonged { account, .. }
        | Self::DelegationWithdrawn { account, .. } = self
        {
            return Subject { kind: SubjectKind::Account, id: account.0 };
        }
        if let Self::OwnerDeclared { owner, .. } | Self::OwnerRemoved { owner, .. } = self {
            return Subject { kind: SubjectKind::Account, id: *owner };
        }
        self.subject()
    }

    /// The object whose followers are told of this, if they are: what moves it, not each word that is saved.
    #[rustfmt::skip] // A table: many facts a line.
    #[must_use]
    pub const fn followed(&self) -> Option<Subject> {
        let (kind, id) = match self {
            // An idea is news of the challenge it answers; a practice, of the experiment that proved it.
            Self::IdeaDeposited { challenge: Some(challenge), .. } => (SubjectKind::Challenge, challenge.0),
            Self::PracticePublished { poc: Some(poc), .. } => (SubjectKind::Poc, poc.0),
            // What is decided of its team moves an idea; who is asked, and how they work, is theirs.
            Self::ChallengeEntry { idea, entry, .. } if entry.is_decision() => (SubjectKind::Idea, idea.0),
            Self::IdeaEdited { .. } | Self::IdeaWithdrawn { .. } | Self::IdeaDecided { .. }
            | Self::IdeaExperimented { .. } | Self::IdeaImplemented { .. }
            | Self::CommentPosted { .. } | Self::PocEdited { .. } | Self::PocLaunched { .. }
            | Self::StepsPassed { .. } | Self::GateDecided { .. } | Self::PocHeld { .. }
            | Self::PocResumed { .. } | Self::PocAbandoned { .. } | Self::StepReopened { .. }
            | Self::LessonAdded { .. } | Self::PracticeEdited { .. } | Self::ChallengeEdited { .. }
            | Self::DepositsStopped { .. } | Self::ChallengeClosed { .. }
            | Self::ChallengePublished { .. } | Self::ChallengeOpened { .. }
            | Self::DepositsEnded { .. }
            | Self::ChallengeCourse { course: CourseChange::Continued | CourseChange::Corrected | CourseChange::Stopped, .. }
            | Self::RevivalProposed { .. } | Self::RevivalAccepted { .. }
            | Self::RevivalRefused { .. } | Self::IdeaMerged { .. } | Self::IdeaMergeUndone { .. } | Self::IdeaPledged { .. }
            | Self::IdeaPotentialChanged { potential: PotentialChange::Marked | PotentialChange::Removed, .. }
            | Self::ConditionLifted { .. } | Self::Commented { .. } | Self::ReuseDeclared { .. }
            | Self::ReuseEdited { .. } | Self::ReuseWithdrawn { .. } | Self::KitReleased { .. } | Self::KitRecalled { .. }
            | Self::PracticeReplicated { .. } => {
                return Some(self.subject());
            }
            Self::IdeaDeposited { challenge: None, .. } | Self::PracticePublished { poc: None, .. }
            | Self::IdeaImported { .. } | Self::CommentRemoved { .. }
            | Self::ChallengeImported { .. } | Self::PocCreated { .. } | Self::PocImported { .. } | Self::PracticeImported { .. }
            | Self::StepAnswered { .. } | Self::AccountCreated { .. } | Self::ProfileChanged { .. }
            | Self::AccountDisabled { .. } | Self::AccountEnabled { .. }
            | Self::SignedOutEverywhere { .. } | Self::FeedsRevoked { .. }
            | Self::NewsletterSubscriptionChanged { .. }
            | Self::SynonymsChanged { .. } | Self::IdeaSigned { .. }
            | Self::IdeaPotentialChanged { potential: PotentialChange::Revised, .. }
            | Self::ChallengeCourse { course: CourseChange::IndicatorsSet | CourseChange::ValueAdded | CourseChange::ValueRemoved | CourseChange::Discarded, .. }
            | Self::AccountEdited { .. } | Self::CellChanged { .. } | Self::DelegationGiven { .. }
            | Self::DelegationProlonged { .. } | Self::DelegationWithdrawn { .. } | Self::DelegationEnding { .. }
            | Self::OwnerDeclared { .. } | Self::OwnerRemoved { .. } | Self::ChallengeCreated { .. }
            | Self::ExpertInvited { .. } | Self::ChallengeInvitation { .. }
            | Self::ScorecardSubmitted { .. } | Self::DormantIdeaMatched { .. }
            | Self::CoAuthorInvited { .. } | Self::CoAuthorAccepted { .. }
            | Self::CoAuthorDeclined { .. } | Self::SignatureEnded { .. } | Self::IdeaLinked { .. } | Self::IdeaUnlinked { .. }
            | Self::PocTracked { .. } | Self::PocRestricted { .. } | Self::PocRulesSet { .. }
            | Self::ReferenceAdded { .. } | Self::ReferenceChanged { .. }
            | Self::ReferencesArranged { .. } | Self::ReviewMade { .. } | Self::ReviewEdited { .. }
            | Self::ReviewFrozen { .. } | Self::DocumentEdited { .. } | Self::HelpRequested { .. }
            | Self::HelpReplied { .. } | Self::SupportRequested { .. } | Self::HelpClosed { .. }
            | Self::ResourcesRequested { .. } | Self::ResourceDecided { .. }
            | Self::ResourceSettingsEdited { .. } | Self::WatchedWordsEdited { .. } | Self::PortalPlanEdited { .. }
            | Self::CommentWithdrawn { .. } | Self::TagsChanged { .. } | Self::MessageSent { .. }
            | Self::EditorialItemChanged { .. } | Self::EventRegistrationChanged { .. }
            | Self::SeatGiven { .. } | Self::SeatLost { .. } | Self::EventReminded { .. } | Self::KitPrepared { .. }
            | Self::KitEdited { .. } | Self::KitDiscarded { .. } | Self::PracticeConfirmed { .. } | Self::PracticeAged { .. }
            | Self::PracticeWithdrawn { .. } | Self::PracticePutBack { .. } | Self::PracticeRecommended { .. } | Self::PracticeScheduled { .. } | Self::PracticeDiscarded { .. }
            | Self::OrganisationAdded { .. } | Self::OrganisationChanged { .. }
            | Self::CardKept { .. } | Self::MailboxSet { .. } | Self::PartnerKept { .. } | Self::BricksChanged { .. }
            | Self::ShowcaseChanged { .. } | Self::ReadersChosen { .. } | Self::ChallengeEntry { .. } | Self::PutInCharge { .. } => return None,
        };
        Some(Subject { kind, id })
    }
}
