//! Comparing what the index holds with the database.

use std::collections::BTreeMap;
use std::path::Path;

use ::search::{Key, census};
use chrono::{DateTime, Utc};
use domain::search::SearchKind;
use persistence::{Store, searchable};

use crate::Failure;

/// In what an index differs from the database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift {
    /// Objects that it should hold.
    pub expected: usize,
    /// Objects that it does not hold.
    pub missing: usize,
    /// Objects that it holds in another version.
    pub outdated: usize,
    /// Objects that it holds and should not.
    pub left_over: usize,
}

impl Drift {
    /// Whether there is none.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.missing == 0 && self.outdated == 0 && self.left_over == 0
    }
}

/// Compares the index in this folder with what is to be found at this instant, while the server serves.
///
/// # Errors
/// [`Failure::SearchNotReady`] when there is no index there; when the database fails.
pub async fn drift(store: &Store, folder: &Path, now: DateTime<Utc>) -> Result<Drift, Failure> {
    let folder = folder.to_owned();
    let mut held = super::aside(move || census(&folder)).await?;
    let mut drift = Drift::default();
    for kind in SearchKind::ALL.iter().copied() {
        let versions = searchable::versions(&store.reader(), (kind, now)).await?;
        compare(kind, versions, &mut held, &mut drift);
    }
    drift.left_over = held.len();
    Ok(drift)
}

fn compare(
    kind: SearchKind,
    versions: BTreeMap<uuid::Uuid, i32>,
    held: &mut BTreeMap<Key, i32>,
    drift: &mut Drift,
) {
    drift.expected += versions.len();
    for (id, version) in versions {
        match held.remove(&Key { kind, id }) {
            None => drift.missing += 1,
            Some(known) if known != version => drift.outdated += 1,
            Some(_) => {}
        }
    }
}
