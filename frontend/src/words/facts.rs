//! What happened, in a few words: for histories and notifications.

use domain::brick::BrickAct;
use domain::idea::IdeaVerdict;
use domain::journal::{Fact, SubjectKind};

use super::bricks::brick_name;
use super::challenges::{course_told, invitation_told};
use super::editorial::editorial_change;
use super::ideas::{pledge_told, potential_told, signature_ended};
use super::renewal::renewal;
use super::requests::support_stage;
use super::tracks::entry_told;
use super::vocabulary::{gate_verdict, lesson_kind, poc_audience, profile, visibility};
use crate::words::tr;

/// What happened, said of the object it happened to.
#[rustfmt::skip] // A table: many facts a line.
pub(crate) fn fact(fact: &Fact) -> String {
    match fact {
        Fact::IdeaDeposited { .. } => tr!(facts.idea_deposited).to_owned(),
        Fact::IdeaEdited { .. } => tr!(facts.idea_edited).to_owned(),
        Fact::IdeaWithdrawn { .. } => tr!(facts.idea_withdrawn).to_owned(),
        Fact::IdeaDecided { verdict, reason, .. } => with_reason(verdict_given(*verdict), reason),
        Fact::IdeaExperimented { .. } => tr!(facts.idea_experimented).to_owned(),
        Fact::IdeaImplemented { .. } => tr!(facts.idea_implemented).to_owned(),
        Fact::IdeaImported { .. } | Fact::ChallengeImported { .. } | Fact::PocImported { .. }
        | Fact::PracticeImported { .. } => tr!(facts.imported).to_owned(),
        Fact::CommentPosted { .. } | Fact::Commented { .. } => tr!(facts.comment_posted).to_owned(),
        Fact::TagsChanged { .. } => tr!(facts.tags_changed).to_owned(),
        Fact::CommentRemoved { .. } | Fact::CommentWithdrawn { .. } => tr!(facts.comment_removed).to_owned(),
        Fact::PracticePublished { .. } | Fact::PracticeEdited { .. } | Fact::ReuseDeclared { .. }
        | Fact::ReuseEdited { .. } | Fact::ReuseWithdrawn { .. } | Fact::PracticeConfirmed { .. }
        | Fact::PracticeAged { .. } | Fact::KitPrepared { .. } | Fact::KitEdited { .. } | Fact::KitDiscarded { .. }
        | Fact::KitReleased { .. } | Fact::KitRecalled { .. } | Fact::PracticeWithdrawn { .. } | Fact::PracticePutBack { .. }
        | Fact::PracticeReplicated { .. } | Fact::PracticeRecommended { .. } | Fact::PracticeScheduled { .. } | Fact::PracticeDiscarded { .. } => of_practice(fact),
        Fact::EditorialItemChanged { change, note, .. } => {
            with_reason(editorial_change(*change), note.as_deref().unwrap_or(""))
        }
        Fact::ChallengeInvitation { .. } | Fact::ChallengeEntry { .. }
        | Fact::ChallengeCourse { .. } => of_taking_part(fact),
        Fact::ChallengeCreated { .. } | Fact::ChallengeEdited { .. }
        | Fact::ChallengePublished { .. } | Fact::DepositsStopped { .. }
        | Fact::ChallengeClosed { .. } | Fact::ExpertInvited { .. }
        | Fact::ChallengeOpened { .. } | Fact::DepositsEnded { .. }
        | Fact::ScorecardSubmitted { .. } => of_challenge(fact).to_owned(),
        Fact::DormantIdeaMatched { .. } | Fact::RevivalProposed { .. }
        | Fact::RevivalAccepted { .. } | Fact::RevivalRefused { .. } | Fact::CoAuthorInvited { .. }
        | Fact::CoAuthorAccepted { .. } | Fact::CoAuthorDeclined { .. } | Fact::IdeaLinked { .. }
        | Fact::IdeaUnlinked { .. } | Fact::IdeaMerged { .. } | Fact::IdeaPotentialChanged { .. }
        | Fact::IdeaMergeUndone { .. } | Fact::IdeaSigned { .. } | Fact::IdeaPledged { .. } | Fact::SignatureEnded { .. } => of_life(fact),
        Fact::PocCreated { .. } | Fact::PocEdited { .. } | Fact::PocLaunched { .. }
        | Fact::StepAnswered { .. } | Fact::StepsPassed { .. } | Fact::GateDecided { .. }
        | Fact::PocHeld { .. } | Fact::PocResumed { .. } | Fact::PocAbandoned { .. }
        | Fact::StepReopened { .. } | Fact::PocTracked { .. } | Fact::ConditionLifted { .. }
        | Fact::PocRestricted { .. } | Fact::LessonAdded { .. } => of_poc(fact),
        Fact::ReviewMade { .. } | Fact::ReviewEdited { .. } | Fact::ReviewFrozen { .. }
        | Fact::PocRulesSet { .. } | Fact::ReferenceAdded { .. } | Fact::ReferenceChanged { .. }
        | Fact::ReferencesArranged { .. } | Fact::MailboxSet { .. }
        | Fact::PartnerKept { .. } | Fact::OrganisationAdded { .. }
        | Fact::OrganisationChanged { .. } | Fact::BricksChanged { .. } => of_setting(fact),
        Fact::AccountCreated { .. } | Fact::ProfileChanged { .. } | Fact::AccountDisabled { .. }
        | Fact::AccountEnabled { .. } | Fact::AccountEdited { .. } | Fact::PutInCharge { .. }
        | Fact::SignedOutEverywhere { .. } | Fact::FeedsRevoked { .. }
        | Fact::NewsletterSubscriptionChanged { .. } | Fact::SynonymsChanged { .. }
        | Fact::EventRegistrationChanged { .. } | Fact::SeatGiven { .. }
        | Fact::SeatLost { .. } | Fact::EventReminded { .. } | Fact::CardKept { .. } | Fact::DelegationEnding { .. } => of_account(fact),
        // The administration says them in full.
        Fact::CellChanged { .. } | Fact::DelegationGiven { .. } | Fact::DelegationProlonged { .. }
        | Fact::DelegationWithdrawn { .. } | Fact::OwnerDeclared { .. }
        | Fact::OwnerRemoved { .. } => tr!(facts.rights_changed).to_owned(),
        Fact::DocumentEdited { .. } | Fact::HelpRequested { .. } | Fact::HelpReplied { .. }
        | Fact::SupportRequested { .. } | Fact::HelpClosed { .. } | Fact::ResourcesRequested { .. }
        | Fact::ResourceDecided { .. } | Fact::ResourceSettingsEdited { .. }
        | Fact::WatchedWordsEdited { .. } | Fact::MessageSent { .. } | Fact::ShowcaseChanged { .. }
        | Fact::ReadersChosen { .. } | Fact::PortalPlanEdited { .. } => of_request(fact),
    }
}

