//! What an edit changed: which parts at once, the words before and after once one asks for them.

use api_types::idea::{IdeaChangeView, IdeaEditView, PieceView};
use domain::IdeaId;
use domain::idea::{IdeaField, IdeaOrigin, InnovationForm, PieceKind};
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::ev::Event;
use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlDetailsElement;

use crate::api::use_fetch;
use crate::components::Load;
use crate::state::References;
use crate::words::{self, tr};

#[component]
pub(super) fn Changed(idea: IdeaId, entry: Uuid, fields: Vec<IdeaField>) -> impl IntoView {
    let opened = RwSignal::new(false);
    let toggled = move |event: Event| {
        let fold = event.target().and_then(|found| found.dyn_into::<HtmlDetailsElement>().ok());
        opened.set(fold.is_some_and(|fold| fold.open()));
    };
    let names: Vec<&str> = fields.into_iter().map(words::idea_field).collect();
    view! {
        <p class="small muted">{names.join(", ")}</p>
        <details class="disclose no-print" on:toggle=toggled>
            <summary>{tr!(ideas.history.compare)}</summary>
            <div><Show when=move || opened.get()><Compared idea entry /></Show></div>
        </details>
    }
}

#[component]
fn Compared(idea: IdeaId, entry: Uuid) -> impl IntoView {
    let edits =
        use_fetch(move || idea, |client, idea| async move { client.read_idea_edits(idea).await });
    view! {
        <Load resource=edits let:edits>
            {compared(edits.items.into_iter().find(|edit| edit.id == entry))}
        </Load>
    }
}

fn compared(edit: Option<IdeaEditView>) -> AnyView {
    let Some(IdeaEditView { changes, .. }) = edit else {
        return view! { <p>{tr!(ideas.history.too_old)}</p> }.into_any();
    };
    if changes.iter().all(|change| change.pieces.is_none()) {
        return view! { <p>{tr!(ideas.history.kept_words)}</p> }.into_any();
    }
    let references = expect_context::<References>();
    let parts: Vec<_> = changes.into_iter().map(|change| part(references, change)).collect();
    view! { <div class="stack gap-2">{parts}</div> }.into_any()
}

fn part(references: References, IdeaChangeView { field, pieces }: IdeaChangeView) -> AnyView {
    let pieces = pieces.unwrap_or_default().into_iter();
    let pieces: Vec<_> = pieces.map(|one| piece(references, field, one)).collect();
    // Codes say nothing of what stands between them.
    let class = if is_text(field) { "as-typed" } else { "cluster" };
    view! { <div><b>{words::idea_field(field)}</b><p class=class>{pieces}</p></div> }.into_any()
}

/// Struck through or underlined for the eye; said before the words to whoever hears them.
fn piece(references: References, field: IdeaField, PieceView { kind, text }: PieceView) -> AnyView {
    let text = said(references, field, text);
    match kind {
        PieceKind::Kept => view! { <span>{text}</span> }.into_any(),
        PieceKind::Removed => view! {
            <del><span class="sr-only">{tr!(ideas.history.removed)}" "</span>{text}</del>
        }
        .into_any(),
        PieceKind::Added => view! {
            <ins><span class="sr-only">{tr!(ideas.history.added)}" "</span>{text}</ins>
        }
        .into_any(),
    }
}

const fn is_text(field: IdeaField) -> bool {
    match field {
        IdeaField::Title | IdeaField::Problem | IdeaField::Proposal | IdeaField::Attachments => {
            true
        }
        IdeaField::Domain
        | IdeaField::Subcategory
        | IdeaField::InnovationField
        | IdeaField::Form
        | IdeaField::Origin => false,
    }
}

/// The words of a code; a text is as it was written.
fn said(references: References, field: IdeaField, text: String) -> String {
    let label = |list, code| references.label(list, &ReferenceCode(code)).to_string();
    match field {
        IdeaField::Title | IdeaField::Problem | IdeaField::Proposal | IdeaField::Attachments => {
            text
        }
        IdeaField::Domain => label(ReferenceList::Domain, text),
        IdeaField::Subcategory => label(ReferenceList::Subcategory, text),
        IdeaField::InnovationField => label(ReferenceList::InnovationField, text),
        IdeaField::Form => InnovationForm::from_code(&text)
            .map_or(text, |form| words::innovation_form(form).to_owned()),
        IdeaField::Origin => IdeaOrigin::from_code(&text)
            .map_or(text, |origin| words::idea_origin(origin).to_owned()),
    }
}
