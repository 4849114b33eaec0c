//! The words of the people of a challenge.

use domain::challenge::{ChallengePart, InvitationRole, InvitationState};

use super::vocabulary::named;
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
