//! Ideas beside ideas: signed by several, tied to each other, made one.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Author, Idea, IdeaStatus};
use crate::access::Granted;
use crate::access::acts::{LinkIdea, MergeIdeas};
use crate::ids::{IdeaId, UserId};
use crate::journal::Fact;
use crate::vocabulary::vocabulary;

/// For how many days two ideas that became one may be parted again.
pub const MERGE_UNDO_DAYS: i64 = 30;
/// Most people who sign an idea with its author.
pub const CO_AUTHORS_MAX: usize = 10;

vocabulary! {
    /// How an idea is tied to another.
    IdeaLinkKind {
        /// They resemble each other.
        Similar = "similar",
        /// It is a part of the other.
        PartOf = "part_of",
        /// The other is a part of it.
        Contains = "contains",
        /// It goes on from the other.
        Continues = "continues",
        /// The other goes on from it.
        ContinuedBy = "continued_by",
    }
}

impl IdeaLinkKind {
    /// The same tie, seen from the other idea.
    #[must_use]
    pub const fn seen_from_the_other(self) -> Self {
        match self {
            Self::Similar => Self::Similar,
            Self::PartOf => Self::Contains,
            Self::Contains => Self::PartOf,
            Self::Continues => Self::ContinuedBy,
            Self::ContinuedBy => Self::Continues,
        }
    }
}

/// Why two ideas could not be tied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// An idea is not tied to itself.
    #[error("an idea is not tied to itself")]
    Itself,
    /// They are tied already.
    #[error("the ideas are tied already")]
    AlreadyLinked,
}

/// Why somebody could not sign an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CoAuthorError {
    /// A masked author would be given away by those beside them.
    #[error("an anonymous idea is signed by nobody")]
    Anonymous,
    /// It is decided.
    #[error("the idea is decided")]
    Decided,
    /// They signed it, or are asked to.
    #[error("this person is asked already")]
    AlreadyAsked,
    /// Too many sign it.
    #[error("too many sign it")]
    TooMany,
    /// Nobody asked this person.
    #[error("nobody asked this person")]
    NotAsked,
}

/// Why two ideas could not become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// An idea does not become one with itself.
    #[error("an idea does not become one with itself")]
    Itself,
    /// One of them became one with another already.
    #[error("one of the ideas became one with another already")]
    AlreadyMerged,
    /// The one that would go on for both sleeps or was withdrawn: nobody would go on with either.
    #[error("the idea that would go on for both is {0}")]
    AtRest(IdeaStatus),
}

/// Why two ideas could not be parted again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UndoMergeError {
    /// They are two.
    #[error("the ideas are two")]
    NotMerged,
    /// The other became one with a third since, and took there what this one brought.
    #[error("the other became one with a third since: those two are parted first")]
    OtherMerged,
    /// Too long ago.
    #[error("the ideas became one too long ago")]
    TooLate,
}

/// Whether what was made one at that instant may be parted again now.
#[must_use]
pub fn may_undo(merged_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - merged_at < TimeDelta::days(MERGE_UNDO_DAYS)
}

impl Granted<'_, LinkIdea, Idea> {
    /// Ties it to another.
    ///
    /// # Errors
    /// See [`LinkError`].
    pub fn link(self, other: IdeaId, link: IdeaLinkKind) -> Result<Fact, LinkError> {
        if self.on.0.id == other {
            return Err(LinkError::Itself);
        }
        Ok(Fact::IdeaLinked { idea: self.on.0.id, other, link })
    }

    /// Unties it.
    #[must_use]
    pub fn unlink(self, other: IdeaId) -> Fact {
        Fact::IdeaUnlinked { idea: self.on.0.id, other }
    }

    /// Asks somebody to sign it; `asked` are those who were asked before and have not answered.
    ///
    /// # Errors
    /// See [`CoAuthorError`].
    pub fn invite(self, person: UserId, asked: &[UserId]) -> Result<Fact, CoAuthorError> {
        let parts = &self.on.0;
        match parts.author {
            Author::Named(author) if author == person => return Err(CoAuthorError::AlreadyAsked),
            Author::Named(_) => {}
            Author::Anonymous(_) | Author::Unknown => return Err(CoAuthorError::Anonymous),
        }
        if !self.on.is_undecided() {
            return Err(CoAuthorError::Decided);
        }
        if parts.co_authors.contains(&person) || asked.contains(&person) {
            return Err(CoAuthorError::AlreadyAsked);
        }
        if parts.co_authors.len() + asked.len() >= CO_AUTHORS_MAX {
            return Err(CoAuthorError::TooMany);
        }
        Ok(Fact::CoAuthorInvited { idea: parts.id, account: person })
    }
}

impl Idea {
    /// Whether that answer is given already: whoever signs accepts again in vain, and there is nothing left to decline
    /// for whoever is not asked and does not sign.
    #[must_use]
    pub fn has_answered(&self, person: UserId, asked: &[UserId], accepts: Accepts) -> bool {
        let signs = self.0.co_authors.contains(&person);
        match accepts {
            Accepts::Yes => signs,
            Accepts::No => !signs && !asked.contains(&person),
        }
    }

    /// The person who was asked signs it, or declines.
    ///
    /// # Errors
    /// [`CoAuthorError::NotAsked`].
    pub fn answer_invitation(
        &mut self,
        person: UserId,
        asked: &[UserId],
        accepts: Accepts,
    ) -> Result<Fact, CoAuthorError> {
        if !asked.contains(&person) {
            return Err(CoAuthorError::NotAsked);
        }
        let idea = self.0.id;
        Ok(match accepts {
            Accepts::Yes => {
                self.0.co_authors.push(person);
                Fact::CoAuthorAccepted { idea, account: person }
            }
            Accepts::No => Fact::CoAuthorDeclined { idea, account: person },
        })
    }
}

/// What somebody answers to an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepts {
    /// They sign.
    Yes,
    /// They do not.
    No,
}

impl Granted<'_, MergeIdeas, Idea> {
    /// Makes it one with another, which goes on for both.
    ///
    /// # Errors
    /// See [`MergeError`].
    pub fn merge(self, into: &Idea) -> Result<[Fact; 2], MergeError> {
        let (from, into) = (&mut self.on.0, &into.0);
        if from.id == into.id {
            return Err(MergeError::Itself);
        }
        if from.merged_into.is_some() || into.merged_into.is_some() {
            return Err(MergeError::AlreadyMerged);
        }
        if matches!(into.status, IdeaStatus::NotSelected | IdeaStatus::Withdrawn) {
            return Err(MergeError::AtRest(into.status));
        }
        from.merged_into = Some(into.id);
        Ok([
            Fact::IdeaMerged { idea: from.id, other: into.id },
            Fact::IdeaMerged { idea: into.id, other: from.id },
        ])
    }

    /// Parts it again from the idea `into` that it became one with. What it brought there may have gone on with that
    /// one: the last merge is undone first.
    ///
    /// # Errors
    /// See [`UndoMergeError`].
    pub fn part(
        self,
        into: &Idea,
        merged_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<[Fact; 2], UndoMergeError> {
        let (idea, other) = (self.on.0.id, into.0.id);
        if self.on.0.merged_into != Some(other) {
            return Err(UndoMergeError::NotMerged);
        }
        if into.0.merged_into.is_some() {
            return Err(UndoMergeError::OtherMerged);
        }
        if !may_undo(merged_at, now) {
            return Err(UndoMergeError::TooLate);
        }
        self.on.0.merged_into = None;
        Ok([
            Fact::IdeaMergeUndone { idea, other },
            Fact::IdeaMergeUndone { idea: other, other: idea },
        ])
    }
}
