//! Stepping forward: the author of an anonymous idea gives it their name, for good (A03, R058).

use super::{Author, Idea};
use crate::access::acts::EditIdea;
use crate::access::{Actor, Granted, Permission, Seal};
use crate::journal::Fact;

/// Why an idea could not be given its author's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// Only its author may, whatever else others may do to it.
    #[error("only the author of an idea gives it their name")]
    NotAuthor,
    /// It has its author's name already.
    #[error("the idea has its author's name already")]
    Named,
}

impl Granted<'_, EditIdea, Idea> {
    /// Gives the idea the name and the body of its author, whatever became of it since. Nothing takes them back.
    ///
    /// Returns the seal that the idea no longer needs: its slot stays used, so that the others are still found.
    ///
    /// # Errors
    /// See [`SignError`].
    pub fn sign(self) -> Result<(Seal, Fact), SignError> {
        let seal = match &self.on.0.author {
            Author::Anonymous(seal) if self.by.seals.made(seal) => seal.clone(),
            Author::Named(author) if *author == self.by.id => return Err(SignError::Named),
            Author::Anonymous(_) | Author::Named(_) | Author::Unknown => {
                return Err(SignError::NotAuthor);
            }
        };
        self.on.0.author = Author::Named(self.by.id);
        self.on.0.organisation = self.by.organisation;
        Ok((seal, Fact::IdeaSigned { idea: self.on.0.id }))
    }
}

impl Idea {
    /// Whether this person may step forward: the same rule, for a screen that shows the button.
    pub(super) fn is_masked_and_of(&self, actor: &Actor) -> bool {
        let masked = matches!(self.0.author, Author::Anonymous(_));
        masked && self.0.author.is(actor) && actor.can(Permission::EditIdea, self)
    }
}
