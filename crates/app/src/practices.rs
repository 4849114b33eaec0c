//! Practices of the Store: proposed by what is known, published, changed, read.

mod proposal;
mod publish;
mod read;
mod reuses;

pub use proposal::{Proposal, propose};
pub use publish::{edit, publish};
pub use read::{PracticeReading, history, list, read};
pub use reuses::{
    ReuseList, Told, declare as declare_reuse, edit as edit_reuse, list as list_reuses,
    read as read_reuse, withdraw as withdraw_reuse,
};
