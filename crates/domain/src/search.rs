//! What is sought, and words that mean the same (R308 to R315).

mod synonyms;

use crate::editorial::EditorialBrick;
use crate::vocabulary::vocabulary;

pub use synonyms::{SynonymGroup, SynonymLine};

vocabulary! {
    /// A kind of object that search finds.
    SearchKind {
        /// An idea.
        Idea = "idea",
        /// A challenge.
        Challenge = "challenge",
        /// An experiment.
        Poc = "poc",
        /// A practice.
        Practice = "practice",
        /// A kit of a practice.
        Kit = "kit",
        /// A person.
        Person = "person",
        /// News.
        News = "news",
        /// An event of the agenda.
        Event = "event",
        /// A term of the glossary.
        Term = "term",
        /// A key figure.
        Figure = "figure",
        /// A method resource.
        Resource = "resource",
        /// A testimonial.
        Testimonial = "testimonial",
        /// An issue of the newsletter.
        Newsletter = "newsletter",
        /// A brick that an administrator added: a page, or a link to another tool.
        Brick = "brick",
    }
}

impl SearchKind {
    /// The brick whose published items are of this kind.
    #[must_use]
    pub const fn editorial(self) -> Option<EditorialBrick> {
        match self {
            Self::News => Some(EditorialBrick::News),
            Self::Event => Some(EditorialBrick::Events),
            Self::Term => Some(EditorialBrick::Glossary),
            Self::Figure => Some(EditorialBrick::KeyFigures),
            Self::Resource => Some(EditorialBrick::MethodResources),
            Self::Testimonial => Some(EditorialBrick::Testimonials),
            Self::Newsletter => Some(EditorialBrick::Newsletters),
            Self::Idea
            | Self::Challenge
            | Self::Poc
            | Self::Practice
            | Self::Kit
            | Self::Person
            | Self::Brick => None,
        }
    }
}

vocabulary! {
    /// A kind of object of which duplicates are looked for.
    DuplicateKind {
        /// Ideas: two that say the same become one, or are tied.
        Idea = "idea",
        /// Experiments: two that try the same know of each other.
        Poc = "poc",
    }
}

impl DuplicateKind {
    /// The kind, as search names it.
    #[must_use]
    pub const fn sought(self) -> SearchKind {
        match self {
            Self::Idea => SearchKind::Idea,
            Self::Poc => SearchKind::Poc,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_brick_is_sought_as_one_kind_and_the_other_way_round() {
        for brick in EditorialBrick::ALL.iter().copied() {
            assert_eq!(brick.sought().editorial(), Some(brick));
        }
        let kinds = SearchKind::ALL.iter().filter(|kind| kind.editorial().is_some());
        assert_eq!(kinds.count(), EditorialBrick::ALL.len());
    }
}
