//! A challenge: a question put to the network, open for a time (R082 to R102).

use chrono::{DateTime, Utc};

use crate::ids::{ChallengeId, OrganisationId, UserId};
use crate::text::{LongText, Paragraph, Title};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Where a challenge stands.
    ChallengeStatus {
        /// Being prepared.
        Draft = "draft",
        /// Takes ideas.
        Open = "open",
        /// Ideas are being read.
        Evaluating = "evaluating",
        /// Ended, with its results.
        Closed = "closed",
    }
}

/// A challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// Its identifier.
    pub id: ChallengeId,
    /// What people call it, such as `DEFI-2026-003`.
    pub reference: String,
    /// Its title.
    pub title: Title,
    /// The question, in a few lines.
    pub question: Option<Paragraph>,
    /// Its frame and its story, in Markdown.
    pub description: Option<LongText>,
    /// Who puts it, in words, when an import names a body outside the network.
    pub sponsor: Option<String>,
    /// The body it belongs to; none for a national challenge.
    pub organisation: Option<OrganisationId>,
    /// The person in charge (R086).
    pub owner: Option<UserId>,
    /// Where it stands.
    pub status: ChallengeStatus,
    /// From when it takes ideas.
    pub opens_at: Option<DateTime<Utc>>,
    /// Until when.
    pub closes_at: Option<DateTime<Utc>>,
}

/// Why an idea could not answer a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChallengeClosed {
    /// It takes no idea at this instant; the idea may be deposited as spontaneous.
    #[error("the challenge does not take ideas now")]
    NotOpen,
}

impl Challenge {
    /// Checks that it takes ideas at this instant.
    ///
    /// # Errors
    /// [`ChallengeClosed`] before it opens, after it closes, or when it is not open.
    pub fn takes_ideas(&self, at: DateTime<Utc>) -> Result<(), ChallengeClosed> {
        let begun = self.opens_at.is_none_or(|opens| opens <= at);
        let ended = self.closes_at.is_some_and(|closes| closes <= at);
        if self.status == ChallengeStatus::Open && begun && !ended {
            Ok(())
        } else {
            Err(ChallengeClosed::NotOpen)
        }
    }
}
