//! Changing the identity card and the team. When somebody else changed them meanwhile, what each changed
//! alone is kept, and the rest is shown.

mod disputed;

use api_types::poc::{EditPocRequest, PocView};
use domain::PocId;
use domain::poc::PocAct;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::card::{CardFields, CardWords, EssentialFields, OptionalFields, words_of};
use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    Breadcrumb, Button, ButtonLink, Door, Form, Keep, Look, Notice, PageHead, Press, Tone,
};
use crate::pages::shared::{
    EditProblem, FoundWords, KeptWords, Merged, Place, ResumedNotice, keep_words,
};
use crate::routes::{Page, PocsPage};
use crate::state::{References, Toasts};
use crate::words::tr;

use disputed::{show, take_over};

#[component]
pub(super) fn EditPocPage(id: PocId) -> impl IntoView {
    let poc = use_fetch(move || id, |client, id| async move { client.read_poc(id).await });
    view! {
        <Keep resource=poc let:poc>
            <EditPocBody poc=poc.get_untracked() />
        </Keep>
    }
}

#[component]
fn EditPocBody(poc: PocView) -> impl IntoView {
    let list = (Page::Pocs(PocsPage::List), tr!(pocs.title).into());
    let page = (Page::Pocs(PocsPage::Poc(poc.summary.id)), poc.summary.title.clone().into());
    let form = if poc.allowed.contains(&PocAct::Edit) {
        view! { <EditPocForm poc=poc.clone() /> }.into_any()
    } else {
        view! {
            <Notice tone=Tone::Warning title=tr!(pocs.edit.refused)>
                <p>{tr!(pocs.edit.refused_why)}</p>
            </Notice>
        }
        .into_any()
    };
    view! {
        <Breadcrumb trail=vec![list, page] here=tr!(pocs.edit.title) />
        <div class="page-narrow">
            <PageHead
                door=Door::Poc
                kind=poc.summary.title
                title=tr!(pocs.edit.title)
                lead=tr!(pocs.edit.lead)
            />
            {form}
        </div>
    }
}

#[component]
fn EditPocForm(poc: PocView) -> impl IntoView {
    let references = expect_context::<References>();
    let id = poc.summary.id;
    let fields = CardFields::new(&words_of(&poc));
    // What the changes are made on: another version takes its place after a conflict.
    let base = RwSignal::new(poc);
    let disputed = RwSignal::new(None);
    let kept = keep_words(
        Place::of(&format!("poc.{id}")),
        move || fields.words(),
        move |found: Merged<CardWords>| {
            let both = show(fields, found, references);
            disputed.set(Some(both).filter(|both| !both.is_empty()));
        },
    );
    let edit = use_change(id, base, kept);
    let resume = use_submit(
        move |client, ()| async move { client.read_poc(id).await },
        move |theirs: PocView| {
            disputed.set(Some(take_over(fields, base, theirs, references)));
            edit.forgive();
        },
    );
    let submit = move |()| {
        let body = EditPocRequest { header: fields.card(), members: fields.team() };
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
                <EssentialFields faults=edit.faults() fields />
                <div class="stack gap-8 more-fields">
                    <OptionalFields faults=edit.faults() fields />
                </div>
                <p class="form-acts cluster">
                    <Button look=Look::Primary press=Press::Submit pending=edit.pending()>
                        {tr!(pocs.edit.submit)}
                    </Button>
                    <ButtonLink href=Page::Pocs(PocsPage::Poc(id)).path() look=Look::Quiet>
                        {tr!(common.cancel)}
                    </ButtonLink>
                </p>
            </Form>
        </div>
    }
}

/// Sends the card and the team, made on the version in `base`; then shows the experiment.
fn use_change(id: PocId, base: RwSignal<PocView>, kept: KeptWords) -> Submit<EditPocRequest> {
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    use_submit(
        move |client, body: EditPocRequest| async move {
            let version = base.with_untracked(|poc| poc.version);
            client.edit_poc(id, &body, version).await
        },
        move |_| {
            kept.forget();
            toasts.tell(tr!(pocs.edit.done));
            navigate(&Page::Pocs(PocsPage::Poc(id)).path(), NavigateOptions::default());
        },
    )
}
