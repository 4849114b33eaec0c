//! What the editorial charter says of a text while somebody writes it (R375): a plain word to put in the place of an
//! anglicism, acronyms that nothing explains. Never in the way.

use api_types::charter::CheckTextRequest;
use domain::editorial::{Remark, replaced};
use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use crate::api::use_fetch;
use crate::components::{Button, Faults, Glyph, Size, TextArea, control_id};
use crate::pages::shared::paused;
use crate::routes::{KeptText, Page, ServicesPage};
use crate::words::{tr, trn};

/// The text of an item, in Markdown, and what the charter says of it.
#[component]
pub(super) fn BodyField(
    faults: Faults,
    pointer: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
) -> impl IntoView {
    let missing = tr!(editorial.field.body_missing);
    view! {
        <TextArea faults pointer label hint missing value />
        <CharterRemarks pointer text=value />
    }
}

#[component]
fn CharterRemarks(pointer: &'static str, text: RwSignal<String>) -> impl IntoView {
    let paused = paused(text.into());
    let said = use_fetch(
        move || paused.get(),
        |client, text: String| async move {
            if text.trim().is_empty() {
                return Ok(Vec::new());
            }
            Ok(client.check_text(&CheckTextRequest { text }).await?.items)
        },
    );
    // What failed says nothing: somebody writes. What has left the text is put right already.
    let remarks = Memo::new(move |former: Option<&Vec<Remark>>| {
        let mut all = match said.get() {
            Some(Ok(items)) => items,
            Some(Err(_)) => Vec::new(),
            None => former.cloned().unwrap_or_default(),
        };
        let text = text.read();
        all.retain(|remark| text.contains(found(remark)));
        all
    });
    let count = move || remarks.read().len() as u64;
    let there = Memo::new(move |_| count() > 0);
    let told = move || {
        let words: Vec<_> = remarks.read().iter().map(|one| found(one).to_owned()).collect();
        trn!(count(), editorial.charter.told, words = words.join(", "))
    };
    let charter = Page::Services(ServicesPage::Text(KeptText::EditorialCharter)).path();
    view! {
        <div class="similar">
            <p class="sr-only" role="status">{move || there.get().then(told)}</p>
            <Show when=move || there.get()>
                <div class="stack gap-2">
                    <h2 class="small">{move || trn!(count(), editorial.charter.remarks)}</h2>
                    <p class="small muted">
                        {tr!(editorial.charter.why)}" "
                        // In another tab: what is being written stays.
                        <a href=charter.clone() target="_blank" rel="noopener">
                            {tr!(services.texts.charter)}
                            <span class="sr-only">" "{tr!(common.new_tab)}</span>
                        </a>
                    </p>
                    <ul role="list" class="row-list">
                        <For each=move || remarks.get() key=|one| format!("{one:?}") let:remark>
                            <RemarkRow pointer text remark />
                        </For>
                    </ul>
                </div>
            </Show>
        </div>
    }
}

/// The word that a remark is about.
fn found(remark: &Remark) -> &str {
    match remark {
        Remark::Word { found, .. } | Remark::Acronym { found } => found,
    }
}

#[component]
fn RemarkRow(pointer: &'static str, text: RwSignal<String>, remark: Remark) -> impl IntoView {
    match remark {
        Remark::Acronym { found } => {
            view! { <li>{tr!(editorial.charter.acronym, found = found)}</li> }.into_any()
        }
        Remark::Word { found, plain, why } => {
            let instead = tr!(editorial.charter.instead, found = &found, plain = &plain);
            let word = tr!(editorial.charter.replace, plain = &plain);
            let replace = move |_| {
                let next = replaced(&text.read_untracked(), &found, &plain);
                write_over(pointer, text, &next);
            };
            view! {
                <li class="split">
                    <span>{instead}" "<span class="small muted">{why}</span></span>
                    <Button size=Size::Small glyph=Glyph::Edit on:click=replace>{word}</Button>
                </li>
            }
            .into_any()
        }
    }
}

/// Writes the whole text into its field as one thing typed, which the field itself can undo, and goes there.
fn write_over(pointer: &str, text: RwSignal<String>, next: &str) {
    let place = where_it_changes(&text.read_untracked(), next);
    let field = document().get_element_by_id(&control_id(pointer));
    let field = field.and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(field) = &field {
        let _ = field.focus();
        call(field, "select", &[]);
        let typed = ["insertText".into(), JsValue::FALSE, next.into()];
        call(&document(), "execCommand", &typed);
    }
    if *text.read_untracked() != next {
        text.set(next.to_owned());
    }
    if let Some(field) = &field {
        call(field, "setSelectionRange", &[place.into(), place.into()]);
    }
}

/// Where two texts part, as browsers count.
fn where_it_changes(former: &str, next: &str) -> u32 {
    let same = former.chars().zip(next.chars()).take_while(|(one, other)| one == other);
    let units: usize = same.map(|(one, _)| one.len_utf16()).sum();
    u32::try_from(units).unwrap_or(u32::MAX)
}

/// Asks an object of the browser for something that old browsers may not have.
fn call(on: &JsValue, name: &str, arguments: &[JsValue]) {
    let act = Reflect::get(on, &name.into()).ok().and_then(|act| act.dyn_into::<Function>().ok());
    if let Some(act) = act {
        let _ = act.apply(on, &arguments.iter().collect::<Array>());
    }
}

#[cfg(test)]
mod tests {
    use super::where_it_changes;

    #[test]
    fn a_place_is_counted_as_browsers_do() {
        assert_eq!(where_it_changes("🌱 feedback", "🌱 retour"), 3);
        assert_eq!(where_it_changes("a", "a"), 1);
    }
}
