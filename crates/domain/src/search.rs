//! What is sought, and words that mean the same (R308 to R315).

mod synonyms;

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
        /// A person.
        Person = "person",
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
