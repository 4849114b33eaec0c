//! How a fact is read back: every field it may have, then the fields its name asks for.
//!
//! A derived reader carries one per variant: 75 KB in the portal, for fields that all variants share.

mod challenges;
mod practices;
mod settings;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use uuid::Uuid;

use super::{Fact, SubjectKind};
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

/// A fact as it travels.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    fact: String,
    account: Option<UserId>,
    act: Option<BrickAct>,
    brick: Option<String>,
    capability: Option<String>,
    answer: Option<bool>,
    active: Option<bool>,
    audience: Option<PocAudience>,
    begins_at: Option<DateTime<Utc>>,
    cause: Option<ReferenceCode>,
    challenge: Option<ChallengeId>,
    change: Option<EditorialChange>,
    code: Option<ReferenceCode>,
    comment: Option<CommentId>,
    condition: Option<String>,
    course: Option<CourseChange>,
    decided_by: Option<UserId>,
    delegation: Option<DelegationId>,
    ends_on: Option<NaiveDate>,
    entry: Option<EntryChange>,
    document: Option<DocumentSlug>,
    first: Option<Step>,
    four_eyes: Option<bool>,
    from: Option<String>,
    group: Option<SynonymGroupId>,
    help_request: Option<HelpRequestId>,
    idea: Option<IdeaId>,
    invitation: Option<InvitationState>,
    item: Option<Uuid>,
    kind: Option<LessonKind>,
    kit: Option<KitId>,
    language: Option<Language>,
    label: Option<String>,
    last: Option<Step>,
    lesson: Option<LessonId>,
    line: Option<u8>,
    message: Option<ContactMessageId>,
    link: Option<IdeaLinkKind>,
    list: Option<ReferenceList>,
    note: Option<String>,
    number: Option<u32>,
    organisation: Option<OrganisationId>,
    partner: Option<PartnerId>,
    owner: Option<Uuid>,
    on: Option<SubjectKind>,
    other: Option<IdeaId>,
    open_sheets: Option<bool>,
    pledge: Option<PledgeChange>,
    poc: Option<PocId>,
    potential: Option<PotentialChange>,
    practice: Option<PracticeId>,
    profile: Option<Profile>,
    reason: Option<String>,
    renewal: Option<Renewal>,
    resource_request: Option<ResourceRequestId>,
    reuse: Option<ReuseId>,
    role: Option<InvitationRole>,
    signature: Option<SignatureEnd>,
    stage: Option<SupportStage>,
    review: Option<ReviewId>,
    started_on: Option<NaiveDate>,
    state: Option<ReferenceCode>,
    status: Option<PocStatus>,
    step: Option<Step>,
    steps_passed: Option<u8>,
    target: Option<Uuid>,
    to: Option<String>,
    verdict: Option<String>,
    version: Option<i32>,
    visibility: Option<Visibility>,
    was: Option<String>,
}

/// What was read is not a fact of this version.
#[derive(Debug, thiserror::Error)]
#[error("not a fact, or not with all its fields")]
pub(super) struct NotAFact;

impl TryFrom<Told> for Fact {
    type Error = NotAFact;

    fn try_from(told: Told) -> Result<Self, NotAFact> {
        let first = told.idea_fact().or_else(|| told.life_of_idea());
        first
            .or_else(|| told.challenge_fact())
            .or_else(|| told.poc_fact())
            .or_else(|| told.request_fact())
            .or_else(|| told.setting_fact())
            .or_else(|| told.reuse_fact())
            .or_else(|| told.kit_fact())
            .or_else(|| told.practice_fact())
            .or_else(|| told.other_fact())
            .or_else(|| told.rights_fact())
            .ok_or(NotAFact)
    }
}

impl Told {
    fn idea_fact(&self) -> Option<Fact> {
        let (idea, comment) = (self.idea, self.comment);
        Some(match self.fact.as_str() {
            "idea_deposited" => Fact::IdeaDeposited { idea: idea?, challenge: self.challenge },
            "idea_edited" => Fact::IdeaEdited { idea: idea? },
            "idea_withdrawn" => Fact::IdeaWithdrawn { idea: idea? },
            "idea_decided" => Fact::IdeaDecided {
                idea: idea?,
                verdict: IdeaVerdict::from_code(self.verdict.as_deref()?)?,
                reason: self.reason.clone()?,
                condition: self.condition.clone(),
            },
            "idea_experimented" => Fact::IdeaExperimented { idea: idea?, poc: self.poc? },
            "idea_implemented" => Fact::IdeaImplemented { idea: idea? },
            "idea_imported" => Fact::IdeaImported { idea: idea? },
            "idea_signed" => Fact::IdeaSigned { idea: idea? },
            "idea_potential_changed" => {
                Fact::IdeaPotentialChanged { idea: idea?, potential: self.potential? }
            }
            "comment_posted" => Fact::CommentPosted { idea: idea?, comment: comment? },
            "comment_removed" => Fact::CommentRemoved { idea: idea?, comment: comment? },
            _ => return None,
        })
    }

