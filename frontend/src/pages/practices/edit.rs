//! Changing what a practice says.

use api_types::practice::{EditPracticeRequest, PracticeView};
use domain::PracticeId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use serde_json::Value;

use super::content::{ContentFields, ContentForm};
use super::held::Held;
use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    Breadcrumb, Button, ButtonLink, Door, Form, Keep, Look, Notice, PageHead, Press, Tone,
};
use crate::pages::shared::{
    Disputed, EditProblem, FoundWords, KeptWords, Merged, Place, ResumedNotice, keep_words, merge,
    told,
};
use crate::routes::{Page, PracticesPage};
use crate::state::{References, Toasts};
use crate::words::tr;

#[component]
pub(super) fn EditPracticePage(id: PracticeId) -> impl IntoView {
    let practice =
        use_fetch(move || id, |client, id| async move { client.read_practice(id).await });
    view! {
        <Keep resource=practice let:practice>
            <EditPracticeBody practice=practice.get_untracked() />
        </Keep>
    }
}

#[component]
fn EditPracticeBody(practice: PracticeView) -> impl IntoView {
    let PracticeView { summary, editable, .. } = practice.clone();
    let list = (Page::Practices(PracticesPage::List), tr!(practices.title).into());
    let page = Page::Practices(PracticesPage::Practice(summary.id));
    let page = (page, summary.title.clone().into());
    let form = if editable {
        view! { <EditPracticeForm practice /> }.into_any()
    } else {
        view! {
            <Notice tone=Tone::Warning title=tr!(practices.edit.refused)>
                <p>{tr!(practices.edit.refused_why)}</p>
            </Notice>
        }
        .into_any()
    };
    view! {
        <Breadcrumb trail=vec![list, page] here=tr!(practices.edit.title) />
        <div class="page-narrow">
            <PageHead door=Door::Practice kind=summary.title title=tr!(practices.edit.title) />
            {form}
        </div>
    }
}

#[component]
fn EditPracticeForm(practice: PracticeView) -> impl IntoView {
    let references = expect_context::<References>();
    let id = practice.summary.id;
    let fields = ContentFields::new(&Held::of(&practice), Some(practice.contact.clone()));
    // What the changes are made on: another version takes its place after a conflict.
    let base = RwSignal::new(practice);
    let disputed = RwSignal::new(None);
    let kept = keep_words(
        Place::of(&format!("practice.{id}")),
        move || fields.held(),
        move |found| {
            let both = show(&fields, found);
            disputed.set(Some(both).filter(|both| !both.is_empty()));
        },
    );
    let edit = use_change(id, base, kept);
    let resume = use_submit(
        move |client, ()| async move { client.read_practice(id).await },
        move |theirs: PracticeView| {
            disputed.set(Some(take_over(&fields, base, theirs)));
            edit.forgive();
        },
    );
    let toasts = expect_context::<Toasts>();
    let submit = move |()| {
        if fields.waits(toasts) {
            return;
        }
        let body = EditPracticeRequest { content: fields.content() };
        edit.send_checked(body, fields.check(references));
    };
    view! {
        <div class="stack gap-6">
            <EditProblem
                failure=edit.failure()
                pending=resume.pending()
                on_resume=move |()| resume.send(())
            />
            <FoundWords kept />
            <ResumedNotice disputed />
            <Form faults=edit.faults() on_submit=submit>
                <ContentForm faults=edit.faults() fields=StoredValue::new(fields) />
                <p class="form-acts cluster">
                    <Button look=Look::Primary press=Press::Submit pending=edit.pending()>
                        {tr!(practices.edit.submit)}
                    </Button>
                    <ButtonLink
                        href=Page::Practices(PracticesPage::Practice(id)).path()
                        look=Look::Quiet
                    >
                        {tr!(common.cancel)}
                    </ButtonLink>
                </p>
            </Form>
        </div>
    }
}

/// Sends the content, made on the version in `base`; then shows the practice.
fn use_change(
    id: PracticeId,
    base: RwSignal<PracticeView>,
    kept: KeptWords,
) -> Submit<EditPracticeRequest> {
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    use_submit(
        move |client, body: EditPracticeRequest| async move {
            let version = base.with_untracked(|practice| practice.version);
            client.edit_practice(id, &body, version).await
        },
        move |_| {
            kept.forget();
            toasts.tell(tr!(practices.edit.done));
            let page = Page::Practices(PracticesPage::Practice(id));
            navigate(&page.path(), NavigateOptions::default());
        },
    )
}

/// Puts into the fields what they changed alone, keeps what I changed, and says what both changed.
fn take_over(
    fields: &ContentFields,
    base: RwSignal<PracticeView>,
    theirs: PracticeView,
) -> Vec<Disputed> {
    let before = base.with_untracked(Held::of);
    let merged = merge(&before, &untrack(|| fields.held()), &Held::of(&theirs));
    base.set(theirs);
    merged.map(|merged| show(fields, merged)).unwrap_or_default()
}

/// Puts what came out of a merge into the fields, and says what both changed.
fn show(fields: &ContentFields, merged: Merged<Held>) -> Vec<Disputed> {
    fields.fill(&merged.value);
    merged.disputed.into_iter().map(said).collect()
}

fn said((name, value): (String, Value)) -> Disputed {
    let other = || tr!(shared.other_value).to_owned();
    let (label, theirs) = match name.as_str() {
        "title" => (tr!(practices.field.title), told(&value)),
        "summary" => (tr!(practices.field.summary), told(&value)),
        "problem" => (tr!(practices.part.problem), told(&value)),
        "solution" => (tr!(practices.part.solution), told(&value)),
        "result" => (tr!(practices.part.result), told(&value)),
        "conditions" => (tr!(practices.part.conditions), told(&value)),
        "lessons" => (tr!(practices.part.lessons), told(&value)),
        "techniques" => (tr!(practices.part.techniques), told(&value)),
        "keywords" => (tr!(practices.field.keywords), told(&value)),
        "partners" => (tr!(practices.part.partners), told(&value)),
        "figure" => (tr!(practices.figure.title), other()),
        "outlook" => (tr!(practices.outlook.title), other()),
        "video" => (tr!(shared.video.title), other()),
        "image" => (tr!(editorial.field.image), other()),
        "kind" => (tr!(practices.field.kind), other()),
        "domain" => (tr!(practices.part.domain), other()),
        "process" => (tr!(practices.part.process), other()),
        "form" => (tr!(practices.part.form), other()),
        "action_form" => (tr!(shared.action_form.label), other()),
        "contact_id" => (tr!(practices.field.contact), other()),
        _ => (tr!(shared.other_field), other()),
    };
    Disputed { label: label.into(), theirs }
}
