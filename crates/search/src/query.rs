//! What a person typed, and what is asked of the engine.

mod build;
mod parse;
mod plan;

pub(crate) use build::{Rigour, allowed, build};
pub(crate) use parse::{Atom, Typed};
pub(crate) use plan::{Group, Plan};

/// What is sought, before it is sought in any field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// A word, by any of these forms: as it is written (behind [`crate::analysis::EXACT`]), or its stem.
    Word {
        /// The forms and what each is worth.
        forms: Vec<(String, f32)>,
    },
    /// Forms at these places from each other, give or take some words.
    Phrase {
        /// Places and forms.
        forms: Vec<(usize, String)>,
        /// How many words may come between.
        slop: u32,
        /// What it is worth.
        worth: f32,
    },
    /// All of them.
    All(Vec<Self>),
    /// Any of them.
    Any(Vec<Self>),
}
