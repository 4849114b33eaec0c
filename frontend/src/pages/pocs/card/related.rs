//! Experiments that have to do with this one, found by the words of their title (R156).

use std::time::Duration;

use api_types::poc::PocQuery;
use domain::PocId;
use leptos::prelude::*;

use super::CardFields;
use crate::api::use_fetch;
use crate::components::{Combobox, Faults, SelectOption};
use crate::pages::shared::{RowsField, debounce};
use crate::words::tr;

/// How long somebody must pause before their words are looked for.
const PAUSE: Duration = Duration::from_millis(200);
/// With fewer letters, nearly all would be found.
const LETTERS: usize = 2;
/// Titles proposed at once.
const PROPOSED: u16 = 8;

/// An experiment being named.
#[derive(Clone, Debug)]
pub(super) struct RelatedRow {
    text: ArcRwSignal<String>,
    chosen: ArcRwSignal<Option<PocId>>,
}

impl RelatedRow {
    pub(super) fn of(id: PocId, title: String) -> Self {
        Self { text: ArcRwSignal::new(title), chosen: ArcRwSignal::new(Some(id)) }
    }

    fn blank() -> Self {
        Self { text: ArcRwSignal::default(), chosen: ArcRwSignal::default() }
    }

    /// Its identifier; that of none when nothing was chosen.
    pub(super) fn id(&self) -> PocId {
        self.chosen.get().unwrap_or_default()
    }

    pub(super) fn named(&self) -> Option<(PocId, String)> {
        Some((self.chosen.get()?, self.text.get()))
    }
}

#[component]
pub(super) fn RelatedField(faults: Faults, fields: CardFields) -> impl IntoView {
    let row = move |place: usize, related: RelatedRow| {
        let pointer = format!("/header/related/{place}");
        view! { <RelatedChoice faults pointer related /> }.into_any()
    };
    view! {
        <RowsField
            legend=tr!(pocs.card.related)
            hint=tr!(pocs.card.related_hint)
            rows=fields.more().related
            blank=RelatedRow::blank
            add=tr!(pocs.card.add_related)
            row
        />
    }
}

#[component]
fn RelatedChoice(faults: Faults, pointer: String, related: RelatedRow) -> impl IntoView {
    let RelatedRow { text, chosen } = related;
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
    let (written, unchosen) = (text.clone(), chosen.clone());
    let choose = move |code: String| {
        let poc =
            pocs.with_untracked(|pocs| pocs.iter().find(|(id, _)| id.to_string() == code).cloned());
        written.set(poc.as_ref().map(|(_, title)| title.clone()).unwrap_or_default());
        chosen.set(poc.map(|(id, _)| id));
    };
    view! {
        <Combobox
            faults
            pointer
            label=tr!(pocs.card.related_title)
            hint=None
            missing=Some(tr!(pocs.card.related_missing).into())
            text=RwSignal::from(text)
            options=Signal::derive(options)
            on_type=move |words| {
                unchosen.set(None);
                typed(words);
            }
            on_choose=choose
        />
    }
}
