//! Challenges: questions put to the network, and the ideas that answer them.

mod calendar;
mod course;
mod dates;
mod decline;
mod entries;
mod frame;
mod invested;
mod list;
mod manage;
mod means;
mod people;
mod plan;
mod promises;
mod results;
mod sheet;
mod stages;
mod write;

pub(crate) use calendar::CalendarPage;
pub(crate) use entries::{EntryCards, NamedBy};
pub(crate) use frame::RulesBeside;
pub(crate) use list::ChallengesPage;
pub(crate) use sheet::ChallengePage;
pub(crate) use write::{CreateChallengePage, EditChallengePage};
