//! Failures in words: what happened, then what is safe and what to do.

use api_types::problem::{Problem, ProblemCode as C};
use domain::{FieldCode, FieldError};

use crate::api::{Cause, Failure};
use crate::words::tr;

/// What happened. The server says it best; the portal speaks where the server does not.
pub(crate) fn problem(failure: &Failure) -> String {
    match failure.cause() {
        Cause::Unreachable => tr!(problems.offline).to_owned(),
        Cause::Unreadable => tr!(problems.unreadable).to_owned(),
        Cause::Refused(code) if outdated(code) => tr!(problems.portal_outdated).to_owned(),
        Cause::Refused(_) => told(failure, |problem| &problem.title),
    }
}

/// What is safe and what to do, when there is more to say than what happened.
pub(crate) fn remedy(failure: &Failure) -> Option<String> {
    match failure.cause() {
        Cause::Unreachable => Some(tr!(problems.offline_remedy).to_owned()),
        Cause::Unreadable => Some(tr!(problems.unreadable_remedy).to_owned()),
        Cause::Refused(code) if outdated(code) => Some(tr!(problems.unreadable_remedy).to_owned()),
        // What these say beside is for who writes a program, or is said in the form.
        Cause::Refused(C::MethodNotAllowed | C::UnsupportedMediaType | C::ValidationFailed) => None,
        Cause::Refused(code) => {
            let ours = on_this_screen(code).map(str::to_owned);
            Some(ours.unwrap_or_else(|| told(failure, |problem| &problem.detail)))
        }
    }
}

/// The portal sends these headers itself: when they are refused, its version is not the server's.
fn outdated(code: C) -> bool {
    matches!(code, C::IdempotencyKeyInvalid | C::IdempotencyKeyReused | C::VersionRequired)
}

/// What the portal knows and the server cannot: that what was typed stays, and what is at hand on the page.
#[expect(clippy::wildcard_enum_match_arm, reason = "of all others the server knows most")]
fn on_this_screen(code: C) -> Option<&'static str> {
    match code {
        C::MalformedRequest => Some(tr!(problems.malformed_request_remedy)),
        C::NotSignedIn => Some(tr!(problems.not_signed_in_remedy)),
        C::SessionEnded => Some(tr!(problems.session_ended_remedy)),
        C::EditConflict => Some(tr!(problems.edit_conflict_remedy)),
        C::IdempotencyInFlight => Some(tr!(problems.in_flight_remedy)),
        C::TooManyRequests => Some(tr!(problems.too_many_requests_remedy)),
        C::Internal => Some(tr!(problems.internal_remedy)),
        _ => None,
    }
}

fn told(failure: &Failure, part: impl Fn(&Problem) -> &String) -> String {
    failure.told().map(part).cloned().unwrap_or_default()
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
        FieldCode::Passed => tr!(problems.field.passed).to_owned(),
        FieldCode::Settled => tr!(problems.field.settled).to_owned(),
        FieldCode::OtherBody => tr!(problems.field.other_body).to_owned(),
        FieldCode::WithoutRight => tr!(problems.field.without_right).to_owned(),
        FieldCode::HostNotAllowed => tr!(problems.field.host_not_allowed).to_owned(),
        FieldCode::NothingOfABody => tr!(problems.field.nothing_of_a_body).to_owned(),
        FieldCode::WrongPassword => tr!(problems.field.wrong_password).to_owned(),
        FieldCode::InUse => tr!(problems.field.in_use).to_owned(),
        FieldCode::KeptForSome => tr!(problems.field.kept_for_some).to_owned(),
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
