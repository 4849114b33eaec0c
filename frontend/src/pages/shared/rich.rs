//! A long text in Markdown, being written: marks at hand for whoever does not know them, and how it will be read.

mod marks;

use api_types::rich_text::{PreviewTextRequest, RichText};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use self::marks::{Mark, Place, marked};
use super::paused;
use super::sheet::adopt_sheet;
use super::typing::{selected, type_over};
use crate::api::use_fetch;
use crate::components::{Faults, Glyph, Icon, Markdown, TextArea, unique_id};
use crate::words::{Words, tr};

/// The style of long texts, and of what is said under a field.
pub(super) fn adopt_rich() {
    adopt_sheet("rich", include_str!("../../../sheets/rich.css"));
}

/// Several lines of Markdown: as a [`TextArea`], with a bar of marks under it.
#[component]
pub(crate) fn RichArea(
    faults: Faults,
    #[prop(into)] pointer: Words,
    #[prop(into)] label: Words,
    value: RwSignal<String>,
    #[prop(into, optional)] hint: Option<Words>,
    #[prop(into, optional)] missing: Option<Words>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    adopt_rich();
    let id = StoredValue::new(faults.control_id(&pointer));
    let write = move |mark: Mark| {
        let id = id.get_value();
        let text = value.get_untracked();
        let (from, to) = selected(&id, &text);
        let (next, Place { from, to }) = marked(&text, Place { from, to }, mark);
        type_over(&id, value, &next, (from, to));
    };
    let press = move |event: KeyboardEvent| {
        let asked = event.ctrl_key() || event.meta_key();
        if let Some(mark) = Mark::of_key(&event.key()).filter(|_| asked && !event.alt_key()) {
            event.prevent_default();
            write(mark);
        }
    };
    view! {
        <div class="rich" on:keydown=press>
            <TextArea faults pointer label nostrip:hint=hint nostrip:missing=missing value optional />
            <RichBar id value write />
        </div>
    }
}

#[component]
fn RichBar(
    id: StoredValue<String>,
    value: RwSignal<String>,
    write: impl Fn(Mark) + Copy + 'static,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    // One stop of the keyboard for the whole bar: arrows walk it.
    let here = RwSignal::new(0_usize);
    let stop = move |place: usize| move || if here.get() == place { "0" } else { "-1" };
    let button = |(place, mark): (usize, &Mark)| {
        let mark = *mark;
        view! {
            <button
                type="button"
                class="btn btn-sm btn-quiet"
                tabindex=stop(place)
                aria-keyshortcuts=mark.key().map(|key| format!("Control+{key}"))
                on:click=move |_| {
                    here.set(place);
                    write(mark);
                }
            >
                {mark_look(mark)}
            </button>
        }
    };
    let last = Mark::ALL.len();
    let preview = unique_id("preview");
    let controls = preview.clone();
    view! {
        <div
            class="rich-bar"
            role="toolbar"
            aria-label=tr!(shared.rich.bar)
            aria-controls=id.get_value()
            on:keydown=move |event| walk(&event, here, last)
        >
            {Mark::ALL.iter().enumerate().map(button).collect_view()}
            <button
                type="button"
                class="btn btn-sm btn-quiet rich-look"
                tabindex=stop(last)
                aria-expanded=move || shown.get().to_string()
                aria-controls=controls
                on:click=move |_| {
                    here.set(last);
                    shown.update(|shown| *shown = !*shown);
                }
            >
                <Icon glyph=Glyph::Book />
                {tr!(shared.rich.preview)}
            </button>
        </div>
        <div id=preview>
            <Show when=move || shown.get()><Preview value /></Show>
        </div>
    }
}

/// Its word, wearing it when it can.
fn mark_look(mark: Mark) -> AnyView {
    let name = mark_name(mark);
    match mark {
        Mark::Bold => view! { <b>{name}</b> }.into_any(),
        Mark::Italic => view! { <i>{name}</i> }.into_any(),
        Mark::Heading | Mark::List | Mark::Steps | Mark::Quotation | Mark::Link => name.into_any(),
    }
}

fn mark_name(mark: Mark) -> &'static str {
    match mark {
        Mark::Bold => tr!(shared.rich.bold),
        Mark::Italic => tr!(shared.rich.italic),
        Mark::Heading => tr!(shared.rich.heading),
        Mark::List => tr!(shared.rich.list),
        Mark::Steps => tr!(shared.rich.steps),
        Mark::Quotation => tr!(shared.rich.quotation),
        Mark::Link => tr!(shared.rich.link),
    }
}

/// Arrows, Home and End walk the bar.
fn walk(event: &KeyboardEvent, here: RwSignal<usize>, last: usize) {
    let at = here.get_untracked();
    let next = match event.key().as_str() {
        "ArrowRight" => (at + 1) % (last + 1),
        "ArrowLeft" => (at + last) % (last + 1),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    event.prevent_default();
    here.set(next);
    let bar = event.current_target().and_then(|bar| bar.dyn_into::<HtmlElement>().ok());
    let place = u32::try_from(next).unwrap_or_default();
    let button = bar.and_then(|bar| bar.children().item(place));
    if let Some(button) = button.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}

/// How the text will be read; what was shown stays until the next is there.
#[component]
fn Preview(value: RwSignal<String>) -> impl IntoView {
    let written = paused(value.into());
    let shown = use_fetch(
        move || written.get(),
        |client, text: String| async move {
            if text.trim().is_empty() {
                return Ok(None);
            }
            Ok(Some(client.preview_text(&PreviewTextRequest { text }).await?))
        },
    );
    let html = Memo::new(move |former: Option<&Option<String>>| match shown.get() {
        Some(Ok(read)) => read.map(|RichText { markdown: _, html }| html),
        Some(Err(_)) | None => former.cloned().flatten(),
    });
    view! {
        <div class="rich-preview">
            {move || match html.get() {
                Some(html) => view! { <Markdown html /> }.into_any(),
                None => view! { <p class="muted small">{tr!(shared.rich.nothing)}</p> }.into_any(),
            }}
        </div>
    }
}
