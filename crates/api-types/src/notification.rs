//! What a person is told, in the portal.

use chrono::NaiveDate;
use domain::NotificationId;
use domain::journal::Fact;
use domain::mail::MailChoice;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::people::PersonView;

/// Why a person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum NotificationReason {
    /// They put the idea forward.
    Author,
    /// They take part in the experiment.
    Member,
    /// They asked.
    Requester,
    /// They answer such requests.
    Handler,
    /// They are whom to call about the practice.
    Contact,
    /// They follow it.
    Follower,
    /// Somebody wrote to them.
    Addressee,
    /// They are invited: to mark answers, or to sign an idea.
    Invited,
    /// They proposed to take an idea up again.
    Proposer,
    /// They registered for the event.
    Registered,
    /// They support the idea, and chose to be told.
    Voter,
    /// They follow the ideas of the body.
    BodyFollower,
    /// They follow an idea that answers the challenge.
    AnswerFollower,
    /// They look after it.
    Keeper,
    /// Somebody names them in what they say.
    Mentioned,
    /// The rights are theirs.
    Holder,
    /// They said it.
    Speaker,
    /// They lent the rights.
    Giver,
}

/// What one chose to be told of, besides what one follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotificationChoices {
    /// Whether one is told of the answer to the ideas that one supports, and of what comes of them.
    pub supported: bool,
    /// What also comes by mail. Nothing does of the ideas that one deposited without a name.
    pub mail: MailChoice,
}

/// Something a person is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotificationView {
    /// Its identifier.
    pub id: NotificationId,
    /// What happened.
    pub fact: Fact,
    /// What people call the object; none for an event.
    pub reference: Option<String>,
    /// The title of the object.
    pub title: String,
    /// What the challenge is called that takes up the theme of a dormant idea.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub challenge: Option<String>,
    /// The object.
    pub subject_id: Uuid,
    /// Why they are told.
    pub reason: NotificationReason,
    /// Who did it.
    pub actor: Option<PersonView>,
    /// On which day.
    pub on: NaiveDate,
    /// Whether it was read.
    pub read: bool,
}

/// One's notifications.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Notifications {
    /// At most fifty, the newest first.
    pub items: Vec<NotificationView>,
    /// How many are unread in all.
    pub unread: u32,
    /// How many proposals from outside wait, for whoever answers them (R032): counted each time, and none of `items`.
    #[serde(default)]
    pub proposals: u64,
}
