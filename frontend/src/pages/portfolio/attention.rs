//! What asks for attention among those in progress, with the reason: never a mark given to a team (R178).

use api_types::page::Codes;
use api_types::poc::{PocQuery, PocSummary};
use api_types::portfolio::AttentionCount;
use domain::portfolio::Attention;
use leptos::prelude::*;

use super::perimeter::{Here, query};
use crate::api::use_fetch;
use crate::components::{Badge, Glyph, Load, MoreLink, RowItem, RowList, Tone};
use crate::pages::pocs::criteria;
use crate::routes::{Page, PocsPage};
use crate::state::use_address;
use crate::words::{self, number, tr};

/// Experiments named at once: the link leads to all of them.
const NAMED: u16 = 6;

#[component]
pub(super) fn AttentionSection(counts: Vec<AttentionCount>, here: Here) -> impl IntoView {
    let waiting: Vec<AttentionCount> = counts.into_iter().filter(|line| line.count > 0).collect();
    let body = if waiting.is_empty() {
        view! { <p class="muted">{tr!(portfolio.attention.none)}</p> }.into_any()
    } else {
        let codes: Vec<&str> = Attention::ALL.iter().map(|reason| reason.code()).collect();
        let all = here.list(&[(criteria::ATTENTION, &codes.join(","))]);
        view! {
            <p class="small muted">{tr!(portfolio.attention.lead)}</p>
            <Reasons waiting here />
            <Named />
            <MoreLink href=all>{tr!(portfolio.attention.all)}</MoreLink>
        }
        .into_any()
    };
    view! {
        <section class="page-band stack gap-4" aria-labelledby="attention">
            <h2 id="attention" class="h-lg">{tr!(portfolio.attention.title)}</h2>
            {body}
        </section>
    }
}

#[component]
fn Reasons(waiting: Vec<AttentionCount>, here: Here) -> impl IntoView {
    let line = |AttentionCount { reason, count }: AttentionCount| {
        let href = here.list(&[(criteria::ATTENTION, reason.code())]);
        view! { <li><a href=href>{words::attention(reason)}" : "<b>{number(count)}</b></a></li> }
    };
    let lines = waiting.into_iter().map(line).collect_view();
    view! { <ul role="list" class="cluster gap-state small">{lines}</ul> }
}

/// Those that have waited the longest come by name.
#[component]
fn Named() -> impl IntoView {
    let address = use_address();
    let pocs = use_fetch(
        move || query(address),
        |client, perimeter| async move {
            let list = PocQuery {
                organisation_id: perimeter.organisation_id,
                department_id: perimeter.department_id,
                attention: Codes(Attention::ALL.to_vec()),
                limit: NAMED,
                ..PocQuery::default()
            };
            client.list_pocs(&list).await
        },
    );
    let row = |PocSummary { id, title, attention, department, .. }: PocSummary| {
        let badge = |reason: Attention| {
            view! { <Badge tone=Tone::Warning glyph=glyph(reason)>{words::attention(reason)}</Badge> }
        };
        let end = view! {
            <span class="cluster gap-2">{attention.into_iter().map(badge).collect_view()}</span>
        };
        let href = Page::Pocs(PocsPage::Poc(id)).path();
        view! { <RowItem href title end=end.into_any()>{department.name}</RowItem> }
    };
    view! {
        <Load resource=pocs let:page>
            <RowList>{page.items.into_iter().map(row).collect_view()}</RowList>
        </Load>
    }
}

const fn glyph(reason: Attention) -> Glyph {
    match reason {
        Attention::Silent => Glyph::Clock,
        Attention::Late => Glyph::Calendar,
        Attention::OffTrack => Glyph::Storm,
        Attention::GateWaiting => Glyph::Flag,
        Attention::ConditionsOpen => Glyph::Lock,
    }
}
