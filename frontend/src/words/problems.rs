//! Failures in words: what happened, then what is safe and what to do.

use api_types::problem::ProblemCode;
use domain::{FieldCode, FieldError};

use crate::api::{Cause, Failure};
use crate::words::tr;

/// What happened.
pub(crate) fn problem(failure: &Failure) -> &'static str {
    match failure.cause() {
        Cause::Unreachable => tr!(problems.offline),
        Cause::Unreadable => tr!(problems.unreadable),
        Cause::Refused(code) => refused(code),
    }
}

/// What is safe and what to do, when there is more to say than what happened.
pub(crate) fn remedy(failure: &Failure) -> Option<&'static str> {
    match failure.cause() {
        Cause::Unreachable => Some(tr!(problems.offline_remedy)),
        Cause::Unreadable => Some(tr!(problems.unreadable_remedy)),
        Cause::Refused(code) => refused_remedy(code),
    }
}

#[rustfmt::skip] // A table: many facts a line.
fn refused(code: ProblemCode) -> &'static str {
    use ProblemCode as C;
    match code {
        C::MalformedRequest => tr!(problems.malformed_request),
        C::NotSignedIn => tr!(problems.not_signed_in),
        C::InvalidCredentials => tr!(problems.invalid_credentials),
        C::SessionEnded => tr!(problems.session_ended),
        C::Forbidden => tr!(problems.forbidden),
        C::RecordClosed => tr!(problems.record_closed),
        C::ForeignOrigin => tr!(problems.foreign_origin),
        C::NotFound => tr!(problems.not_found),
        C::MethodNotAllowed => tr!(problems.method_not_allowed),
        C::RequestTimeout => tr!(problems.request_timeout),
        C::IdeaDecided => tr!(problems.idea_decided),
        C::IdeaNotSelected => tr!(problems.idea_not_selected),
        C::ChallengeClosed => tr!(problems.challenge_closed),
        C::CriteriaInUse => tr!(problems.criteria_in_use),
        C::IdeasUnanswered => tr!(problems.ideas_unanswered),
        C::BatchRefused => tr!(problems.batch_refused),
        C::ScorecardIncomplete => tr!(problems.scorecard_incomplete),
        C::ChallengeWrongPhase | C::VotesClosed | C::ScorecardSent | C::IdeaNotDormant
        | C::RevivalProposed | C::RevivalAnswered | C::CoAuthorAsked | C::NotInvited
        | C::IdeasLinked | C::IdeaMerged | C::IdeaNotMerged | C::MergeTooOld | C::TooManyViews
        | C::SameIdea | C::AnonymousIdea | C::ItemWrongState => tr!(problems.no_longer),
        C::CommentRemoved => tr!(problems.comment_removed),
        C::PocWrongState => tr!(problems.poc_wrong_state),
        C::StepOutOfOrder => tr!(problems.step_out_of_order),
        C::StepNotPassed => tr!(problems.step_not_passed),
        C::StepNotBegun => tr!(problems.step_not_begun),
        C::PocNotValidated => tr!(problems.poc_not_validated),
        C::PracticeExists => tr!(problems.practice_exists),
        C::ReuseDeclared | C::ReuseWithdrawn | C::PracticeOfOwnBody => of_reuse(code),
        C::HelpRequestClosed => tr!(problems.help_request_closed),
        C::ConditionsOpen => tr!(problems.conditions_open),
        C::ConditionNotOpen => tr!(problems.condition_not_open),
        C::DecidesAlone => tr!(problems.decides_alone),
        C::EmailTaken | C::LastSuperAdmin | C::OwnAccount | C::DelegationWithdrawn
        | C::OwnerDeclared | C::RightsRule | C::ReviewFrozen | C::ReviewExists | C::ListFull
        | C::ValueNeeded => of_administration(code),
        C::IdempotencyInFlight => tr!(problems.in_flight),
        C::EditConflict => tr!(problems.edit_conflict),
        C::PayloadTooLarge => tr!(problems.payload_too_large),
        C::UnsupportedMediaType => tr!(problems.unsupported_media_type),
        C::ValidationFailed => tr!(problems.validation_failed),
        C::OwnIdea => tr!(problems.own_idea),
        C::GateUndecided => tr!(problems.gate_undecided),
        C::GateOutsideGroup => tr!(problems.gate_outside_group),
        C::NoGoInsideGroup => tr!(problems.no_go_inside_group),
        C::DeciderNotEntitled => tr!(problems.decider_not_entitled),
        C::FileRefused => tr!(problems.file_refused),
        C::ImportUnreadable => tr!(problems.import_unreadable),
        // The portal sends these headers itself: when they are refused, its version is not the server's.
        C::IdempotencyKeyInvalid | C::IdempotencyKeyReused | C::VersionRequired => {
            tr!(problems.portal_outdated)
        }
        C::TooManyRequests => tr!(problems.too_many_requests),
        C::Internal => tr!(problems.internal),
        C::Unavailable => tr!(problems.unavailable),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "`refused` names every code; this is its part")]
