//! The fields of a step. Nothing in them is mandatory, and what is typed is saved as one goes.

use std::time::Duration;

use domain::poc::{Question, QuestionKind, Step};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::choices::choice;
use super::draft::{Draft, DraftField, Saving, place};
use super::expectations::Expectations;
use super::techniques::TechniquesField;
use crate::api::use_api;
use crate::components::{Button, Choice, ChoiceOption, Glyph, Icon, ProblemNotice, Size, TextArea};
use crate::pages::pocs::page::record::Record;
use crate::pages::shared::quoted;
use crate::words::{self, tr};

/// How long after the last key what was typed leaves.
const PAUSE: Duration = Duration::from_secs(1);
/// The title of the steps.
const STEPS: &str = "#etapes";

#[component]
pub(in crate::pages::pocs::page) fn StepEditor(step: Step) -> impl IntoView {
    let record = expect_context::<Record>();
    let draft = Draft::new(step, record);
    keep_saving(draft, record, step);
    focus(format!("#etape-{} .step-editor :is(textarea, input)", step.number()), STEPS);
    let fields = draft.fields().into_iter().map(|field| view! { <QuestionField draft field /> });
    view! {
        <div class="stack step-editor">
            <p class="small muted">{tr!(pocs.step.free)}</p>
            <Expectations step />
            {fields.collect_view()}
            <TechniquesField draft />
            <SavingLine draft />
            <FinishButton draft step />
        </div>
    }
}

/// Saves while one types, as long as the server has not taken it, and once more when the editor goes.
fn keep_saving(draft: Draft, record: Record, step: Step) {
    record.hold_draft(Some(draft));
    let api = use_api();
    let leaving = api.clone();
    let place = place(record.id, step);
    draft.later.does(move || spawn_local(draft.save(record, api.clone())));
    Effect::new(move |_| {
        draft.track();
        draft.keep();
        if draft.changes().is_some() {
            draft.say(Saving::Waiting);
            draft.later.after(PAUSE);
        }
    });
    on_cleanup(move || {
        record.hold_draft(None);
        let Some(request) = draft.changes() else { return };
        let (api, id, version) = (leaving.clone(), record.id, record.version());
        let place = place.clone();
        spawn_local(async move {
            let sent = api.call(|client| {
                let request = request.clone();
                async move { client.answer_step(id, step, &request, version).await }
            });
            if let Ok(view) = sent.await {
                place.forget();
                record.show(view);
            }
        });
    });
}

#[component]
fn QuestionField(draft: Draft, field: DraftField) -> impl IntoView {
    let DraftField { question, text } = field;
    let pointer = format!("/answers/{question}");
    let label = words::question(question);
    let control = match question.kind() {
        QuestionKind::Words => {
            view! { <TextArea faults=draft.faults pointer label value=text /> }.into_any()
        }
        QuestionKind::Choice(codes) => {
            let option = |code: &&str| ChoiceOption::new(*code, choice(question, code));
            let none = ChoiceOption::new("", tr!(pocs.step.not_answered));
            let options: Vec<_> = codes.iter().map(option).chain([none]).collect();
            view! { <Choice faults=draft.faults pointer legend=label value=text options /> }
                .into_any()
        }
    };
    view! { <div class="stack gap-2">{control}<Dispute draft question /></div> }
}

/// Both wrote an answer: theirs is shown below mine, and one chooses.
#[component]
fn Dispute(draft: Draft, question: Question) -> impl IntoView {
    let theirs = Memo::new(move |_| draft.disputed.with(|all| all.get(&question).cloned()));
    let shown = move |theirs: String| {
        let said = match question.kind() {
            QuestionKind::Words => theirs.clone(),
            QuestionKind::Choice(_) => choice(question, &theirs).to_string(),
        };
        view! {
            <div class="notice" data-tone="warning" role="alert">
                <Icon glyph=Glyph::Alert />
                <p class="title">{tr!(pocs.dispute.title)}</p>
                <blockquote class="small">{quoted(&said)}</blockquote>
                <p class="cluster gap-2">
                    <Button size=Size::Small on:click=move |_| draft.settle(question, None)>
                        {tr!(pocs.dispute.keep_mine)}
                    </Button>
                    <Button
                        size=Size::Small
                        on:click=move |_| draft.settle(question, Some(theirs.clone()))
                    >
                        {tr!(pocs.dispute.take_theirs)}
                    </Button>
                </p>
            </div>
        }
    };
    move || theirs.get().map(shown)
}

/// Where saving stands, said politely.
#[component]
fn SavingLine(draft: Draft) -> impl IntoView {
    let record = expect_context::<Record>();
    let api = use_api();
    let again = Callback::new(move |()| spawn_local(draft.save(record, api.clone())));
    let said = move || match draft.saving.get() {
        Saving::Quiet | Saving::Failed(_) => String::new(),
        Saving::Waiting | Saving::Sending => tr!(pocs.saving.sending).to_owned(),
        Saving::Saved(at) => tr!(pocs.saving.saved, time = words::time_of_day(at)),
        Saving::Here(since) => tr!(pocs.saving.here, time = words::time_of_day(since)),
        Saving::Disputed => tr!(pocs.saving.disputed).to_owned(),
        Saving::Faulty => tr!(pocs.saving.faulty).to_owned(),
    };
    let failed = move || match draft.saving.get() {
        Saving::Failed(failure) => {
            Some(view! { <ProblemNotice failure on_retry=move |()| again.run(()) /> })
        }
        Saving::Quiet
        | Saving::Waiting
        | Saving::Sending
        | Saving::Saved(_)
        | Saving::Here(_)
        | Saving::Disputed
        | Saving::Faulty => None,
    };
    view! {
        {failed}
        <p class="saved" role="status">{said}</p>
    }
}

/// Closes the editor once everything has reached the server.
#[component]
fn FinishButton(draft: Draft, step: Step) -> impl IntoView {
    let record = expect_context::<Record>();
    let api = use_api();
    let pending = Signal::derive(move || matches!(*draft.saving.read(), Saving::Sending));
    let finish = move |_| {
        let api = api.clone();
        spawn_local(async move {
            draft.save(record, api).await;
            let undecided = draft.disputed.try_with_untracked(|all| !all.is_empty());
            if draft.changes().is_none() && undecided == Some(false) {
                record.editing.try_set(None);
                focus(format!("#etape-{} .step-acts button", step.number()), STEPS);
            }
        });
    };
    view! {
        <p>
            <Button size=Size::Small glyph=Glyph::Check pending on:click=finish>
                {tr!(pocs.step.finish)}
            </Button>
        </p>
    }
}

/// Opens the fields of a step, and the step around them.
pub(super) fn open(record: Record, step: Step) {
    let fold = document().query_selector(&format!("#etape-{} > details", step.number()));
    if let Some(fold) = fold.ok().flatten() {
        let _ = fold.set_attribute("open", "");
    }
    record.editing.set(Some(step));
}

/// Moves the keyboard there, once the page has changed; to `otherwise` when there is nothing there.
pub(in crate::pages::pocs::page) fn focus(place: String, otherwise: &'static str) {
    request_animation_frame(move || {
        let find = |place: &str| document().query_selector(place).ok().flatten();
        let found = find(&place).or_else(|| find(otherwise));
        if let Some(control) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            let _ = control.focus();
        }
    });
}
