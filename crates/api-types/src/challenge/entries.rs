//! Intrapreneur tracks, as they travel: the ideas that take part, their teams, what was reworked of them.

use chrono::{DateTime, Utc};
use domain::challenge::{EntryAct, EntryStatus, EntryVerdict};
use domain::text::{LongText, Paragraph};
use domain::{EntryId, FieldCode, FieldError, IdeaId, UserId};
use serde::{Deserialize, Serialize};

use super::ChallengeRef;
use crate::expression::IdeaRef;
use crate::people::PersonView;
use crate::rich_text::RichText;

/// One version of a reworked idea.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReworkView {
    /// What changed, and what is proposed now.
    pub body: RichText,
    /// By whom.
    pub by: PersonView,
    /// When.
    pub at: DateTime<Utc>,
}

/// An idea that takes part in an intrapreneur track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EntryView {
    /// Its identifier.
    pub id: EntryId,
    /// The challenge.
    pub challenge: ChallengeRef,
    /// The idea.
    pub idea: IdeaRef,
    /// The author of the idea, who signs it.
    pub author: PersonView,
    /// The second of the team, once they accepted.
    pub teammate: Option<PersonView>,
    /// Who is asked to be, and has not answered: for the author, that person, and whoever runs the challenge.
    pub asked: Option<PersonView>,
    /// Where it stands.
    pub status: EntryStatus,
    /// Who invited the author, when somebody did: for the same people.
    pub invited_by: Option<PersonView>,
    /// The word that goes with the invitation: for the same people.
    pub note: Option<String>,
    /// Why it was decided so, or declined.
    pub reason: Option<String>,
    /// The versions of the reworked idea, the newest first. The words of the idea itself stay.
    pub reworks: Vec<ReworkView>,
    /// What the caller may do now.
    pub allowed: Vec<EntryAct>,
    /// What may be decided now, by the caller.
    pub verdicts: Vec<EntryVerdict>,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// The entries of a challenge, or of an idea, as the caller may know of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrackEntries {
    /// In the order in which their authors were invited.
    pub items: Vec<EntryView>,
    /// The tracks into which the caller may enter the idea now, or invite its author: none for a challenge.
    pub open: Vec<ChallengeRef>,
}

/// An idea to enter into a track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnterTrackRequest {
    /// The idea.
    pub idea_id: IdeaId,
    /// A word to its author.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Votre idée mérite d’aller plus loin."))]
    pub note: Option<String>,
}

impl EnterTrackRequest {
    /// Checks the text.
    ///
    /// # Errors
    /// At `/note`.
    pub fn parse(&self) -> Result<(IdeaId, Option<Paragraph>), Vec<FieldError>> {
        let note = Paragraph::parse_optional("/note", self.note.as_deref());
        Ok((self.idea_id, note.map_err(|error| vec![error])?))
    }
}

/// A colleague to ask to be the second of a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskTeammateRequest {
    /// Who.
    pub person_id: UserId,
    /// A word to them.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "On la travaille ensemble ?"))]
    pub note: Option<String>,
}

impl AskTeammateRequest {
    /// Checks the text.
    ///
    /// # Errors
    /// At `/note`.
    pub fn parse(&self) -> Result<(UserId, Option<Paragraph>), Vec<FieldError>> {
        let note = Paragraph::parse_optional("/note", self.note.as_deref());
        Ok((self.person_id, note.map_err(|error| vec![error])?))
    }
}

/// A decision on a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecideEntryRequest {
    /// What is decided.
    pub verdict: EntryVerdict,
    /// Why, and thanks, in words that everybody reads: needed when the team is not chosen.
    #[serde(default)]
    #[cfg_attr(
        feature = "openapi",
        schema(example = "Merci : l’idée rejoint un projet en cours.")
    )]
    pub reason: Option<String>,
}

impl DecideEntryRequest {
    /// Checks the reason.
    ///
    /// # Errors
    /// At `/reason`.
    pub fn parse(&self) -> Result<(EntryVerdict, Option<Paragraph>), Vec<FieldError>> {
        let reason = Paragraph::parse_optional("/reason", self.reason.as_deref());
        let reason = reason.map_err(|error| vec![error])?;
        if reason.is_none() && self.verdict.needs_reason() {
            return Err(vec![FieldError::new("/reason", FieldCode::Required)]);
        }
        Ok((self.verdict, reason))
    }
}

/// One more version of a reworked idea.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReworkRequest {
    /// What changed, and what is proposed now, in Markdown.
    #[cfg_attr(feature = "openapi", schema(example = "Nous commençons par **une** caisse."))]
    pub body: String,
}

impl ReworkRequest {
    /// Checks the text.
    ///
    /// # Errors
    /// At `/body`.
    pub fn parse(&self) -> Result<LongText, Vec<FieldError>> {
        LongText::parse("/body", &self.body).map_err(|error| vec![error])
    }
}