/// The same in a history, which others read: what a notification says to somebody is said of them.
#[expect(clippy::wildcard_enum_match_arm, reason = "the others are said alike to all")]
pub(crate) fn fact_told(told: &Fact) -> String {
    match told {
        Fact::PutInCharge { on: SubjectKind::Practice, .. } => {
            tr!(facts.told.contact_named).to_owned()
        }
        Fact::PutInCharge { .. } => tr!(facts.told.put_in_charge).to_owned(),
        Fact::SeatGiven { .. } => tr!(facts.told.seat_given).to_owned(),
        Fact::SeatLost { .. } => tr!(facts.told.seat_lost).to_owned(),
        Fact::EventReminded { .. } => tr!(facts.told.event_reminded).to_owned(),
        other => fact(other),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "`fact` names every variant; this is its part")]
fn of_practice(fact: &Fact) -> String {
    match fact {
        Fact::PracticePublished { .. } => tr!(facts.practice_published).to_owned(),
        Fact::PracticeEdited { .. } => tr!(facts.practice_edited).to_owned(),
        Fact::PracticeWithdrawn { reason, .. } => {
            with_reason(tr!(facts.practice_withdrawn), reason)
        }
        Fact::PracticePutBack { .. } => tr!(facts.practice_put_back).to_owned(),
        Fact::PracticeDiscarded { .. } => tr!(facts.practice_discarded).to_owned(),
        Fact::PracticeScheduled { begins_at: Some(at), .. } => {
            tr!(facts.practice_scheduled, at = super::date_time_in_paris(*at))
        }
        Fact::PracticeScheduled { begins_at: None, .. } => {
            tr!(facts.practice_scheduled_no_more).to_owned()
        }
        Fact::PracticeRecommended { renewal: Some(said), .. } => {
            tr!(facts.practice_recommended, what = renewal(*said))
        }
        Fact::PracticeRecommended { renewal: None, .. } => {
            tr!(facts.practice_recommended_no_more).to_owned()
        }
        Fact::PracticeReplicated { number, .. } => {
            tr!(facts.practice_replicated, number = number)
        }
        Fact::ReuseDeclared { label, .. } => tr!(facts.reuse_declared, what = label),
        Fact::ReuseEdited { label, .. } => tr!(facts.reuse_edited, what = label),
        Fact::ReuseWithdrawn { label, reason, .. } => {
            let what = tr!(facts.reuse_withdrawn, what = label);
            with_reason(&what, reason.as_deref().unwrap_or(""))
        }
        Fact::PracticeConfirmed { label: None, .. } => tr!(facts.practice_confirmed).to_owned(),
        Fact::PracticeConfirmed { label: Some(label), .. } => {
            tr!(facts.kit_confirmed, what = label)
        }
        Fact::PracticeAged { label: None, .. } => tr!(facts.practice_aged).to_owned(),
        Fact::PracticeAged { label: Some(label), .. } => tr!(facts.kit_aged, what = label),
        Fact::KitPrepared { .. } => tr!(facts.kit_prepared).to_owned(),
        Fact::KitEdited { .. } => tr!(facts.kit_edited).to_owned(),
        Fact::KitDiscarded { .. } => tr!(facts.kit_discarded).to_owned(),
        Fact::KitReleased { label, number, note, .. } => {
            let what = tr!(facts.kit_released, what = label, number = number);
            with_reason(&what, note.as_deref().unwrap_or(""))
        }
        Fact::KitRecalled { label, number, reason: None, .. } => {
            tr!(facts.kit_put_back, what = label, number = number)
        }
        Fact::KitRecalled { label, number, reason: Some(reason), .. } => {
            with_reason(&tr!(facts.kit_withdrawn, what = label, number = number), reason)
        }
        _ => String::new(),
    }
}

