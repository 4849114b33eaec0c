//! Declaring a value of an indicator, and deciding of the course of a challenge: for whoever runs it.

use api_types::challenge::{
    ChallengeCourse, ChallengeView, CourseDecisionView, DecideCourseRequest, IndicatorValueRequest,
};
use chrono::NaiveDate;
use domain::challenge::CourseVerdict;
use domain::{FieldCode, FieldError, IndicatorId};
use leptos::prelude::*;

use super::super::manage::Shown;
use super::{Now, use_resume};
use crate::api::{draw_key, use_submit};
use crate::components::{
    ActProblem, Button, Choice, ChoiceOption, Dialog, Faults, Form, Glyph, Look, Press, Size,
    TextArea, TextField, TextKind,
};
use crate::pages::shared::{
    Contested, Disputed, EditProblem, FoundWords, Place, ResumedNotice, keep_fields, today,
    when_overtaken,
};
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
        let on = RwSignal::new(today().to_string());
        Self { on, value: RwSignal::default(), note: RwSignal::default() }
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
pub(super) fn ValueDialog(challenge: Shown, now: Now, chosen: Chosen) -> impl IntoView {
    let form = move || {
        let indicator = chosen.indicator.get();
        indicator.map(|of| view! { <ValueForm challenge of now open=chosen.open /> })
    };
    view! {
        <Dialog open=chosen.open title=tr!(challenges.course.add_title)>
            // Made each time it opens, for the indicator that is chosen then: what is typed stays on this device.
            <Show when=move || chosen.open.get()>{form}</Show>
        </Dialog>
    }
}

#[component]
fn ValueForm(
    challenge: Shown,
    of: (IndicatorId, String),
    now: Now,
    open: RwSignal<bool>,
) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let (indicator, name) = of;
    let typed = Typed::new();
    let kept = keep_fields(
        Place::of(&format!("value.{indicator}")),
        [("on", typed.on), ("value", typed.value), ("note", typed.note)],
    );
    let (key, toasts) = (StoredValue::new(draw_key()), expect_context::<Toasts>());
    let send = use_submit(
        move |client, body: IndicatorValueRequest| {
            let key = key.get_value();
            async move { client.add_indicator_value((id, indicator), &body, &key).await }
        },
        move |course: ChallengeCourse| {
            kept.forget();
            open.set(false);
            toasts.tell(tr!(challenges.course.added));
            now.set(course);
        },
    );
    // The indicator has just been taken off: the list says so, and what is typed stays.
    let again = use_resume((challenge, now), |_| ());
    when_overtaken(send.failure(), move || again.send(()));
    let submit = move |()| {
        let (body, checked) = typed.request();
        send.send_checked(body, checked);
    };
    view! {
        <FoundWords kept />
        <Form faults=send.faults() on_submit=submit>
            <div class="stack">
                <p><b>{name}</b></p>
                <ValueFields faults=send.faults() typed />
                <ActProblem failure=send.failure() />
                {acts(tr!(challenges.course.add), send.pending(), open)}
            </div>
        </Form>
    }
}

#[component]
fn ValueFields(faults: Faults, typed: Typed) -> impl IntoView {
    view! {
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
    }
}

/// To go on, to correct or to stop. Each says what it does, and everybody reads why.
#[component]
pub(super) fn DecideCourse(challenge: Shown, now: Now) -> impl IntoView {
    let open = RwSignal::new(false);
    let may = Memo::new(move |_| !now.read().may_decide.is_empty());
    view! {
        <Show when=move || may.get()>
            <Button size=Size::Small glyph=Glyph::Flag on:click=move |_| open.set(true)>
                {tr!(challenges.course.decide)}
            </Button>
        </Show>
        // It stays when somebody else has just stopped the challenge: what is being written is still there to read.
        <Dialog open title=tr!(challenges.course.decide_title)>
            <Show when=move || open.get()><DecideForm challenge now open /></Show>
        </Dialog>
    }
}

