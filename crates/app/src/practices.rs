//! Practices of the Store: proposed by what is known, published, changed, read.

mod actors;
mod archive;
mod confirmations;
mod kits;
mod proposal;
mod publication;
mod publish;
mod read;
mod restrict;
mod reuses;
mod withdrawal;

pub use actors::PracticeActors;
pub use archive::archive as archive_kit;
pub use confirmations::{ask_checks, confirm, confirm_kit, follow};
pub(crate) use kits::take_files;
pub use kits::{
    Files, KitList, KitReading, KitReleaseReading, discard as discard_kit, edit as edit_kit,
    list as list_kits, prepare as prepare_kit, read as read_kit, read_release as read_kit_release,
    release as release_kit,
};
pub use proposal::{Proposal, propose};
pub use publication::put_in_store;
pub use publish::{edit, publish, share};
pub(crate) use read::lines;
pub use read::{
    PracticeLine, PracticeReading, book, by_process, by_renewal, history, list, places, read,
};
pub use restrict::{recommend, restrict};
pub use reuses::{
    ReuseList, Told, declare as declare_reuse, edit as edit_reuse, list as list_reuses,
    read as read_reuse, withdraw as withdraw_reuse,
};
pub use withdrawal::{put_back, withdraw};
