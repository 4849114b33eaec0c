//! Declaring that a body takes the practice up, changing what it tells, taking it back: in place.

use std::collections::BTreeMap;

use api_types::practice::{DeclareReuseRequest, EditReuseRequest, ReuseView, WithdrawReuseRequest};
use domain::practice::ReuseResult;
use domain::{FieldCode, FieldError, OrganisationId, PracticeId};
use leptos::prelude::*;
use serde_json::Value;

use super::Changes;
use super::form::{ContentFields, Fields, content_of};
use crate::api::{Submit, draw_key, use_submit};
use crate::components::{
    ActProblem, Button, Dialog, Faults, Form, Glyph, Look, Press, SelectField, Size, TextArea,
};
use crate::pages::shared::{
    Disputed, EditProblem, FoundWords, KeptWords, Merged, Place, ResumedNotice, focus_on,
    keep_fields, keep_words, merge, told, use_bodies,
};
use crate::state::{Session, Toasts};
use crate::words::{self, tr};

/// The button, then the form in its place.
#[component]
pub(in crate::pages::practices) fn Declare(
    id: PracticeId,
    any_body: bool,
    changes: Changes,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let begin = move |_| {
        open.set(true);
        focus_on("#declarer :is(select, input)");
    };
    let words = if any_body { tr!(practices.reuse.act_any) } else { tr!(practices.reuse.act) };
    view! {
        <Show
            when=move || open.get()
            fallback=move || {
                view! { <p><Button glyph=Glyph::Reuse on:click=begin>{words}</Button></p> }
            }
        >
            <DeclareForm id any_body open changes />
        </Show>
    }
}

#[component]
fn DeclareForm(
    id: PracticeId,
    any_body: bool,
    open: RwSignal<bool>,
    changes: Changes,
) -> impl IntoView {
    let me = untrack(|| expect_context::<Session>().me()).map(|me| me.person);
    let fields = Fields::new(me);
    let body = RwSignal::new(String::new());
    let [since, adaptations, effort, result] = fields.texts();
    let kept = keep_fields(
        Place::of(&format!("reuse-of.{id}")),
        [("body", body), since, adaptations, effort, result],
    );
    let (key, toasts) = (StoredValue::new(draw_key()), expect_context::<Toasts>());
    let declare = use_submit(
        move |client, body: DeclareReuseRequest| async move {
            client.declare_reuse(id, &body, &key.get_value()).await
        },
        move |_| {
            kept.forget();
            open.try_set(false);
            toasts.tell(tr!(practices.reuse.declared));
            changes.tell();
        },
    );
    let submit = move |()| {
        let organisation_id = body.read_untracked().parse::<OrganisationId>().ok();
        let missing = any_body && organisation_id.is_none();
        match (missing, fields.content()) {
            (false, Ok(content)) => declare.send(DeclareReuseRequest { organisation_id, content }),
            (_, content) => {
                let first = FieldError::new("/organisation_id", FieldCode::Required);
                let faults = missing.then_some(first).into_iter();
                declare.refuse(faults.chain(content.err().unwrap_or_default()).collect());
            }
        }
    };
    view! {
        <div id="declarer" class="tray stack">
            <h3 class="h-md">{tr!(practices.reuse.declare_title)}</h3>
            <FoundWords kept />
            <ActProblem failure=declare.failure() />
            <Form
                faults=declare.faults()
                on_submit=submit
                label=tr!(practices.reuse.declare_title).to_owned()
            >
                {any_body.then(|| view! { <BodyField faults=declare.faults() body /> })}
                <ContentFields faults=declare.faults() fields />
                <FormEnd submit=tr!(practices.reuse.submit) pending=declare.pending() open />
            </Form>
        </div>
    }
}

/// The body that takes it up, for whoever declares for others.
#[component]
fn BodyField(faults: Faults, body: RwSignal<String>) -> impl IntoView {
    let bodies = use_bodies();
    view! {
        <SelectField
            faults
            pointer="/organisation_id"
            label=tr!(practices.reuse.body)
            missing=tr!(practices.reuse.body_missing)
            blank=tr!(practices.field.choose)
            value=body
            options=Signal::derive(move || bodies.offered(&body.read()))
        />
    }
}

/// Sends, or closes what is open.
#[component]
fn FormEnd(
    submit: &'static str,
    #[prop(into)] pending: Signal<bool>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let cancel = move |_| {
        open.set(false);
        focus_on("#reprises");
    };
    view! {
        <p class="form-acts cluster">
            <Button look=Look::Primary press=Press::Submit pending>{submit}</Button>
            <Button look=Look::Quiet on:click=cancel>{tr!(common.cancel)}</Button>
        </p>
    }
}

