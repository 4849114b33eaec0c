//! The use cases: who asks, what changes, all or nothing. No HTTP here.
//!
//! A use case reads like its sentence: begin, find, ask for the right, act, write, record, commit. The modules
//! below [`identity`] are one for each aggregate; the rest is what they all stand on.

mod clock;
mod directory;
mod failure;
mod once;
mod record;
mod sealed;
mod secrets;

pub mod actions;
pub mod agenda;
pub mod attachments;
pub mod beside;
pub mod bricks;
pub mod cards;
pub mod celebrations;
pub mod chain;
pub mod challenges;
pub mod charter;
pub mod comments;
pub mod decisions;
pub mod demonstration;
pub mod documents;
pub mod drafts;
pub mod editorial;
pub mod expression;
pub mod files;
pub mod half_year_reviews;
pub mod help_requests;
pub mod home;
pub mod ideas;
pub mod identity;
pub mod imports;
pub mod initial;
pub mod mail;
pub mod messages;
pub mod newsletter;
pub mod notifications;
pub mod organisations;
pub mod partners;
pub mod personal;
pub mod pledges;
pub mod poc_rules;
pub mod pocs;
pub mod portal_plan;
pub mod portfolio;
pub mod practices;
pub mod printouts;
pub mod references;
pub mod resource_requests;
pub mod reviews;
pub mod revivals;
pub mod rich_text;
pub mod rights;
pub mod saved_views;
pub mod search;
pub mod sheets;
pub mod showcase;
pub mod starting;
pub mod teams;
pub mod votes;
pub mod words;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use persistence::{Store, Stored};
use tokio::sync::Notify;

pub use clock::{Clock, system_clock};
pub use directory::{Directory, OrganisationTree};
pub use failure::Failure;
pub use identity::Identity;
pub use once::Once;
pub use record::record;
pub(crate) use record::recorded;
pub use secrets::Secrets;

/// What every use case needs. Nothing goes in that only one of them wants.
#[derive(Clone, Debug)]
pub struct App {
    /// The database.
    pub store: Store,
    /// Where the time comes from, so that a test can move it.
    pub clock: Clock,
    /// Keys that live outside the database.
    pub secrets: Secrets,
    /// Who is signed in and what they may do.
    pub identity: Identity,
    /// Organisations and normed lists, kept in memory.
    pub directory: Directory,
    /// What the figures of the experiments are computed from, kept in memory.
    pub figures: portfolio::KeptFigures,
    /// Where the bytes of files lie.
    pub files: files::Files,
    /// The search index of this server.
    pub search: search::Search,
    /// Rung after a commit, for whoever follows the journal.
    pub bell: Arc<Notify>,
    /// Whether somebody configured a mail relay: without one, nobody writes letters about what people are told.
    relay: Arc<AtomicBool>,
}

impl App {
    /// Opens the application on a migrated database.
    ///
    /// # Errors
    /// When the database does not answer, or its keys were sealed with another secret.
    pub async fn open(
        store: Store,
        secrets: Secrets,
        clock: Clock,
        files: files::Files,
        search: search::Search,
    ) -> Result<Self, Failure> {
        let identity = Identity::open(&store, &secrets, clock).await?;
        let directory = Directory::open(&store).await?;
        let (bell, figures) = (Arc::new(Notify::new()), portfolio::KeptFigures::default());
        let relay = Arc::default();
        Ok(Self { store, clock, secrets, identity, directory, figures, files, search, bell, relay })
    }

    /// Says that a mail relay is configured: what people are told is written to the outbox too.
    pub fn use_relay(&self) {
        self.relay.store(true, Ordering::Relaxed);
    }

    /// Whether letters leave from here.
    #[must_use]
    pub fn has_relay(&self) -> bool {
        self.relay.load(Ordering::Relaxed)
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> chrono::DateTime<chrono::Utc> {
        (self.clock)()
    }
}

/// The version of an object that the caller was looking at.
pub type Version = i32;

/// What was read, if nobody changed it since the caller saw it.
///
/// # Errors
/// [`Failure::EditConflict`] when somebody did.
pub fn seen<T>(stored: Stored<T>, version: Version) -> Result<Stored<T>, Failure> {
    if stored.version == version { Ok(stored) } else { Err(Failure::EditConflict) }
}
