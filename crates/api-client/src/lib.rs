//! The one HTTP client of the API: the portal ships it, the API tests drive it.
//!
//! One method per operation, of the same name. A write on something that exists takes the version that was
//! seen; a creation takes an idempotency key, so that a retry never acts twice.

mod accounts;
mod actions;
mod beside;
mod bricks;
mod challenge_drafts;
mod challenges;
mod communication;
mod directory;
mod editorial;
mod entries;
mod expression;
mod half_year_reviews;
mod home;
mod ideas;
pub mod json;
mod kits;
mod newsletter;
mod partners;
mod passwords;
mod people;
mod personal;
mod pledges;
mod pocs;
mod practices;
mod requests;
mod reuses;
mod rights;
mod search;
mod sessions;
mod showcase;
mod signatures;
mod teams;
mod transport;

pub use transport::{ApiClient, ApiError, IdempotencyKey, Outgoing, Version, received};
