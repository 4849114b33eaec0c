//! What is kept of one person under their name, and what they wrote without it: theirs to take away (GDPR, articles 15
//! and 20).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What sort of thing is kept of a person.
    PersonalKind {
        /// An idea that they signed.
        Idea = "idea",
        /// An idea that they deposited without their name: their own request alone finds it.
        MaskedIdea = "masked_idea",
        /// What they said of such an idea, as its author.
        MaskedComment = "masked_comment",
        /// An idea that somebody else put forward and that they are asked to sign, or sign.
        CoAuthorship = "co_authorship",
        /// An idea that they are still writing.
        Draft = "draft",
        /// What they said.
        Comment = "comment",
        /// What they noted of an idea as one who examines it.
        ReviewNote = "review_note",
        /// An idea that they proposed to take up again.
        Revival = "revival",
        /// An idea that they support.
        Vote = "vote",
        /// What they offered to an answer to an investment call, taken back or not.
        Pledge = "pledge",
        /// What they follow or like.
        Mark = "mark",
        /// A word that they put on something.
        Tag = "tag",
        /// An experiment that they described.
        Poc = "poc",
        /// An experiment in whose team they are.
        PocMember = "poc_member",
        /// What they learnt of an experiment.
        Lesson = "lesson",
        /// A practice that they published.
        Practice = "practice",
        /// A practice that they said their body takes up.
        Reuse = "reuse",
        /// A text that they wrote for everybody.
        EditorialItem = "editorial_item",
        /// An event that they registered for.
        Registration = "registration",
        /// What they said of an event afterwards.
        Feedback = "feedback",
        /// A question to the Dinno.
        HelpRequest = "help_request",
        /// What they wrote in a question.
        HelpMessage = "help_message",
        /// Resources that they asked for.
        ResourceRequest = "resource_request",
        /// A message that they sent to somebody.
        Message = "message",
        /// A list as they keep it.
        SavedView = "saved_view",
        /// Their home page as they arranged it.
        HomeArrangement = "home_arrangement",
        /// The newsletter that they receive.
        Newsletter = "newsletter",
        /// The team of a track in which they are.
        TrackTeam = "track_team",
        /// A team of a track that they were asked to join.
        TrackInvitation = "track_invitation",
        /// What they asked a team of a track to do again.
        Rework = "rework",
        /// A challenge whose ideas they mark.
        Expert = "expert",
        /// A challenge in which they were asked to take part, and what they answered.
        ChallengeInvitation = "challenge_invitation",
        /// The marks that they gave to an idea.
        Scorecard = "scorecard",
        /// An answer to an idea that they prepared for whoever decides.
        PreparedDecision = "prepared_decision",
        /// What they remarked in a half-year review.
        ReviewRemark = "review_remark",
        /// A kit that they began.
        Kit = "kit",
        /// What they look after, or answer for.
        InCharge = "in_charge",
        /// What was declared to be theirs.
        Owned = "owned",
        /// A right that was lent to them.
        Delegation = "delegation",
        /// A part of the training of referents that they did.
        Training = "training",
        /// Something said in which somebody names them.
        Mention = "mention",
    }
}

/// Something that is kept of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonalItem {
    /// What sort of thing.
    pub kind: PersonalKind,
    /// Its identifier; of what it bears on, when it has none of its own.
    pub id: Uuid,
    /// What it bears on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Uuid>,
    /// What they called it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What they wrote, or chose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// When; the day alone of what has no name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
}

impl PersonalItem {
    /// One of which nothing more is known yet.
    #[must_use]
    pub const fn new(kind: PersonalKind, id: Uuid) -> Self {
        Self { kind, id, about: None, title: None, text: None, at: None }
    }
}
