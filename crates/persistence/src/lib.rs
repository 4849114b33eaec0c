//! How the domain is kept. The only crate that knows sea-orm.
//!
//! Writes take a [`Tx`]; queries take anything that [`Reads`]: a [`Tx`], or the [`Reader`] that no write accepts.
//! One module for each aggregate; rows never leave this crate.

mod code;
mod entity;
mod error;
mod keyset;
mod matching;
mod paging;
mod store;
mod video;

pub mod attachments;
pub mod beside;
pub mod bricks;
pub mod celebrations;
pub mod chain;
pub mod challenges;
pub mod comments;
pub mod delegations;
pub mod directory;
pub mod documents;
pub mod drafts;
pub mod editorial;
pub mod expression;
pub mod external_objects;
pub mod followers;
pub mod half_year_reviews;
pub mod help_requests;
pub mod home_arrangements;
pub mod ideas;
pub mod idempotency;
pub mod journal;
pub mod kits;
pub mod lessons;
pub mod mail_choices;
pub mod matrix;
pub mod merges;
pub mod messages;
pub mod newsletter;
pub mod notifications;
pub mod organisations;
pub mod outbox;
pub mod ownerships;
pub mod partners;
pub mod password_links;
pub mod people;
pub mod poc_rules;
pub mod pocs;
pub mod portfolio;
pub mod practices;
pub mod prepared;
pub mod provision;
pub mod rebounds;
pub mod references;
pub mod resource_requests;
pub mod reuses;
pub mod reviews;
pub mod revivals;
pub mod saved_views;
pub mod searchable;
pub mod sequences;
pub mod sessions;
pub mod sets;
pub mod settings;
pub mod showcase;
pub mod signing_keys;
pub mod sought;
pub mod synonyms;
pub mod teams;
pub mod techniques;
pub mod trainings;
pub mod votes;

pub use error::StoreError;
pub use paging::{Cursor, CursorError, Slice};
pub use store::{Reader, Reads, Store, StoreOptions, Stored, Tx};