fn of_reuse(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::ReuseDeclared => tr!(problems.reuse_declared),
        ProblemCode::ReuseWithdrawn => tr!(problems.reuse_withdrawn),
        _ => tr!(problems.practice_of_own_body),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "`refused` names every code; this is its part")]
fn of_administration(code: ProblemCode) -> &'static str {
    use ProblemCode as C;
    match code {
        C::ReviewFrozen => tr!(problems.review_frozen),
        C::ReviewExists => tr!(problems.review_exists),
        C::ListFull => tr!(problems.list_full),
        C::ValueNeeded => tr!(problems.value_needed),
        C::EmailTaken => tr!(problems.email_taken),
        C::LastSuperAdmin => tr!(problems.last_super_admin),
        C::OwnAccount => tr!(problems.own_account),
        C::DelegationWithdrawn => tr!(problems.delegation_withdrawn),
        C::OwnerDeclared => tr!(problems.owner_declared),
        _ => tr!(problems.rights_rule),
    }
}

#[rustfmt::skip] // A table: many facts a line.
fn refused_remedy(code: ProblemCode) -> Option<&'static str> {
    use ProblemCode as C;
    match code {
        C::MalformedRequest => Some(tr!(problems.malformed_request_remedy)),
        C::NotSignedIn => Some(tr!(problems.not_signed_in_remedy)),
        C::InvalidCredentials => Some(tr!(problems.invalid_credentials_remedy)),
        C::SessionEnded => Some(tr!(problems.session_ended_remedy)),
        C::Forbidden => Some(tr!(problems.forbidden_remedy)),
        C::ForeignOrigin => Some(tr!(problems.foreign_origin_remedy)),
        C::RecordClosed => Some(tr!(problems.record_closed_remedy)),
        C::ConditionsOpen => Some(tr!(problems.conditions_open_remedy)),
        C::ConditionNotOpen => Some(tr!(problems.condition_not_open_remedy)),
        C::DecidesAlone => Some(tr!(problems.decides_alone_remedy)),
        C::ReviewFrozen => Some(tr!(problems.review_frozen_remedy)),
        C::ReviewExists => Some(tr!(problems.review_exists_remedy)),
        C::ListFull => Some(tr!(problems.list_full_remedy)),
        C::ValueNeeded => Some(tr!(problems.value_needed_remedy)),
        C::NotFound => Some(tr!(problems.not_found_remedy)),
        C::RequestTimeout => Some(tr!(problems.request_timeout_remedy)),
        C::IdeaDecided => Some(tr!(problems.idea_decided_remedy)),
        C::ChallengeClosed => Some(tr!(problems.challenge_closed_remedy)),
        C::IdeasUnanswered => Some(tr!(problems.ideas_unanswered_remedy)),
        C::ChallengeWrongPhase | C::VotesClosed | C::ScorecardSent | C::IdeaNotDormant
        | C::RevivalProposed | C::RevivalAnswered | C::CoAuthorAsked | C::NotInvited
        | C::IdeasLinked | C::IdeaMerged | C::IdeaNotMerged | C::MergeTooOld | C::TooManyViews
        | C::SameIdea | C::AnonymousIdea | C::ItemWrongState => {
            Some(tr!(problems.no_longer_remedy))
        }
        C::PocWrongState => Some(tr!(problems.poc_wrong_state_remedy)),
        C::StepOutOfOrder => Some(tr!(problems.step_out_of_order_remedy)),
        C::PracticeExists => Some(tr!(problems.practice_exists_remedy)),
        C::ReuseDeclared => Some(tr!(problems.reuse_declared_remedy)),
        C::ReuseWithdrawn => Some(tr!(problems.reuse_withdrawn_remedy)),
        C::PracticeOfOwnBody => Some(tr!(problems.practice_of_own_body_remedy)),
        C::LastSuperAdmin => Some(tr!(problems.last_super_admin_remedy)),
        C::RightsRule => Some(tr!(problems.rights_rule_remedy)),
        C::IdempotencyInFlight => Some(tr!(problems.in_flight_remedy)),
        C::EditConflict => Some(tr!(problems.edit_conflict_remedy)),
        C::PayloadTooLarge => Some(tr!(problems.payload_too_large_remedy)),
        C::NoGoInsideGroup => Some(tr!(problems.no_go_inside_group_remedy)),
        C::DeciderNotEntitled => Some(tr!(problems.decider_not_entitled_remedy)),
        C::FileRefused => Some(tr!(problems.file_refused_remedy)),
        C::ImportUnreadable => Some(tr!(problems.import_unreadable_remedy)),
        C::IdempotencyKeyInvalid | C::IdempotencyKeyReused | C::VersionRequired => {
            Some(tr!(problems.unreadable_remedy))
        }
        C::TooManyRequests => Some(tr!(problems.too_many_requests_remedy)),
        C::Internal => Some(tr!(problems.internal_remedy)),
        C::Unavailable => Some(tr!(problems.unavailable_remedy)),
        C::MethodNotAllowed | C::CriteriaInUse | C::BatchRefused | C::ScorecardIncomplete
        | C::IdeaNotSelected | C::CommentRemoved | C::StepNotPassed | C::StepNotBegun
        | C::PocNotValidated | C::HelpRequestClosed | C::EmailTaken | C::OwnAccount
        | C::DelegationWithdrawn | C::OwnerDeclared | C::UnsupportedMediaType | C::ValidationFailed
        | C::OwnIdea | C::GateUndecided | C::GateOutsideGroup => None,
    }
}

