//! Who asks. Part of every question, so that what one may not read changes neither a result nor a count.

use std::collections::BTreeSet;

use domain::search::SearchKind;

/// What the person who asks may find.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    kinds: BTreeSet<SearchKind>,
    held: Vec<String>,
}

impl Reader {
    /// Someone who reads these kinds.
    pub fn of(kinds: impl IntoIterator<Item = SearchKind>) -> Self {
        Self { kinds: kinds.into_iter().collect(), held: Vec::new() }
    }

    /// The same, who also finds documents that are only for holders of this mark.
    #[must_use]
    pub fn holding(mut self, mark: impl Into<String>) -> Self {
        self.held.push(mark.into());
        self
    }

    /// The same, seeking among fewer kinds. An empty list changes nothing.
    #[must_use]
    pub fn among(mut self, kinds: &[SearchKind]) -> Self {
        if !kinds.is_empty() {
            self.kinds.retain(|kind| kinds.contains(kind));
        }
        self
    }

    /// Whether they read nothing at all.
    pub fn is_nobody(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Whether some kind is hidden from them: nothing about words may then be taken from the whole index.
    pub(crate) fn is_narrow(&self) -> bool {
        self.kinds.len() < SearchKind::ALL.len()
    }

    /// The terms of open documents that they may find.
    pub(crate) fn open(&self) -> impl Iterator<Item = String> {
        self.kinds.iter().map(|kind| open(*kind))
    }

    /// The terms of restricted documents that they may find.
    pub(crate) fn restricted(&self) -> impl Iterator<Item = String> {
        self.kinds.iter().flat_map(|kind| self.held.iter().map(|mark| restricted(*kind, mark)))
    }
}

pub(crate) fn open(kind: SearchKind) -> String {
    format!("{kind}/")
}

pub(crate) fn restricted(kind: SearchKind, mark: &str) -> String {
    format!("{kind}/{mark}")
}
