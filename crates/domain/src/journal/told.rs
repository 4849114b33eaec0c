//! How a fact is read back: every field it may have, then the fields its name asks for.
//!
//! The derived reader of a tagged enum carries one reader per variant: 75 KB in the portal's chunks, and
//! nothing gained, for all variants draw on the same few fields.

use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

use super::{Fact, SubjectKind};
use crate::access::{Brick, Capability, Profile, Reach};
use crate::document::{DocumentSlug, Language};
use crate::help_request::SupportStage;
use crate::idea::IdeaVerdict;
use crate::ids::{
    ChallengeId, CommentId, ContactMessageId, DelegationId, HelpRequestId, IdeaId, LessonId, PocId,
    PracticeId, ResourceRequestId, SynonymGroupId, UserId,
};
use crate::poc::{GateVerdict, LessonKind, Step};
use crate::reference::ReferenceCode;

/// A fact as it travels.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    fact: String,
    account: Option<UserId>,
    brick: Option<String>,
    capability: Option<String>,
    answer: Option<bool>,
    cause: Option<ReferenceCode>,
    challenge: Option<ChallengeId>,
    comment: Option<CommentId>,
    decided_by: Option<UserId>,
    delegation: Option<DelegationId>,
    ends_on: Option<NaiveDate>,
    document: Option<DocumentSlug>,
    first: Option<Step>,
    from: Option<String>,
    group: Option<SynonymGroupId>,
    help_request: Option<HelpRequestId>,
    idea: Option<IdeaId>,
    item: Option<Uuid>,
    kind: Option<LessonKind>,
    language: Option<Language>,
    last: Option<Step>,
    lesson: Option<LessonId>,
    line: Option<u8>,
    message: Option<ContactMessageId>,
    note: Option<String>,
    owner: Option<Uuid>,
    on: Option<SubjectKind>,
    poc: Option<PocId>,
    practice: Option<PracticeId>,
    profile: Option<Profile>,
    reason: Option<String>,
    resource_request: Option<ResourceRequestId>,
    stage: Option<SupportStage>,
    started_on: Option<NaiveDate>,
    state: Option<ReferenceCode>,
    step: Option<Step>,
    steps_passed: Option<u8>,
    target: Option<Uuid>,
    to: Option<String>,
    verdict: Option<String>,
    version: Option<i32>,
}

/// What was read is not a fact of this version.
#[derive(Debug, thiserror::Error)]
#[error("not a fact, or not with all its fields")]
pub(super) struct NotAFact;

impl TryFrom<Told> for Fact {
    type Error = NotAFact;

