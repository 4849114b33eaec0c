//! What is tracked of the prototype, below step 5: shown when there is something, offered to who may write it.

use api_types::poc::{IterationView, TrackingView};
use domain::poc::PocAct;
use leptos::prelude::*;

use crate::components::{Button, Day, Detail, Glyph, Size};
use crate::pages::pocs::page::record::Record;
use crate::pages::shared::quoted;
use crate::words::{self, number, tr};

#[component]
pub(super) fn TrackingBlock() -> impl IntoView {
    let record = expect_context::<Record>();
    let tracking = Memo::new(move |_| record.view.with(|poc| poc.tracking.clone()));
    let shown = move || tracking.get().map(|tracking| view! { <Tracked tracking /> });
    view! {
        {shown}
        <Show when=move || record.may(PocAct::Edit)>
            <p class="no-print">
                <Button size=Size::Small glyph=Glyph::Chart on:click=move |_| record.tracking.set(true)>
                    {tr!(pocs.tracking.act)}
                </Button>
            </p>
        </Show>
    }
}

#[component]
fn Tracked(tracking: TrackingView) -> impl IntoView {
    let TrackingView { cost_planned, cost_spent, quality, note, iterations } = tracking;
    let euros = |amount: u32| number(u64::from(amount));
    let cost = match (cost_spent, cost_planned) {
        (Some(spent), Some(planned)) => {
            Some(tr!(pocs.tracking.cost_of, spent = euros(spent), planned = euros(planned)))
        }
        (Some(spent), None) => Some(tr!(pocs.tracking.cost_spent, spent = euros(spent))),
        (None, Some(planned)) => Some(tr!(pocs.tracking.cost_planned, planned = euros(planned))),
        (None, None) => None,
    };
    let cost = cost.map(|cost| view! { <Detail term=tr!(pocs.tracking.cost)>{cost}</Detail> });
    let quality = quality.map(|quality| {
        view! { <Detail term=tr!(pocs.tracking.quality)>{words::tracked_quality(quality)}</Detail> }
    });
    let note =
        note.map(|note| view! { <Detail term=tr!(pocs.tracking.note)>{quoted(&note)}</Detail> });
    let tests = (!iterations.is_empty()).then(|| {
        let tests = iterations.into_iter().map(|one| view! { <Test one /> }).collect_view();
        view! {
            <Detail term=tr!(pocs.tracking.iterations)>
                <ol class="stack gap-3 plain-list">{tests}</ol>
            </Detail>
        }
    });
    view! {
        <section class="tray stack gap-2" aria-labelledby="suivi">
            <h4 id="suivi">{tr!(pocs.tracking.title)}</h4>
            <dl class="facts">{cost}{quality}{note}{tests}</dl>
        </section>
    }
}

#[component]
fn Test(one: IterationView) -> impl IntoView {
    let IterationView { on, tested, measured, learnt, with_users } = one;
    let users = with_users.then(|| format!(" ({})", tr!(pocs.tracking.with_users)));
    let line = |term: &'static str, text: Option<String>| {
        text.map(|text| view! { <p class="small"><b>{term}</b>" : "{text}</p> })
    };
    view! {
        <li>
            <p><Day on />" : "{tested}{users}</p>
            {line(tr!(pocs.tracking.measured), measured)}
            {line(tr!(pocs.tracking.learnt), learnt)}
        </li>
    }
}
