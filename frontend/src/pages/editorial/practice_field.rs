//! Choosing the practice that news or a testimonial is about, by the words of its title; the address may name it already.

use std::time::Duration;

use api_types::practice::PracticeQuery;
use domain::PracticeId;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Combobox, Faults, SelectOption};
use crate::pages::shared::debounce;
use crate::routes::OF_PRACTICE;
use crate::state::use_address;
use crate::words::tr;

/// How long somebody must pause before their words are looked for.
const PAUSE: Duration = Duration::from_millis(200);
/// With fewer letters, nearly all would be found.
const LETTERS: usize = 2;
/// Titles proposed at once.
const PROPOSED: u16 = 8;

/// What is chosen: its identifier, its title.
type Chosen = RwSignal<Option<(PracticeId, String)>>;

/// A field in which one writes words of a title and chooses, at this pointer. What is not chosen is not sent.
#[component]
pub(super) fn PracticeField(faults: Faults, chosen: Chosen, at: &'static str) -> impl IntoView {
    let text = RwSignal::new(String::new());
    // What the address or kept words chose is shown as if it were typed.
    Effect::new(move |_| {
        if let Some((_, title)) = chosen.get() {
            text.set(title);
        }
    });
    take_from_address(chosen);
    let asked = RwSignal::new(String::new());
    let found = use_fetch(
        move || asked.get(),
        |client, words| async move {
            if words.chars().count() < LETTERS {
                return Ok(Vec::new());
            }
            let query =
                PracticeQuery { q: Some(words), limit: PROPOSED, ..PracticeQuery::default() };
            let page = client.list_practices(&query).await?;
            Ok(page.items.into_iter().map(|one| (one.id, one.title)).collect::<Vec<_>>())
        },
    );
    let practices = Memo::new(move |_| found.get().and_then(Result::ok).unwrap_or_default());
    let options = move || {
        let line =
            |(id, title): &(PracticeId, String)| SelectOption::new(id.to_string(), title.clone());
        practices.read().iter().map(line).collect::<Vec<_>>()
    };
    let typed = debounce(PAUSE, move |words: String| asked.set(words.trim().to_owned()));
    let choose = move |code: String| {
        let practice = practices
            .with_untracked(|all| all.iter().find(|(id, _)| id.to_string() == code).cloned());
        text.set(practice.as_ref().map(|(_, title)| title.clone()).unwrap_or_default());
        chosen.set(practice);
    };
    view! {
        <Combobox
            faults
            pointer=at
            label=tr!(editorial.field.practice)
            hint=Some(tr!(editorial.field.practice_hint).into())
            missing=None
            text
            options=Signal::derive(options)
            on_type=move |words| {
                chosen.set(None);
                typed(words);
            }
            on_choose=choose
        />
    }
}

/// Chooses the practice that the address names, unless another is chosen.
fn take_from_address(chosen: Chosen) {
    let address = use_address();
    let named = untrack(move || address.parsed::<PracticeId>(OF_PRACTICE));
    let found = use_fetch(
        move || named,
        |client, named: Option<PracticeId>| async move {
            let Some(id) = named else { return Ok(None) };
            let summary = client.read_practice(id).await?.summary;
            Ok(Some((summary.id, summary.title)))
        },
    );
    Effect::new(move |_| {
        let Some(Ok(Some(practice))) = found.get() else { return };
        if chosen.read_untracked().is_none() {
            chosen.set(Some(practice));
        }
    });
}
