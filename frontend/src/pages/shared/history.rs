//! What happened, in words, latest first.

use api_types::history::HistoryEntry;
use leptos::prelude::*;

use crate::components::{Day, Happening, History, Moment};
use crate::words::{self, tr};

#[component]
pub(crate) fn HistoryList(entries: Vec<HistoryEntry>) -> impl IntoView {
    let entries = entries.into_iter().map(|entry| {
        let HistoryEntry { id: _, on, at, actor, fact } = entry;
        let when = match at {
            Some(at) => view! { <Moment at /> }.into_any(),
            None => view! { <Day on /> }.into_any(),
        };
        let by = actor.map(|person| tr!(shared.by, name = person.name));
        let what = view! { <span>{words::fact(&fact)}{by}</span> }.into_any();
        Happening { when, what }
    });
    view! { <History entries=entries.collect() /> }
}
