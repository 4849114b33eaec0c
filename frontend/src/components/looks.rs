//! What a list looks like, to choose: rows, cards, a table.

use leptos::prelude::*;

use crate::words::Words;

/// One way to look at it: its code, as the address says it, and its word.
pub(crate) type LookChoice = (&'static str, &'static str);

/// The switch. The page keeps what is chosen.
#[component]
pub(crate) fn LookSwitch(
    #[prop(into)] label: Words,
    looks: Vec<LookChoice>,
    #[prop(into)] chosen: Signal<&'static str>,
    #[prop(into)] on_choose: Callback<&'static str>,
) -> impl IntoView {
    let choice = move |(code, word): LookChoice| {
        view! {
            <button
                type="button"
                aria-pressed=move || if chosen.get() == code { "true" } else { "false" }
                on:click=move |_| on_choose.run(code)
            >
                {word}
            </button>
        }
    };
    view! {
        <div class="switch no-print" role="group" aria-label=label>
            {looks.into_iter().map(choice).collect_view()}
        </div>
    }
}
