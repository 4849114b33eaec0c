//! How the knowledge base is searched: by technique, by step, by kind; all in the address.

use api_types::poc::{LessonQuery, LessonSort, TechniqueUseQuery};
use domain::poc::{LessonKind, Step};
use domain::reference::ReferenceList;
use leptos::prelude::*;

use crate::components::{FilterSelect, FilterText, Filters, SelectOption};
use crate::state::{Address, AddressStep, References};
use crate::words::{self, tr};

pub(super) const TECHNIQUE: &str = "technique";
pub(super) const STEP: &str = "etape";
const KIND: &str = "nature";

pub(super) const WORDS: &str = "q";
const DOMAIN: &str = "domaine";
const SORT: &str = "tri";
/// What the address says for those that served the most.
const MOST_SERVED: &str = "utiles";

pub(super) const FILTERS: [&str; 5] = [WORDS, TECHNIQUE, STEP, KIND, DOMAIN];

/// What the address asks. A step is named by its number.
pub(super) fn query(address: Address) -> LessonQuery {
    LessonQuery {
        q: address.text(WORDS),
        domain: address.text(DOMAIN),
        sort: match address.text(SORT).as_deref() {
            Some(MOST_SERVED) => LessonSort::MostServed,
            Some(_) | None => LessonSort::Newest,
        },
        technique: address.text(TECHNIQUE),
        step: address.parsed::<u8>(STEP).and_then(Step::from_number),
        kind: address.parsed(KIND),
        ..LessonQuery::default()
    }
}

/// Where the technique that the address asks has served; nothing when it asks none.
pub(super) fn technique_use(address: Address) -> Option<TechniqueUseQuery> {
    let LessonQuery { technique, step, .. } = query(address);
    Some(TechniqueUseQuery { step, ..TechniqueUseQuery::of(technique?) })
}

#[component]
pub(super) fn LessonFilters(address: Address) -> impl IntoView {
    let active = move || FILTERS.iter().filter(|name| address.text(name).is_some()).count() as u64;
    view! {
        <Filters
            label=tr!(lessons.filter)
            active=Signal::derive(active)
            results=Signal::stored(None)
            groups=move || view! { <Criteria address /> }.into_any()
        />
    }
}

#[component]
fn Criteria(address: Address) -> impl IntoView {
    let references = expect_context::<References>();
    let look_for = move |words| address.set(&[(TECHNIQUE, words)], AddressStep::Replace);
    let seek = move |words| address.set(&[(WORDS, words)], AddressStep::Replace);
    let domains = move || references.criteria(ReferenceList::Domain, None);
    let orders = || vec![SelectOption::new(MOST_SERVED, tr!(lessons.most_served))];
    let steps = || {
        let line =
            |step: &Step| SelectOption::new(step.number().to_string(), words::numbered_step(*step));
        Step::ALL.iter().map(line).collect::<Vec<_>>()
    };
    let kinds = || {
        let line = |kind: &LessonKind| SelectOption::new(kind.code(), words::lesson_kind(*kind));
        LessonKind::ALL.iter().map(line).collect::<Vec<_>>()
    };
    view! {
        <div class="criteria">
            <FilterText label=tr!(lessons.words) value=address.value(WORDS) on_change=seek />
            <FilterText
                label=tr!(lessons.technique)
                value=address.value(TECHNIQUE)
                on_change=look_for
            />
            <FilterSelect
                label=tr!(lessons.step)
                blank=tr!(lessons.all_steps)
                value=address.value(STEP)
                options=Signal::derive(steps)
                on_change=address.choose(STEP)
            />
            <FilterSelect
                label=tr!(lessons.nature)
                blank=tr!(lessons.all_kinds)
                value=address.value(KIND)
                options=Signal::derive(kinds)
                on_change=address.choose(KIND)
            />
            <FilterSelect
                label=tr!(lessons.domain)
                blank=tr!(lessons.all_domains)
                value=address.value(DOMAIN)
                options=Signal::derive(domains)
                on_change=address.choose(DOMAIN)
            />
            <FilterSelect
                label=tr!(lessons.sort)
                blank=tr!(lessons.newest)
                value=address.value(SORT)
                options=Signal::derive(orders)
                on_change=address.choose(SORT)
            />
        </div>
    }
}
