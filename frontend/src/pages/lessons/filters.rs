//! How the knowledge base is searched: by technique, by step, by kind; all in the address.

use api_types::poc::{LessonQuery, TechniqueUseQuery};
use domain::poc::{LessonKind, Step};
use leptos::prelude::*;

use crate::components::{FilterSelect, FilterText, Filters, SelectOption};
use crate::state::{Address, AddressStep};
use crate::words::{self, tr};

pub(super) const TECHNIQUE: &str = "technique";
const STEP: &str = "etape";
const KIND: &str = "nature";

pub(super) const FILTERS: [&str; 3] = [TECHNIQUE, STEP, KIND];

/// What the address asks. A step is named by its number.
pub(super) fn query(address: Address) -> LessonQuery {
    LessonQuery {
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
    let value = move |name| Signal::derive(move || address.text(name).unwrap_or_default());
    let choose = move |name| move |value| address.set(&[(name, value)], AddressStep::Push);
    let look_for = move |words| address.set(&[(TECHNIQUE, words)], AddressStep::Replace);
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
            <FilterText label=tr!(lessons.technique) value=value(TECHNIQUE) on_change=look_for />
            <FilterSelect
                label=tr!(lessons.step)
                blank=tr!(lessons.all_steps)
                value=value(STEP)
                options=Signal::derive(steps)
                on_change=choose(STEP)
            />
            <FilterSelect
                label=tr!(lessons.nature)
                blank=tr!(lessons.all_kinds)
                value=value(KIND)
                options=Signal::derive(kinds)
                on_change=choose(KIND)
            />
        </div>
    }
}
