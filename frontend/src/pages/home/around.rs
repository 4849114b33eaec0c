//! The values (R372, R373), the eleven services with what they count (R005), and what administrators added beside
//! them (R038).

use api_types::brick::{BrickSummary, Bricks as BricksView};
use api_types::document::DocumentView;
use api_types::home::{HomeAddedPlace, HomeServices, HomeTilePlace, ServiceCount};
use domain::editorial::EditorialBrick;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{use_api, use_fetch};
use crate::components::{Glyph, Icon, Load, Markdown, MoreLink, Section};
use crate::pages::editorial::write_act;
use crate::pages::shared::{brick_host, departure, document_query, use_bricks};
use crate::routes::{EditorialPage, Function, KeptText, Page, ServicesPage};
use crate::state::{Bricks, Session, brick_description, brick_title, shown_bricks};
use crate::words::{function_glyph, function_name, service_count, tr};

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
pub(super) fn Services(tiles: Vec<HomeTilePlace>, added: Vec<HomeAddedPlace>) -> impl IntoView {
    let (session, bricks) = (expect_context::<Session>(), expect_context::<Bricks>());
    let numbers = use_numbers();
    let services = move || {
        let open =
            placed(&bricks.functions(), &tiles).into_iter().filter(|one| session.sees(one.page()));
        open.map(|function| service(function, (session, bricks), numbers)).collect_view()
    };
    view! {
        <Section title=tr!(home.functions)>
            <div class="stack">
                <p class="muted small">{tr!(home.functions_lead)}</p>
                <ul role="list" class="services" aria-label=tr!(home.functions_list)>{services}</ul>
                <AddedBricks added />
                <p class="cluster">
                    <MoreLink href=Page::Services(ServicesPage::Actions).path()>
                        {tr!(actions.link)}
                    </MoreLink>
                    <MoreLink href=Page::Services(ServicesPage::Managers).path()>
                        {tr!(services.managers.title)}
                    </MoreLink>
                </p>
            </div>
        </Section>
    }
}

/// As this person ordered them, without those that they put away; those that they never placed come last.
fn placed(functions: &[Function], tiles: &[HomeTilePlace]) -> Vec<Function> {
    let known =
        |function: &&Function| tiles.iter().any(|place| Some(place.brick) == function.brick());
    let shown = tiles.iter().filter(|place| !place.hidden);
    let shown = shown.filter_map(|place| {
        functions.iter().find(|function| function.brick() == Some(place.brick))
    });
    let new = functions.iter().filter(|function| !known(function));
    shown.chain(new).copied().collect()
}

/// What the services count, asked for once the page stands: until then, and when it cannot be read, the tiles are
/// whole without it.
fn use_numbers() -> RwSignal<Vec<ServiceCount>> {
    let (api, numbers) = (use_api(), RwSignal::new(Vec::new()));
    Effect::new(move |_| {
        let api = api.clone();
        spawn_local(async move {
            let read = api.call(|client| async move { client.read_home_services().await }).await;
            if let Ok(HomeServices { items }) = read {
                // Whoever left the page meanwhile sees no tile.
                numbers.try_set(items);
            }
        });
    });
    numbers
}

/// A function: the way to all of it, its number, and what one does there. Those who manage it are told when it is
/// hidden from the others.
fn service(
    function: Function,
    (session, bricks): (Session, Bricks),
    numbers: RwSignal<Vec<ServiceCount>>,
) -> impl IntoView {
    let hidden = function.brick().is_some_and(|brick| bricks.hides(brick));
    let hidden = hidden.then(|| view! { <br /><small>{tr!(bricks.state.hidden)}</small> });
    // « 0 question en attente » would help nobody.
    let number = move || {
        let own = |one: &&ServiceCount| Some(one.brick) == function.brick() && one.count > 0;
        let words = |one: &ServiceCount| service_count(one.number, one.count);
        let told = numbers.with(|all| all.iter().find(own).map(words));
        told.map(|words| view! { <span>{words}</span> })
    };
    let act = act(function, session);
    let act = act.map(|(words, page)| view! { <MoreLink href=page.path()>{words}</MoreLink> });
    view! {
        <li>
            <a href=function.page().path()>
                <Icon glyph=function_glyph(function) />
                <span>{function_name(function)}{hidden}</span>
            </a>
            <p>{number}{act}</p>
        </li>
    }
}

/// What one does there, in words, and where; nothing when one may not, or when its page says it all.
fn act(function: Function, session: Session) -> Option<(&'static str, Page)> {
    let write = |brick| (write_act(brick), Page::Editorial(EditorialPage::Write(brick)));
    let (words, page) = match function {
        Function::News => write(EditorialBrick::News),
        Function::Agenda => write(EditorialBrick::Events),
        Function::Testimonials => write(EditorialBrick::Testimonials),
        Function::KeyFigures => write(EditorialBrick::KeyFigures),
        Function::MethodResources => write(EditorialBrick::MethodResources),
        Function::Newsletter => write(EditorialBrick::Newsletters),
        Function::Directory => {
            let card = ServicesPage::Card(session.who()?.person.id);
            (tr!(services.directory.mine), Page::Services(card))
        }
        Function::ResourceRequest => {
            (tr!(services.resources.request), Page::Services(ServicesPage::RequestResources))
        }
        Function::ContactDinno => {
            (tr!(services.contact.ask), Page::Services(ServicesPage::Contact))
        }
        Function::Search
        | Function::FreeExpression
        | Function::LegalNotice
        | Function::PersonalData
        | Function::Help
        | Function::EcoDesign => return None,
    };
    session.sees(page).then_some((words, page))
}

/// Read on its own: when it cannot be, it says so in its place, and the rest of the page stands.
#[component]
fn AddedBricks(added: Vec<HomeAddedPlace>) -> impl IntoView {
    let read = use_bricks();
    view! { <Load resource=read let:all><Added all places=added.clone() /></Load> }
}

/// As this person ordered them, without those that they put away; those that they never placed come last.
#[component]
fn Added(all: BricksView, places: Vec<HomeAddedPlace>) -> impl IntoView {
    let mut shown = shown_bricks(&all);
    let place = |brick: &BrickSummary| places.iter().position(|one| one.brick_id == brick.id);
    let hidden =
        |brick: &BrickSummary| places.iter().any(|one| one.brick_id == brick.id && one.hidden);
    shown.retain(|brick| !hidden(brick));
    shown.sort_by_key(|brick| place(brick).unwrap_or(places.len()));
    let lines: Vec<_> = shown.iter().map(line).collect();
    (!lines.is_empty()).then(|| {
        view! { <ul role="list" class="services" aria-label=tr!(bricks.added)>{lines}</ul> }
    })
}

/// A brick: its page, or the tool that its link leads to.
fn line(brick: &BrickSummary) -> AnyView {
    let title = brick_title(brick);
    let what = brick_description(brick).map(|what| view! { <br /><small>{what}</small> });
    let out = brick.address.as_deref().and_then(|address| departure(address, ""));
    let host = brick_host(brick);
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
