//! Who asks. Part of every question, so that what one may not read changes neither a result nor a count.

use std::collections::{BTreeMap, BTreeSet};

use domain::search::SearchKind;

use crate::document::Spot;

/// What the person who asks may find.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    kinds: BTreeSet<SearchKind>,
    /// What they seek among, when it is not all that they read.
    among: Option<BTreeSet<SearchKind>>,
    closed: BTreeSet<SearchKind>,
    /// Of these kinds, what stands there alone.
    parts: BTreeMap<SearchKind, BTreeSet<Spot>>,
    held: Vec<String>,
}

impl Reader {
    /// Someone who reads these kinds.
    pub fn of(kinds: impl IntoIterator<Item = SearchKind>) -> Self {
        Self { kinds: kinds.into_iter().collect(), ..Self::default() }
    }

    /// The same, to whom a kind is closed but for what they hold a mark of.
    #[must_use]
    pub fn closed(mut self, kind: SearchKind) -> Self {
        self.closed.insert(kind);
        self
    }

    /// The same, who reads of a kind what stands at one of these spots alone, whatever marks they hold.
    #[must_use]
    pub fn within(mut self, kind: SearchKind, spots: impl IntoIterator<Item = Spot>) -> Self {
        self.parts.insert(kind, spots.into_iter().collect());
        self
    }

    /// The same, who also finds documents that are only for holders of this mark.
    #[must_use]
    pub fn holding(mut self, mark: impl Into<String>) -> Self {
        self.held.push(mark.into());
        self
    }

    /// The same, seeking among fewer kinds: what they read, and so what words are worth to them, does not change.
    /// An empty list changes nothing.
    #[must_use]
    pub fn among(mut self, kinds: &[SearchKind]) -> Self {
        if !kinds.is_empty() {
            self.among = Some(kinds.iter().copied().collect());
        }
        self
    }

    /// Whether there is nothing at all that they could find.
    pub fn is_nobody(&self) -> bool {
        self.sought().next().is_none()
    }

    /// Whether some kind, or a part of one, is hidden from them: nothing about words may then be taken from the whole
    /// index.
    pub(crate) fn is_narrow(&self) -> bool {
        !self.closed.is_empty()
            || !self.parts.is_empty()
            || self.kinds.len() < SearchKind::ALL.len()
    }

    /// Whether some kind is not to be found, hidden or not sought: kinds are then asked of each document.
    pub(crate) fn leaves_out(&self) -> bool {
        self.is_narrow() || self.among.is_some()
    }

    fn sought(&self) -> impl Iterator<Item = SearchKind> {
        let sought =
            |kind: &SearchKind| self.among.as_ref().is_none_or(|among| among.contains(kind));
        self.kinds.iter().copied().filter(sought)
    }

    /// The terms of documents that they may find as everybody who reads their kind.
    pub(crate) fn open(&self) -> impl Iterator<Item = String> {
        self.sought().filter(|kind| !self.closed.contains(kind)).map(open)
    }

    /// The terms of documents that they may find by a mark.
    pub(crate) fn marked(&self) -> impl Iterator<Item = String> {
        self.sought().flat_map(|kind| self.held.iter().map(move |mark| marked(kind, mark)))
    }

    /// The terms of where stands what they may find; nothing to say when they read all of each kind.
    pub(crate) fn places(&self) -> Option<Vec<String>> {
        if self.parts.is_empty() {
            return None;
        }
        let places = |kind: SearchKind| -> Vec<String> {
            match self.parts.get(&kind) {
                Some(spots) => spots.iter().map(|spot| standing(kind, *spot)).collect(),
                None => vec![standing(kind, Spot::default())],
            }
        };
        Some(self.sought().flat_map(places).collect())
    }

    /// The terms of all that they may find.
    pub(crate) fn all(&self) -> impl Iterator<Item = String> {
        self.open().chain(self.marked())
    }
}

pub(crate) fn open(kind: SearchKind) -> String {
    format!("{kind}/")
}

pub(crate) fn standing(kind: SearchKind, spot: Spot) -> String {
    format!("{kind}{spot}")
}

pub(crate) fn marked(kind: SearchKind, mark: &str) -> String {
    format!("{kind}/{mark}")
}
