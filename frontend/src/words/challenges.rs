//! The words of the people of a challenge, of its means, and of its course.

use api_types::challenge::{MeansLine, VotingDayView};
use domain::agenda::days_between;
use domain::challenge::{
    ChallengePart, CourseChange, CourseVerdict, IndicatorAim, InvitationRole, InvitationState,
    MeansKind,
};

use super::vocabulary::named;
use super::{Locale, date, locale, number};
use crate::components::{Glyph, Tone};
use crate::words::tr;

named! {
    challenge_part(ChallengePart):
        Owner = challenges.owner,
        Expert = challenges.people.role.expert,
        Contributor = challenges.people.role.contributor;
    invitation_role(InvitationRole):
        Expert = challenges.people.role.expert,
        Contributor = challenges.people.role.contributor;
    /// What it means to accept it.
    invitation_role_meaning(InvitationRole):
        Expert = challenges.people.role.expert_text,
        Contributor = challenges.people.role.contributor_text;
    invitation_state(InvitationState):
        Pending = challenges.people.state.pending,
        Accepted = challenges.people.state.accepted,
        Declined = challenges.people.state.declined,
        Withdrawn = challenges.people.state.withdrawn;
    /// What a challenge is given.
    means_kind(MeansKind):
        Time = challenges.means.time,
        People = challenges.means.people,
        Equipment = challenges.means.equipment,
        Money = challenges.means.money,
        TestSite = challenges.means.test_site,
        Communication = challenges.means.communication;
    course_verdict(CourseVerdict):
        Continue = challenges.course.verdict.go_on,
        Correct = challenges.course.verdict.correct,
        Stop = challenges.course.verdict.stop;
    /// What it does to the challenge.
    course_verdict_meaning(CourseVerdict):
        Continue = challenges.course.verdict.go_on_text,
        Correct = challenges.course.verdict.correct_text,
        Stop = challenges.course.verdict.stop_text;
    /// On which side of its target an indicator is to be.
    indicator_aim(IndicatorAim):
        AtLeast = challenges.course.aim.at_least,
        AtMost = challenges.course.aim.at_most;
    /// What happened to the course, as histories and notifications tell it.
    course_told(CourseChange):
        IndicatorsSet = facts.course.indicators_set,
        ValueAdded = facts.course.value_added,
        ValueRemoved = facts.course.value_removed,
        Continued = facts.course.continued,
        Corrected = facts.course.corrected,
        Stopped = facts.course.stopped,
        Discarded = facts.course.discarded;
}

/// « Temps : deux jours par mois ».
pub(crate) fn means_line(MeansLine { kind, text }: MeansLine) -> String {
    tr!(challenges.means.line, kind = means_kind(kind), text = text)
}

/// « Carsat Bretagne : 12 mars 2026 », by the clock of Paris.
pub(crate) fn voting_day(day: &VotingDayView) -> String {
    let (first, last) = days_between(day.from, day.until);
    let body = day.organisation.name.clone();
    if first == last {
        tr!(challenges.voting_day, body = body, day = date(first))
    } else {
        tr!(challenges.voting_span, body = body, first = date(first), last = date(last))
    }
}

/// How a decision on the course is marked.
pub(crate) const fn course_verdict_mark(verdict: CourseVerdict) -> (Tone, Glyph) {
    match verdict {
        CourseVerdict::Continue => (Tone::Success, Glyph::Check),
        CourseVerdict::Correct => (Tone::Info, Glyph::Edit),
        CourseVerdict::Stop => (Tone::Neutral, Glyph::Stop),
    }
}

/// A figure as it travels, in the writing of the language: « 1 284,5 », “1,284.5”.
pub(crate) fn measure(figure: &str) -> String {
    let (sign, size) = match figure.strip_prefix('-') {
        Some(size) => ("\u{2212}", size),
        None => ("", figure),
    };
    let (whole, decimals) = match size.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (size, None),
    };
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), number);
    let point = match locale() {
        Locale::fr => ',',
        Locale::en => '.',
    };
    match decimals {
        Some(decimals) => format!("{sign}{whole}{point}{decimals}"),
        None => format!("{sign}{whole}"),
    }
}

/// How the state of an invitation is marked.
pub(crate) const fn invitation_mark(state: InvitationState) -> (Tone, Glyph) {
    match state {
        InvitationState::Pending => (Tone::Info, Glyph::Clock),
        InvitationState::Accepted => (Tone::Success, Glyph::Check),
        InvitationState::Declined | InvitationState::Withdrawn => (Tone::Neutral, Glyph::Cross),
    }
}

/// What happened to an invitation, as notifications tell it.
pub(super) fn invitation_told(role: InvitationRole, state: InvitationState) -> &'static str {
    match (state, role) {
        (InvitationState::Pending, InvitationRole::Expert) => tr!(facts.expert_invited),
        (InvitationState::Pending, InvitationRole::Contributor) => tr!(facts.contributor_invited),
        (InvitationState::Accepted, _) => tr!(facts.invitation_accepted),
        (InvitationState::Declined, _) => tr!(facts.invitation_declined),
        (InvitationState::Withdrawn, _) => tr!(facts.invitation_withdrawn),
    }
}
