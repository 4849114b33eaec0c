//! Search: one index for each server, that follows the journal (R308 to R315, docs/adr/0009).

mod documents;
mod drift;
mod duplicates;
mod follow;
mod reading;
mod seek;
mod sought;
mod synonyms;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use ::search::Synonyms;
use chrono::{DateTime, Utc};

use crate::Failure;

pub use ::search::{
    Contact, Dimension, Document, FacetCount, Facets, Filters, Found, Fragment, Highlight, Hit,
    Key, Order, Pair, Pairs, Rebuild, SearchError, SearchIndex, SectionName, Stop,
};
pub use drift::{Drift, drift};
pub use duplicates::{EXAMINED, duplicates};
pub use follow::{ask_to_renew, catch_up, follow, rebuild};
pub use seek::{Draft, SearchFor, like, seek, similar, suggest};
pub use sought::{SoughtReport, note_kept, report};
pub use synonyms::{create_group, edit_group, list_groups, read_group, remove_group};

/// An index that could not catch up for so long does not answer: it may still show what is no longer to be read.
const STALE: Duration = Duration::from_secs(30);

/// What search needs besides the database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Search(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    index: SearchIndex,
    synonyms: RwLock<Arc<Synonyms>>,
    /// When the index last had all that was committed.
    caught_up: Mutex<Option<Instant>>,
    /// Until when what comes out by itself is in the index.
    looked: Mutex<Option<DateTime<Utc>>>,
    /// What was sought since it was last kept: how many times, and how many results the last time.
    sought: Mutex<BTreeMap<String, (u64, u64)>>,
}

impl Search {
    /// Search by this index.
    #[must_use]
    pub fn new(index: SearchIndex) -> Self {
        let (synonyms, caught_up, sought) = (RwLock::default(), Mutex::default(), Mutex::default());
        let looked = Mutex::default();
        Self(Arc::new(Inner { index, synonyms, caught_up, looked, sought }))
    }

    /// The index.
    #[must_use]
    pub fn index(&self) -> &SearchIndex {
        &self.0.index
    }

    fn synonyms(&self) -> Arc<Synonyms> {
        Arc::clone(&self.0.synonyms.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn learn(&self, synonyms: Synonyms) {
        *self.0.synonyms.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(synonyms);
    }

    fn is_sound(&self) -> bool {
        let caught_up = self.0.caught_up.lock().unwrap_or_else(PoisonError::into_inner);
        caught_up.is_none_or(|at| at.elapsed() < STALE)
    }

    fn caught_up_now(&self) {
        *self.0.caught_up.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    fn looked(&self) -> Option<DateTime<Utc>> {
        *self.0.looked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says until when one has looked, unless somebody said otherwise since one knew `before`.
    fn look_from(&self, before: Option<DateTime<Utc>>, until: DateTime<Utc>) {
        let mut looked = self.0.looked.lock().unwrap_or_else(PoisonError::into_inner);
        if *looked == before {
            *looked = Some(until);
        }
    }

    /// Looks again from this instant on: an index made anew may lack what came out meanwhile.
    fn look_again(&self, from: DateTime<Utc>) {
        *self.0.looked.lock().unwrap_or_else(PoisonError::into_inner) = Some(from);
    }

    fn sought(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, (u64, u64)>> {
        self.0.sought.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl From<SearchError> for Failure {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::NotReady => Self::SearchNotReady,
            SearchError::Folder(_) | SearchError::Engine(_) | SearchError::Corrupt(_) => {
                Self::Search(error)
            }
        }
    }
}

/// Runs something that reads or writes the index where it keeps no request waiting.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, SearchError> + Send + 'static,
) -> Result<T, Failure> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| Failure::SearchNotReady)?.map_err(Failure::from)
}
