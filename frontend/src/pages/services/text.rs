//! The texts at the foot of every page, which administrators keep: legal notice, personal data, help, eco-design, charter.

use api_types::document::DocumentView;
use domain::civil::Zone;
use leptos::prelude::*;

use super::versions::FormerVersions;
use crate::api::use_fetch;
use crate::components::{Breadcrumb, ButtonLink, Glyph, Load, Markdown, PageHead};
use crate::pages::shared::document_query;
use crate::routes::{Function, KeptText, Page, ServicesPage};
use crate::state::{Phase, Session};
use crate::words::{self, function_name, tr};

/// What a text is called wherever one goes to it.
pub(super) fn text_name(text: KeptText) -> &'static str {
    match text {
        KeptText::LegalNotice => function_name(Function::LegalNotice),
        KeptText::PersonalData => function_name(Function::PersonalData),
        KeptText::Help => function_name(Function::Help),
        KeptText::EcoDesign => function_name(Function::EcoDesign),
        KeptText::EditorialCharter => tr!(services.texts.charter),
        KeptText::Values => tr!(home.values),
    }
}

#[component]
pub(super) fn TextPage(text: KeptText) -> impl IntoView {
    let session = expect_context::<Session>();
    let asked = move || (document_query(), session.phase() == Phase::SignedOut);
    let document = use_fetch(asked, move |client, (query, signed_out)| async move {
        if signed_out && text.is_public() {
            client.read_legal_text(text.slug(), &query).await
        } else {
            client.read_document(text.slug(), &query).await
        }
    });
    view! {
        <Breadcrumb here=text_name(text) />
        <Load resource=document let:document><TextBody text document /></Load>
    }
}

#[component]
fn TextBody(text: KeptText, document: DocumentView) -> impl IntoView {
    let DocumentView { title, body_html, edited_at, editable, .. } = document;
    let since =
        edited_at.map(|at| tr!(services.rules.since, day = words::date(Zone::Paris.day(at))));
    let edit = editable.then(|| {
        let href = Page::Services(ServicesPage::EditDocument(text.slug())).path();
        view! { <ButtonLink href glyph=Glyph::Edit>{tr!(services.texts.edit)}</ButtonLink> }
    });
    // The Dinno is asked by who has signed in.
    let contact = (expect_context::<Session>().phase() != Phase::SignedOut).then(|| {
        let href = Page::Services(ServicesPage::Contact).path();
        view! {
            <p><ButtonLink href glyph=Glyph::Help>{tr!(services.contact.title)}</ButtonLink></p>
        }
    });
    let former = (expect_context::<Session>().phase() != Phase::SignedOut)
        .then(|| view! { <FormerVersions slug=text.slug() /> });
    view! {
        <div class="page-narrow stack gap-8">
            <div class="split head-act">
                <PageHead title>
                    {since.map(|since| view! { <p class="small muted">{since}</p> })}
                </PageHead>
                {edit}
            </div>
            <Markdown html=body_html />
            {former}
            {contact}
        </div>
    }
}
