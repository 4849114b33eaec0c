//! The people of a challenge: those who take part, those who are invited.

use chrono::{DateTime, Utc};
use domain::challenge::{ChallengePart, InvitationAnswer, InvitationRole, InvitationState, Invite};
use domain::text::Paragraph;
use domain::{FieldCode, FieldError, UserId};
use serde::{Deserialize, Serialize};

use crate::directory::CardSummary;
use crate::people::PersonView;

/// Somebody who takes part in a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengePersonView {
    /// Who. Their address is shown to nobody: one writes to them through the portal.
    pub person: PersonView,
    /// What they are in it.
    pub parts: Vec<ChallengePart>,
    /// What they know, when they agree to be found by it.
    pub expertise: Vec<String>,
    /// Whether the caller may read their card in the directory.
    pub has_card: bool,
}

/// An invitation to a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationView {
    /// Who is invited.
    pub person: PersonView,
    /// What for.
    pub role: InvitationRole,
    /// A word to them.
    pub note: Option<String>,
    /// Where it stands.
    pub state: InvitationState,
    /// Why they declined.
    pub reason: Option<String>,
    /// When they were invited.
    pub invited_at: DateTime<Utc>,
}

/// An invitation that waits for the answer of the caller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyInvitationView {
    /// Who invites.
    pub by: PersonView,
    /// What for.
    pub role: InvitationRole,
    /// A word that goes with it.
    pub note: Option<String>,
}

/// The people of a challenge, as the caller may know of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengePeople {
    /// Those who take part: in charge, then experts, then contributors.
    pub people: Vec<ChallengePersonView>,
    /// Everybody who was invited, in that order. For whoever runs the challenge; nobody else is told of any.
    pub invitations: Vec<InvitationView>,
    /// The invitation of the caller, while it waits for an answer.
    pub mine: Option<MyInvitationView>,
    /// Whether the caller may invite people now.
    pub may_invite: bool,
}

/// People who may know of what a challenge is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SuggestedPeople {
    /// At most six, those who know most of it first.
    pub items: Vec<CardSummary>,
}

/// Somebody to invite to a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InviteRequest {
    /// Who.
    pub person_id: UserId,
    /// What for.
    pub role: InvitationRole,
    /// A word to them.
    #[serde(default)]
    #[cfg_attr(
        feature = "openapi",
        schema(example = "Votre expérience de l’accueil nous aiderait.")
    )]
    pub note: Option<String>,
}

impl InviteRequest {
    /// Checks the text.
    ///
    /// # Errors
    /// At `/note`.
    pub fn parse(&self) -> Result<Invite, Vec<FieldError>> {
        let note = Paragraph::parse_optional("/note", self.note.as_deref());
        let note = note.map_err(|error| vec![error])?;
        Ok(Invite { person: self.person_id, role: self.role, note })
    }
}

/// What somebody answers to an invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerInvitationRequest {
    /// Whether they take part.
    pub accept: bool,
    /// Why they do not, when they wish to say it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Je serai en congé."))]
    pub reason: Option<String>,
}

impl AnswerInvitationRequest {
    /// Checks the text.
    ///
    /// # Errors
    /// At `/reason`: also when one accepts, for nobody would read it.
    pub fn parse(&self) -> Result<InvitationAnswer, Vec<FieldError>> {
        let reason = Paragraph::parse_optional("/reason", self.reason.as_deref());
        let reason = reason.map_err(|error| vec![error])?;
        match (self.accept, reason) {
            (true, Some(_)) => Err(vec![FieldError::new("/reason", FieldCode::NotAllowed)]),
            (true, None) => Ok(InvitationAnswer::Accepts),
            (false, reason) => Ok(InvitationAnswer::Declines(reason)),
        }
    }
}
