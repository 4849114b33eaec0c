//! The normed lists (domains, triggers, causes…): read once, when one enters, before any page that names them.

use api_types::reference::{ReferenceView, References as ReferencesView};
use domain::reference::{ReferenceBook, ReferenceCode, ReferenceItem, ReferenceList};
use leptos::prelude::*;
use leptos::reactive::graph::Observer;

use crate::components::SelectOption;
use crate::words::{Locale, Words, locale, tr};

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

    /// What a value means, in the language in use, when somebody said so.
    pub(crate) fn definition(self, list: ReferenceList, code: &str) -> Option<String> {
        self.with(|lists| {
            let mut items = lists.items.iter();
            let item = items.find(|item| item.list == list && item.code.as_str() == code)?;
            match locale() {
                Locale::fr => item.definition_fr.clone(),
                Locale::en => item.definition_en.clone(),
            }
        })
    }

    /// The lists as the domain checks codes against them. The server alone says whether a value may still be chosen:
    /// what bears one that is out of service keeps it.
    pub(crate) fn book(self) -> ReferenceBook {
        self.0.with_untracked(|lists| ReferenceBook::new(lists.items.iter().map(item).collect()))
    }

    /// The values that may be chosen, for a select. `parent` keeps the sub-categories of one domain.
    pub(crate) fn options(self, list: ReferenceList, parent: Option<&str>) -> Vec<SelectOption> {
        self.those(|item| item.offered && item.list == list, parent)
    }

    /// The values that one looks by, for a filter: what another body added for its agents is among them.
    pub(crate) fn criteria(self, list: ReferenceList, parent: Option<&str>) -> Vec<SelectOption> {
        self.those(|item| item.active && item.list == list, parent)
    }

    fn those(
        self,
        shown: impl Fn(&ReferenceView) -> bool,
        parent: Option<&str>,
    ) -> Vec<SelectOption> {
        self.with(|lists| {
            let items = lists.items.iter().filter(|item| shown(item));
            let kept = items.filter(|item| {
                parent.is_none_or(|parent| {
                    item.parent.as_ref().is_some_and(|code| code.as_str() == parent)
                })
            });
            kept.map(|item| SelectOption::new(item.code.0.clone(), label(item))).collect()
        })
    }

    /// The same for a list without parents, with the value in force even when it is out of service: what bears it keeps
    /// it.
    pub(crate) fn options_with(self, list: ReferenceList, kept: &str) -> Vec<SelectOption> {
        let mut options = self.options(list, None);
        self.keep(&mut options, list, kept);
        options
    }

    /// The same, for a filter.
    pub(crate) fn criteria_with(self, list: ReferenceList, kept: &str) -> Vec<SelectOption> {
        let mut options = self.criteria(list, None);
        self.keep(&mut options, list, kept);
        options
    }

    /// The sub-categories of a domain that may be chosen, with the one in force when it is one of them.
    pub(crate) fn subcategories_with(self, domain: &str, kept: &str) -> Vec<SelectOption> {
        let mut options = self.options(ReferenceList::Subcategory, Some(domain));
        if self.domain_of(kept).is_some_and(|own| own.as_str() == domain) {
            self.keep(&mut options, ReferenceList::Subcategory, kept);
        }
        options
    }

    /// Whether a sub-category is everybody's: one that a body added tells the body of whoever chooses it.
    pub(crate) fn is_everybodys(self, subcategory: &str) -> bool {
        self.with(|lists| {
            let mut all = lists.items.iter().filter(|item| item.list == ReferenceList::Subcategory);
            let found = all.find(|item| item.code.as_str() == subcategory);
            found.is_none_or(|item| item.organisation_id.is_none())
        })
    }

    /// The domain of a sub-category, in service or not.
    pub(crate) fn domain_of(self, subcategory: &str) -> Option<ReferenceCode> {
        self.with(|lists| {
            let mut own = lists.items.iter().filter(|item| item.list == ReferenceList::Subcategory);
            own.find(|item| item.code.as_str() == subcategory)?.parent.clone()
        })
    }

    /// Adds the value in force to those that may be chosen when it is not one of them, and says that it is out of
    /// service.
    pub(crate) fn keep(self, options: &mut Vec<SelectOption>, list: ReferenceList, kept: &str) {
        if kept.is_empty() || options.iter().any(|option| option.value == kept) {
            return;
        }
        let label: Words = self.with(|lists| {
            let mut items = lists.items.iter();
            match items.find(|item| item.list == list && item.code.as_str() == kept) {
                None => kept.to_owned().into(),
                Some(item) if item.active => label(item),
                Some(item) => tr!(shared.retired, what = label(item).to_string()).into(),
            }
        });
        options.push(SelectOption::new(kept, label));
    }
}

fn item(view: &ReferenceView) -> ReferenceItem {
    let ReferenceView { list, code, parent, label_fr, label_en, .. } = view.clone();
    // The server sends the values in order: neither their place nor their meaning is needed to check a code.
    ReferenceItem {
        list,
        code,
        parent,
        label_fr,
        label_en,
        definition_fr: None,
        definition_en: None,
        position: 0,
        active: true,
        organisation: None,
    }
}

fn label(item: &ReferenceView) -> Words {
    match locale() {
        Locale::fr => item.label_fr.clone().into(),
        Locale::en => item.label_en.clone().into(),
    }
}
