//! What a text said before the version in force, each opened in place, read when somebody asks.

use api_types::document::{FormerVersionView, VersionsQuery};
use api_types::page::LIMIT_MAX;
use domain::civil::Zone;
use domain::document::DocumentSlug;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::components::{Load, Markdown};
use crate::pages::shared::{FormerTexts, NoFormerText};
use crate::words::{self, language, tr};

/// Under a text: its former versions, the last one first.
#[component]
pub(super) fn FormerVersions(slug: DocumentSlug) -> impl IntoView {
    view! { <FormerTexts><Versions slug /></FormerTexts> }
}

#[component]
fn Versions(slug: DocumentSlug) -> impl IntoView {
    let query = || VersionsQuery { language: Some(language()), limit: LIMIT_MAX, cursor: None };
    let former = use_fetch(query, move |client, query| async move {
        client.list_document_versions(slug, &query).await
    });
    view! {
        <Load resource=former let:page>
            {if page.items.is_empty() {
                view! { <NoFormerText /> }.into_any()
            } else {
                let lines = page.items.into_iter().map(|version| view! { <OneVersion version /> });
                view! { <div class="stack gap-3">{lines.collect_view()}</div> }.into_any()
            }}
        </Load>
    }
}

#[component]
fn OneVersion(version: FormerVersionView) -> impl IntoView {
    let FormerVersionView { title, body_html, written_by, written_at, .. } = version;
    let since = match (written_by, written_at) {
        (Some(by), Some(at)) => {
            tr!(services.texts.version_of, day = words::date(Zone::Paris.day(at)), name = by.name)
        }
        (None, Some(at)) => tr!(services.rules.since, day = words::date(Zone::Paris.day(at))),
        (_, None) => tr!(services.texts.version_shipped).to_owned(),
    };
    view! {
        <details class="disclose">
            <summary>{title}" · "{since}</summary>
            <div><Markdown html=body_html /></div>
        </details>
    }
}