/// Who takes part in a challenge, and how it goes on.
#[expect(clippy::wildcard_enum_match_arm, reason = "`fact` names every variant; this is its part")]
fn of_taking_part(fact: &Fact) -> String {
    let (what, why) = match fact {
        Fact::ChallengeInvitation { role, invitation, note, .. } => {
            (invitation_told(*role, *invitation), note)
        }
        Fact::ChallengeEntry { entry, note, .. } => (entry_told(*entry), note),
        Fact::ChallengeCourse { course, reason, .. } => (course_told(*course), reason),
        _ => return String::new(),
    };
    with_reason(what, why.as_deref().unwrap_or(""))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "`fact` names every variant; this is its part")]
fn of_challenge(fact: &Fact) -> &'static str {
    match fact {
        Fact::ChallengeCreated { .. } => tr!(facts.challenge_created),
        Fact::ChallengeEdited { .. } => tr!(facts.challenge_edited),
        Fact::ChallengePublished { .. } => tr!(facts.challenge_published),
        Fact::DepositsStopped { .. } => tr!(facts.deposits_stopped),
        Fact::ChallengeClosed { .. } => tr!(facts.challenge_closed),
        Fact::ChallengeOpened { .. } => tr!(facts.challenge_opened),
        Fact::DepositsEnded { .. } => tr!(facts.deposits_ended),
        Fact::ExpertInvited { .. } => tr!(facts.expert_invited),
        Fact::ScorecardSubmitted { .. } => tr!(facts.scorecard_submitted),
        _ => "",
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "`fact` names every variant; this is its part")]
fn of_life(fact: &Fact) -> String {
    match fact {
        Fact::DormantIdeaMatched { .. } => tr!(facts.dormant_matched).to_owned(),
        Fact::RevivalProposed { reason, .. } => with_reason(tr!(facts.revival_proposed), reason),
        Fact::RevivalAccepted { reason, .. } => with_reason(tr!(facts.revival_accepted), reason),
        Fact::RevivalRefused { reason, .. } => with_reason(tr!(facts.revival_refused), reason),
        Fact::CoAuthorInvited { .. } => tr!(facts.co_author_invited).to_owned(),
        Fact::CoAuthorAccepted { .. } => tr!(facts.co_author_accepted).to_owned(),
        Fact::CoAuthorDeclined { .. } => tr!(facts.co_author_declined).to_owned(),
        Fact::SignatureEnded { signature, .. } => signature_ended(*signature).to_owned(),
        Fact::IdeaLinked { .. } => tr!(facts.idea_linked).to_owned(),
        Fact::IdeaUnlinked { .. } => tr!(facts.idea_unlinked).to_owned(),
        Fact::IdeaMerged { .. } => tr!(facts.idea_merged).to_owned(),
        Fact::IdeaMergeUndone { .. } => tr!(facts.idea_merge_undone).to_owned(),
        Fact::IdeaSigned { .. } => tr!(facts.idea_signed).to_owned(),
        Fact::IdeaPotentialChanged { potential, .. } => potential_told(*potential).to_owned(),
        Fact::IdeaPledged { pledge, .. } => pledge_told(*pledge).to_owned(),
        _ => String::new(),
    }
}

