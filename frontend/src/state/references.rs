//! The normed lists (domains, triggers, causes…): read once, then at hand for every label.

use api_types::reference::{ReferenceView, References as ReferencesView};
use domain::reference::{ReferenceBook, ReferenceCode, ReferenceItem, ReferenceList};
use leptos::prelude::*;

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

    /// The words of a code; the code itself until the lists are there.
    pub(crate) fn label(self, list: ReferenceList, code: &ReferenceCode) -> Words {
        self.0.with(|lists| {
            let found = lists.items.iter().find(|item| item.list == list && item.code == *code);
            found.map_or_else(|| code.0.clone().into(), label)
        })
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
        self.0.with(|lists| {
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
