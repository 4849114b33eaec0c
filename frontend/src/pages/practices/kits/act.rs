//! Preparing a kit and changing it, in place; publishing it as the next release.

use api_types::practice::{
    KitContentRequest, KitSectionsRequest, KitView, PracticeView, ReleaseKitRequest,
    WriteKitRequest,
};
use domain::FieldError;
use domain::practice::{KitKind, KitSection};
use leptos::prelude::*;
use serde_json::Value;

use super::form::{Fields, FormEnd, Held, TemplateFields, fields_of, first_content};
use crate::api::{Submit, draw_key, use_submit};
use crate::components::{ActProblem, Button, Form, Glyph};
use crate::pages::practices::reuses::Changes;
use crate::pages::shared::{
    Disputed, EditProblem, FoundWords, KeptWords, Merged, Place, ResumedNotice, focus_on,
    keep_words, merge, told,
};
use crate::state::Toasts;
use crate::words::{self, tr};

/// What is sent: what is written, and its release when it is published at once.
type Sent = (WriteKitRequest, Option<ReleaseKitRequest>);

/// The button, then the form in its place.
#[component]
pub(in crate::pages::practices) fn Prepare(
    practice: StoredValue<PracticeView>,
    changes: Changes,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let begin = move |_| {
        open.set(true);
        focus_on("#preparer input");
    };
    view! {
        <Show
            when=move || open.get()
            fallback=move || {
                view! {
                    <p><Button glyph=Glyph::Plus on:click=begin>{tr!(practices.kit.prepare)}</Button></p>
                }
            }
        >
            <PrepareForm practice open changes />
        </Show>
    }
}

#[component]
fn PrepareForm(
    practice: StoredValue<PracticeView>,
    open: RwSignal<bool>,
    changes: Changes,
) -> impl IntoView {
    let id = practice.with_value(|practice| practice.summary.id);
    let fields = Fields::new(&practice.with_value(first_content), Vec::new());
    let kept = keep_words(
        Place::of(&format!("kit-of.{id}")),
        move || fields.held(),
        move |found: Merged<Held>| fields.show(&found.value),
    );
    let (key, toasts) = (StoredValue::new(draw_key()), expect_context::<Toasts>());
    let prepare = use_submit(
        move |client, (body, release): Sent| async move {
            let kit = client.prepare_kit(id, &body, &key.get_value()).await?;
            let Some(release) = release else { return Ok(kit) };
            client.release_kit(kit.summary.id, &release, kit.summary.version).await
        },
        move |kit: KitView| {
            kept.forget();
            open.try_set(false);
            toasts.tell(done(&kit));
            changes.tell_at("#kits");
        },
    );
    let submit = move |()| send(prepare, checked(fields, false));
    let publish = move |()| send(prepare, checked(fields, true));
    let cancel = move |()| {
        open.set(false);
        focus_on("#kits");
    };
    view! {
        <div id="preparer" class="tray stack">
            <h3 class="h-md">{tr!(practices.kit.prepare_title)}</h3>
            <p class="small muted">{tr!(practices.kit.template)}</p>
            <FoundWords kept />
            <ActProblem failure=prepare.failure() />
            <Form
                faults=prepare.faults()
                on_submit=submit
                label=tr!(practices.kit.prepare_title).to_owned()
            >
                <TemplateFields faults=prepare.faults() fields />
                <FormEnd
                    faults=prepare.faults()
                    fields
                    next=1
                    pending=prepare.pending()
                    on_publish=publish
                    on_cancel=cancel
                />
            </Form>
        </div>
    }
}

/// What was done, in words.
fn done(kit: &KitView) -> String {
    match kit.summary.number {
        Some(number) if !kit.summary.pending => tr!(practices.kit.published, number = number),
        _ => tr!(practices.kit.saved).to_owned(),
    }
}

/// What is to be sent, by the domain's own check: the template asks for every section when it is published.
fn checked(fields: Fields, publish: bool) -> Result<Sent, Vec<FieldError>> {
    let content = fields.content();
    if !publish {
        content.parse()?;
        return Ok((WriteKitRequest { content }, None));
    }
    let note = Some(fields.note.get_untracked()).filter(|note| !note.trim().is_empty());
    let release = ReleaseKitRequest { note };
    let whole = content.parse_whole().map(|_| ()).err().unwrap_or_default();
    let faults: Vec<FieldError> =
        whole.into_iter().chain(release.parse().err().unwrap_or_default()).collect();
    if faults.is_empty() { Ok((WriteKitRequest { content }, Some(release))) } else { Err(faults) }
}

fn send(submit: Submit<Sent>, checked: Result<Sent, Vec<FieldError>>) {
    match checked {
        Ok(sent) => submit.send(sent),
        Err(faults) => submit.refuse(faults),
    }
}