fn verdict_given(verdict: IdeaVerdict) -> &'static str {
    match verdict {
        IdeaVerdict::UnderReview => tr!(facts.idea_under_review),
        IdeaVerdict::Selected => tr!(facts.idea_selected),
        IdeaVerdict::NotSelected => tr!(facts.idea_not_selected),
    }
}

fn with_reason(what: &str, reason: &str) -> String {
    if reason.is_empty() {
        what.to_owned()
    } else {
        tr!(facts.with_reason, what = what, reason = reason)
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "`fact` names every variant; this is its half")]
fn of_poc(fact: &Fact) -> String {
    let noted =
        |what: &str, note: &Option<String>| with_reason(what, note.as_deref().unwrap_or(""));
    match fact {
        Fact::PocCreated { .. } => tr!(facts.poc_created).to_owned(),
        Fact::PocEdited { .. } => tr!(facts.poc_edited).to_owned(),
        Fact::PocLaunched { .. } => tr!(facts.poc_launched).to_owned(),
        Fact::StepAnswered { step, .. } => tr!(facts.step_answered, number = step.number()),
        Fact::StepsPassed { first, last, .. } if first == last => {
            tr!(facts.step_passed, number = last.number())
        }
        Fact::StepsPassed { first, last, .. } => {
            tr!(facts.steps_passed, first = first.number(), last = last.number())
        }
        Fact::GateDecided { step, verdict, reason, .. } => {
            let verdict = gate_verdict(*verdict);
            noted(&tr!(facts.gate_decided, number = step.number(), verdict = verdict), reason)
        }
        Fact::PocHeld { note, .. } => noted(tr!(facts.poc_held), note),
        Fact::PocResumed { .. } => tr!(facts.poc_resumed).to_owned(),
        Fact::PocAbandoned { note, .. } => noted(tr!(facts.poc_abandoned), note),
        Fact::StepReopened { step, reason, .. } => {
            with_reason(&tr!(facts.step_reopened, number = step.number()), reason)
        }
        Fact::PocTracked { .. } => tr!(facts.poc_tracked).to_owned(),
        Fact::ConditionLifted { label, note, .. } => {
            noted(&tr!(facts.condition_lifted, what = label), note)
        }
        Fact::PocRestricted { visibility: to, .. } => {
            tr!(facts.poc_restricted, to = visibility(*to))
        }
        Fact::LessonAdded { step, kind, .. } => {
            tr!(facts.lesson_added, kind = lesson_kind(*kind), number = step.number())
        }
        _ => String::new(),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "`fact` names every variant; this is its half")]