    fn life_of_idea(&self) -> Option<Fact> {
        let (idea, reason, challenge) = (self.idea?, self.reason.clone(), self.challenge);
        let (account, other) = (self.account, self.other);
        Some(match self.fact.as_str() {
            "dormant_idea_matched" => Fact::DormantIdeaMatched { idea, challenge: challenge? },
            "revival_proposed" => Fact::RevivalProposed { idea, reason: reason? },
            "revival_accepted" => Fact::RevivalAccepted { idea, reason: reason?, challenge },
            "revival_refused" => Fact::RevivalRefused { idea, reason: reason? },
            "co_author_invited" => Fact::CoAuthorInvited { idea, account: account? },
            "co_author_accepted" => Fact::CoAuthorAccepted { idea, account: account? },
            "co_author_declined" => Fact::CoAuthorDeclined { idea, account: account? },
            "signature_ended" => {
                Fact::SignatureEnded { idea, account: account?, signature: self.signature? }
            }
            "idea_linked" => Fact::IdeaLinked { idea, other: other?, link: self.link? },
            "idea_unlinked" => Fact::IdeaUnlinked { idea, other: other? },
            "idea_merged" => Fact::IdeaMerged { idea, other: other? },
            "idea_merge_undone" => Fact::IdeaMergeUndone { idea, other: other? },
            "idea_pledged" => Fact::IdeaPledged { idea, pledge: self.pledge? },
            _ => return None,
        })
    }

    fn poc_fact(&self) -> Option<Fact> {
        let (poc, step, note) = (self.poc?, self.step, self.note.clone());
        Some(match self.fact.as_str() {
            "poc_created" => Fact::PocCreated { poc, idea: self.idea },
            "poc_edited" => Fact::PocEdited { poc },
            "poc_launched" => Fact::PocLaunched { poc, started_on: self.started_on? },
            "poc_imported" => {
                Fact::PocImported { poc, status: self.status, steps_passed: self.steps_passed }
            }
            "step_answered" => Fact::StepAnswered { poc, step: step? },
            "steps_passed" => Fact::StepsPassed {
                poc,
                first: self.first?,
                last: self.last?,
                steps_passed: self.steps_passed?,
            },
            "gate_decided" => Fact::GateDecided {
                poc,
                step: step?,
                verdict: GateVerdict::from_code(self.verdict.as_deref()?)?,
                reason: self.reason.clone(),
                decided_by: self.decided_by?,
            },
            "poc_held" => Fact::PocHeld { poc, cause: self.cause.clone()?, note },
            "poc_resumed" => Fact::PocResumed { poc },
            "poc_abandoned" => Fact::PocAbandoned { poc, cause: self.cause.clone()?, note },
            "step_reopened" => {
                Fact::StepReopened { poc, step: step?, reason: self.reason.clone()? }
            }
            "poc_tracked" => Fact::PocTracked { poc },
            "condition_lifted" => Fact::ConditionLifted {
                poc,
                label: self.label.clone()?,
                note,
                decided_by: self.decided_by?,
            },
            "poc_restricted" => Fact::PocRestricted { poc, visibility: self.visibility? },
            "lesson_added" => {
                Fact::LessonAdded { poc, lesson: self.lesson?, step: step?, kind: self.kind? }
            }
            _ => return None,
        })
    }

