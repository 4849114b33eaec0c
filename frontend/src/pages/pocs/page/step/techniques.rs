//! The techniques used at a step: of the list, or free, each with a few words (R143). None is imposed (R144).

use api_types::poc::TechniqueRequest;
use domain::reference::ReferenceList;
use leptos::prelude::*;

use super::draft::Draft;
use crate::components::{Button, Glyph, Size, TextField};
use crate::pages::shared::RowsField;
use crate::state::References;
use crate::words::tr;

/// A technique being written.
#[derive(Clone, Debug)]
pub(super) struct TechniqueRow {
    name: ArcRwSignal<String>,
    note: ArcRwSignal<String>,
}

impl TechniqueRow {
    pub(super) fn of(technique: &TechniqueRequest) -> Self {
        let TechniqueRequest { name, note } = technique.clone();
        Self { name: ArcRwSignal::new(name), note: ArcRwSignal::new(note.unwrap_or_default()) }
    }

    fn named(name: String) -> Self {
        Self::of(&TechniqueRequest { name, note: None })
    }

    fn blank() -> Self {
        Self::named(String::new())
    }

    pub(super) fn track(&self) {
        self.name.track();
        self.note.track();
    }

    /// The rows that name something.
    pub(super) fn requests(rows: &[Self]) -> Vec<TechniqueRequest> {
        let request = |row: &Self| {
            let name = row.name.get_untracked().trim().to_owned();
            let note = row.note.get_untracked().trim().to_owned();
            let note = (!note.is_empty()).then_some(note);
            (!name.is_empty()).then_some(TechniqueRequest { name, note })
        };
        rows.iter().filter_map(request).collect()
    }
}

#[component]
pub(super) fn TechniquesField(draft: Draft) -> impl IntoView {
    let faults = draft.faults;
    let row = move |place: usize, technique: TechniqueRow| {
        let at = |field| format!("/techniques/{place}/{field}");
        view! {
            <TextField
                faults
                pointer=at("name")
                label=tr!(pocs.technique.name)
                value=RwSignal::from(technique.name)
            />
            <TextField
                faults
                pointer=at("note")
                label=tr!(pocs.technique.note)
                value=RwSignal::from(technique.note)
                optional=true
            />
        }
        .into_any()
    };
    view! {
        <RowsField
            legend=tr!(pocs.technique.title)
            hint=tr!(pocs.technique.hint)
            rows=draft.techniques
            blank=TechniqueRow::blank
            add=tr!(pocs.technique.add)
            row
        />
        <Known draft />
    }
}

/// The techniques of the list: one press adds one.
#[component]
fn Known(draft: Draft) -> impl IntoView {
    let references = expect_context::<References>();
    let add = move |name: String| {
        draft.techniques.update(|rows| rows.push(TechniqueRow::named(name)));
    };
    let known = move || references.options(ReferenceList::Technique, None);
    let button = move |label: String| {
        let words = label.clone();
        view! {
            <Button size=Size::Small glyph=Glyph::Plus on:click=move |_| add(words.clone())>
                {label}
            </Button>
        }
    };
    let buttons =
        move || known().into_iter().map(|one| button(one.label.to_string())).collect_view();
    view! {
        <Show when=move || !known().is_empty()>
            <div class="cluster gap-2" role="group" aria-label=tr!(pocs.technique.known)>
                {buttons}
            </div>
        </Show>
    }
}