fn of_request(fact: &Fact) -> String {
    match fact {
        Fact::DocumentEdited { .. }
        | Fact::ResourceSettingsEdited { .. }
        | Fact::WatchedWordsEdited { .. }
        | Fact::PortalPlanEdited { .. } => tr!(facts.document_edited).to_owned(),
        Fact::HelpRequested { .. } => tr!(facts.help_requested).to_owned(),
        Fact::HelpReplied { answer: true, .. } => tr!(facts.help_answered).to_owned(),
        Fact::HelpReplied { answer: false, .. } => tr!(facts.help_replied).to_owned(),
        Fact::SupportRequested { stage, .. } => {
            tr!(facts.support_requested, stage = support_stage(*stage))
        }
        Fact::HelpClosed { .. } => tr!(facts.help_closed).to_owned(),
        Fact::MessageSent { .. } => tr!(facts.message_sent).to_owned(),
        Fact::ShowcaseChanged { on: SubjectKind::Setting, active: true, .. } => {
            tr!(facts.showcase_opened).to_owned()
        }
        Fact::ShowcaseChanged { on: SubjectKind::Setting, active: false, .. } => {
            tr!(facts.showcase_closed).to_owned()
        }
        Fact::ShowcaseChanged { active: true, .. } => tr!(facts.shown_outside).to_owned(),
        Fact::ShowcaseChanged { active: false, .. } => tr!(facts.hidden_outside).to_owned(),
        Fact::ReadersChosen { visibility: to, .. } => {
            tr!(facts.poc_restricted, to = visibility(*to))
        }
        Fact::ResourcesRequested { .. } => tr!(facts.resources_requested).to_owned(),
        Fact::ResourceDecided { reason, .. } => {
            with_reason(tr!(facts.resource_decided), reason.as_deref().unwrap_or(""))
        }
        _ => String::new(),
    }
}
#[expect(clippy::wildcard_enum_match_arm, reason = "`fact` names every variant; this is its part")]
fn of_setting(fact: &Fact) -> String {
    match fact {
        Fact::ReviewMade { label, .. } => tr!(facts.review_made, what = label),
        Fact::ReviewEdited { .. } => tr!(facts.review_edited).to_owned(),
        Fact::ReviewFrozen { label, .. } => tr!(facts.review_frozen, what = label),
        Fact::PocRulesSet { audience, .. } => tr!(facts.rules_set, to = poc_audience(*audience)),
        Fact::ReferenceAdded { label, .. } => tr!(facts.value_added, what = label),
        Fact::ReferenceChanged { label, active: false, .. } => {
            tr!(facts.value_retired, what = label)
        }
        Fact::ReferenceChanged { label, was: Some(was), .. } => {
            tr!(facts.value_renamed, was = was, what = label)
        }
        Fact::ReferenceChanged { label, .. } => tr!(facts.value_changed, what = label),
        Fact::ReferencesArranged { .. } => tr!(facts.values_arranged).to_owned(),
        Fact::MailboxSet { label, .. } => tr!(facts.mailbox_set, what = label),
        Fact::PartnerKept { label, .. } => tr!(facts.partner_kept, what = label),
        Fact::OrganisationAdded { label, .. } => tr!(facts.organisation_added, what = label),
        Fact::OrganisationChanged { label, active: false, .. } => {
            tr!(facts.organisation_closed, what = label)
        }
        Fact::OrganisationChanged { label, was: Some(was), .. } => {
            tr!(facts.organisation_renamed, was = was, what = label)
        }
        Fact::OrganisationChanged { label, .. } => tr!(facts.organisation_changed, what = label),
        Fact::BricksChanged { act, label, brick, .. } => {
            let native = brick.map(|brick| brick_name(brick).to_owned());
            brick_act(*act, native.or_else(|| label.clone()).unwrap_or_default())
        }
        _ => String::new(),
    }
}

