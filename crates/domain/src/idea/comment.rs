//! What people say about an idea, an experiment, a practice.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::{Author, Idea};
use crate::access::acts::{PostComment, RemoveComment};
use crate::access::{Actor, Granted, Leave, Owned, Permission, Place};
use crate::expression::Target;
use crate::ids::{CommentId, IdeaId, OrganisationId, UserId};
use crate::journal::{Fact, Subject};
use crate::text::Paragraph;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a comment brings: one may challenge an idea, not only approve it (R110).
    Stance {
        /// For.
        Supports = "supports",
        /// A question or an objection.
        Challenges = "challenges",
        /// Neither.
        Neutral = "neutral",
    }
}

/// The masked author of an idea, who speaks of it without a name (A03).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask {
    /// The idea that is theirs.
    pub idea: IdeaId,
    /// Whose that idea is: read from the idea, never kept with what is said.
    pub author: Author,
}

/// Only the author of an anonymous idea speaks of it masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("only the author of an anonymous idea speaks of it masked")]
pub struct NotMasked;

/// A comment, always in a state the rules allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment(CommentParts);

/// What a comment is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentParts {
    /// Its identifier.
    pub id: CommentId,
    /// What it is about.
    pub on: Target,
    /// Who wrote it; none when an import does not say, or its author stays masked.
    pub author: Option<UserId>,
    /// The body of who wrote it; none of who stays masked: it would tell where they are.
    pub organisation: Option<OrganisationId>,
    /// Under which mask.
    pub masked: Option<Mask>,
    /// What it brings.
    pub stance: Stance,
    /// What it says, in Markdown.
    pub body: Paragraph,
    /// When; the day only when its author stays masked.
    pub posted_at: DateTime<Utc>,
    /// When its author changed what it says.
    pub edited_at: Option<DateTime<Utc>>,
    /// When it was removed.
    pub removed_at: Option<DateTime<Utc>>,
}

/// How long its author may change what they said, in minutes: what was answered since stays answered.
pub const COMMENT_EDIT_MINUTES: i64 = 15;

/// Why a comment could not be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditCommentError {
    /// Its author alone changes it, and nobody once it is masked: the day alone is kept, and no minute.
    #[error("a comment is changed by its author alone, when it is signed")]
    NotOwn,
    /// It is gone.
    #[error("the comment was removed")]
    Removed,
    /// Others have read it.
    #[error("a comment is changed within fifteen minutes")]
    TooLate,
}

/// Why a comment could not be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RemoveCommentError {
    /// It is gone already.
    #[error("the comment was removed already")]
    AlreadyRemoved,
}

impl Comment {
    /// Takes back a comment that was kept.
    #[must_use]
    pub fn restore(parts: CommentParts) -> Self {
        Self(parts)
    }

    /// What it is made of.
    #[must_use]
    pub fn parts(&self) -> &CommentParts {
        &self.0
    }

    /// Whether this person may change what it says at this instant.
    #[must_use]
    pub fn is_editable_by(&self, actor: &Actor, at: DateTime<Utc>) -> bool {
        actor.require(Permission::PostComment).is_ok() && self.check_edit(actor, at).is_ok()
    }

    fn check_edit(&self, actor: &Actor, at: DateTime<Utc>) -> Result<(), EditCommentError> {
        if self.0.author != Some(actor.id) {
            return Err(EditCommentError::NotOwn);
        }
        if self.0.removed_at.is_some() {
            return Err(EditCommentError::Removed);
        }
        let until = self.0.posted_at + TimeDelta::minutes(COMMENT_EDIT_MINUTES);
        if at < until { Ok(()) } else { Err(EditCommentError::TooLate) }
    }

    /// Whether this person said it masked: what they do to it, nobody did.
    #[must_use]
    pub fn is_masked_by(&self, actor: &Actor) -> bool {
        self.0.masked.as_ref().is_some_and(|mask| mask.author.is(actor))
    }
}

impl Owned for Comment {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.0.author == Some(actor.id) || self.is_masked_by(actor)
    }

    /// In the body of who wrote it, whatever it is about: one answers to one's own body for what one says.
    fn place(&self) -> Place {
        Place { organisation: self.0.organisation, item: Some(self.0.id.0) }
    }
}

impl Leave<'_, PostComment> {
    /// Says something about it.
    #[must_use]
    pub fn post(
        self,
        on: Target,
        (id, stance, body): (CommentId, Stance, Paragraph),
        at: DateTime<Utc>,
    ) -> (Comment, Fact) {
        let comment = Comment(CommentParts {
            id,
            on,
            author: Some(self.by.id),
            organisation: self.by.organisation,
            masked: None,
            stance,
            body,
            posted_at: at,
            edited_at: None,
            removed_at: None,
        });
        (comment, posted(on, id))
    }

    /// Says it better: the words alone, and everybody reads that they were changed.
    ///
    /// # Errors
    /// See [`EditCommentError`].
    pub fn edit(
        self,
        comment: &mut Comment,
        body: Paragraph,
        at: DateTime<Utc>,
    ) -> Result<(), EditCommentError> {
        comment.check_edit(self.by, at)?;
        if comment.0.body != body {
            comment.0.body = body;
            comment.0.edited_at = Some(at);
        }
        Ok(())
    }

    /// Says something about one's own anonymous idea, without a name and with the day only.
    ///
    /// # Errors
    /// [`NotMasked`] unless the idea is anonymous and theirs.
    pub fn post_masked(
        self,
        idea: &Idea,
        (id, stance, body): (CommentId, Stance, Paragraph),
        at: DateTime<Utc>,
    ) -> Result<(Comment, Fact), NotMasked> {
        let author = idea.parts().author.clone();
        if !matches!(author, Author::Anonymous(_)) || !author.is(self.by) {
            return Err(NotMasked);
        }
        let mask = Mask { idea: idea.parts().id, author };
        let on = Target::Idea(mask.idea);
        let comment = Comment(CommentParts {
            id,
            on,
            author: None,
            organisation: None,
            masked: Some(mask),
            stance,
            body,
            posted_at: at.date_naive().and_time(NaiveTime::MIN).and_utc(),
            edited_at: None,
            removed_at: None,
        });
        Ok((comment, posted(on, id)))
    }
}

impl Granted<'_, RemoveComment, Comment> {
    /// Removes the comment from sight.
    ///
    /// # Errors
    /// [`RemoveCommentError::AlreadyRemoved`].
    pub fn remove(self, at: DateTime<Utc>) -> Result<Fact, RemoveCommentError> {
        if self.on.0.removed_at.is_some() {
            return Err(RemoveCommentError::AlreadyRemoved);
        }
        self.on.0.removed_at = Some(at);
        Ok(removed(self.on.0.on, self.on.0.id))
    }
}

fn posted(on: Target, comment: CommentId) -> Fact {
    match on {
        Target::Idea(idea) => Fact::CommentPosted { idea, comment },
        Target::Challenge(_) | Target::Poc(_) | Target::Practice(_) | Target::Organisation(_) => {
            let Subject { kind, id } = on.subject();
            Fact::Commented { on: kind, target: id, comment }
        }
    }
}

fn removed(on: Target, comment: CommentId) -> Fact {
    match on {
        Target::Idea(idea) => Fact::CommentRemoved { idea, comment },
        Target::Challenge(_) | Target::Poc(_) | Target::Practice(_) | Target::Organisation(_) => {
            let Subject { kind, id } = on.subject();
            Fact::CommentWithdrawn { on: kind, target: id, comment }
        }
    }
}
