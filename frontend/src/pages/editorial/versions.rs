//! What a guide said before it was written again, each version opened in place (R289).

use api_types::editorial::{GuideVersionSummary, GuideVersionView, GuideVersionsQuery};
use api_types::page::LIMIT_MAX;
use domain::EditorialId;
use domain::civil::Zone;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Lazily, Load, Markdown, chunk};
use crate::pages::shared::{FormerTexts, NoFormerText, Unfolded};
use crate::words::{self, tr};

// Few unfold what a guide said before.
chunk! {
    guide_versions {
        guide_texts(id: EditorialId) => view! { <Versions id /> };
    }
}

/// Under a guide: its former versions, the last one first.
#[component]
pub(super) fn GuideVersions(id: EditorialId) -> impl IntoView {
    view! { <FormerTexts><Lazily load=move || guide_texts(id) /></FormerTexts> }
}

#[component]
fn Versions(id: EditorialId) -> impl IntoView {
    let former = use_fetch(
        move || id,
        |client, id| async move {
            let query = GuideVersionsQuery { limit: LIMIT_MAX, cursor: None };
            client.list_editorial_item_versions(id, &query).await
        },
    );
    view! {
        <Load resource=former let:page>
            {if page.items.is_empty() {
                view! { <NoFormerText /> }.into_any()
            } else {
                let lines = page.items.into_iter();
                let lines = lines.map(|version| view! { <OneVersion id version /> });
                view! { <ul role="list" class="stack gap-3">{lines.collect_view()}</ul> }.into_any()
            }}
        </Load>
    }
}

/// Which version it was, when people read it and by whom; what it changed, as releases of kits say it.
#[component]
fn OneVersion(id: EditorialId, version: GuideVersionSummary) -> impl IntoView {
    let GuideVersionSummary { number, label, change, written_by, since, until, .. } = version;
    let (first, last) = (words::date(Zone::Paris.day(since)), words::date(Zone::Paris.day(until)));
    let read = tr!(editorial.methods.former, first = first, last = last, name = written_by.name);
    let summary = view! { {tr!(practices.kit.release, number = label)}" · "{read} }.into_any();
    view! {
        <li class="stack gap-2">
            <Unfolded summary><VersionText id number /></Unfolded>
            {change.map(|change| view! { <p class="small as-typed">{change}</p> })}
        </li>
    }
}

#[component]
fn VersionText(id: EditorialId, number: i32) -> impl IntoView {
    let version = use_fetch(
        move || (id, number),
        |client, (id, number)| async move { client.read_editorial_item_version(id, number).await },
    );
    view! { <Load resource=version let:version><Said version /></Load> }
}

#[component]
fn Said(version: GuideVersionView) -> impl IntoView {
    let GuideVersionView { summary, body_html } = version;
    view! {
        <p><strong>{summary.title}</strong></p>
        <Markdown html=body_html />
    }
}