fn brick_act(act: BrickAct, what: String) -> String {
    match act {
        BrickAct::Added => tr!(facts.brick.added, what = what),
        BrickAct::Renamed => tr!(facts.brick.renamed, what = what),
        BrickAct::Addressed => tr!(facts.brick.addressed, what = what),
        BrickAct::Written => tr!(facts.brick.written, what = what),
        BrickAct::Shown => tr!(facts.brick.shown, what = what),
        BrickAct::Hidden => tr!(facts.brick.hidden, what = what),
        BrickAct::Removed => tr!(facts.brick.removed, what = what),
        BrickAct::Restored => tr!(facts.brick.restored, what = what),
        BrickAct::Arranged => tr!(facts.brick.arranged).to_owned(),
        BrickAct::HostsChanged => tr!(facts.brick.hosts_changed).to_owned(),
        BrickAct::IdeaDoorChanged => tr!(facts.brick.idea_door_changed).to_owned(),
        BrickAct::IdeaReplyChanged => tr!(facts.brick.idea_reply_changed).to_owned(),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "`fact` names every variant; this is its half")]
fn of_account(fact: &Fact) -> String {
    match fact {
        Fact::AccountCreated { profile: given, .. } => {
            tr!(facts.account_created, profile = profile(*given))
        }
        Fact::ProfileChanged { from, to, .. } => {
            tr!(facts.profile_changed, from = profile(*from), to = profile(*to))
        }
        Fact::AccountDisabled { .. } => tr!(facts.account_disabled).to_owned(),
        Fact::AccountEnabled { .. } => tr!(facts.account_enabled).to_owned(),
        Fact::AccountEdited { .. } => tr!(facts.account_edited).to_owned(),
        Fact::SignedOutEverywhere { .. } => tr!(facts.signed_out_everywhere).to_owned(),
        Fact::FeedsRevoked { .. } => tr!(facts.feeds_revoked).to_owned(),
        Fact::CardKept { .. } => tr!(facts.card_kept).to_owned(),
        Fact::NewsletterSubscriptionChanged { active: true, .. } => {
            tr!(facts.newsletter_joined).to_owned()
        }
        Fact::NewsletterSubscriptionChanged { .. } => tr!(facts.newsletter_left).to_owned(),
        Fact::SynonymsChanged { .. } => tr!(facts.synonyms_changed).to_owned(),
        Fact::EventRegistrationChanged { active: true, .. } => tr!(facts.event_joined).to_owned(),
        Fact::EventRegistrationChanged { .. } => tr!(facts.event_left).to_owned(),
        Fact::PutInCharge { on: SubjectKind::Practice, .. } => tr!(facts.contact_named).to_owned(),
        Fact::PutInCharge { .. } => tr!(facts.put_in_charge).to_owned(),
        Fact::SeatGiven { .. } => tr!(facts.seat_given).to_owned(),
        Fact::SeatLost { .. } => tr!(facts.seat_lost).to_owned(),
        Fact::EventReminded { begins_at, .. } => {
            tr!(facts.event_reminded, at = super::date_time(*begins_at))
        }
        Fact::DelegationEnding { ends_on, .. } => {
            tr!(facts.delegation_ending, day = super::date(*ends_on))
        }
        _ => String::new(),
    }
}
