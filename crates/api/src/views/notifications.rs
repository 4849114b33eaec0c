//! What people are told, as it travels.

use api_types::notification::{NotificationReason, NotificationView, Notifications};
use app::OrganisationTree;
use app::notifications::{Reason, Told};
use persistence::notifications::Notification;

use super::people::person_view;

/// One's notifications.
pub(crate) fn notifications(
    (told, unread): (Vec<Told>, u32),
    proposals: u64,
    tree: &OrganisationTree,
) -> Notifications {
    let items = told.into_iter().map(|told| notification(told, tree)).collect();
    Notifications { items, unread, proposals }
}

fn notification(told: Told, tree: &OrganisationTree) -> NotificationView {
    let Told { notification, reason, entry, subject, reference, title, actor, challenge } = told;
    let Notification { id, entry: _, reason: _, at, read } = notification;
    NotificationView {
        id,
        fact: entry.fact,
        reference,
        title,
        challenge,
        subject_id: subject.id,
        reason: match reason {
            Reason::Author => NotificationReason::Author,
            Reason::Member => NotificationReason::Member,
            Reason::Requester => NotificationReason::Requester,
            Reason::Handler => NotificationReason::Handler,
            Reason::Contact => NotificationReason::Contact,
            Reason::Follower => NotificationReason::Follower,
            Reason::Addressee => NotificationReason::Addressee,
            Reason::Invited => NotificationReason::Invited,
            Reason::Proposer => NotificationReason::Proposer,
            Reason::Registered => NotificationReason::Registered,
            Reason::Voter => NotificationReason::Voter,
            Reason::BodyFollower => NotificationReason::BodyFollower,
            Reason::AnswerFollower => NotificationReason::AnswerFollower,
            Reason::Keeper => NotificationReason::Keeper,
            Reason::Mentioned => NotificationReason::Mentioned,
            Reason::Holder => NotificationReason::Holder,
            Reason::Speaker => NotificationReason::Speaker,
            Reason::Giver => NotificationReason::Giver,
        },
        actor: actor.map(|actor| person_view(&actor, tree)),
        on: at.date_naive(),
        read,
    }
}
