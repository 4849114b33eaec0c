//! What an edit changed in an idea, and who reads the words that it replaced.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Author, Idea, IdeaContent};
use crate::access::{Actor, Owned};
use crate::ids::UserId;
use crate::reference::ReferenceCode;
use crate::text::LongText;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A part of what an idea says.
    IdeaField {
        /// Its title.
        Title = "title",
        /// What is wrong today.
        Problem = "problem",
        /// What is proposed.
        Proposal = "proposal",
        /// Its domain.
        Domain = "domain",
        /// Its sub-category.
        Subcategory = "subcategory",
        /// Its field of idea production.
        InnovationField = "innovation_field",
        /// Participative, open or both.
        Form = "form",
        /// Where it comes from.
        Origin = "origin",
        /// Its pictures and documents.
        Attachments = "attachments",
    }
}

vocabulary! {
    /// What became of a piece of text between two versions.
    PieceKind {
        /// It is in both.
        Kept = "kept",
        /// It was in the first alone.
        Removed = "removed",
        /// It is in the second alone.
        Added = "added",
    }
}

/// A part of an idea before and after an edit: its words, its code, the names of its files one a line; empty when there
/// was none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Which part.
    pub field: IdeaField,
    /// What it said.
    pub before: String,
    /// What it says from then on.
    pub after: String,
}

vocabulary! {
    /// Who made an edit, as they then were.
    EditedBy {
        /// The masked author.
        Masked = "masked",
        /// Somebody who signed the idea.
        Signer = "signer",
        /// Somebody else, who took out what was not to be read by everybody any more: what earlier edits said is theirs
        /// too.
        Other = "other",
    }
}

/// An edit of an idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdeaEdit {
    /// The entry of the journal that tells it.
    pub entry: Uuid,
    /// Who made it.
    pub by: EditedBy,
    /// What it changed.
    pub changes: Vec<FieldChange>,
}

impl IdeaContent {
    /// What differs in another version. Files, whose names are kept elsewhere, are left to whoever knows them.
    #[must_use]
    pub fn changes_to(&self, after: &Self) -> Vec<FieldChange> {
        let text = |text: &Option<LongText>| text.as_ref().map(|it| it.as_str().to_owned());
        let told = |content: &Self| {
            let filed = &content.classification;
            let innovation_field = filed.innovation_field.as_ref().map(ReferenceCode::as_str);
            [
                (IdeaField::Title, content.title.as_str().to_owned()),
                (IdeaField::Problem, text(&content.problem).unwrap_or_default()),
                (IdeaField::Proposal, text(&content.proposal).unwrap_or_default()),
                (IdeaField::Domain, filed.domain.as_str().to_owned()),
                (IdeaField::Subcategory, filed.subcategory.as_str().to_owned()),
                (IdeaField::InnovationField, innovation_field.unwrap_or_default().to_owned()),
                (IdeaField::Form, filed.form.code().to_owned()),
                (IdeaField::Origin, filed.origin.code().to_owned()),
            ]
        };
        let both = told(self).into_iter().zip(told(after));
        let changed = both.filter(|((_, before), (_, after))| before != after);
        changed.map(|((field, before), (_, after))| FieldChange { field, before, after }).collect()
    }
}

impl Idea {
    /// Who makes an edit now; nobody is named of what a masked author does.
    #[must_use]
    pub fn edited_by(&self, person: Option<UserId>) -> EditedBy {
        let signs = |person: UserId| {
            self.0.author == Author::Named(person) || self.0.co_authors.contains(&person)
        };
        match person {
            None => EditedBy::Masked,
            Some(person) if signs(person) => EditedBy::Signer,
            Some(_) => EditedBy::Other,
        }
    }

    /// Whether this person, who reads the idea, reads the words that an edit replaced. What a masked author took back may
    /// have given them away: they alone read it, for good, even once they have stepped forward (A03). What somebody else
    /// took out is read by those who sign the idea and by the Dinno.
    #[must_use]
    pub fn shows_replaced_words(&self, actor: &Actor, by: EditedBy) -> bool {
        match by {
            EditedBy::Masked => self.0.author.is(actor),
            EditedBy::Signer => true,
            EditedBy::Other => self.is_owned_by(actor) || actor.is_dinno(),
        }
    }
}

#[cfg(test)]
mod tests;
