//! The stages of an experiment, apart from what is written in them, and how they are said.

use api_types::poc::{GateView, PocView, StepState, StepView};
use chrono::NaiveDate;
use domain::PassageId;
use domain::civil::Zone;
use domain::poc::{GateVerdict, PocStatus, Question, Step};

use crate::components::{Stage, Tie};
use crate::words::{self, tr, trn};

/// Where an experiment stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Outline {
    pub(super) status: PocStatus,
    pub(super) steps: Vec<StepOutline>,
    started_on: Option<NaiveDate>,
    /// Whether step 1 says what is expected: step 6 will recall it.
    expected: bool,
}

/// Why a gate has no decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Undecided {
    ToCome,
    /// The experiment ended before.
    NotReached,
    /// The tool that the experiment comes from did not say it.
    Untold,
}

/// Where a step stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StepOutline {
    pub(super) step: Step,
    pub(super) state: StepState,
    pub(super) gate: Option<GateView>,
    planned_on: Option<NaiveDate>,
    passed_on: Option<NaiveDate>,
    passage: Option<PassageId>,
}

impl Outline {
    pub(super) fn of(poc: &PocView) -> Self {
        let step = |view: &StepView| StepOutline {
            step: view.step,
            state: view.state,
            gate: view.gate.clone(),
            planned_on: poc.header.milestones.get(&view.step).copied(),
            passed_on: view.passed_at.map(|at| Zone::Paris.day(at)),
            passage: view.passage_id.filter(|_| view.state == StepState::Passed),
        };
        let first = poc.steps.first();
        Self {
            status: poc.summary.status,
            steps: poc.steps.iter().map(step).collect(),
            started_on: poc.started_on,
            expected: first.is_some_and(|one| one.answers.contains_key(&Question::ExpectedImpact)),
        }
    }

    /// The next step to pass.
    pub(super) fn next(&self) -> Option<Step> {
        self.steps.iter().find(|one| one.state == StepState::Current).map(|one| one.step)
    }

    const fn is_over(&self) -> bool {
        is_over(self.status)
    }

    /// Whether it went to its end and was not validated.
    pub(super) fn is_refused(&self) -> bool {
        self.status == PocStatus::Completed
            && self.steps.iter().any(|one| one.gate_stage() == Stage::Refused)
    }

    /// The steps that were passed in the same act, this one included.
    fn group(&self, one: &StepOutline) -> Vec<u8> {
        let same = self.steps.iter().filter(|other| {
            other.step == one.step || (one.passage.is_some() && other.passage == one.passage)
        });
        same.map(|other| other.step.number()).collect()
    }

    /// Whether the thread doubles after this step.
    pub(super) fn tie(&self, one: &StepOutline) -> Tie {
        let next = Step::from_number(one.step.number() + 1).map(Step::number);
        if next.is_some_and(|next| self.group(one).contains(&next)) {
            Tie::Grouped
        } else {
            Tie::Single
        }
    }

    /// « franchie le 12 mai 2025, regroupée avec l’étape 2 ».
    pub(super) fn said(&self, one: &StepOutline) -> String {
        match one.state {
            StepState::Passed => self.passed(one),
            StepState::Current => self.current(one),
            StepState::Upcoming if self.is_over() => tr!(pocs.state.not_reached).to_owned(),
            StepState::Upcoming => {
                let recalled = one.step == Step::ProjectDeployment && self.expected;
                let said = if recalled {
                    tr!(pocs.state.upcoming_recalled)
                } else {
                    tr!(pocs.state.upcoming)
                };
                said.to_owned()
            }
        }
    }

    /// The same, with the day it was planned for and how far the real one is from it (R175, R192).
    pub(super) fn said_with_plan(&self, one: &StepOutline, today: NaiveDate) -> String {
        let said = self.said(one);
        let Some(planned) = one.planned_on else { return said };
        let plan = tr!(pocs.slip.planned, day = words::date(planned));
        match slip(planned, one.passed_on, today)
            .filter(|_| one.passed_on.is_some() || !self.is_over())
        {
            Some(slip) => format!("{said} · {plan}, {slip}"),
            None => format!("{said} · {plan}"),
        }
    }

    fn passed(&self, one: &StepOutline) -> String {
        let passed = match one.passed_on {
            Some(on) => tr!(pocs.state.passed_on, day = words::date(on)),
            None => tr!(pocs.state.passed).to_owned(),
        };
        let others: Vec<String> = self
            .group(one)
            .into_iter()
            .filter(|number| *number != one.step.number())
            .map(|number| number.to_string())
            .collect();
        match others.as_slice() {
            [] => passed,
            [other] => tr!(pocs.state.grouped_with_one, passed = passed, other = other.clone()),
            [first @ .., last] => {
                let (first, last) = (first.join(", "), last.clone());
                tr!(pocs.state.grouped_with, passed = passed, first = first, last = last)
            }
        }
    }

