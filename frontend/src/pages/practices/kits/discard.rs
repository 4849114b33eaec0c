//! Throwing a draft kit away: one is back at the practice, there is nothing left to come back to.

use api_types::practice::KitView;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::use_submit;
use crate::components::{Button, Glyph, Look};
use crate::pages::practices::discard::AskDiscard;
use crate::pages::practices::reuses::Changes;
use crate::routes::{Page, PracticesPage};
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(super) fn Discard(kit: RwSignal<KitView>, changes: Changes) -> impl IntoView {
    let (id, practice) = kit.with_untracked(|kit| (kit.summary.id, kit.summary.practice_id));
    let open = RwSignal::new(false);
    let (toasts, navigate) = (expect_context::<Toasts>(), use_navigate());
    let discard = use_submit(
        move |client, ()| async move {
            let seen = kit.with_untracked(|kit| kit.summary.version);
            client.discard_kit(id, seen).await
        },
        move |()| {
            toasts.tell(tr!(practices.kit.discarded));
            let page = Page::Practices(PracticesPage::Practice(practice));
            navigate(&page.path(), NavigateOptions::default());
        },
    );
    view! {
        <Button look=Look::Quiet glyph=Glyph::Cross on:click=move |_| open.set(true)>
            {tr!(practices.kit.discard)}
        </Button>
        <AskDiscard
            open
            title=tr!(practices.kit.discard_title)
            why=tr!(practices.kit.discard_why)
            act=tr!(practices.kit.discard)
            discard
            changes
        />
    }
}
