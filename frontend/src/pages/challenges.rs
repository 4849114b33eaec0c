//! Challenges: questions put to the network, and the ideas that answer them.

mod dates;
mod list;
mod sheet;

pub(crate) use list::ChallengesPage;
pub(crate) use sheet::ChallengePage;
