//! The values (R372, R373), the eleven services (R005), and what administrators added beside them (R038).

use api_types::brick::{BrickSummary, Bricks as BricksView};
use leptos::prelude::*;

use crate::components::{Glyph, Icon, Load, MoreLink, Section};
use crate::pages::shared::{departure, use_bricks};
use crate::routes::{Function, Page, ServicesPage};
use crate::state::{brick_description, brick_title, shown_bricks};
use crate::words::{function_glyph, function_name, tr};

#[component]
pub(super) fn Values() -> impl IntoView {
    let values = [
        (tr!(home.value.respect), tr!(home.value.respect_text)),
        (tr!(home.value.kindness), tr!(home.value.kindness_text)),
        (tr!(home.value.conciliation), tr!(home.value.conciliation_text)),
        (tr!(home.value.realism), tr!(home.value.realism_text)),
        (tr!(home.value.creativity), tr!(home.value.creativity_text)),
    ];
    let values = values.map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> });
    view! { <Section title=tr!(home.values)><dl class="values">{values.into_iter().collect_view()}</dl></Section> }
}

#[component]
pub(super) fn Services() -> impl IntoView {
    let services = Function::ACCESSORY.map(|function| {
        view! {
            <li>
                <a href=function.page().path()>
                    <Icon glyph=function_glyph(function) />
                    <span>{function_name(function)}</span>
                </a>
            </li>
        }
    });
    view! {
        <Section title=tr!(home.functions)>
            <div class="stack">
                <p class="muted small">{tr!(home.functions_lead)}</p>
                <ul role="list" class="services">{services.into_iter().collect_view()}</ul>
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
    match out {
        Some(href) => view! {
            <li>
                <a href=href target="_blank" rel="noopener">
                    <Icon glyph=Glyph::Leave />
                    <span>{title}" "<small>{tr!(common.new_tab)}</small>{what}</span>
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
