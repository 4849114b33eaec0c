//! The rows behind the figures, kept in memory: counting ten thousand of them at each request would be slow,
//! and keeping counters beside them would be one more thing to get wrong.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use domain::portfolio::{Perimeter, Portfolio};
use persistence::Store;
use persistence::portfolio::{self, Figures, Stamp};

use crate::Failure;

/// How long another server's changes may take to be counted here. This server's own are counted at once.
const REMEMBERED: Duration = Duration::from_secs(1);

/// What is remembered between two requests.
#[derive(Clone, Debug, Default)]
pub struct KeptFigures(Arc<Mutex<Option<Kept>>>);

#[derive(Clone, Debug)]
struct Kept {
    rows: Arc<Rows>,
    /// Changes made here when they were read.
    changed: u64,
    stamp: Stamp,
    checked: Instant,
}

/// The rows, and the figures that were asked of them.
#[derive(Debug)]
pub(crate) struct Rows {
    figures: Figures,
    counted: Mutex<HashMap<(Perimeter, NaiveDate), Arc<Portfolio>>>,
}

impl KeptFigures {
    /// The rows as they are now.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn now(&self, store: &Store) -> Result<Arc<Rows>, Failure> {
        let changed = store.pocs_changed();
        let known = self.known().filter(|kept| kept.changed == changed);
        if let Some(kept) = &known
            && kept.checked.elapsed() < REMEMBERED
        {
            return Ok(Arc::clone(&kept.rows));
        }
        // Read before the rows: what changes meanwhile is then read again.
        let (checked, from) = (Instant::now(), store.reader());
        let stamp = portfolio::stamp(&from).await?;
        let rows = if let Some(kept) = known.filter(|kept| kept.stamp == stamp) {
            kept.rows
        } else {
            let figures = portfolio::figures(&from).await?;
            Arc::new(Rows { figures, counted: Mutex::default() })
        };
        let kept = Kept { rows: Arc::clone(&rows), changed, stamp, checked };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
        Ok(rows)
    }

    fn known(&self) -> Option<Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Rows {
    /// The rows.
    pub(crate) const fn figures(&self) -> &Figures {
        &self.figures
    }

    /// The figures of a perimeter on a day, counted once.
    pub(crate) fn portfolio(&self, perimeter: Perimeter, today: NaiveDate) -> Arc<Portfolio> {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let count = || {
            let all = self.figures.all.iter();
            let here = all.filter(|one| perimeter.holds(one.organisation, one.department));
            Arc::new(Portfolio::of(here, today))
        };
        Arc::clone(counted.entry((perimeter, today)).or_insert_with(count))
    }
}
