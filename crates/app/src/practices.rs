//! Practices of the Store: proposed by what is known, published, changed, read.

mod actors;
mod archive;
mod confirmations;
mod contact;
mod discard;
mod kit_withdrawal;
mod kits;
mod proposal;
mod publication;
mod publish;
mod read;
mod restrict;
mod reuses;
mod taken;
mod withdrawal;

pub use actors::PracticeActors;
pub use archive::archive as archive_kit;
pub use confirmations::{ask_checks, confirm, confirm_kit, follow};
pub use contact::leave_contact;
pub use discard::discard;
pub use kit_withdrawal::{put_back as put_back_kit_release, withdraw as withdraw_kit_release};
pub(crate) use kits::take_files;
pub use kits::{
    Files, KitList, KitReading, KitReleaseReading, discard as discard_kit, edit as edit_kit,
    list as list_kits, prepare as prepare_kit, read as read_kit, read_release as read_kit_release,
    release as release_kit,
};
pub use proposal::{Proposal, propose};
pub use publication::{follow_publications, publish_due, put_in_store, schedule};
pub use publish::{edit, publish, share};
pub(crate) use read::lines;
pub use read::{
    PracticeLine, PracticeReading, book, by_domain, by_kind, by_process, by_renewal, history, list,
    places, read,
};
pub use restrict::{recommend, restrict};
pub use reuses::{
    ReuseList, Told, declare as declare_reuse, edit as edit_reuse,
    leave_contact as leave_reuse_contact, list as list_reuses, read as read_reuse,
    withdraw as withdraw_reuse,
};
pub use withdrawal::{put_back, withdraw};
