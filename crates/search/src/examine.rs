//! Going through what matches: counting, and keeping the best. Never more than a bounded number of documents.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use tantivy::columnar::Column;
use tantivy::query::{EnableScoring, Query};
use tantivy::{DocAddress, DocSet, Searcher, TERMINATED};

use crate::SearchError;
use crate::facets::{Columns, Counts, Filters};
use crate::seek::Order;
use crate::statistics::Statistics;
use crate::tables::DAY;

/// Documents that are gone through for one question. Beyond it the question is too broad to be ranked whole: the
/// newest segments first, and titles once more by themselves.
const EXAMINED_MAX: u32 = 30_000;

/// What was found by going through.
#[derive(Debug, Default)]
pub(crate) struct Examined {
    /// Documents that match the words, whatever the criteria.
    pub(crate) matched: u64,
    /// Documents that match the criteria too.
    pub(crate) total: u64,
    /// Whether there were too many to go through.
    pub(crate) cut: bool,
    /// The best, in order.
    pub(crate) best: Vec<(f32, DocAddress)>,
    /// What was counted.
    pub(crate) counts: Counts,
}

/// What decides of the place of a document.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    key: f32,
    day: i64,
    /// Of one day, in the order of writing: the engine appends.
    written: i64,
    at: DocAddress,
}

impl Eq for Place {}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_key = self.key.total_cmp(&other.key).then(self.day.cmp(&other.day));
        by_key.then(self.written.cmp(&other.written))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Goes through what a query matches and keeps the `most` best.
pub(crate) fn examine(
    searcher: &Searcher,
    statistics: &Statistics<'_>,
    query: &dyn Query,
    (filters, order, most): (&Filters, Order, usize),
) -> Result<Examined, SearchError> {
    let scoring = match order {
        Order::Relevance => EnableScoring::enabled_from_statistics_provider(statistics, searcher),
        Order::Newest | Order::Oldest => EnableScoring::disabled_from_searcher(searcher),
    };
    let weight = query.weight(scoring)?;
    let mut examined = Examined::default();
    let mut kept: BinaryHeap<Reverse<Place>> = BinaryHeap::with_capacity(most + 1);
    let mut left = EXAMINED_MAX;
    // The engine appends: the last segments hold what was written last.
    for (ord, segment) in searcher.segment_readers().iter().enumerate().rev() {
        let ord = u32::try_from(ord).unwrap_or(u32::MAX);
        let mut documents = weight.scorer(segment, 1.0)?;
        if documents.doc() == TERMINATED {
            continue;
        }
        let mut columns = Columns::open(segment, filters)?;
        let days: Column<i64> = segment.fast_fields().i64(DAY)?;
        while documents.doc() != TERMINATED && !examined.cut {
            let doc = documents.doc();
            let live = !segment.is_deleted(doc);
            examined.cut = live && left == 0;
            if live && !examined.cut {
                left -= 1;
                examined.matched += 1;
                if columns.take(doc) {
                    examined.total += 1;
                    let day = days.first(doc).unwrap_or_default();
                    let written = i64::from(ord) << 32 | i64::from(doc);
                    let (key, day, written) = match order {
                        Order::Relevance => (documents.score(), day, written),
                        Order::Newest => (0.0, day, written),
                        Order::Oldest => (0.0, -day, -written),
                    };
                    let at = DocAddress::new(ord, doc);
                    keep(&mut kept, Place { key, day, written, at }, most);
                }
            }
            documents.advance();
        }
        columns.into_counts(segment, &mut examined.counts)?;
    }
    let best = kept.into_sorted_vec();
    examined.best = best.into_iter().map(|Reverse(place)| (place.key, place.at)).collect();
    Ok(examined)
}

fn keep(kept: &mut BinaryHeap<Reverse<Place>>, place: Place, most: usize) {
    if kept.len() < most {
        kept.push(Reverse(place));
    } else if kept.peek().is_some_and(|Reverse(worst)| place > *worst) {
        kept.pop();
        kept.push(Reverse(place));
    }
}