    fn request_fact(&self) -> Option<Fact> {
        let (help_request, resource_request) = (self.help_request, self.resource_request);
        Some(match self.fact.as_str() {
            "document_edited" => {
                Fact::DocumentEdited { document: self.document?, language: self.language? }
            }
            "help_requested" => Fact::HelpRequested { help_request: help_request? },
            "help_replied" => {
                Fact::HelpReplied { help_request: help_request?, answer: self.answer? }
            }
            "support_requested" => {
                Fact::SupportRequested { help_request: help_request?, stage: self.stage? }
            }
            "help_closed" => Fact::HelpClosed { help_request: help_request? },
            "resources_requested" => {
                Fact::ResourcesRequested { resource_request: resource_request? }
            }
            "resource_decided" => Fact::ResourceDecided {
                resource_request: resource_request?,
                line: self.line?,
                state: self.state.clone()?,
                reason: self.reason.clone(),
            },
            "message_sent" => {
                Fact::MessageSent { message: self.message?, to: self.to.as_deref()?.parse().ok()? }
            }
            "commented" => {
                Fact::Commented { on: self.on?, target: self.target?, comment: self.comment? }
            }
            "tags_changed" => Fact::TagsChanged { on: self.on?, target: self.target? },
            "comment_withdrawn" => Fact::CommentWithdrawn {
                on: self.on?,
                target: self.target?,
                comment: self.comment?,
            },
            "resource_settings_edited" => Fact::ResourceSettingsEdited { version: self.version? },
            "watched_words_edited" => Fact::WatchedWordsEdited { version: self.version? },
            _ => return None,
        })
    }

    fn other_fact(&self) -> Option<Fact> {
        let account = self.account;
        Some(match self.fact.as_str() {
            "account_created" => Fact::AccountCreated { account: account?, profile: self.profile? },
            "profile_changed" => Fact::ProfileChanged {
                account: account?,
                from: Profile::from_code(self.from.as_deref()?)?,
                to: Profile::from_code(self.to.as_deref()?)?,
            },
            "card_kept" => Fact::CardKept { account: account? },
            "mailbox_set" => {
                Fact::MailboxSet { organisation: self.organisation?, label: self.label.clone()? }
            }
            "partner_kept" => {
                Fact::PartnerKept { partner: self.partner?, label: self.label.clone()? }
            }
            "account_edited" => Fact::AccountEdited { account: account? },
            "account_disabled" => Fact::AccountDisabled { account: account? },
            "account_enabled" => Fact::AccountEnabled { account: account? },
            "signed_out_everywhere" => Fact::SignedOutEverywhere { account: account? },
            "feeds_revoked" => Fact::FeedsRevoked { account: account? },
            "newsletter_subscription_changed" => {
                Fact::NewsletterSubscriptionChanged { account: account?, active: self.active? }
            }
            "editorial_item_changed" => Fact::EditorialItemChanged {
                item: EditorialId(self.item?),
                change: self.change?,
                note: self.note.clone(),
            },
            "event_registration_changed" => Fact::EventRegistrationChanged {
                item: EditorialId(self.item?),
                account: account?,
                active: self.active?,
            },
            "seat_given" => Fact::SeatGiven { item: EditorialId(self.item?), account: account? },
            "put_in_charge" => {
                Fact::PutInCharge { account: account?, on: self.on?, target: self.target? }
            }
            "seat_lost" => Fact::SeatLost { item: EditorialId(self.item?), account: account? },
            "event_reminded" => Fact::EventReminded {
                item: EditorialId(self.item?),
                account: account?,
                begins_at: self.begins_at?,
            },
            "synonyms_changed" => Fact::SynonymsChanged { group: self.group? },
            _ => return None,
        })
    }

    fn rights_fact(&self) -> Option<Fact> {
        let brick = || Brick::from_code(self.brick.as_deref()?);
        let reach = |code: &Option<String>| Reach::from_code(code.as_deref()?);
        let (delegation, account, item) = (self.delegation, self.account, self.item);
        Some(match self.fact.as_str() {
            "cell_changed" => Fact::CellChanged {
                brick: brick()?,
                item: item.map(BrickId),
                capability: Capability::from_code(self.capability.as_deref()?)?,
                profile: self.profile?,
                from: reach(&self.from)?,
                to: reach(&self.to)?,
            },
            "delegation_given" => Fact::DelegationGiven {
                delegation: delegation?,
                account: account?,
                profile: self.profile?,
            },
            "delegation_prolonged" => Fact::DelegationProlonged {
                delegation: delegation?,
                account: account?,
                ends_on: self.ends_on,
            },
            "delegation_withdrawn" => {
                Fact::DelegationWithdrawn { delegation: delegation?, account: account? }
            }
            "delegation_ending" => Fact::DelegationEnding {
                delegation: delegation?,
                account: account?,
                ends_on: self.ends_on?,
            },
            "owner_declared" => Fact::OwnerDeclared { brick: brick()?, owner: self.owner?, item },
            "owner_removed" => Fact::OwnerRemoved { brick: brick()?, owner: self.owner?, item },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests;
