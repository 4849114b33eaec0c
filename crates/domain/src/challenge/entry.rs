//! An idea in an intrapreneur track: its author is invited, makes a team of two, and it is chosen or not (R078).

mod state;
mod team;

use chrono::{DateTime, Utc};

pub use state::{EntryAct, EntryChange, EntryIdea, EntryStatus, EntryVerdict};

use super::{Challenge, ChallengeFormat};
use crate::access::acts::EditChallenge;
use crate::access::{Actor, Granted};
use crate::idea::{Author, Idea, IdeaStatus};
use crate::ids::{ChallengeId, EntryId, IdeaId, UserId};
use crate::journal::Fact;
use crate::text::{FieldCode, FieldError, LongText, Paragraph};

/// Most versions of a reworked idea.
pub const REWORKS_MAX: usize = 100;

/// An idea that takes part in a track. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackEntry {
    /// Its identifier.
    pub id: EntryId,
    /// The challenge, of the format of a track.
    pub challenge: ChallengeId,
    /// The idea.
    pub idea: IdeaId,
    /// The author of the idea, who signs it.
    pub author: UserId,
    /// Who is asked to be the second of the team, and has not answered.
    pub asked: Option<UserId>,
    /// The second of the team, who accepted.
    pub teammate: Option<UserId>,
    /// Where it stands.
    pub status: EntryStatus,
    /// The word that goes with the invitation.
    pub note: Option<Paragraph>,
    /// Why it was declined, or decided so.
    pub reason: Option<Paragraph>,
    /// Who invited the author: the author, when nobody did.
    pub invited_by: UserId,
    /// When.
    pub invited_at: DateTime<Utc>,
}

/// One version of a reworked idea. The words of the idea itself stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rework {
    /// What changed, and what is proposed now, in Markdown.
    pub body: LongText,
    /// By whom.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
}

/// An idea about to enter a track.
#[derive(Clone, Debug)]
pub struct NewEntry<'a> {
    /// The identifier of the entry, if it is the first one of this idea.
    pub id: EntryId,
    /// The idea.
    pub idea: &'a Idea,
    /// A word to its author.
    pub note: Option<Paragraph>,
    /// Whether the account of its author is in use: nobody else could answer.
    pub active: bool,
    /// Every entry of the challenge, whatever became of it.
    pub all: &'a [TrackEntry],
}

/// Why an entry stayed as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// The challenge is of another format.
    #[error("the challenge is no intrapreneur track")]
    NotATrack,
    /// It is being prepared, or it ended.
    #[error("nothing of this is done while a challenge is prepared, nor once it ended")]
    WrongPhase,
    /// Nobody knows whom to invite. The same is told to everybody, its author included.
    #[error("nobody signs the idea")]
    Anonymous,
    /// Its author has no account, or one that is not in use.
    #[error("the author of the idea cannot answer")]
    AuthorAway,
    /// The idea was withdrawn, or sleeps.
    #[error("the idea is {0}")]
    AtRest(IdeaStatus),
    /// The idea became one with another.
    #[error("the idea became one with another")]
    Merged,
    /// The idea takes part already, or its author is invited already.
    #[error("the idea takes part already")]
    AlreadyEntered,
    /// The act is not of the state of the entry.
    #[error("the entry is {0}")]
    WrongState(EntryStatus),
    /// Nobody asked this person, or they answered.
    #[error("nothing waits for the answer of this person")]
    NotAsked,
    /// One person is in one team of a track.
    #[error("this person is in another team of the same track")]
    InOtherTeam,
    /// An act of the author, or of the team.
    #[error("this is for the team alone")]
    NotTheirs,
    /// Nobody decides on their own team.
    #[error("nobody decides on their own team")]
    OwnTeam,
    /// As many versions as there may be.
    #[error("the idea was reworked as many times as it may")]
    TooManyReworks,
    /// A field is to be corrected.
    #[error("a field is to be corrected")]
    Invalid(FieldError),
}

