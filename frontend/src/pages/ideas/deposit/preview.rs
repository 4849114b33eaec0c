//! Reading one's idea again before it goes.

use api_types::challenge::ChallengeView;
use leptos::prelude::*;

use super::idea_written;
use super::written::Fields;
use crate::api::Fetch;
use crate::components::{Button, Dialog, Faults, Lazily, Look};
use crate::pages::ideas::writing::Writing;
use crate::words::tr;

#[component]
pub(super) fn Preview(
    open: RwSignal<bool>,
    writing: Writing,
    chosen: Fetch<Option<ChallengeView>>,
    faults: Faults,
    #[prop(into)] on_send: Callback<()>,
) -> impl IntoView {
    let fields = Fields { faults, open };
    let send = move |_| {
        open.set(false);
        on_send.run(());
    };
    view! {
        <Dialog open title=tr!(ideas.preview.title)>
            <div class="stack">
                <Show when=move || open.get()>
                    <Lazily load=move || idea_written(writing, chosen, fields) />
                </Show>
                <div class="cluster">
                    <Button look=Look::Primary on:click=send>{tr!(ideas.deposit.send)}</Button>
                    <Button on:click=move |_| open.set(false)>{tr!(ideas.preview.change)}</Button>
                </div>
            </div>
        </Dialog>
    }
}
