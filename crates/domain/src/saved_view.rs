//! Lists of which people keep views, for themselves alone.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A list that can be kept.
    ViewList {
        /// Ideas.
        Ideas = "ideas",
        /// Dormant ideas.
        DormantIdeas = "dormant_ideas",
        /// Experiments.
        Pocs = "pocs",
        /// Practices.
        Practices = "practices",
    }
}
