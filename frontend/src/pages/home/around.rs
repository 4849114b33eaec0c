//! The values (R372, R373), the eleven services (R005), and what administrators added beside them (R038).

use api_types::brick::{BrickSummary, Bricks as BricksView};
use api_types::document::DocumentView;
use api_types::home::HomeTilePlace;
use domain::brick::LinkAddress;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Glyph, Icon, Load, Markdown, MoreLink, Section};
use crate::pages::shared::{departure, document_query, use_bricks};
use crate::routes::{Function, KeptText, Page, ServicesPage};
use crate::state::{Bricks, Session, brick_description, brick_title, shown_bricks};
use crate::words::{function_glyph, function_name, tr};

/// Where the values are read.
const VALUES: Page = Page::Services(ServicesPage::Text(KeptText::Values));

/// The values, a text that administrators keep. Read on its own, as the bricks below.
#[component]
pub(super) fn Values() -> impl IntoView {
    expect_context::<Session>().sees(VALUES).then(|| view! { <KeptValues /> })
}

#[component]
fn KeptValues() -> impl IntoView {
    let kept = use_fetch(document_query, |client, query| async move {
        client.read_document(KeptText::Values.slug(), &query).await
    });
    view! { <Load resource=kept let:kept><ValuesBody kept /></Load> }
}

#[component]
fn ValuesBody(kept: DocumentView) -> impl IntoView {
    let DocumentView { slug, title, body_html, editable, .. } = kept;
    let edit = editable.then(|| {
        let href = Page::Services(ServicesPage::EditDocument(slug)).path();
        view! { <MoreLink href>{tr!(services.texts.edit)}</MoreLink> }
    });
    let more = edit.into_any();
    view! { <Section title more><div class="values"><Markdown html=body_html /></div></Section> }
}

#[component]
pub(super) fn Services(tiles: Vec<HomeTilePlace>) -> impl IntoView {
    let (session, bricks) = (expect_context::<Session>(), expect_context::<Bricks>());
    let services = move || {
        let open =
            placed(bricks.functions(), &tiles).into_iter().filter(|one| session.sees(one.page()));
        open.map(|function| service(function, bricks)).collect_view()
    };
    view! {
        <Section title=tr!(home.functions)>
            <div class="stack">
                <p class="muted small">{tr!(home.functions_lead)}</p>
                <ul role="list" class="services" aria-label=tr!(home.functions_list)>{services}</ul>
                <AddedBricks />
                <p>
                    <MoreLink href=Page::Services(ServicesPage::Managers).path()>
                        {tr!(services.managers.title)}
                    </MoreLink>
                </p>
            </div>
        </Section>
    }
}

/// As this person ordered them, without those that they put away.
fn placed(mut functions: Vec<Function>, tiles: &[HomeTilePlace]) -> Vec<Function> {
    let rank =
        |function: &Function| tiles.iter().position(|place| Some(place.brick) == function.brick());
    let hidden = |function: &Function| {
        rank(function).and_then(|rank| tiles.get(rank)).is_some_and(|place| place.hidden)
    };
    functions.retain(|function| !hidden(function));
    functions.sort_by_key(|function| rank(function).unwrap_or(usize::MAX));
    functions
}

/// A function; those who manage it are told when it is hidden from the others.
fn service(function: Function, bricks: Bricks) -> impl IntoView {
    let hidden = function.brick().is_some_and(|brick| bricks.hides(brick));
    let hidden = hidden.then(|| view! { <br /><small>{tr!(bricks.state.hidden)}</small> });
    view! {
        <li>
            <a href=function.page().path()>
                <Icon glyph=function_glyph(function) />
                <span>{function_name(function)}{hidden}</span>
            </a>
        </li>
    }
}

/// Read on its own: when it cannot be, it says so in its place, and the rest of the page stands.
#[component]
fn AddedBricks() -> impl IntoView {
    let read = use_bricks();
    view! { <Load resource=read let:all><Added all /></Load> }
}

#[component]
fn Added(all: BricksView) -> impl IntoView {
    let lines: Vec<_> = shown_bricks(&all).into_iter().map(|brick| line(&brick)).collect();
    (!lines.is_empty()).then(|| {
        view! { <ul role="list" class="services" aria-label=tr!(bricks.added)>{lines}</ul> }
    })
}

/// A brick: its page, or the tool that its link leads to.
fn line(brick: &BrickSummary) -> AnyView {
    let title = brick_title(brick);
    let what = brick_description(brick).map(|what| view! { <br /><small>{what}</small> });
    let out = brick.address.as_deref().and_then(|address| departure(address, ""));
    // Where one lands is said before one leaves.
    let host = brick.address.as_deref().and_then(|to| LinkAddress::parse("/address", to).ok());
    let host = host.map(|to| to.host().to_string());
    match out {
        Some(href) => view! {
            <li>
                <a href=href target="_blank" rel="noopener">
                    <Icon glyph=Glyph::Leave />
                    <span>{title}" "<small>{host}" "{tr!(common.new_tab)}</small>{what}</span>
                </a>
            </li>
        }
        .into_any(),
        None => view! {
            <li>
                <a href=Page::Brick(brick.id).path()>
                    <Icon glyph=Glyph::File />
                    <span>{title}{what}</span>
                </a>
            </li>
        }
        .into_any(),
    }
}
