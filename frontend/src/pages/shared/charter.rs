//! What the editorial charter says of a text while somebody writes it (R375): a plain word to put in the place of an
//! anglicism, acronyms that nothing explains, sentences that are too long. Never in the way.

use api_types::charter::CheckTextRequest;
use domain::editorial::{Remark, replaced};
use leptos::prelude::*;

use super::paused;
use super::rich::{RichArea, adopt_rich};
use super::typing::type_over;
use crate::api::use_fetch;
use crate::components::{Button, Faults, Glyph, Size};
use crate::routes::{KeptText, Page, ServicesPage};
use crate::words::{Words, number, tr, trn};

/// The text of an item, in Markdown, and what the charter says of it.
#[component]
pub(crate) fn BodyField(
    faults: Faults,
    pointer: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    #[prop(into, optional)] missing: Option<Words>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let missing = missing.unwrap_or_else(|| tr!(shared.charter.body_missing).into());
    view! {
        <RichArea faults pointer label hint missing value optional />
        <CharterRemarks faults pointer text=value />
    }
}

/// Under a text that the Dinno tells: what the charter says of it.
#[component]
pub(crate) fn CharterRemarks(
    faults: Faults,
    #[prop(into)] pointer: Words,
    text: RwSignal<String>,
) -> impl IntoView {
    adopt_rich();
    let id = StoredValue::new(faults.control_id(&pointer));
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
        trn!(count(), shared.charter.told, words = words.join(", "))
    };
    let charter = Page::Services(ServicesPage::Text(KeptText::EditorialCharter)).path();
    view! {
        <div class="similar">
            <p class="sr-only" role="status">{move || there.get().then(told)}</p>
            <Show when=move || there.get()>
                <div class="stack gap-2">
                    <h2 class="small">{move || trn!(count(), shared.charter.remarks)}</h2>
                    <p class="small muted">
                        {tr!(shared.charter.why)}" "
                        // In another tab: what is being written stays.
                        <a href=charter.clone() target="_blank" rel="noopener">
                            {tr!(services.texts.charter)}
                            <span class="sr-only">" "{tr!(common.new_tab)}</span>
                        </a>
                    </p>
                    <ul role="list" class="row-list">
                        <For each=move || remarks.get() key=|one| format!("{one:?}") let:remark>
                            <RemarkRow id text remark />
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
        Remark::Word { found, .. } | Remark::Acronym { found } | Remark::Sentence { found, .. } => {
            found
        }
    }
}

#[component]
fn RemarkRow(id: StoredValue<String>, text: RwSignal<String>, remark: Remark) -> impl IntoView {
    match remark {
        Remark::Acronym { found } => {
            view! { <li>{tr!(shared.charter.acronym, found = found)}</li> }.into_any()
        }
        Remark::Sentence { found, words } => {
            let count = number(u64::from(words));
            view! { <li>{tr!(shared.charter.sentence, found = found, words = count)}</li> }
                .into_any()
        }
        Remark::Word { found, plain, why } => {
            let instead = tr!(shared.charter.instead, found = &found, plain = &plain);
            let word = tr!(shared.charter.replace, plain = &plain);
            let replace = move |_| {
                let former = text.get_untracked();
                let next = replaced(&former, &found, &plain);
                let place = where_it_changes(&former, &next);
                type_over(&id.get_value(), text, &next, (place, place));
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

/// Where two texts part, as browsers count.
fn where_it_changes(former: &str, next: &str) -> u32 {
    let same = former.chars().zip(next.chars()).take_while(|(one, other)| one == other);
    let units: usize = same.map(|(one, _)| one.len_utf16()).sum();
    u32::try_from(units).unwrap_or(u32::MAX)
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
