//! Choosing the experiment that news tells about, by the words of its title.

use std::time::Duration;

use api_types::poc::PocQuery;
use domain::PocId;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Combobox, Faults, SelectOption};
use crate::pages::shared::debounce;
use crate::words::tr;

/// How long somebody must pause before their words are looked for.
const PAUSE: Duration = Duration::from_millis(200);
/// With fewer letters, nearly all would be found.
const LETTERS: usize = 2;
/// Titles proposed at once.
const PROPOSED: u16 = 8;

/// A field in which one writes words of a title and chooses. What is not chosen is not sent.
#[component]
pub(super) fn PocField(faults: Faults, chosen: RwSignal<Option<(PocId, String)>>) -> impl IntoView {
    let first = chosen.get_untracked().map(|(_, title)| title).unwrap_or_default();
    let text = RwSignal::new(first);
    let asked = RwSignal::new(String::new());
    let found = use_fetch(
        move || asked.get(),
        |client, words| async move {
            if words.chars().count() < LETTERS {
                return Ok(Vec::new());
            }
            let query = PocQuery { q: Some(words), limit: PROPOSED, ..PocQuery::default() };
            let page = client.list_pocs(&query).await?;
            Ok(page.items.into_iter().map(|poc| (poc.id, poc.title)).collect::<Vec<_>>())
        },
    );
    let pocs = Memo::new(move |_| found.get().and_then(Result::ok).unwrap_or_default());
    let options = move || {
        let line = |(id, title): &(PocId, String)| SelectOption::new(id.to_string(), title.clone());
        pocs.read().iter().map(line).collect::<Vec<_>>()
    };
    let typed = debounce(PAUSE, move |words: String| asked.set(words.trim().to_owned()));
    let choose = move |code: String| {
        let poc =
            pocs.with_untracked(|pocs| pocs.iter().find(|(id, _)| id.to_string() == code).cloned());
        text.set(poc.as_ref().map(|(_, title)| title.clone()).unwrap_or_default());
        chosen.set(poc);
    };
    view! {
        <Combobox
            faults
            pointer="/content/news/project/poc_id"
            label=tr!(editorial.field.poc)
            hint=Some(tr!(editorial.field.poc_hint).into())
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
