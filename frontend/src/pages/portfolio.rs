//! The figures, at a glance: how many experiments by status, and how far those in progress are (R209, R210).
//! Every number is counted by the server, and leads to the list that it counts.

mod figures;
mod reading;

use api_types::portfolio::{PortfolioQuery, PortfolioView};
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{
    Breadcrumb, Button, ButtonLink, Door, Empty, FilterSelect, Glyph, Icon, Load, Moment, PageHead,
    Size,
};
use crate::pages::shared::{Bodies, use_bodies};
use crate::routes::{Page, PocsPage};
use crate::state::{Address, AddressStep, use_address};
use crate::words::tr;

use figures::{ByStatus, BySteps, Figures};

/// The parameter that names the body.
const BODY: &str = "caisse";

#[component]
pub(crate) fn PortfolioPage() -> impl IntoView {
    let address = use_address();
    let bodies = use_bodies();
    let figures = use_fetch(
        move || PortfolioQuery { organisation_id: address.parsed(BODY) },
        |client, query| async move { client.read_portfolio(&query).await },
    );
    let print = move |_| {
        let _ = window().print();
    };
    view! {
        <Breadcrumb here=tr!(portfolio.title) />
        <div class="split head-act">
            <PageHead
                door=Door::Poc
                kind=tr!(portfolio.kind)
                title=tr!(portfolio.title)
                lead=tr!(portfolio.lead)
            />
            <Button glyph=Glyph::Print on:click=print>
                {tr!(portfolio.print)}
            </Button>
        </div>
        <Perimeter address bodies />
        <Load resource=figures let:figures>
            <PortfolioBody figures address bodies />
        </Load>
    }
}

#[component]
fn Perimeter(address: Address, bodies: Bodies) -> impl IntoView {
    let choose = move |body| address.set(&[(BODY, body)], AddressStep::Push);
    view! {
        <section class="toolbar perimeter" aria-label=tr!(portfolio.perimeter)>
            <FilterSelect
                label=tr!(portfolio.perimeter)
                blank=tr!(portfolio.branch)
                value=Signal::derive(move || address.text(BODY).unwrap_or_default())
                options=Signal::derive(move || bodies.bodies())
                on_change=choose
            />
        </section>
    }
}

#[component]
fn PortfolioBody(figures: PortfolioView, address: Address, bodies: Bodies) -> impl IntoView {
    let body = untrack(move || address.text(BODY));
    let of = body.clone();
    // The name of the perimeter comes with the list of bodies, maybe after the figures.
    let place = move || {
        let name = of.as_ref().and_then(|id| id.parse().ok()).and_then(|id| bodies.name(id));
        name.unwrap_or_else(|| tr!(portfolio.branch).to_owned())
    };
    let counted_at = figures.counted_at;
    let when = view! {
        <p class="small muted" role="status">
            {place}" · "{tr!(portfolio.counted_at)}" "<Moment at=counted_at />
        </p>
    };
    if figures.total == 0 {
        return view! { {when} <NoFigure /> }.into_any();
    }
    view! {
        {when}
        <p class="sentence">{reading::sentence(&figures)}</p>
        <Figures figures=figures.clone() body=body.clone() />
        <h2 class="sr-only">{tr!(portfolio.charts)}</h2>
        <div class="grid-2 page-band">
            <ByStatus figures=figures.clone() body=body.clone() />
            <BySteps figures body />
        </div>
        <Definitions />
    }
    .into_any()
}

#[component]
fn NoFigure() -> impl IntoView {
    view! {
        <Empty title=tr!(portfolio.none) why=tr!(portfolio.none_why)>
            <ButtonLink href=Page::Pocs(PocsPage::List).path() size=Size::Small>
                {tr!(portfolio.none_act)}
            </ButtonLink>
        </Empty>
    }
}

/// One number, one definition.
#[component]
fn Definitions() -> impl IntoView {
    let parts = [
        (tr!(portfolio.define.total), tr!(portfolio.define.total_means)),
        (tr!(portfolio.define.planned), tr!(portfolio.define.planned_means)),
        (tr!(portfolio.define.in_progress), tr!(portfolio.define.in_progress_means)),
        (tr!(portfolio.define.completed), tr!(portfolio.define.completed_means)),
        (tr!(portfolio.define.on_hold), tr!(portfolio.define.on_hold_means)),
        (tr!(portfolio.define.abandoned), tr!(portfolio.define.abandoned_means)),
        (tr!(portfolio.define.steps), tr!(portfolio.define.steps_means)),
    ];
    let line = |(term, meaning)| view! { <div><dt>{term}</dt><dd>{meaning}</dd></div> };
    view! {
        <details class="disclose">
            <summary><Icon glyph=Glyph::Info />{tr!(portfolio.define.title)}</summary>
            <dl class="facts">{parts.map(line).into_iter().collect_view()}</dl>
        </details>
    }
}
