//! What people say about an idea, an experiment, a practice.

use chrono::{DateTime, Utc};

use crate::access::acts::{PostComment, RemoveComment};
use crate::access::{Actor, Granted, Leave, Owned};
use crate::expression::Target;
use crate::ids::{CommentId, UserId};
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
    /// Who wrote it; none when an import does not say.
    pub author: Option<UserId>,
    /// What it brings.
    pub stance: Stance,
    /// What it says, in Markdown.
    pub body: Paragraph,
    /// When.
    pub posted_at: DateTime<Utc>,
    /// When it was removed.
    pub removed_at: Option<DateTime<Utc>>,
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
}

impl Owned for Comment {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.0.author == Some(actor.id)
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
            stance,
            body,
            posted_at: at,
            removed_at: None,
        });
        (comment, posted(on, id))
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
        Target::Challenge(_) | Target::Poc(_) | Target::Practice(_) => {
            let Subject { kind, id } = on.subject();
            Fact::Commented { on: kind, target: id, comment }
        }
    }
}

fn removed(on: Target, comment: CommentId) -> Fact {
    match on {
        Target::Idea(idea) => Fact::CommentRemoved { idea, comment },
        Target::Challenge(_) | Target::Poc(_) | Target::Practice(_) => {
            let Subject { kind, id } = on.subject();
            Fact::CommentWithdrawn { on: kind, target: id, comment }
        }
    }
}