/// What to write in a field that was refused.
pub(crate) fn field_error(fault: &FieldError) -> String {
    let min = fault.min.unwrap_or(1);
    let max = fault.max.unwrap_or_default();
    match fault.code {
        FieldCode::Required => tr!(problems.field.required).to_owned(),
        FieldCode::TooShort => tr!(problems.field.too_short, min = min),
        FieldCode::TooLong => tr!(problems.field.too_long, max = max),
        FieldCode::TooMany => tr!(problems.field.too_many, max = max),
        FieldCode::ForbiddenCharacter => tr!(problems.field.forbidden_character).to_owned(),
        FieldCode::UnknownValue => tr!(problems.field.unknown_value).to_owned(),
        FieldCode::Malformed => tr!(problems.field.malformed).to_owned(),
        FieldCode::EndRequired => tr!(problems.field.end_required).to_owned(),
        FieldCode::EndPassed => tr!(problems.field.end_passed).to_owned(),
        FieldCode::OtherBody => tr!(problems.field.other_body).to_owned(),
        FieldCode::HostNotAllowed => tr!(problems.field.host_not_allowed).to_owned(),
        FieldCode::InUse => tr!(problems.field.in_use).to_owned(),
        FieldCode::InFuture => tr!(problems.field.in_future).to_owned(),
        FieldCode::BeforeStart => tr!(problems.field.before_start).to_owned(),
        FieldCode::Duplicate => tr!(problems.field.duplicate).to_owned(),
        FieldCode::UnknownField => tr!(problems.field.unknown_field).to_owned(),
        FieldCode::Stale => tr!(problems.field.stale).to_owned(),
        FieldCode::AlreadyDecided => tr!(problems.field.already_decided).to_owned(),
        FieldCode::OwnIdea => tr!(problems.field.own_idea).to_owned(),
        FieldCode::NotPrepared => tr!(problems.field.not_prepared).to_owned(),
        FieldCode::NotAllowed => tr!(problems.field.not_allowed).to_owned(),
    }
}
