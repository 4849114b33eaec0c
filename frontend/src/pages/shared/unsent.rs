//! Forms that are sent by hand: what is typed in them stays on this device until then, however one leaves.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::device::{Place, Unsent};
use super::focus::focus_on;
use super::merge::Merged;
use crate::components::{Button, Notice, Size};
use crate::words::tr;

/// The words of one form. Copy it where they are shown and sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeptWords {
    /// Whether the form holds words of an earlier time.
    found: RwSignal<bool>,
    place: StoredValue<Place>,
    restart: Callback<()>,
}

impl KeptWords {
    /// The server has them.
    pub(crate) fn forget(self) {
        self.place.try_with_value(Place::forget);
    }

    fn restart(self) {
        self.restart.run(());
        let open = document().query_selector("dialog[open]").is_ok_and(|open| open.is_some());
        let scope = if open { "dialog[open] " } else { "" };
        focus_on(format!("{scope}form :is(input, select, textarea)"));
    }
}

/// Keeps the words of a form that has just been filled, each time they change; `show` writes those of an
/// earlier time in it.
pub(crate) fn keep_words<T>(
    place: Place,
    words: impl Fn() -> T + 'static,
    show: impl Fn(Merged<T>) + Clone + Send + Sync + 'static,
) -> KeptWords
where
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let base = untrack(&words);
    let found = place.recover(&base).filter(|merged| merged.value != base);
    let kept = KeptWords {
        found: RwSignal::new(found.is_some()),
        place: StoredValue::new(place.clone()),
        restart: Callback::new({
            let (base, show) = (base.clone(), show.clone());
            move |()| show(Merged { value: base.clone(), disputed: Vec::new() })
        }),
    };
    if let Some(merged) = found {
        show(merged);
    }
    Effect::new(move |_| {
        let mine = words();
        if mine == base {
            // Sent, or written no more.
            place.forget();
            kept.found.set(false);
        } else {
            place.keep(&Unsent { base: base.clone(), mine });
        }
    });
    kept
}

/// The same for a few fields of plain text, by name.
pub(crate) fn keep_fields<const N: usize>(
    place: Place,
    fields: [(&'static str, RwSignal<String>); N],
) -> KeptWords {
    let words = move || -> BTreeMap<String, String> {
        fields.iter().map(|(name, text)| ((*name).to_owned(), text.get())).collect()
    };
    keep_words(place, words, move |found: Merged<BTreeMap<String, String>>| {
        for (name, text) in fields {
            text.set(found.value.get(name).cloned().unwrap_or_default());
        }
    })
}

/// Says that the form holds words of an earlier time.
#[component]
pub(crate) fn FoundWords(kept: KeptWords) -> impl IntoView {
    view! {
        <Show when=move || kept.found.get()>
            <Notice title=tr!(shared.found)>
                <p>{tr!(shared.found_why)}</p>
                <p>
                    <Button size=Size::Small on:click=move |_| kept.restart()>
                        {tr!(shared.found_restart)}
                    </Button>
                </p>
            </Notice>
        </Show>
    }
}
