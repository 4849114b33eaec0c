//! What nobody answered for in a year: told to whoever reads it, and confirmed by those who write it.

use api_types::editorial::EditorialItemView;
use chrono::{DateTime, Utc};
use domain::civil::Zone;
use domain::editorial::EditorialAct;
use leptos::prelude::*;

use super::item::Shown;
use crate::api::use_submit;
use crate::components::{ActProblem, Badge, Button, Glyph, Notice, Size, Tone};
use crate::state::Toasts;
use crate::words::{self, tr};

/// « À vérifier », and the button that ends it for those who may; nothing while it is right.
#[component]
pub(super) fn ToCheck(item: Shown) -> impl IntoView {
    let to_check = Memo::new(move |_| item.read().summary.to_check);
    view! {
        <Show when=move || to_check.get()><Aged item /></Show>
    }
}

/// The mark of a line of a list; nothing while it is right.
#[component]
pub(super) fn ToCheckMark(to_check: bool) -> impl IntoView {
    to_check.then(|| {
        view! { <Badge tone=Tone::Warning glyph=Glyph::Clock>{tr!(practices.check.to_check)}</Badge> }
    })
}

/// When somebody last answered for it, of what is marked alone.
pub(super) fn last_confirmed(to_check: bool, at: DateTime<Utc>) -> Option<String> {
    to_check.then(|| tr!(editorial.last_confirmed, day = words::date(Zone::Paris.day(at))))
}

#[component]
fn Aged(item: Shown) -> impl IntoView {
    let EditorialItemView { summary, allowed, .. } = item.get_untracked();
    let writes = allowed.contains(&EditorialAct::Confirm);
    let why = if writes { tr!(practices.check.ask) } else { tr!(editorial.aged) };
    let day = words::date(Zone::Paris.day(summary.confirmed_at));
    view! {
        <Notice tone=Tone::Warning title=tr!(practices.check.since, day = day)>
            <p>{why}</p>
            {writes.then(|| view! { <Confirm item /> })}
        </Notice>
    }
}

#[component]
fn Confirm(item: Shown) -> impl IntoView {
    let id = item.read_untracked().summary.id;
    let toasts = expect_context::<Toasts>();
    let confirm = use_submit(
        move |client, seen: i32| async move { client.confirm_editorial_item(id, seen).await },
        move |view: EditorialItemView| {
            toasts.tell(tr!(practices.check.done));
            item.set(view);
        },
    );
    view! {
        <p>
            <Button
                size=Size::Small
                glyph=Glyph::Check
                pending=confirm.pending()
                on:click=move |_| confirm.send(item.read_untracked().version)
            >
                {tr!(practices.check.confirm)}
            </Button>
        </p>
        <ActProblem failure=confirm.failure() />
    }
}
