//! Writing a challenge: the same fields to prepare it and to change it.

mod beside;
mod disputed;
mod fields;
mod filed;
mod form;
mod means;
mod parts;
mod rows;
mod votes;

use api_types::challenge::{ChallengeRequest, ChallengeView};
use domain::access::Extent;
use domain::challenge::ChallengeAct;
use domain::{ChallengeId, OrganisationId};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::list::prepares;
use super::manage::{FOR_PUBLICATION, check_publication};
use crate::api::{Submit, draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Breadcrumb, Button, ButtonLink, Door, Form, Keep, Look, Notice, PageHead, Press,
    Tone,
};
use crate::pages::shared::{
    Contested, EditProblem, FoundWords, KeptWords, Merged, Place, ResumedNotice, keep_words,
};
use crate::routes::{IdeasPage, Page};
use crate::state::{References, Toasts, use_address};
use crate::words::tr;

use disputed::disputed;
use fields::{CallFields, CallWords};
use form::CallForm;

fn trail() -> Vec<(Page, crate::words::Words)> {
    vec![
        (Page::Ideas(IdeasPage::List), tr!(ideas.title).into()),
        (Page::Ideas(IdeasPage::Challenges), tr!(challenges.title).into()),
    ]
}

#[component]
pub(crate) fn CreateChallengePage() -> impl IntoView {
    let form = match prepares() {
        Extent::Everywhere => view! { <CreateForm body=None /> }.into_any(),
        Extent::Bodies(bodies) => view! { <CreateForm body=bodies.first().copied() /> }.into_any(),
        Extent::Nowhere => view! { <Refused /> }.into_any(),
    };
    view! {
        <Breadcrumb trail=trail() here=tr!(challenges.write.create_title) />
        <div class="page-narrow">
            <PageHead
                door=Door::Idea
                kind=tr!(challenges.kind)
                title=tr!(challenges.write.create_title)
                lead=tr!(challenges.write.lead)
            />
            {form}
        </div>
    }
}

#[component]
fn Refused() -> impl IntoView {
    view! {
        <Notice tone=Tone::Warning title=tr!(challenges.write.refused)>
            <p>{tr!(challenges.write.refused_why)}</p>
        </Notice>
    }
}

#[component]
fn CreateForm(body: Option<OrganisationId>) -> impl IntoView {
    let (references, toasts) = (expect_context::<References>(), expect_context::<Toasts>());
    let fields = CallFields::new(&CallWords::blank_in(body));
    let kept = keep_words(
        Place::of("challenge"),
        move || fields.words(),
        move |found: Merged<CallWords>| fields.fill(&found.value),
    );
    let key = draw_key();
    let create = use_submit(
        move |client, body: ChallengeRequest| {
            let key = key.clone();
            async move { client.create_challenge(&body, &key).await }
        },
        shown(kept, tr!(challenges.write.created)),
    );
    let submit = move |()| send(&fields, create, (references, toasts));
    view! {
        <div class="stack gap-6">
            <FoundWords kept />
            <ActProblem failure=create.failure() />
            <Form faults=create.faults() on_submit=submit>
                <CallForm faults=create.faults() fields=StoredValue::new(fields) compared=true />
                <p class="form-acts cluster">
                    <Button look=Look::Primary press=Press::Submit pending=create.pending()>
                        {tr!(challenges.write.submit_create)}
                    </Button>
                    <ButtonLink href=Page::Ideas(IdeasPage::Challenges).path() look=Look::Quiet>
                        {tr!(common.cancel)}
                    </ButtonLink>
                </p>
            </Form>
        </div>
    }
}

/// Sends what is in the fields, or says what is wrong with it; nothing leaves as long as the image has not arrived.
fn send(
    fields: &CallFields,
    act: Submit<ChallengeRequest>,
    (references, toasts): (References, Toasts),
) {
    if fields.image.waits(toasts) {
        return;
    }
    match fields.read(references) {
        Ok(body) => act.send(body),
        Err(faults) => act.refuse(faults),
    }
}

