//! A practice that is not in the Store yet, on its page; and in lists, what is out of it.

use api_types::practice::{PracticeSummary, PracticeView};
use chrono::{DateTime, Utc};
use domain::civil::Zone;
use leptos::prelude::*;

use super::reuses::Changes;
use super::{discard_practice, schedule_practice};
use crate::api::use_submit;
use crate::components::{Badge, Button, Glyph, Lazily, Look, Notice, Size, Tone};
use crate::pages::shared::EditProblem;
use crate::state::Toasts;
use crate::words::{self, tr};

/// « Brouillon », « Programmée pour le … », or since when it is in the Store.
#[component]
pub(super) fn StandingBadge(now: RwSignal<PracticeView>) -> impl IntoView {
    move || {
        let (draft, at) = now.with(|now| (now.draft, now.summary.published_at));
        if draft {
            let publishes_at = now.with(|now| now.summary.publishes_at);
            return view! { <DraftBadge publishes_at /> }.into_any();
        }
        let published = tr!(practices.published_on, day = words::date(Zone::Paris.day(at)));
        view! { <Badge tone=Tone::Success glyph=Glyph::Check>{published}</Badge> }.into_any()
    }
}

/// What a list says of what is out of the Store: it was taken out, or is a draft.
pub(super) fn out_badge(practice: &PracticeSummary) -> Option<AnyView> {
    let PracticeSummary { draft, publishes_at, withdrawn, .. } = practice;
    if *withdrawn {
        let words = tr!(practices.withdrawal.badge);
        let badge = view! { <Badge tone=Tone::Warning glyph=Glyph::Cross>{words}</Badge> };
        return Some(badge.into_any());
    }
    let publishes_at = *publishes_at;
    draft.then(|| view! { <DraftBadge publishes_at /> }.into_any())
}

/// What is not in the Store yet, and when it will be by itself.
#[component]
fn DraftBadge(publishes_at: Option<DateTime<Utc>>) -> impl IntoView {
    let planned = publishes_at.map(|at| {
        let words = tr!(practices.draft.scheduled, when = words::date_time_in_paris(at));
        view! { <Badge tone=Tone::Info glyph=Glyph::Clock>{words}</Badge> }
    });
    view! {
        <Badge tone=Tone::Neutral glyph=Glyph::Edit>{tr!(practices.draft.title)}</Badge>
        {planned}
    }
}

/// « Brouillon », when it is published by itself, and what publishes it: only those who may change it read the page
/// then.
#[component]
pub(super) fn DraftNotice(now: RwSignal<PracticeView>, changes: Changes) -> impl IntoView {
    let draft = Memo::new(move |_| now.read().draft);
    let planned = Memo::new(move |_| now.read().summary.publishes_at);
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
                {move || planned.get().map(|at| {
                    let when = words::date_time_in_paris(at);
                    view! { <p>{tr!(practices.draft.planned, when = when)}</p> }
                })}
                <div class="cluster gap-2">
                    <Button
                        look=Look::Primary
                        size=Size::Small
                        pending=publish.pending()
                        on:click=move |_| publish.send(())
                    >
                        {tr!(practices.draft.publish)}
                    </Button>
                    <Lazily load=move || schedule_practice(now, changes) />
                    <Lazily load=move || discard_practice(now, changes) />
                </div>
                <EditProblem
                    failure=publish.failure()
                    pending=Signal::stored(false)
                    on_resume=move |()| changes.go_on(publish)
                />
            </Notice>
        </Show>
    }
}
