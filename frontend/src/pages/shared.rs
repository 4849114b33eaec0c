//! What several features share: people to choose, bodies, the chain, lists that grow, two changes to merge.

mod bodies;
mod chain;
mod clock;
mod conflict;
mod download;
mod growth;
mod history;
mod merge;
mod people;
mod quote;
mod rows;

pub(crate) use bodies::{Bodies, use_bodies};
pub(crate) use chain::ChainSection;
pub(crate) use clock::{now, today};
pub(crate) use conflict::{Disputed, EditProblem, ResumedNotice};
pub(crate) use download::download;
pub(crate) use growth::MorePager;
pub(crate) use history::HistoryList;
pub(crate) use merge::{merge, told};
pub(crate) use people::{PersonChoice, PersonField, debounce};
pub(crate) use quote::quoted;
pub(crate) use rows::RowsField;
