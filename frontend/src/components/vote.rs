//! Support: a toggle that answers at once, keeps the focus and says the count.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::words::{Words, number};

/// The button. The page keeps `supported` and `count`, changes them at once, and puts them back if the
/// server refuses.
#[component]
pub(crate) fn VoteButton(
    #[prop(into)] supported: Signal<bool>,
    #[prop(into)] count: Signal<u64>,
    /// The words below the count, by whether one supports: « soutiens, dont le vôtre ».
    words: impl Fn(u64, bool) -> Words + Send + Sync + 'static,
    #[prop(into)] on_toggle: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            class="vote"
            type="button"
            aria-pressed=move || if supported.get() { "true" } else { "false" }
            on:click=move |_| on_toggle.run(())
        >
            <Icon glyph=Glyph::Heart />
            <span aria-live="polite">
                <strong>{move || number(count.get())}</strong>
                <br />
                {move || words(count.get(), supported.get())}
            </span>
        </button>
    }
}
