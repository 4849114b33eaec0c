//! Throwing the draft of a practice away: one is back at the Store, there is nothing left to come back to.

use api_types::practice::PracticeView;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::reuses::Changes;
use crate::api::{Submit, use_submit};
use crate::components::{Button, Dialog, Form, Glyph, Look, Press, Size};
use crate::pages::shared::EditProblem;
use crate::routes::{Page, PracticesPage};
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(super) fn Discard(now: RwSignal<PracticeView>, changes: Changes) -> impl IntoView {
    let open = RwSignal::new(false);
    let (toasts, navigate) = (expect_context::<Toasts>(), use_navigate());
    let discard = use_submit(
        move |client, ()| async move {
            let (id, seen) = now.with_untracked(|now| (now.summary.id, now.version));
            client.discard_practice(id, seen).await
        },
        move |()| {
            toasts.tell(tr!(practices.draft.discarded));
            navigate(&Page::Practices(PracticesPage::List).path(), NavigateOptions::default());
        },
    );
    view! {
        <Button
            look=Look::Quiet
            size=Size::Small
            glyph=Glyph::Cross
            on:click=move |_| open.set(true)
        >
            {tr!(practices.draft.discard)}
        </Button>
        <AskDiscard
            open
            title=tr!(practices.draft.discard_title)
            why=tr!(practices.draft.discard_why)
            act=tr!(practices.draft.discard)
            discard
            changes
        />
    }
}

/// Asks once more before a draft is thrown away: a practice, or one of its kits.
#[component]
pub(super) fn AskDiscard(
    open: RwSignal<bool>,
    title: &'static str,
    why: &'static str,
    act: &'static str,
    discard: Submit<()>,
    changes: Changes,
) -> impl IntoView {
    let submit = move |()| discard.send(());
    view! {
        <Dialog open title>
            <Form faults=discard.faults() on_submit=submit>
                <div class="stack">
                    <p>{why}</p>
                    <EditProblem
                        failure=discard.failure()
                        pending=Signal::stored(false)
                        on_resume=move |()| changes.go_on(discard)
                    />
                    <div class="cluster">
                        <Button look=Look::Danger press=Press::Submit pending=discard.pending()>
                            {act}
                        </Button>
                        <Button on:click=move |_| open.set(false)>{tr!(common.cancel)}</Button>
                    </div>
                </div>
            </Form>
        </Dialog>
    }
}