/// The form in place of what is told; another version may take its place after a conflict.
#[component]
pub(super) fn ChangeKit(kit: KitView, editing: RwSignal<bool>, changes: Changes) -> impl IntoView {
    let id = kit.summary.id;
    let next = kit.releases.first().map_or(1, |last| last.number.saturating_add(1));
    let Some(fields) = kit.draft.as_ref().map(fields_of) else { return ().into_any() };
    let base = RwSignal::new(kit);
    let disputed = RwSignal::new(None);
    let kept = keep_words(
        Place::of(&format!("kit.{id}")),
        move || fields.held(),
        move |found: Merged<Held>| {
            fields.show(&found.value);
            let both: Vec<Disputed> = found.disputed.into_iter().map(said).collect();
            disputed.set(Some(both).filter(|both| !both.is_empty()));
        },
    );
    let change = use_change(base, (editing, kept), changes);
    let resume = use_submit(
        move |client, ()| async move { client.read_kit(id).await },
        move |theirs: KitView| {
            disputed.set(Some(take_over(fields, base, theirs)));
            change.forgive();
        },
    );
    let submit = move |()| send(change, checked(fields, false));
    let publish = move |()| send(change, checked(fields, true));
    let cancel = move |()| {
        editing.set(false);
        focus_on("h1");
    };
    view! {
        <div id="changer" class="stack">
            <EditProblem
                failure=change.failure()
                pending=resume.pending()
                on_resume=move |()| resume.send(())
            />
            <FoundWords kept />
            <ResumedNotice disputed />
            <Form
                faults=change.faults()
                on_submit=submit
                label=tr!(practices.kit.edit_title).to_owned()
            >
                <TemplateFields faults=change.faults() fields />
                <FormEnd
                    faults=change.faults()
                    fields
                    next
                    pending=change.pending()
                    on_publish=publish
                    on_cancel=cancel
                />
            </Form>
        </div>
    }
    .into_any()
}

fn use_change(
    base: RwSignal<KitView>,
    (editing, kept): (RwSignal<bool>, KeptWords),
    changes: Changes,
) -> Submit<Sent> {
    let toasts = expect_context::<Toasts>();
    use_submit(
        move |client, (body, release): Sent| async move {
            let (id, seen) = base.with_untracked(|kit| (kit.summary.id, kit.summary.version));
            let kit = client.edit_kit(id, &body, seen).await?;
            let Some(release) = release else { return Ok(kit) };
            // What was saved is the base of what follows, even when the release is refused.
            let seen = kit.summary.version;
            base.try_set(kit);
            client.release_kit(id, &release, seen).await
        },
        move |kit: KitView| {
            kept.forget();
            editing.try_set(false);
            toasts.tell(done(&kit));
            changes.tell_at("h1");
        },
    )
}

fn content_of(kit: &KitView) -> Option<KitContentRequest> {
    kit.draft.as_ref().map(|draft| draft.content.clone())
}

/// Puts into the fields what they changed alone, keeps what I changed, and says what both changed.
fn take_over(fields: Fields, base: RwSignal<KitView>, theirs: KitView) -> Vec<Disputed> {
    let before = base.with_untracked(content_of);
    let (mine, other) = (fields.content(), content_of(&theirs));
    fields.know(theirs.draft.as_ref().map(|draft| draft.files.clone()).unwrap_or_default());
    base.set(theirs);
    let merged = before.zip(other).and_then(|(before, other)| merged(&before, &mine, &other));
    let Some((content, disputed)) = merged else {
        fields.fill(&mine);
        return Vec::new();
    };
    fields.fill(&content);
    disputed.into_iter().map(said).collect()
}

/// Section by section, then the rest.
fn merged(
    before: &KitContentRequest,
    mine: &KitContentRequest,
    theirs: &KitContentRequest,
) -> Option<(KitContentRequest, Vec<(String, Value)>)> {
    let sections = merge(&before.sections, &mine.sections, &theirs.sections)?;
    let rest = |content: &KitContentRequest| KitContentRequest {
        sections: KitSectionsRequest::default(),
        ..content.clone()
    };
    let mut all = merge(&rest(before), &rest(mine), &rest(theirs))?;
    all.value.sections = sections.value;
    all.disputed.extend(sections.disputed);
    Some((all.value, all.disputed))
}

fn said((name, value): (String, Value)) -> Disputed {
    if let Some(section) = KitSection::from_code(&name) {
        return Disputed { label: words::kit_section(section).into(), theirs: told(&value) };
    }
    let (label, theirs) = match name.as_str() {
        "title" => (tr!(practices.field.title), told(&value)),
        "kind" => {
            let kind = value.as_str().and_then(KitKind::from_code);
            (tr!(practices.kit.kind), kind.map_or("", words::kit_kind).to_owned())
        }
        "files" => (tr!(practices.kit.files), tr!(shared.other_value).to_owned()),
        _ => (tr!(shared.other_field), tr!(shared.other_value).to_owned()),
    };
    Disputed { label: label.into(), theirs }
}
