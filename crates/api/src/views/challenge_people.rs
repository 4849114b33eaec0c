//! The people of a challenge, as they travel.

use api_types::challenge::{
    ChallengePeople, ChallengePersonView, InvitationView, MyInvitationView,
};
use app::{App, challenges};
use domain::UserId;
use domain::challenge::{ChallengePart, Invitation, InvitationState};
use domain::text::{Paragraph, ShortText};

use super::challenges::named;

/// The people of a challenge, as this reader may know of them.
pub(crate) fn people(app: &App, of: challenges::ChallengePeople) -> ChallengePeople {
    let challenges::ChallengePeople { parts, mut known, invitations, mine, seeks, people } = of;
    let tree = app.directory.organisations();
    let person = |id: UserId| named(&people, id, &tree);
    let member = |(id, parts): (UserId, Vec<ChallengePart>)| {
        let expertise = known.remove(&id);
        ChallengePersonView {
            person: person(id),
            parts,
            has_card: expertise.is_some(),
            expertise: words(expertise.unwrap_or_default()),
        }
    };
    let text = |text: Option<Paragraph>| text.map(Paragraph::into_string);
    let invitation = |(invitation, state): (Invitation, InvitationState)| InvitationView {
        person: person(invitation.person),
        role: invitation.role,
        note: text(invitation.note),
        state,
        reason: text(invitation.reason),
        invited_at: invitation.invited_at,
    };
    ChallengePeople {
        people: parts.into_iter().map(member).collect(),
        invitations: invitations.into_iter().map(invitation).collect(),
        mine: mine.map(|mine| MyInvitationView {
            by: person(mine.invited_by),
            role: mine.role,
            note: text(mine.note),
        }),
        may_invite: seeks,
    }
}

fn words(expertise: Vec<ShortText>) -> Vec<String> {
    expertise.into_iter().map(ShortText::into_string).collect()
}
