//! Changing a text that administrators keep: in Markdown, one language at a time.

use api_types::document::{DocumentView, EditDocumentRequest};
use domain::document::DocumentSlug;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::text::text_name;
use crate::api::{use_fetch, use_submit};
use crate::components::{
    Breadcrumb, Button, ButtonLink, Faults, Form, Keep, Look, Notice, PageHead, Press, TextField,
    Tone,
};
use crate::pages::shared::{
    BodyField, FoundWords, Merged, Place, PlainField, PlainForm, PlainProblem, document_query,
    keep_words,
};
use crate::routes::{KeptText, Page, PocsPage, ServicesPage};
use crate::state::Toasts;
use crate::words::{language, tr};

/// Where a text is read, and what its page and its change are called.
struct Kept {
    page: Page,
    link: &'static str,
    edit: &'static str,
}

fn kept(slug: DocumentSlug) -> Kept {
    let text = |text: KeptText| Kept {
        page: Page::Services(ServicesPage::Text(text)),
        link: text_name(text),
        edit: tr!(services.texts.edit),
    };
    match slug {
        DocumentSlug::LegalNotice => text(KeptText::LegalNotice),
        DocumentSlug::PersonalData => text(KeptText::PersonalData),
        DocumentSlug::Help => text(KeptText::Help),
        DocumentSlug::EcoDesign => text(KeptText::EcoDesign),
        DocumentSlug::EditorialCharter => text(KeptText::EditorialCharter),
        DocumentSlug::Values => text(KeptText::Values),
        DocumentSlug::IdeaRules => Kept {
            page: Page::Services(ServicesPage::IdeaRules),
            link: tr!(services.rules.link),
            edit: tr!(services.rules.edit),
        },
        DocumentSlug::PocKit => Kept {
            page: Page::Pocs(PocsPage::Kit),
            link: tr!(pocs.kit.link),
            edit: tr!(pocs.kit.edit),
        },
    }
}

#[component]
pub(super) fn EditDocumentPage(slug: DocumentSlug) -> impl IntoView {
    let document = use_fetch(document_query, move |client, query| async move {
        client.read_document(slug, &query).await
    });
    let Kept { page, link, edit } = kept(slug);
    view! {
        <Breadcrumb trail=vec![(page, link.into())] here=edit />
        <div class="page-narrow">
            <PageHead title=edit lead=tr!(services.rules.edit_lead) />
            <Keep resource=document let:document><EditDocument slug document /></Keep>
        </div>
    }
}

#[component]
fn EditDocument(slug: DocumentSlug, document: RwSignal<DocumentView>) -> impl IntoView {
    if document.read_untracked().editable {
        view! { <DocumentForm slug document /> }.into_any()
    } else {
        view! {
            <Notice tone=Tone::Warning title=tr!(services.rules.refused)>
                <p>{tr!(services.rules.refused_why)}</p>
            </Notice>
        }
        .into_any()
    }
}

#[component]
fn DocumentForm(slug: DocumentSlug, document: RwSignal<DocumentView>) -> impl IntoView {
    let DocumentView { title, body, version, .. } = document.get_untracked();
    let (title, body) = (RwSignal::new(title), RwSignal::new(body));
    let fields = vec![
        PlainField::text("title", tr!(services.rules.title), title),
        PlainField::text("body", tr!(services.rules.body), body),
    ];
    let form = PlainForm::new(fields, version);
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    let Kept { page, edit, .. } = kept(slug);
    let back = page.path();
    let words = move || EditDocumentRequest { title: title.get(), body: body.get() };
    let found = keep_words(
        Place::of(&format!("{slug}.{}", language())),
        words,
        move |Merged { value, disputed }: Merged<EditDocumentRequest>| {
            title.set(value.title);
            body.set(value.body);
            form.found(disputed);
        },
    );
    let save = use_submit(
        move |client, (request, seen): (EditDocumentRequest, i32)| async move {
            client.edit_document((slug, language()), &request, seen).await
        },
        move |_: DocumentView| {
            found.forget();
            toasts.tell(tr!(services.rules.saved));
            navigate(&back, NavigateOptions::default());
        },
    );
    let resume = form.use_resume(
        save,
        move |client| async move { client.read_document(slug, &document_query()).await },
        move |theirs: DocumentView| {
            title.set(theirs.title);
            body.set(theirs.body);
            theirs.version
        },
    );
    let submit = move |()| {
        let request = untrack(words);
        let checked = request.parse();
        save.send_checked((request, form.seen()), checked);
    };
    view! {
        <div class="stack gap-6">
            <FoundWords kept=found />
            <Form faults=save.faults() on_submit=submit label=edit.to_owned()>
                <DocumentFields faults=save.faults() title body />
                <PlainProblem form failure=save.failure() resume />
                <DocumentActs page pending=save.pending() />
            </Form>
        </div>
    }
}

#[component]
fn DocumentFields(
    faults: Faults,
    title: RwSignal<String>,
    body: RwSignal<String>,
) -> impl IntoView {
    view! {
        <TextField faults pointer="/title" label=tr!(services.rules.title) value=title />
        <BodyField
            faults
            pointer="/body"
            label=tr!(services.rules.body)
            hint=tr!(services.rules.body_hint)
            value=body
        />
    }
}

#[component]
fn DocumentActs(page: Page, pending: Signal<bool>) -> impl IntoView {
    view! {
        <p class="form-acts cluster">
            <Button look=Look::Primary press=Press::Submit pending>
                {tr!(services.rules.save)}
            </Button>
            <ButtonLink href=page.path() look=Look::Quiet>
                {tr!(common.cancel)}
            </ButtonLink>
        </p>
    }
}
