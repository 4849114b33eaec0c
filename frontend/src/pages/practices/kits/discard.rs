//! Throwing a draft kit away: one is back at the practice, there is nothing left to come back to.

use api_types::practice::KitView;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::use_submit;
use crate::components::{Button, Dialog, Form, Glyph, Look, Press};
use crate::pages::practices::reuses::Changes;
use crate::pages::shared::EditProblem;
use crate::routes::{Page, PracticesPage};
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(super) fn Discard(kit: RwSignal<KitView>, changes: Changes) -> impl IntoView {
    let (id, practice) = kit.with_untracked(|kit| (kit.summary.id, kit.summary.practice_id));
    let open = RwSignal::new(false);
    let (toasts, navigate) = (expect_context::<Toasts>(), use_navigate());
    let discard = use_submit(
        move |client, seen: i32| async move { client.discard_kit(id, seen).await },
        move |()| {
            toasts.tell(tr!(practices.kit.discarded));
            let page = Page::Practices(PracticesPage::Practice(practice));
            navigate(&page.path(), NavigateOptions::default());
        },
    );
    let submit = move |()| discard.send(kit.with_untracked(|kit| kit.summary.version));
    view! {
        <Button look=Look::Quiet glyph=Glyph::Cross on:click=move |_| open.set(true)>
            {tr!(practices.kit.discard)}
        </Button>
        <Dialog open title=tr!(practices.kit.discard_title)>
            <Form faults=discard.faults() on_submit=submit>
                <div class="stack">
                    <p>{tr!(practices.kit.discard_why)}</p>
                    <EditProblem
                        failure=discard.failure()
                        pending=Signal::stored(false)
                        on_resume=move |()| changes.go_on(discard)
                    />
                    <div class="cluster">
                        <Button look=Look::Danger press=Press::Submit pending=discard.pending()>
                            {tr!(practices.kit.discard)}
                        </Button>
                        <Button on:click=move |_| open.set(false)>{tr!(common.cancel)}</Button>
                    </div>
                </div>
            </Form>
        </Dialog>
    }
}
