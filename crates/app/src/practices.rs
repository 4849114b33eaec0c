//! Practices of the Store: proposed by what is known, published, changed, read.

mod proposal;
mod publish;
mod read;

pub use proposal::{Proposal, propose};
pub use publish::{edit, publish};
pub use read::{PracticeReading, history, list, read};
