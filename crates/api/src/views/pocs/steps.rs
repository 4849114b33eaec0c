//! The seven steps of an experiment.

use api_types::poc::{
    ConditionView, GateView, LessonView, LiftingView, PocRef, StepState, StepView, TechniqueView,
};
use domain::LessonId;
use domain::poc::{Condition, GateDecision, Lesson, Lifting, PocParts, State, Step};
use persistence::pocs::PocRecord;
use std::collections::BTreeMap;

use super::{lesson_view, technique, words};
use crate::views::people::Names;

/// The seven steps, in order.
pub(super) fn seven(
    record: &PocRecord,
    (lessons, served): (&[Lesson], &BTreeMap<LessonId, (u32, bool)>),
    names: &Names,
) -> Vec<StepView> {
    let poc = poc_ref(record);
    let step = |step: &Step| {
        let learnt = lessons.iter().filter(|lesson| lesson.step == *step);
        let techniques = || record.poc.value.parts().techniques.iter();
        let techniques = || techniques().filter(|one| one.step == *step).map(technique).collect();
        let learnt = learnt.map(|lesson| {
            let served = served.get(&lesson.id).copied().unwrap_or_default();
            lesson_view((lesson, served), poc.clone(), techniques(), names)
        });
        view(record, *step, (techniques(), learnt.collect()), names)
    };
    Step::ALL.iter().map(step).collect()
}

fn poc_ref(record: &PocRecord) -> PocRef {
    let PocParts { id, reference, header, lifecycle, .. } = record.poc.value.parts();
    PocRef {
        id: *id,
        reference: reference.clone(),
        title: header.title.as_str().to_owned(),
        status: lifecycle.status(),
        steps_passed: lifecycle.steps_passed(),
    }
}

fn view(
    record: &PocRecord,
    step: Step,
    (techniques, lessons): (Vec<TechniqueView>, Vec<LessonView>),
    names: &Names,
) -> StepView {
    let PocParts { lifecycle, answers, .. } = record.poc.value.parts();
    let passed = lifecycle.passed().get(usize::from(step.number() - 1));
    let begun = match lifecycle.state() {
        State::Planned => false,
        State::OnHold { launched, .. } => *launched,
        State::Abandoned(_) => lifecycle.started_on().is_some() || lifecycle.steps_passed() > 0,
        State::InProgress | State::Completed => true,
    };
    let state = if passed.is_some() {
        StepState::Passed
    } else if begun && lifecycle.next_step() == Some(step) {
        StepState::Current
    } else {
        StepState::Upcoming
    };
    let asked = answers.iter().filter(|(question, _)| question.step() == step);
    let shown = record.answers_html.iter().filter(|(question, _)| question.step() == step);
    StepView {
        step,
        number: step.number(),
        state,
        passed_at: passed.map(|passed| passed.at),
        passed_by: passed.and_then(|passed| passed.by).map(|by| names.person(by)),
        passage_id: passed.map(|passed| passed.passage),
        gate: lifecycle.gate(step).map(|decision| gate(decision, names)),
        answers: asked.map(|(question, words)| (question, words.to_owned())).collect(),
        answers_html: shown.map(|(question, html)| (*question, html.clone())).collect(),
        techniques,
        lessons,
    }
}

fn gate(decision: &GateDecision, names: &Names) -> GateView {
    let GateDecision { verdict, reason, conditions, assurances, decided_by, decided_on, .. } =
        decision;
    GateView {
        verdict: *verdict,
        reason: words(reason.as_ref()),
        conditions: (1..).zip(conditions).map(|one| condition(one, names)).collect(),
        assurances: *assurances,
        decided_by: names.person(*decided_by),
        decided_on: *decided_on,
    }
}

fn condition((number, one): (u8, &Condition), names: &Names) -> ConditionView {
    let Condition { text, lifted } = one;
    let lifting = |Lifting { by, at, note }: &Lifting| LiftingView {
        by: names.person(*by),
        at: *at,
        note: words(note.as_ref()),
    };
    let (text, lifted) = (text.as_str().to_owned(), lifted.as_ref().map(lifting));
    ConditionView { number, text, lifted }
}
