//! The figures, at a glance (R209 to R220): how many, where, how far, why they stop, what asks for attention.
//! Every number is counted by the server, and leads to the list that it counts.

mod attention;
mod charts;
mod comex;
mod figures;
mod files;
mod map;
mod perimeter;
mod reading;

use api_client::ApiClient;
use api_types::portfolio::PortfolioView;
use leptos::html;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{
    Breadcrumb, Button, ButtonLink, Door, Empty, Glyph, Icon, Load, Moment, PageHead, Size,
};
use crate::pages::shared::{Bodies, ShareLink, TakeAlong, adopt_sheet, use_bodies};
use crate::routes::{Page, PocsPage, PracticesPage, ServicesPage};
use crate::state::use_address;
use crate::words::{tr, trn};

use attention::AttentionSection;
use charts::Charts;
use comex::ComexButton;
use figures::Figures;
use map::Map;
use perimeter::{Here, Perimeter};

#[component]
pub(crate) fn PortfolioPage() -> impl IntoView {
    adopt_sheet("figures", include_str!("../../sheets/figures.css"));
    let address = use_address();
    let bodies = use_bodies();
    let figures = use_fetch(
        move || perimeter::query(address),
        |client, query| async move { client.read_portfolio(&query).await },
    );
    let print = move |_| {
        let _ = window().print();
    };
    let screen = NodeRef::<html::Div>::new();
    view! {
        <Breadcrumb here=tr!(portfolio.title) />
        <div class="split head-act">
            <PageHead
                door=Door::Poc
                kind=tr!(portfolio.kind)
                title=tr!(portfolio.title)
                lead=tr!(portfolio.lead)
            />
            <p class="cluster">
                <ButtonLink href=Page::Practices(PracticesPage::Reviews).path() glyph=Glyph::Book>
                    {tr!(portfolio.reviews)}
                </ButtonLink>
                <ButtonLink href=Page::Services(ServicesPage::Actions).path() glyph=Glyph::Table>
                    {tr!(actions.link)}
                </ButtonLink>
                <ComexButton address screen />
                <Button glyph=Glyph::Print on:click=print>{tr!(portfolio.print)}</Button>
                <TakeAlong
                    name="portefeuille"
                    what=tr!(portfolio.slides)
                    export=move |client: ApiClient, format| {
                        let query = untrack(|| perimeter::query(address));
                        async move { client.print_portfolio(format, &query).await }
                    }
                />
                <ShareLink />
            </p>
        </div>
        <Perimeter address bodies />
        <div node_ref=screen class=move || if comex::is_on(address) { "comex" } else { "" }>
            <Load resource=figures let:figures>
                <PortfolioBody figures here=Here::of(address) bodies />
            </Load>
        </div>
    }
}

#[component]
fn PortfolioBody(figures: PortfolioView, here: Here, bodies: Bodies) -> impl IntoView {
    let of = here.clone();
    // The name of the perimeter comes with the list of bodies, maybe after the figures.
    let place = move || of.name(bodies).unwrap_or_else(|| tr!(portfolio.branch).to_owned());
    let counted_at = figures.counted_at;
    let restricted = (figures.restricted > 0)
        .then(|| view! { <p class="small">{trn!(figures.restricted, portfolio.restricted)}</p> });
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
        {restricted}
        <Figures figures=figures.clone() here=here.clone() />
        <AttentionSection counts=figures.attention.clone() here=here.clone() />
        <Map lines=figures.map.clone() domains=figures.by_domain.clone() here=here.clone() />
        <Charts figures here />
        <Definitions />
    }
    .into_any()
}

#[component]
fn NoFigure() -> impl IntoView {
    view! {
        <h2 class="sr-only">{tr!(portfolio.title)}</h2>
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
