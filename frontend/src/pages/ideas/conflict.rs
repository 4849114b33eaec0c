//! Somebody changed it meanwhile (412): what is typed stays, and the current version is one press away.

use api_types::problem::ProblemCode;
use leptos::prelude::*;

use crate::api::Failure;
use crate::components::{Button, Notice, ProblemNotice, Size, Tone};
use crate::words::tr;

/// The failure of an act on something that others change too.
#[component]
pub(super) fn ActConflict(
    #[prop(into)] failure: Signal<Option<Failure>>,
    #[prop(into)] on_reload: Callback<()>,
) -> impl IntoView {
    move || {
        failure.get().map(|failure| {
            if failure.is(ProblemCode::EditConflict) {
                view! { <Conflict on_reload /> }.into_any()
            } else {
                view! { <ProblemNotice failure /> }.into_any()
            }
        })
    }
}

#[component]
fn Conflict(on_reload: Callback<()>) -> impl IntoView {
    view! {
        <div role="alert">
            <Notice tone=Tone::Warning title=tr!(ideas.conflict.title)>
                <p>{tr!(ideas.conflict.text)}</p>
                <p>
                    <Button size=Size::Small on:click=move |_| on_reload.run(())>
                        {tr!(ideas.conflict.reload)}
                    </Button>
                </p>
            </Notice>
        </div>
    }
}