/// What one decides of the course: a choice, and why.
#[derive(Clone, Copy, Debug)]
struct Deciding {
    /// The code of a [`CourseVerdict`].
    verdict: RwSignal<String>,
    reason: RwSignal<String>,
}

impl Deciding {
    fn request(self) -> Result<DecideCourseRequest, Vec<FieldError>> {
        let decision = CourseVerdict::from_code(&self.verdict.read_untracked());
        let missing = || vec![FieldError::new("/decision", FieldCode::Required)];
        let body = DecideCourseRequest {
            decision: decision.ok_or_else(missing)?,
            reason: self.reason.get_untracked(),
        };
        body.parse().map(|_| body)
    }
}

#[component]
fn DecideForm(challenge: Shown, now: Now, open: RwSignal<bool>) -> impl IntoView {
    let id = challenge.read_untracked().summary.id;
    let deciding = Deciding { verdict: RwSignal::default(), reason: RwSignal::default() };
    let kept = keep_fields(
        Place::of(&format!("course-decision.{id}")),
        [("verdict", deciding.verdict), ("reason", deciding.reason)],
    );
    let contested = Contested::new((), now.read_untracked().version);
    let last = StoredValue::new(now.read_untracked().decisions.first().cloned());
    let toasts = expect_context::<Toasts>();
    let send = use_submit(
        move |client, (body, seen): (DecideCourseRequest, i32)| async move {
            let course = client.decide_challenge_course(id, &body, seen).await?;
            Ok((course, client.read_challenge(id).await?))
        },
        move |(course, view): (ChallengeCourse, ChallengeView)| {
            kept.forget();
            open.set(false);
            toasts.tell(tr!(challenges.course.decided));
            now.set(course);
            challenge.set(view);
        },
    );
    let resume = use_resume((challenge, now), move |course: &ChallengeCourse| {
        if contested.rebase((), course.version).is_none() {
            return;
        }
        let newest = course.decisions.first().cloned();
        let theirs = newest.filter(|newest| last.with_value(|last| last.as_ref() != Some(newest)));
        contested.tell(theirs.into_iter().map(disputed).collect());
        send.forgive();
    });
    let submit = move |()| match deciding.request() {
        Ok(body) => send.send((body, contested.seen())),
        Err(faults) => send.refuse(faults),
    };
    view! {
        <FoundWords kept />
        <Form faults=send.faults() on_submit=submit>
            <div class="stack">
                <DecideFields faults=send.faults() now deciding />
                <EditProblem
                    failure=send.failure()
                    pending=resume.pending()
                    on_resume=move |()| resume.send(())
                />
                <ResumedNotice disputed=contested.disputed() />
                {acts(tr!(challenges.course.decide_act), send.pending(), open)}
            </div>
        </Form>
    }
}

/// What somebody else has just decided, and why.
fn disputed(theirs: CourseDecisionView) -> Disputed {
    let CourseDecisionView { decision, reason, by, at: _ } = theirs;
    let label = format!("{}, {}", words::course_verdict(decision), by.name);
    Disputed { label: label.into(), theirs: reason }
}

#[component]
fn DecideFields(faults: Faults, now: Now, deciding: Deciding) -> impl IntoView {
    let verdicts = Memo::new(move |_| now.read().may_decide.clone());
    // Drawn again when others may be chosen: the choice that was made stays where it still may be.
    let choice = move || {
        let options: Vec<ChoiceOption> = verdicts.get().into_iter().map(option).collect();
        view! {
            <Choice
                faults
                pointer="/decision"
                legend=tr!(challenges.course.decision)
                missing=tr!(challenges.course.decision_missing)
                value=deciding.verdict
                options
            />
        }
    };
    view! {
        {choice}
        <TextArea
            faults
            pointer="/reason"
            label=tr!(challenges.course.reason)
            hint=tr!(challenges.course.reason_hint)
            missing=tr!(challenges.course.reason_missing)
            value=deciding.reason
        />
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
