//! The rules of ideas: who decides, by which criteria, when, and the right to stay anonymous (R064, R066).

use api_types::document::DocumentView;
use domain::civil::Zone;
use domain::document::DocumentSlug;
use leptos::prelude::*;

use super::versions::FormerVersions;
use crate::api::use_fetch;
use crate::components::{Breadcrumb, ButtonLink, Door, Glyph, Load, Look, Markdown, PageHead};
use crate::pages::shared::{DepositLink, document_query, use_bricks};
use crate::routes::{IdeasPage, Page, ServicesPage};
use crate::words::{self, tr};

#[component]
pub(super) fn IdeaRulesPage() -> impl IntoView {
    use_bricks();
    let rules = use_fetch(document_query, |client, query| async move {
        client.read_document(DocumentSlug::IdeaRules, &query).await
    });
    let trail = vec![(Page::Ideas(IdeasPage::List), tr!(ideas.title).into())];
    view! {
        <Breadcrumb trail here=tr!(services.rules.link) />
        <Load resource=rules let:document><RulesText document /></Load>
    }
}

#[component]
fn RulesText(document: DocumentView) -> impl IntoView {
    let DocumentView { title, body_html, edited_at, editable, .. } = document;
    let since =
        edited_at.map(|at| tr!(services.rules.since, day = words::date(Zone::Paris.day(at))));
    let edit = editable.then(|| {
        let href = Page::Services(ServicesPage::EditDocument(DocumentSlug::IdeaRules)).path();
        view! { <ButtonLink href glyph=Glyph::Edit>{tr!(services.rules.edit)}</ButtonLink> }
    });
    view! {
        <div class="page-narrow stack gap-8">
            <div class="split head-act">
                <PageHead door=Door::Idea kind=tr!(services.rules.kind) title>
                    {since.map(|since| view! { <p class="small muted">{since}</p> })}
                </PageHead>
                {edit}
            </div>
            <Markdown html=body_html />
            <FormerVersions slug=DocumentSlug::IdeaRules />
            <p class="cluster">
                <DepositLink words=tr!(ideas.deposit_act) look=Look::Primary />
                <ButtonLink href=Page::Services(ServicesPage::Contact).path()>
                    {tr!(services.contact.title)}
                </ButtonLink>
            </p>
        </div>
    }
}
