//! Taking a signature back: the invitation of somebody who has not answered, or one's own signature.

use api_types::idea::IdeaView;
use api_types::people::PersonView;
use domain::UserId;
use domain::idea::IdeaAct;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::use_submit;
use crate::components::{ActProblem, Button, Dialog, Look, Size};
use crate::pages::ideas::idea::{Shown, may};
use crate::routes::{IdeasPage, Page};
use crate::state::Toasts;
use crate::words::tr;

/// Those who are asked, for those whose idea it is; and leaving, for whoever signs it.
#[component]
pub(super) fn Signatures(idea: Shown) -> impl IntoView {
    let leaves = Memo::new(move |_| may(idea, IdeaAct::LeaveSignature));
    let asked = Memo::new(move |_| {
        let idea = idea.read();
        let shown = idea.allowed.contains(&IdeaAct::Link) && !idea.asks_me;
        if shown { idea.asked.clone() } else { Vec::new() }
    });
    view! {
        <Show when=move || !asked.read().is_empty()><Asked idea asked /></Show>
        <Show when=move || leaves.get()><Leave idea /></Show>
    }
}

#[component]
fn Asked(idea: Shown, asked: Memo<Vec<PersonView>>) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let withdraw = use_submit(
        move |client, person: UserId| async move {
            client.withdraw_co_author_invitation(id, person).await
        },
        move |view: IdeaView| {
            toasts.tell(tr!(ideas.beside.withdrawn));
            idea.set(view);
        },
    );
    let button = move |person: PersonView| {
        let PersonView { id, name, .. } = person;
        view! {
            <Button look=Look::Quiet size=Size::Small on:click=move |_| withdraw.send(id)>
                {tr!(ideas.beside.withdraw, name = name)}
            </Button>
        }
    };
    view! {
        // Keyed: a button keeps the person that it was given first.
        <For each=move || asked.get() key=|person| person.id let:person>{button(person)}</For>
        <ActProblem failure=withdraw.failure() />
    }
}

/// One leaves for good, unless one is asked again: one confirms it.
#[component]
fn Leave(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let open = RwSignal::new(false);
    let (toasts, navigate) = (expect_context::<Toasts>(), use_navigate());
    let leave = use_submit(
        // What is kept for some may not be theirs to read any more.
        move |client, ()| async move {
            client.leave_co_authorship(id).await?;
            Ok(client.read_idea(id).await.ok())
        },
        move |view: Option<IdeaView>| {
            open.set(false);
            toasts.tell(tr!(ideas.beside.left));
            if let Some(view) = view {
                idea.set(view);
            } else {
                navigate(&Page::Ideas(IdeasPage::Mine).path(), NavigateOptions::default());
            }
        },
    );
    view! {
        <Button look=Look::Quiet size=Size::Small on:click=move |_| open.set(true)>
            {tr!(ideas.beside.leave)}
        </Button>
        <Dialog open title=tr!(ideas.beside.leave_title)>
            <div class="stack">
                <p>{tr!(ideas.beside.leave_why)}</p>
                <ActProblem failure=leave.failure() />
                <div class="cluster">
                    <Button
                        look=Look::Danger
                        pending=leave.pending()
                        on:click=move |_| leave.send(())
                    >
                        {tr!(ideas.beside.leave)}
                    </Button>
                    <Button on:click=move |_| open.set(false)>{tr!(common.cancel)}</Button>
                </div>
            </div>
        </Dialog>
    }
}
