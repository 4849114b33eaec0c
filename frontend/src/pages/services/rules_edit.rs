//! Changing the rules of ideas: functional administrators write them, in Markdown, one language at a time.

use api_types::document::{DocumentView, EditDocumentRequest};
use domain::document::DocumentSlug;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::rules::query;
use crate::api::{use_fetch, use_submit};
use crate::components::{
    Breadcrumb, Button, ButtonLink, Faults, Form, Keep, Look, Notice, PageHead, Press, TextArea,
    TextField, Tone,
};
use crate::pages::shared::{EditProblem, FoundWords, Merged, Place, keep_words};
use crate::routes::{Page, ServicesPage};
use crate::state::Toasts;
use crate::words::{language, tr};

#[component]
pub(super) fn EditIdeaRulesPage() -> impl IntoView {
    let rules = use_fetch(query, |client, query| async move {
        client.read_document(DocumentSlug::IdeaRules, &query).await
    });
    let trail = vec![(Page::Services(ServicesPage::IdeaRules), tr!(services.rules.link).into())];
    view! {
        <Breadcrumb trail here=tr!(services.rules.edit) />
        <div class="page-narrow">
            <PageHead title=tr!(services.rules.edit) lead=tr!(services.rules.edit_lead) />
            <Keep resource=rules let:document><EditRules document /></Keep>
        </div>
    }
}

#[component]
fn EditRules(document: RwSignal<DocumentView>) -> impl IntoView {
    if document.read_untracked().editable {
        view! { <RulesForm document /> }.into_any()
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
fn RulesForm(document: RwSignal<DocumentView>) -> impl IntoView {
    let DocumentView { title, body, version, .. } = document.get_untracked();
    let (title, body) = (RwSignal::new(title), RwSignal::new(body));
    let version = StoredValue::new(version);
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    let words = move || EditDocumentRequest { title: title.get(), body: body.get() };
    let kept = keep_words(
        Place::of(&format!("idea-rules.{}", language())),
        words,
        move |Merged { value, .. }: Merged<EditDocumentRequest>| {
            title.set(value.title);
            body.set(value.body);
        },
    );
    let save = use_submit(
        move |client, request: EditDocumentRequest| async move {
            let which = (DocumentSlug::IdeaRules, language());
            client.edit_document(which, &request, version.get_value()).await
        },
        move |_: DocumentView| {
            kept.forget();
            toasts.tell(tr!(services.rules.saved));
            let page = Page::Services(ServicesPage::IdeaRules);
            navigate(&page.path(), NavigateOptions::default());
        },
    );
    let resume = use_submit(
        move |client, ()| async move { client.read_document(DocumentSlug::IdeaRules, &query()).await },
        move |theirs: DocumentView| {
            version.set_value(theirs.version);
            save.forgive();
        },
    );
    let submit = move |()| {
        let request = untrack(words);
        save.send_checked(request.clone(), request.parse());
    };
    view! {
        <div class="stack gap-6">
            <FoundWords kept />
            <Form faults=save.faults() on_submit=submit label=tr!(services.rules.edit).to_owned()>
                <RulesFields faults=save.faults() title body />
                <EditProblem
                    failure=save.failure()
                    pending=resume.pending()
                    on_resume=move |()| resume.send(())
                />
                <RulesActs pending=save.pending() />
            </Form>
        </div>
    }
}

#[component]
fn RulesFields(faults: Faults, title: RwSignal<String>, body: RwSignal<String>) -> impl IntoView {
    view! {
        <TextField faults pointer="/title" label=tr!(services.rules.title) value=title />
        <TextArea
            faults
            pointer="/body"
            label=tr!(services.rules.body)
            hint=tr!(services.rules.body_hint)
            value=body
        />
    }
}

#[component]
fn RulesActs(pending: Signal<bool>) -> impl IntoView {
    view! {
        <p class="form-acts cluster">
            <Button look=Look::Primary press=Press::Submit pending>
                {tr!(services.rules.save)}
            </Button>
            <ButtonLink href=Page::Services(ServicesPage::IdeaRules).path() look=Look::Quiet>
                {tr!(common.cancel)}
            </ButtonLink>
        </p>
    }
}