    fn current(&self, one: &StepOutline) -> String {
        match self.status {
            PocStatus::Planned => tr!(pocs.state.to_launch).to_owned(),
            PocStatus::OnHold => tr!(pocs.state.held_here).to_owned(),
            PocStatus::Abandoned => tr!(pocs.state.stopped_here).to_owned(),
            PocStatus::Completed => tr!(pocs.state.not_reached).to_owned(),
            PocStatus::InProgress => match self.since(one) {
                Some(since) => tr!(pocs.state.current_since, day = words::date(since)),
                None => tr!(pocs.state.current).to_owned(),
            },
        }
    }

    /// When the step began: when the former one was passed, or when the experiment started.
    fn since(&self, one: &StepOutline) -> Option<NaiveDate> {
        let before = one.step.number().checked_sub(1).and_then(Step::from_number);
        let before = self.steps.iter().find(|other| Some(other.step) == before);
        before.map_or(self.started_on, |before| before.passed_on)
    }

    /// The same in fewer words, for the overview.
    pub(super) fn said_shortly(&self, one: &StepOutline) -> String {
        let first = self.group(one).first().copied();
        match (one.state, one.passed_on) {
            (StepState::Passed, _) if first != Some(one.step.number()) => {
                tr!(pocs.state.passed_with, first = first.unwrap_or_default())
            }
            (StepState::Passed, Some(on)) => tr!(pocs.state.passed_on, day = words::short_date(on)),
            (StepState::Passed, None) => tr!(pocs.state.passed).to_owned(),
            (StepState::Current, _) => self.current(one),
            (StepState::Upcoming, _) if self.is_over() => tr!(pocs.state.not_reached).to_owned(),
            (StepState::Upcoming, _) => tr!(pocs.state.upcoming).to_owned(),
        }
    }

    /// What is said of a gate that has no decision.
    pub(super) fn undecided(&self, one: &StepOutline) -> Undecided {
        match (one.state, self.is_over()) {
            (StepState::Passed, _) => Undecided::Untold,
            (StepState::Current | StepState::Upcoming, true) => Undecided::NotReached,
            (StepState::Current | StepState::Upcoming, false) => Undecided::ToCome,
        }
    }
}

/// Whether nothing more will happen.
pub(super) const fn is_over(status: PocStatus) -> bool {
    matches!(status, PocStatus::Completed | PocStatus::Abandoned)
}

impl StepOutline {
    pub(super) const fn stage(&self) -> Stage {
        match self.state {
            StepState::Passed => Stage::Done,
            StepState::Current => Stage::Current,
            StepState::Upcoming => Stage::ToDo,
        }
    }

    /// The id of the step on the page.
    pub(super) fn id(&self) -> String {
        format!("etape-{}", self.step.number())
    }

    /// The id of its gate on the page.
    pub(super) fn gate_id(&self) -> String {
        format!("decision-{}", self.step.number())
    }

    /// A gate is done when it let the step pass. After a NO GO it is still ahead.
    pub(super) fn gate_stage(&self) -> Stage {
        match (self.gate.as_ref().map(|gate| gate.verdict), self.state) {
            (Some(GateVerdict::NotValidated), _) => Stage::Refused,
            (Some(GateVerdict::Go | GateVerdict::ConditionalGo | GateVerdict::Validated), _) => {
                Stage::Done
            }
            (None, StepState::Passed) => Stage::Untold,
            (Some(GateVerdict::NoGo), _) | (None, StepState::Current | StepState::Upcoming) => {
                Stage::ToDo
            }
        }
    }
}

/// « 5 jours de retard », « attendue depuis 5 jours »; nothing while the day is still to come.
fn slip(planned: NaiveDate, passed: Option<NaiveDate>, today: NaiveDate) -> Option<String> {
    let days = passed.unwrap_or(today).signed_duration_since(planned).num_days();
    let count = days.unsigned_abs();
    match (passed, days) {
        (Some(_), 0) => Some(tr!(pocs.slip.on_time).to_owned()),
        (Some(_), 1..) => Some(trn!(count, pocs.slip.late)),
        (Some(_), _) => Some(trn!(count, pocs.slip.early)),
        (None, 1..) => Some(trn!(count, pocs.slip.overdue)),
        (None, _) => None,
    }
}
