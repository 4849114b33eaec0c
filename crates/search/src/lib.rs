//! The search index of one server: a projection of the journal, thrown away and made again at will (docs/adr/0009).
//!
//! [`analysis`] says what a word is in French; [`Document`] what is kept of an object; [`SearchIndex`] where it is kept
//! and how it is replaced; the rest how it is asked. The rights of the reader are part of each question.

pub mod analysis;

mod census;
mod document;
mod duplicates;
mod error;
mod examine;
mod expand;
mod facets;
mod generation;
mod highlight;
mod index;
mod query;
mod reader;
mod seek;
mod similar;
mod statistics;
mod suggest;
mod synonyms;
mod tables;

pub use census::census;
pub use document::{Audience, Contact, Document, Key, Section, SectionName, Spot, Stop};
pub use duplicates::{Pair, Pairs};
pub use error::SearchError;
pub use facets::{Dimension, FacetCount, Facets, Filters};
pub use highlight::{Fragment, Highlight};
pub use index::{Rebuild, SearchIndex};
pub use reader::Reader;
pub use seek::{Found, Hit, Order, Question};
pub use similar::Likeness;
pub use synonyms::Synonyms;
