//! What may be meant, while somebody types: a few objects of each kind.

use std::collections::BTreeMap;

use domain::search::SearchKind;

use crate::{Filters, Hit, Order, Question, Reader, SearchError, SearchIndex, Synonyms};

/// Results that are looked at.
const LOOKED_AT: usize = 40;
/// Suggestions of one kind.
const OF_A_KIND: usize = 3;
/// Suggestions in all.
const IN_ALL: usize = 8;

impl SearchIndex {
    /// A few objects of each kind, the best kind first.
    ///
    /// # Errors
    /// [`SearchError::NotReady`] while the index is being built for the first time.
    pub fn suggest(
        &self,
        words: &str,
        synonyms: &Synonyms,
        reader: &Reader,
    ) -> Result<Vec<Hit>, SearchError> {
        if words.trim().is_empty() {
            return Ok(Vec::new());
        }
        let filters = Filters::default();
        let order = Order::Relevance;
        let question =
            Question { words, filters: &filters, order, offset: 0, limit: LOOKED_AT, synonyms };
        let found = self.seek(&question, reader)?;
        let mut kinds: Vec<SearchKind> = Vec::new();
        let mut by_kind: BTreeMap<SearchKind, Vec<Hit>> = BTreeMap::new();
        for hit in found.hits {
            let kind = hit.document.kind;
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
            let same = by_kind.entry(kind).or_default();
            if same.len() < OF_A_KIND {
                same.push(hit);
            }
        }
        let suggestions =
            kinds.into_iter().flat_map(|kind| by_kind.remove(&kind).unwrap_or_default());
        Ok(suggestions.take(IN_ALL).collect())
    }
}
