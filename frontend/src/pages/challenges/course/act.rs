//! Declaring a value of an indicator, and deciding of the course of a challenge: for whoever runs it.

use api_types::challenge::{
    ChallengeCourse, ChallengeView, DecideCourseRequest, IndicatorValueRequest,
};
use chrono::NaiveDate;
use domain::challenge::CourseVerdict;
use domain::{ChallengeId, FieldCode, FieldError, IndicatorId};
use leptos::prelude::*;

use super::super::manage::Shown;
use super::Now;
use crate::api::use_submit;
use crate::components::{
    ActProblem, Button, Choice, ChoiceOption, Dialog, Form, Glyph, Look, Press, Size, TextArea,
    TextField, TextKind,
};
use crate::pages::shared::today;
use crate::state::Toasts;
use crate::words::{self, tr};

/// The indicator whose value is being declared. Its dialog stands apart, so that nothing typed is lost when the list
/// is read again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen {
    open: RwSignal<bool>,
    indicator: RwSignal<Option<(IndicatorId, String)>>,
}

impl Chosen {
    pub(super) fn new() -> Self {
        Self { open: RwSignal::new(false), indicator: RwSignal::new(None) }
    }

    pub(super) fn choose(self, id: IndicatorId, title: String) {
        self.indicator.set(Some((id, title)));
        self.open.set(true);
    }
}

/// A value that is being typed.
#[derive(Clone, Copy, Debug)]
struct Typed {
    on: RwSignal<String>,
    value: RwSignal<String>,
    note: RwSignal<String>,
}

impl Typed {
    fn new() -> Self {
        let typed =
            Self { on: RwSignal::default(), value: RwSignal::default(), note: RwSignal::default() };
        typed.clear();
        typed
    }

    fn clear(self) {
        self.on.set(today().to_string());
        self.value.set(String::new());
        self.note.set(String::new());
    }

    /// The request, and what is wrong with it: the day too, which a request cannot hold when it is none.
    fn request(self) -> (IndicatorValueRequest, Result<(), Vec<FieldError>>) {
        let day: Option<NaiveDate> = self.on.read_untracked().trim().parse().ok();
        let note = Some(self.note.get_untracked()).filter(|note| !note.trim().is_empty());
        let (on, value) = (day.unwrap_or_default(), self.value.get_untracked());
        let request = IndicatorValueRequest { on, value, note };
        let mut errors = request.parse().err().unwrap_or_default();
        if day.is_none() {
            errors.insert(0, FieldError::new("/on", FieldCode::Required));
        }
        let checked = if errors.is_empty() { Ok(()) } else { Err(errors) };
        (request, checked)
    }
}

#[component]
pub(super) fn ValueDialog(id: ChallengeId, now: Now, chosen: Chosen) -> impl IntoView {
    let typed = Typed::new();
    let toasts = expect_context::<Toasts>();
    let send = use_submit(
        move |client, (of, body): (IndicatorId, IndicatorValueRequest)| async move {
            client.add_indicator_value(id, of, &body).await
        },
        move |course: ChallengeCourse| {
            chosen.open.set(false);
            typed.clear();
            toasts.tell(tr!(challenges.course.added));
            now.set(course);
        },
    );
    let submit = move |()| {
        let Some((of, _)) = chosen.indicator.get_untracked() else { return };
        let (body, checked) = typed.request();
        send.send_checked((of, body), checked);
    };
    let faults = send.faults();
    let name = move || chosen.indicator.read().as_ref().map(|(_, title)| title.clone());
    view! {
        <Dialog open=chosen.open title=tr!(challenges.course.add_title)>
            <Form faults on_submit=submit>
                <div class="stack">
                    <p><b>{name}</b></p>
                    <TextField
                        faults
                        pointer="/on"
                        label=tr!(challenges.course.on)
                        missing=tr!(challenges.course.on_missing)
                        value=typed.on
                        kind=TextKind::Date
                    />
                    <TextField
                        faults
                        pointer="/value"
                        label=tr!(challenges.course.value)
                        hint=tr!(challenges.course.value_hint)
                        missing=tr!(challenges.course.value_missing)
                        value=typed.value
                    />
                    <TextArea
                        faults
                        pointer="/note"
                        label=tr!(challenges.course.note)
                        hint=tr!(challenges.course.note_hint)
                        value=typed.note
                        optional=true
                    />
                    <ActProblem failure=send.failure() />
                    {acts(tr!(challenges.course.add), send.pending(), chosen.open)}
                </div>
            </Form>
        </Dialog>
    }
}

/// To go on, to correct or to stop. Each says what it does, and everybody reads why.
#[component]
pub(super) fn DecideCourse(challenge: Shown, now: Now) -> impl IntoView {
    let open = RwSignal::new(false);
    let verdicts = Memo::new(move |_| now.read().may_decide.clone());
    view! {
        <Show when=move || !verdicts.read().is_empty()>
            <Button size=Size::Small glyph=Glyph::Flag on:click=move |_| open.set(true)>
                {tr!(challenges.course.decide)}
            </Button>
            <Dialog open title=tr!(challenges.course.decide_title)>
                {move || view! { <DecideForm challenge verdicts=verdicts.get() open /> }}
            </Dialog>
        </Show>
    }
}

#[component]
fn DecideForm(
    challenge: Shown,
    verdicts: Vec<CourseVerdict>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let (verdict, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let toasts = expect_context::<Toasts>();
    let send = use_submit(
        move |client, (body, seen): (DecideCourseRequest, i32)| async move {
            client.decide_challenge_course(id, &body, seen).await?;
            client.read_challenge(id).await
        },
        move |view: ChallengeView| {
            open.set(false);
            verdict.set(String::new());
            reason.set(String::new());
            toasts.tell(tr!(challenges.course.decided));
            challenge.set(view);
        },
    );
    let submit = move |()| {
        let decision = CourseVerdict::from_code(&verdict.read_untracked());
        let reason = reason.get_untracked();
        let Some(decision) = decision else {
            send.refuse(vec![FieldError::new("/decision", FieldCode::Required)]);
            return;
        };
        let body = DecideCourseRequest { decision, reason };
        let checked = body.parse();
        send.send_checked((body, challenge.read_untracked().version), checked);
    };
    let options: Vec<ChoiceOption> = verdicts.into_iter().map(option).collect();
    view! {
        <Form faults=send.faults() on_submit=submit>
            <div class="stack">
                <Choice
                    faults=send.faults()
                    pointer="/decision"
                    legend=tr!(challenges.course.decision)
                    missing=tr!(challenges.course.decision_missing)
                    value=verdict
                    options
                />
                <TextArea
                    faults=send.faults()
                    pointer="/reason"
                    label=tr!(challenges.course.reason)
                    hint=tr!(challenges.course.reason_hint)
                    missing=tr!(challenges.course.reason_missing)
                    value=reason
                />
                <ActProblem failure=send.failure() />
                {acts(tr!(challenges.course.decide_act), send.pending(), open)}
            </div>
        </Form>
    }
}

fn option(verdict: CourseVerdict) -> ChoiceOption {
    ChoiceOption::new(verdict.code(), words::course_verdict(verdict))
        .meaning(words::course_verdict_meaning(verdict))
}

/// What a dialog ends with: to send it, or to leave.
fn acts(send: &'static str, pending: Signal<bool>, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <div class="cluster">
            <Button look=Look::Primary press=Press::Submit pending>{send}</Button>
            <Button on:click=move |_| open.set(false)>{tr!(common.cancel)}</Button>
        </div>
    }
}
