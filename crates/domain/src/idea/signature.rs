//! Signing an idea is also taken back: the invitation by those whose idea it is, the signature by whoever gave it.

use super::{CoAuthorError, Idea};
use crate::access::Granted;
use crate::access::acts::LinkIdea;
use crate::ids::UserId;
use crate::journal::Fact;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How somebody who was asked to sign an idea, or signed it, does so no more.
    SignatureEnd {
        /// The invitation is taken back.
        Withdrawn = "withdrawn",
        /// Whoever signed leaves.
        Left = "left",
    }
}

impl Granted<'_, LinkIdea, Idea> {
    /// Takes back the invitation of somebody who has not answered, whatever became of the idea; `asked` are those who
    /// have not.
    ///
    /// # Errors
    /// [`CoAuthorError::NotAsked`].
    pub fn withdraw_invitation(
        self,
        person: UserId,
        asked: &[UserId],
    ) -> Result<Fact, CoAuthorError> {
        if !asked.contains(&person) {
            return Err(CoAuthorError::NotAsked);
        }
        Ok(self.on.signature_ended(person, SignatureEnd::Withdrawn))
    }
}

impl Idea {
    /// Somebody who signs it with its author signs it no more. What was decided was decided of everybody's idea.
    ///
    /// # Errors
    /// [`CoAuthorError::NotAsked`] for whoever does not sign it, [`CoAuthorError::Decided`].
    pub fn leave(&mut self, person: UserId) -> Result<Fact, CoAuthorError> {
        if !self.0.co_authors.contains(&person) {
            return Err(CoAuthorError::NotAsked);
        }
        if !self.is_undecided() {
            return Err(CoAuthorError::Decided);
        }
        self.0.co_authors.retain(|other| *other != person);
        Ok(self.signature_ended(person, SignatureEnd::Left))
    }

    const fn signature_ended(&self, account: UserId, signature: SignatureEnd) -> Fact {
        Fact::SignatureEnded { idea: self.0.id, account, signature }
    }
}

#[cfg(test)]
mod tests;
