//! A practice that is not in the Store yet, on its page.

use api_types::practice::PracticeView;
use leptos::prelude::*;

use super::reuses::Changes;
use crate::api::use_submit;
use crate::components::{Badge, Button, Glyph, Look, Notice, Size, Tone};
use crate::pages::shared::EditProblem;
use crate::state::Toasts;
use crate::words::{self, tr};

/// « Brouillon », or since when it is in the Store.
#[component]
pub(super) fn StandingBadge(now: RwSignal<PracticeView>) -> impl IntoView {
    move || {
        let (draft, at) = now.with(|now| (now.draft, now.summary.published_at));
        if draft {
            let title = tr!(practices.draft.title);
            return view! { <Badge tone=Tone::Neutral glyph=Glyph::Edit>{title}</Badge> }
                .into_any();
        }
        let published = tr!(practices.published_on, day = words::date(at.date_naive()));
        view! { <Badge tone=Tone::Success glyph=Glyph::Check>{published}</Badge> }.into_any()
    }
}

/// « Brouillon », and the button that publishes it: only those who may change it read the page then.
#[component]
pub(super) fn DraftNotice(now: RwSignal<PracticeView>, changes: Changes) -> impl IntoView {
    let draft = Memo::new(move |_| now.read().draft);
    let toasts = expect_context::<Toasts>();
    let publish = use_submit(
        move |client, ()| async move {
            let (id, seen) = now.with_untracked(|now| (now.summary.id, now.version));
            client.publish_draft_practice(id, seen).await
        },
        move |_| {
            toasts.tell(tr!(practices.publish.done));
            changes.tell_at("h1");
        },
    );
    view! {
        <Show when=move || draft.get()>
            <Notice tone=Tone::Info title=tr!(practices.draft.title)>
                <p>{tr!(practices.draft.meanwhile)}</p>
                <p>
                    <Button
                        look=Look::Primary
                        size=Size::Small
                        pending=publish.pending()
                        on:click=move |_| publish.send(())
                    >
                        {tr!(practices.draft.publish)}
                    </Button>
                </p>
                <EditProblem
                    failure=publish.failure()
                    pending=Signal::stored(false)
                    on_resume=move |()| changes.tell_at("h1")
                />
            </Notice>
        </Show>
    }
}
