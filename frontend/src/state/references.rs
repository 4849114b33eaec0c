//! The normed lists (domains, triggers, causes…): read once, when one enters, before any page that names them.

use api_types::reference::{ReferenceView, References as ReferencesView};
use domain::reference::{ReferenceBook, ReferenceCode, ReferenceItem, ReferenceList};
use leptos::prelude::*;
use leptos::reactive::graph::Observer;

use crate::components::SelectOption;
use crate::words::{Locale, Words, locale};

/// The lists, once they are there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct References(RwSignal<ReferencesView>);

impl References {
    /// Not read yet.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(ReferencesView::default()))
    }

    /// The lists have been read.
    pub(crate) fn fill(self, lists: ReferencesView) {
        self.0.set(lists);
    }

    /// The words of a code; the code itself when the lists could not be read.
    pub(crate) fn label(self, list: ReferenceList, code: &ReferenceCode) -> Words {
        self.with(|lists| {
            let found = lists.items.iter().find(|item| item.list == list && item.code == *code);
            found.map_or_else(|| code.0.clone().into(), label)
        })
    }

    /// A view made once reads them as they are; what follows changes sees them come.
    fn with<R>(self, read: impl FnOnce(&ReferencesView) -> R) -> R {
        if Observer::get().is_some() { self.0.with(read) } else { self.0.with_untracked(read) }
    }

    /// Whether the lists are still to come.
    pub(crate) fn is_empty(self) -> bool {
        self.0.with(|lists| lists.items.is_empty())
    }

    /// The lists as the domain checks codes against them.
    pub(crate) fn book(self) -> ReferenceBook {
        self.0.with_untracked(|lists| ReferenceBook::new(lists.items.iter().map(item).collect()))
    }

    /// The values that may be chosen, for a select. `parent` keeps the sub-categories of one domain.
    pub(crate) fn options(self, list: ReferenceList, parent: Option<&str>) -> Vec<SelectOption> {
        self.with(|lists| {
            let items = lists.items.iter().filter(|item| item.list == list && item.active);
            let kept = items.filter(|item| {
                parent.is_none_or(|parent| {
                    item.parent.as_ref().is_some_and(|code| code.as_str() == parent)
                })
            });
            kept.map(|item| SelectOption::new(item.code.0.clone(), label(item))).collect()
        })
    }
}

fn item(view: &ReferenceView) -> ReferenceItem {
    let ReferenceView { list, code, parent, label_fr, label_en, active } = view.clone();
    // The server sends the values in order: their place is not needed to check a code.
    ReferenceItem { list, code, parent, label_fr, label_en, position: 0, active }
}

fn label(item: &ReferenceView) -> Words {
    match locale() {
        Locale::fr => item.label_fr.clone().into(),
        Locale::en => item.label_en.clone().into(),
    }
}