/// The fields in place of what is told; another version may take its place after a conflict.
#[component]
pub(in crate::pages::practices) fn ChangeReuse(
    reuse: ReuseView,
    editing: RwSignal<bool>,
    changes: Changes,
) -> impl IntoView {
    let id = reuse.id;
    let fields = Fields::new(Some(reuse.contact.clone()));
    fields.fill(&content_of(&reuse));
    let base = RwSignal::new(reuse);
    let disputed = RwSignal::new(None);
    let kept = keep_words(
        Place::of(&format!("reuse.{id}")),
        move || fields.held(),
        move |found: Merged<BTreeMap<String, String>>| {
            fields.show(&found.value);
            let both: Vec<Disputed> = found.disputed.into_iter().map(said).collect();
            disputed.set(Some(both).filter(|both| !both.is_empty()));
        },
    );
    let edit = use_change(base, (editing, kept), changes);
    let resume = use_submit(
        move |client, ()| async move { client.read_reuse(id).await },
        move |theirs: ReuseView| {
            disputed.set(Some(take_over(fields, base, theirs)));
            edit.forgive();
        },
    );
    let submit = move |()| match fields.content() {
        Ok(content) => edit.send(EditReuseRequest { content }),
        Err(faults) => edit.refuse(faults),
    };
    view! {
        <EditProblem
            failure=edit.failure()
            pending=resume.pending()
            on_resume=move |()| resume.send(())
        />
        <FoundWords kept />
        <ResumedNotice disputed />
        <Form
            faults=edit.faults()
            on_submit=submit
            label=tr!(practices.reuse.edit_title).to_owned()
        >
            <ContentFields faults=edit.faults() fields />
            <FormEnd submit=tr!(practices.edit.submit) pending=edit.pending() open=editing />
        </Form>
    }
}

fn use_change(
    base: RwSignal<ReuseView>,
    (editing, kept): (RwSignal<bool>, KeptWords),
    changes: Changes,
) -> Submit<EditReuseRequest> {
    let toasts = expect_context::<Toasts>();
    use_submit(
        move |client, body: EditReuseRequest| async move {
            let (id, seen) = base.with_untracked(|reuse| (reuse.id, reuse.version));
            client.edit_reuse(id, &body, seen).await
        },
        move |_| {
            kept.forget();
            editing.try_set(false);
            toasts.tell(tr!(practices.reuse.edited));
            changes.tell();
        },
    )
}

/// Puts into the fields what they changed alone, keeps what I changed, and says what both changed.
fn take_over(fields: Fields, base: RwSignal<ReuseView>, theirs: ReuseView) -> Vec<Disputed> {
    let before = base.with_untracked(content_of);
    // What is not whole yet is kept as it is, on their version.
    let mine = fields.content().ok();
    let merged = mine.and_then(|mine| merge(&before, &mine, &content_of(&theirs)));
    base.set(theirs);
    let Some(merged) = merged else { return Vec::new() };
    fields.fill(&merged.value);
    merged.disputed.into_iter().map(said).collect()
}

fn said((name, value): (String, Value)) -> Disputed {
    let (label, theirs) = match name.as_str() {
        "since" => (tr!(practices.reuse.since), told(&value)),
        "adaptations" => (tr!(practices.reuse.adaptations), told(&value)),
        "effort" => (tr!(practices.reuse.effort), told(&value)),
        "result" => {
            let result = value.as_str().and_then(ReuseResult::from_code);
            (tr!(practices.reuse.result), result.map_or("", words::reuse_result).to_owned())
        }
        "contact_id" => (tr!(practices.reuse.contact), tr!(shared.other_value).to_owned()),
        _ => (tr!(shared.other_field), tr!(shared.other_value).to_owned()),
    };
    Disputed { label: label.into(), theirs }
}

#[component]
pub(in crate::pages::practices) fn WithdrawReuse(
    reuse: ReuseView,
    changes: Changes,
) -> impl IntoView {
    let (id, seen) = (reuse.id, reuse.version);
    let open = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let toasts = expect_context::<Toasts>();
    let withdraw = use_submit(
        move |client, body: WithdrawReuseRequest| async move {
            client.withdraw_reuse(id, &body, seen).await
        },
        move |_| {
            open.try_set(false);
            toasts.tell(tr!(practices.reuse.withdrawn));
            changes.tell();
        },
    );
    let submit = move |()| {
        let words = Some(reason.get_untracked()).filter(|words| !words.trim().is_empty());
        let body = WithdrawReuseRequest { reason: words };
        let checked = body.parse();
        withdraw.send_checked(body, checked);
    };
    view! {
        <Button look=Look::Quiet size=Size::Small glyph=Glyph::Cross on:click=move |_| open.set(true)>
            {tr!(practices.reuse.withdraw)}
        </Button>
        <Dialog open title=tr!(practices.reuse.withdraw_title)>
            <Show when=move || open.get()>
                <div class="stack">
                    <p>{tr!(practices.reuse.withdraw_why)}</p>
                    <EditProblem
                        failure=withdraw.failure()
                        pending=Signal::stored(false)
                        on_resume=move |()| changes.tell()
                    />
                    <Form faults=withdraw.faults() on_submit=submit>
                        <TextArea
                            faults=withdraw.faults()
                            pointer="/reason"
                            label=tr!(practices.reuse.reason)
                            value=reason
                            optional=true
                        />
                        <p class="form-acts">
                            <Button
                                look=Look::Danger
                                press=Press::Submit
                                pending=withdraw.pending()
                            >
                                {tr!(practices.reuse.withdraw)}
                            </Button>
                        </p>
                    </Form>
                </div>
            </Show>
        </Dialog>
    }
}