/// What follows a save: the words are no longer kept here, and the challenge is shown.
fn shown(kept: KeptWords, said: &'static str) -> impl Fn(ChallengeView) + Clone + 'static {
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    move |view: ChallengeView| {
        kept.forget();
        toasts.tell(said);
        let page = Page::Ideas(IdeasPage::Challenge(view.summary.id));
        navigate(&page.path(), NavigateOptions::default());
    }
}

#[component]
pub(crate) fn EditChallengePage(id: ChallengeId) -> impl IntoView {
    let challenge =
        use_fetch(move || id, |client, id| async move { client.read_challenge(id).await });
    view! {
        <Keep resource=challenge let:challenge>
            <EditBody challenge=challenge.get_untracked() />
        </Keep>
    }
}

#[component]
fn EditBody(challenge: ChallengeView) -> impl IntoView {
    let ChallengeView { summary, allowed, .. } = challenge.clone();
    let mut trail = trail();
    trail.push((Page::Ideas(IdeasPage::Challenge(summary.id)), summary.title.clone().into()));
    let form = if allowed.contains(&ChallengeAct::Edit) {
        view! { <EditForm challenge /> }.into_any()
    } else {
        view! { <Refused /> }.into_any()
    };
    view! {
        <Breadcrumb trail here=tr!(challenges.write.edit_title) />
        <div class="page-narrow">
            <PageHead door=Door::Idea kind=summary.title title=tr!(challenges.write.edit_title) />
            {form}
        </div>
    }
}

#[component]
fn EditForm(challenge: ChallengeView) -> impl IntoView {
    let (references, toasts) = (expect_context::<References>(), expect_context::<Toasts>());
    let id = challenge.summary.id;
    let base = CallWords::of(&challenge);
    let fields = CallFields::new(&base);
    let missing = check_publication(&challenge);
    // What the changes are made on: another version takes its place after a conflict.
    let contested = Contested::new(base, challenge.version);
    let kept = keep_words(
        Place::of(&format!("challenge.{id}")),
        move || fields.words(),
        move |found: Merged<CallWords>| {
            fields.fill(&found.value);
            let both = found.disputed.into_iter();
            contested.found(both.map(|one| disputed(one, &challenge, references)).collect());
        },
    );
    let edit: Submit<ChallengeRequest> = use_submit(
        move |client, body: ChallengeRequest| async move {
            client.edit_challenge(id, &body, contested.seen()).await
        },
        shown(kept, tr!(challenges.write.saved)),
    );
    // Come from a publication that was refused: what is missing is told beside its field.
    if untrack(|| use_address().text(FOR_PUBLICATION)).is_some()
        && let Err(faults) = missing
    {
        edit.refuse(faults);
    }
    let resume = use_resume(id, (fields, contested), edit);
    let submit = move |()| send(&fields, edit, (references, toasts));
    view! {
        <div class="stack gap-6">
            <EditProblem
                failure=edit.failure()
                pending=resume.pending()
                on_resume=move |()| resume.send(())
            />
            <FoundWords kept />
            <ResumedNotice disputed=contested.disputed() />
            <Form faults=edit.faults() on_submit=submit>
                <CallForm faults=edit.faults() fields=StoredValue::new(fields) id />
                <p class="form-acts cluster">
                    <Button look=Look::Primary press=Press::Submit pending=edit.pending()>
                        {tr!(challenges.write.submit_edit)}
                    </Button>
                    <ButtonLink href=Page::Ideas(IdeasPage::Challenge(id)).path() look=Look::Quiet>
                        {tr!(common.cancel)}
                    </ButtonLink>
                </p>
            </Form>
        </div>
    }
}

/// Reads the challenge again, after somebody else has changed it: what they changed alone comes into the fields.
fn use_resume(
    id: ChallengeId,
    (fields, contested): (CallFields, Contested<CallWords>),
    edit: Submit<ChallengeRequest>,
) -> Submit<()> {
    let references = expect_context::<References>();
    use_submit(
        move |client, ()| async move { client.read_challenge(id).await },
        move |theirs: ChallengeView| {
            let now = (CallWords::of(&theirs), theirs.version);
            let say = |one| disputed(one, &theirs, references);
            if let Some(merged) = contested.take_over(move || fields.words(), now, say) {
                fields.fill(&merged);
                edit.forgive();
            }
        },
    )
}
