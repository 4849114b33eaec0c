//! Stepping forward: a masked author gives the idea their name, for good (A03).

use api_types::idea::IdeaView;
use domain::idea::IdeaAct;
use leptos::prelude::*;

use super::{Shown, may};
use crate::api::use_submit;
use crate::components::{Button, Dialog, Look, Size};
use crate::pages::ideas::conflict::IdeaConflict;
use crate::pages::shared::focus_on;
use crate::state::Toasts;
use crate::words::tr;

/// The button, for the masked author alone.
#[component]
pub(super) fn Sign(idea: Shown) -> impl IntoView {
    let offered = Memo::new(move |_| may(idea, IdeaAct::Sign));
    view! { <Show when=move || offered.get()><SignAct idea /></Show> }
}

#[component]
fn SignAct(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let open = RwSignal::new(false);
    let toasts = expect_context::<Toasts>();
    let sign = use_submit(
        move |client, seen| async move { client.sign_idea(id, seen).await },
        move |view: IdeaView| {
            open.set(false);
            toasts.tell(tr!(ideas.sign.done));
            idea.set(view);
            // The button that opened the dialog is gone.
            focus_on("main h1");
        },
    );
    let confirm = move |_| sign.send(idea.read_untracked().version);
    view! {
        <p>
            <Button size=Size::Small on:click=move |_| open.set(true)>{tr!(ideas.sign.act)}</Button>
        </p>
        <Dialog open title=tr!(ideas.sign.title)>
            <div class="stack">
                <p>{tr!(ideas.sign.given)}</p>
                <p>{tr!(ideas.sign.kept)}</p>
                <p><strong>{tr!(ideas.sign.lasting)}</strong></p>
                <IdeaConflict idea act=sign />
                <div class="cluster">
                    <Button look=Look::Primary pending=sign.pending() on:click=confirm>
                        {tr!(ideas.sign.confirm)}
                    </Button>
                    <Button on:click=move |_| open.set(false)>{tr!(ideas.sign.keep)}</Button>
                </div>
            </div>
        </Dialog>
    }
}