    fn try_from(told: Told) -> Result<Self, NotAFact> {
        told.idea_fact()
            .or_else(|| told.poc_fact())
            .or_else(|| told.request_fact())
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
            },
            "idea_experimented" => Fact::IdeaExperimented { idea: idea?, poc: self.poc? },
            "idea_implemented" => Fact::IdeaImplemented { idea: idea? },
            "idea_imported" => Fact::IdeaImported { idea: idea? },
            "comment_posted" => Fact::CommentPosted { idea: idea?, comment: comment? },
            "comment_removed" => Fact::CommentRemoved { idea: idea?, comment: comment? },
            _ => return None,
        })
    }

    fn poc_fact(&self) -> Option<Fact> {
        let (poc, step, note) = (self.poc?, self.step, self.note.clone());
        Some(match self.fact.as_str() {
            "poc_created" => Fact::PocCreated { poc, idea: self.idea },
            "poc_edited" => Fact::PocEdited { poc },
            "poc_launched" => Fact::PocLaunched { poc, started_on: self.started_on? },
            "poc_imported" => Fact::PocImported { poc },
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
            "comment_withdrawn" => Fact::CommentWithdrawn {
                on: self.on?,
                target: self.target?,
                comment: self.comment?,
            },
            "resource_settings_edited" => Fact::ResourceSettingsEdited { version: self.version? },
            _ => return None,
        })
    }

    fn other_fact(&self) -> Option<Fact> {
        let account = self.account;
        Some(match self.fact.as_str() {
            "challenge_imported" => Fact::ChallengeImported { challenge: self.challenge? },
            "practice_published" => {
                Fact::PracticePublished { practice: self.practice?, poc: self.poc }
            }
            "practice_edited" => Fact::PracticeEdited { practice: self.practice? },
            "account_created" => Fact::AccountCreated { account: account?, profile: self.profile? },
            "profile_changed" => Fact::ProfileChanged {
                account: account?,
                from: Profile::from_code(self.from.as_deref()?)?,
                to: Profile::from_code(self.to.as_deref()?)?,
            },
            "account_edited" => Fact::AccountEdited { account: account? },
            "account_disabled" => Fact::AccountDisabled { account: account? },
            "account_enabled" => Fact::AccountEnabled { account: account? },
            "signed_out_everywhere" => Fact::SignedOutEverywhere { account: account? },
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
            "owner_declared" => Fact::OwnerDeclared { brick: brick()?, owner: self.owner?, item },
            "owner_removed" => Fact::OwnerRemoved { brick: brick()?, owner: self.owner?, item },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACTS: usize = 48;

    /// Stops compiling when a fact is added: list it in `one_of_each`, and read it back above.
    const fn place(fact: &Fact) -> usize {
        match fact {
            Fact::IdeaDeposited { .. } => 0,
            Fact::IdeaEdited { .. } => 1,
            Fact::IdeaWithdrawn { .. } => 2,
            Fact::IdeaDecided { .. } => 3,
            Fact::IdeaExperimented { .. } => 4,
            Fact::IdeaImplemented { .. } => 5,
            Fact::IdeaImported { .. } => 6,
            Fact::CommentPosted { .. } => 7,
            Fact::CommentRemoved { .. } => 8,
            Fact::ChallengeImported { .. } => 9,
            Fact::PocCreated { .. } => 10,
            Fact::PocEdited { .. } => 11,
            Fact::PocLaunched { .. } => 12,
            Fact::PocImported { .. } => 13,
            Fact::StepAnswered { .. } => 14,
            Fact::StepsPassed { .. } => 15,
            Fact::GateDecided { .. } => 16,
            Fact::PocHeld { .. } => 17,
            Fact::PocResumed { .. } => 18,
            Fact::PocAbandoned { .. } => 19,
            Fact::StepReopened { .. } => 20,
            Fact::LessonAdded { .. } => 21,
            Fact::PracticePublished { .. } => 22,
            Fact::PracticeEdited { .. } => 23,
            Fact::AccountCreated { .. } => 24,
            Fact::ProfileChanged { .. } => 25,
            Fact::AccountDisabled { .. } => 26,
            Fact::AccountEnabled { .. } => 27,
            Fact::SignedOutEverywhere { .. } => 28,
            Fact::SynonymsChanged { .. } => 29,
            Fact::AccountEdited { .. } => 30,
            Fact::CellChanged { .. } => 31,
            Fact::DelegationGiven { .. } => 32,
            Fact::DelegationProlonged { .. } => 33,
            Fact::DelegationWithdrawn { .. } => 34,
            Fact::OwnerDeclared { .. } => 35,
            Fact::OwnerRemoved { .. } => 36,
            Fact::DocumentEdited { .. } => 37,
            Fact::HelpRequested { .. } => 38,
            Fact::HelpReplied { .. } => 39,
            Fact::SupportRequested { .. } => 40,
            Fact::HelpClosed { .. } => 41,
            Fact::ResourcesRequested { .. } => 42,
            Fact::ResourceDecided { .. } => 43,
            Fact::ResourceSettingsEdited { .. } => 44,
            Fact::Commented { .. } => 45,
            Fact::CommentWithdrawn { .. } => 46,
            Fact::MessageSent { .. } => 47,
        }
    }

    fn one_of_each() -> Vec<Fact> {
        let id = Uuid::from_u128(7);
        let (idea, poc, practice) = (IdeaId(id), PocId(id), PracticeId(id));
        let (comment, account) = (CommentId(id), UserId(id));
        let (step, started_on) = (Step::Plan, NaiveDate::default());
        let cause = ReferenceCode("budget".to_owned());
        let (note, reason) = (Some("Bail à signer.".to_owned()), "Déjà couvert.".to_owned());
        let (reader, contributor) = (Profile::Reader, Profile::Contributor);
        let mut facts = vec![
            Fact::IdeaDeposited { idea, challenge: Some(ChallengeId(id)) },
            Fact::IdeaEdited { idea },
            Fact::IdeaWithdrawn { idea },
            Fact::IdeaDecided { idea, verdict: IdeaVerdict::Selected, reason: reason.clone() },
            Fact::IdeaExperimented { idea, poc },
            Fact::IdeaImplemented { idea },
            Fact::IdeaImported { idea },
            Fact::CommentPosted { idea, comment },
            Fact::CommentRemoved { idea, comment },
            Fact::ChallengeImported { challenge: ChallengeId(id) },
            Fact::PocCreated { poc, idea: None },
            Fact::PocEdited { poc },
            Fact::PocLaunched { poc, started_on },
            Fact::PocImported { poc },
            Fact::StepAnswered { poc, step },
            Fact::StepsPassed { poc, first: Step::FrameChallenge, last: step, steps_passed: 4 },
            Fact::GateDecided {
                poc,
                step,
                verdict: GateVerdict::NoGo,
                reason: note.clone(),
                decided_by: account,
            },
            Fact::PocHeld { poc, cause: cause.clone(), note: note.clone() },
            Fact::PocResumed { poc },
            Fact::PocAbandoned { poc, cause, note },
            Fact::StepReopened { poc, step, reason },
            Fact::LessonAdded { poc, lesson: LessonId(id), step, kind: LessonKind::Failure },
            Fact::PracticePublished { practice, poc: Some(poc) },
            Fact::PracticeEdited { practice },
            Fact::AccountCreated { account, profile: reader },
            Fact::ProfileChanged { account, from: reader, to: contributor },
            Fact::AccountDisabled { account },
            Fact::AccountEnabled { account },
            Fact::SignedOutEverywhere { account },
            Fact::SynonymsChanged { group: SynonymGroupId(id) },
        ];
        facts.extend(asked_and_said(id));
        facts
    }

    fn asked_and_said(id: Uuid) -> Vec<Fact> {
        let (help_request, resource_request) = (HelpRequestId(id), ResourceRequestId(id));
        let (comment, account) = (CommentId(id), UserId(id));
        vec![
            Fact::DocumentEdited { document: DocumentSlug::IdeaRules, language: Language::Fr },
            Fact::HelpRequested { help_request },
            Fact::HelpReplied { help_request, answer: true },
            Fact::SupportRequested { help_request, stage: SupportStage::Launch },
            Fact::HelpClosed { help_request },
            Fact::ResourcesRequested { resource_request },
            Fact::ResourceDecided {
                resource_request,
                line: 1,
                state: ReferenceCode("declined".to_owned()),
                reason: Some("Budget engagé.".to_owned()),
            },
            Fact::ResourceSettingsEdited { version: 2 },
            Fact::Commented { on: SubjectKind::Poc, target: id, comment },
            Fact::CommentWithdrawn { on: SubjectKind::Practice, target: id, comment },
            Fact::MessageSent { message: ContactMessageId(id), to: account },
        ]
    }

    fn one_of_each_about_rights() -> Vec<Fact> {
        let id = Uuid::from_u128(7);
        let (account, delegation, brick) = (UserId(id), DelegationId(id), Brick::News);
        let (capability, profile) = (Capability::Update, Profile::Contributor);
        let (from, to) = (Reach::Nothing, Reach::OwnOnly);
        let (ends_on, item) = (Some(NaiveDate::default()), Some(id));
        vec![
            Fact::AccountEdited { account },
            Fact::CellChanged { brick, capability, profile, from, to },
            Fact::DelegationGiven { delegation, account, profile },
            Fact::DelegationProlonged { delegation, account, ends_on },
            Fact::DelegationWithdrawn { delegation, account },
            Fact::OwnerDeclared { brick, owner: id, item },
            Fact::OwnerRemoved { brick, owner: id, item },
        ]
    }

    fn all() -> Vec<Fact> {
        let mut all = one_of_each();
        all.extend(one_of_each_about_rights());
        all
    }

    #[test]
    fn every_fact_is_read_back_as_it_was_told() {
        for fact in all() {
            let told = serde_json::to_value(&fact).unwrap();
            let read: Fact = serde_json::from_value(told.clone()).unwrap();
            assert_eq!(read, fact, "{told}");
        }
    }

    #[test]
    fn every_fact_is_listed() {
        let places: Vec<usize> = all().iter().map(place).collect();
        assert_eq!(places, (0..FACTS).collect::<Vec<_>>());
    }

    #[test]
    fn half_a_fact_is_none() {
        for told in [
            serde_json::json!({ "fact": "idea_edited" }),
            serde_json::json!({ "fact": "poc_flown", "poc": Uuid::nil() }),
            serde_json::json!({ "fact": "gate_decided", "poc": Uuid::nil(), "verdict": "maybe" }),
            serde_json::json!({}),
        ] {
            assert!(serde_json::from_value::<Fact>(told.clone()).is_err(), "{told}");
        }
    }
}
