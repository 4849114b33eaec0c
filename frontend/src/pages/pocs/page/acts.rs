//! What one does to an experiment: only what is allowed now is shown. Whoever only reads downloads none of it.

mod launch;
mod lesson;
mod lift;
mod pass;
mod reopen;
mod restrict;
mod stop;
mod track;

use domain::poc::{PocAct, Step};
use leptos::prelude::*;

use super::record::{Record, use_act};
use super::step::{StepEditor, focus};
use crate::api::{Failure, Submit};
use crate::components::{Button, ButtonLink, Glyph, Lazily, Look, Size, chunk};
use crate::pages::shared::EditProblem;
use crate::routes::{Page, PracticesPage};
use crate::state::Toasts;
use crate::words::tr;

use launch::LaunchAct;
use pass::PassAct;
use restrict::RestrictAct;
use stop::StopAct;

use lesson::LessonDialog;
use lift::LiftDialog;
use reopen::ReopenDialog;
use track::TrackDialog;

// What writes comes apart from what reads, and after it.
chunk! {
    poc_acting {
        poc_acts(allowed: Vec<PocAct>, next: Option<Step>) => view! { <ActsNow allowed next /> };
        poc_dialogs() => view! { <Dialogs /> };
        poc_step_editor(step: Step) => view! { <StepEditor step /> };
    }
}

/// The acts on the whole: new ones, with their dialogs, when what is allowed changes or the step at which
/// one stands. A list of one, by its key: a dialog must never take the place of another one.
#[component]
pub(super) fn StepActs() -> impl IntoView {
    let record = expect_context::<Record>();
    let next = Memo::new(move |_| record.outline.with(super::outline::Outline::next));
    view! {
        <For
            each=move || [(record.allowed.get(), next.get())]
            key=Clone::clone
            let((allowed, next))
        >
            {(!allowed.is_empty()).then(|| {
                let allowed = allowed.clone();
                view! { <Lazily load=move || poc_acts(allowed.clone(), next) /> }
            })}
        </For>
    }
}

/// The dialogs that steps and gates ask for, for whoever may act.
#[component]
pub(super) fn AskedDialogs() -> impl IntoView {
    let record = expect_context::<Record>();
    let acts = Memo::new(move |_| !record.allowed.read().is_empty());
    view! {
        <Show when=move || acts.get()>
            <Lazily load=poc_dialogs />
        </Show>
    }
}

#[component]
fn Dialogs() -> impl IntoView {
    view! {
        <LessonDialog />
        <ReopenDialog />
        <LiftDialog />
        <TrackDialog />
    }
}

/// The editor of a step.
#[component]
pub(super) fn LateStepEditor(step: Step) -> impl IntoView {
    view! { <Lazily load=move || poc_step_editor(step) /> }
}

#[component]
fn ActsNow(allowed: Vec<PocAct>, next: Option<Step>) -> impl IntoView {
    let act = |act: &PocAct| match (act, next) {
        (PocAct::Launch, _) => Some(view! { <LaunchAct /> }.into_any()),
        (PocAct::Pass, Some(next)) => Some(view! { <PassAct next /> }.into_any()),
        (PocAct::Resume, _) => Some(view! { <ResumeAct /> }.into_any()),
        (PocAct::Restrict, _) => Some(view! { <RestrictAct /> }.into_any()),
        (PocAct::PublishPractice, _) => Some(view! { <PublishLink /> }.into_any()),
        // Writing and reopening are offered at each step; stopping has one button for both ways.
        (PocAct::Pass, None)
        | (PocAct::Edit | PocAct::Reopen | PocAct::Hold | PocAct::Abandon, _) => None,
    };
    let stops = [PocAct::Hold, PocAct::Abandon];
    let stops: Vec<PocAct> = stops.into_iter().filter(|act| allowed.contains(act)).collect();
    let stop = (!stops.is_empty()).then(|| view! { <StopAct stops /> });
    view! { <div class="cluster no-print">{allowed.iter().filter_map(act).collect_view()}{stop}</div> }
}

#[component]
fn ResumeAct() -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let resume = use_act(
        |client, id, (), version| async move { client.resume_poc(id, version).await },
        move || {
            toasts.tell(tr!(pocs.resume.done));
            focus_current();
        },
    );
    view! {
        <Button look=Look::Primary size=Size::Small pending=resume.pending() on:click=move |_| resume.send(())>
            {tr!(pocs.resume.act)}
        </Button>
        <RecordProblem failure=resume.failure() on_reload=move |()| resume.forgive() />
    }
}

/// To the practice that a validated experiment proved, with nothing to type again (R243).
#[component]
fn PublishLink() -> impl IntoView {
    let record = expect_context::<Record>();
    let form = Page::Practices(PracticesPage::Publish).path();
    view! {
        <ButtonLink
            href=format!("{form}?poc={}", record.id)
            look=Look::Primary
            size=Size::Small
            glyph=Glyph::Practice
        >
            {tr!(pocs.publish)}
        </ButtonLink>
    }
}

/// Why an act was refused. When somebody was there first, one looks at what they did, and asks again.
#[component]
fn RecordProblem(
    #[prop(into)] failure: Signal<Option<Failure>>,
    #[prop(into)] on_reload: Callback<()>,
) -> impl IntoView {
    let record = expect_context::<Record>();
    let reload = move |()| {
        record.reload();
        on_reload.run(());
    };
    view! { <EditProblem failure pending=false on_resume=reload /> }
}

/// After an act the keyboard goes where the experiment now stands.
fn focus_current() {
    focus(".steps > [data-state='current'] summary".to_owned(), "#etapes");
}

/// The problem of an act inside its own dialog.
#[component]
fn DialogProblem<I: Clone + Send + Sync + 'static>(act: Submit<I>) -> impl IntoView {
    view! { <RecordProblem failure=act.failure() on_reload=move |()| act.forgive() /> }
}