impl Granted<'_, EditChallenge, Challenge> {
    /// Invites the author of an idea. One who left, or declined, may be invited again.
    ///
    /// # Errors
    /// See [`EntryError`].
    pub fn invite_author(
        self,
        new: NewEntry<'_>,
        at: DateTime<Utc>,
    ) -> Result<(TrackEntry, Fact), EntryError> {
        let author = self.on.entrant(&new, at)?;
        let entry = made(new, author, (EntryStatus::Invited, self.by.id, at), self.on);
        let fact = entry.fact(EntryChange::Invited, author, entry.note.as_ref());
        Ok((entry, fact))
    }

    /// Decides: shortlisted or not, then laureate or not. A team whose idea goes no further is owed an answer too, and
    /// is not chosen.
    ///
    /// # Errors
    /// See [`EntryError`].
    pub fn decide_entry(
        self,
        (entry, idea): (&mut TrackEntry, EntryIdea),
        (verdict, reason): (EntryVerdict, Option<Paragraph>),
        at: DateTime<Utc>,
    ) -> Result<Fact, EntryError> {
        if entry.has(self.by.id) {
            return Err(EntryError::OwnTeam);
        }
        self.on.takes_entries(at)?;
        if !entry.status.verdicts().contains(&verdict) {
            return Err(EntryError::WrongState(entry.status));
        }
        if verdict.chooses() {
            idea.goes_on()?;
        }
        if verdict.needs_reason() && reason.is_none() {
            let missing = FieldError::new("/reason", FieldCode::Required);
            return Err(EntryError::Invalid(missing));
        }
        let (status, change) = verdict.outcome();
        entry.status = status;
        entry.reason = reason;
        Ok(entry.fact(change, entry.author, entry.reason.as_ref()))
    }
}

impl Challenge {
    /// Whether it is an intrapreneur track.
    #[must_use]
    pub fn is_track(&self) -> bool {
        self.0.content.format == ChallengeFormat::IntrapreneurTrack
    }

    /// Whether this person signs that idea, and deposited it as an answer to this challenge: they enter it themselves.
    #[must_use]
    pub fn is_answered_by(&self, by: UserId, idea: &Idea) -> bool {
        idea.parts().challenge == Some(self.0.id) && idea.parts().author == Author::Named(by)
    }

    /// Whether an idea may enter it now.
    #[must_use]
    pub fn takes_entry(&self, new: &NewEntry<'_>, at: DateTime<Utc>) -> bool {
        self.entrant(new, at).is_ok()
    }

    /// The author of an answer enters it: they take part at once.
    ///
    /// # Errors
    /// See [`EntryError`].
    pub fn enter(
        &self,
        by: &Actor,
        new: NewEntry<'_>,
        at: DateTime<Utc>,
    ) -> Result<(TrackEntry, Fact), EntryError> {
        let author = self.entrant(&new, at)?;
        if !self.is_answered_by(by.id, new.idea) {
            return Err(EntryError::NotTheirs);
        }
        if team::is_taken(new.all, author, None) {
            return Err(EntryError::InOtherTeam);
        }
        let entry = made(new, author, (EntryStatus::Forming, author, at), self);
        let fact = entry.fact(EntryChange::Entered, author, None);
        Ok((entry, fact))
    }

    /// Who would take part with this idea.
    fn entrant(&self, new: &NewEntry<'_>, at: DateTime<Utc>) -> Result<UserId, EntryError> {
        let author = signed_by(new.idea)?;
        self.takes_entries(at)?;
        EntryIdea::of(new.idea).goes_on()?;
        let over = |status| matches!(status, EntryStatus::Declined | EntryStatus::Left);
        if before(new).is_some_and(|before| !over(before.status)) {
            return Err(EntryError::AlreadyEntered);
        }
        if new.active { Ok(author) } else { Err(EntryError::AuthorAway) }
    }

    fn takes_entries(&self, at: DateTime<Utc>) -> Result<(), EntryError> {
        if !self.is_track() {
            return Err(EntryError::NotATrack);
        }
        if self.takes_people(at) { Ok(()) } else { Err(EntryError::WrongPhase) }
    }
}

/// Who signs an idea. Of one that nobody signs the same is said to everybody, so that it points at nobody.
///
/// # Errors
/// [`EntryError::Anonymous`].
pub const fn signed_by(idea: &Idea) -> Result<UserId, EntryError> {
    match idea.0.author {
        Author::Named(author) => Ok(author),
        Author::Anonymous(_) | Author::Unknown => Err(EntryError::Anonymous),
    }
}

fn before<'a>(new: &NewEntry<'a>) -> Option<&'a TrackEntry> {
    new.all.iter().find(|one| one.idea == new.idea.parts().id)
}

/// In the place of the one before, when this idea had one.
fn made(
    new: NewEntry<'_>,
    author: UserId,
    (status, invited_by, invited_at): (EntryStatus, UserId, DateTime<Utc>),
    on: &Challenge,
) -> TrackEntry {
    TrackEntry {
        id: before(&new).map_or(new.id, |before| before.id),
        challenge: on.0.id,
        idea: new.idea.parts().id,
        author,
        asked: None,
        teammate: None,
        status,
        note: new.note,
        reason: None,
        invited_by,
        invited_at,
    }
}

#[cfg(test)]
mod tests;
