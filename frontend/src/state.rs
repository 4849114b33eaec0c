//! What outlives a page: who is signed in, what was just done, what the person prefers, where they are.
//! Small contexts; none is a store of everything.

mod address;
mod bricks;
mod navigation;
mod preferences;
mod references;
mod session;
mod toasts;

pub(crate) use address::{Address, Step as AddressStep, search as address_search, use_address};
pub(crate) use bricks::{
    Bricks, description as brick_description, for_whom, shown as shown_bricks, title as brick_title,
};
pub(crate) use navigation::Navigation;
pub(crate) use preferences::{Preferences, Theme, store, stored};
pub(crate) use references::References;
pub(crate) use session::{Banner, Phase, Session};
pub(crate) use toasts::{Toast, Toasts};
