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
