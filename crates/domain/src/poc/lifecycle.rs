//! The state machine of an experiment (C.1, C.4), free of people and of rights.

mod error;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::{GateDecision, Lifting, STEP_COUNT, Step, progress_percent};
use crate::ids::{PassageId, UserId};
use crate::reference::ReferenceCode;
use crate::text::Paragraph;
use crate::vocabulary::vocabulary;

pub use error::LifecycleError;

vocabulary! {
    /// The status of an experiment (A05).
    PocStatus {
        /// To launch.
        Planned = "planned",
        /// In progress.
        InProgress = "in_progress",
        /// Completed: step 7 passed, whatever the verdict (A30).
        Completed = "completed",
        /// On hold, with a cause.
        OnHold = "on_hold",
        /// Abandoned, with a cause; kept, searchable, valued.
        Abandoned = "abandoned",
    }
}

/// Why an experiment was held or abandoned: a collective cause of the list, and words (R138, R174).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopCause {
    /// The cause, from the list.
    pub cause: ReferenceCode,
    /// In words.
    pub note: Option<Paragraph>,
}

/// A hold or an abandonment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Why.
    pub cause: StopCause,
    /// By whom; none when an import does not say.
    pub by: Option<UserId>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The state, with what each state alone knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// To launch.
    Planned,
    /// In progress.
    InProgress,
    /// On hold; `launched` says what it resumes to.
    OnHold {
        /// Whether it was in progress when it was held.
        launched: bool,
        /// Why and when.
        stop: Stop,
    },
    /// Completed.
    Completed,
    /// Abandoned.
    Abandoned(Stop),
}

/// A step that was passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedStep {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom; none when an import does not say.
    pub by: Option<UserId>,
    /// In which act: steps passed together share it (A10).
    pub passage: PassageId,
}

/// A wish to pass one or several consecutive steps, with the decisions of the gates among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassRequest {
    /// First step of the group.
    pub first: Step,
    /// Last step of the group; the same for a single one.
    pub last: Step,
    /// The decision of each gate of the group.
    pub gates: Vec<GateDecision>,
    /// The act.
    pub passage: PassageId,
}

/// Where an experiment stands. Steps passed are always the first `n`, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lifecycle {
    state: State,
    passed: Vec<PassedStep>,
    gates: BTreeMap<Step, GateDecision>,
    started_on: Option<NaiveDate>,
}

impl Default for Lifecycle {
    fn default() -> Self {
        Self::new()
    }
}

impl Lifecycle {
    /// A life that has not begun.
    #[must_use]
    pub const fn new() -> Self {
        Self { state: State::Planned, passed: Vec::new(), gates: BTreeMap::new(), started_on: None }
    }

    /// Takes back a life that was kept, or that another tool tells.
    #[must_use]
    pub const fn restore(
        state: State,
        passed: Vec<PassedStep>,
        gates: BTreeMap<Step, GateDecision>,
        started_on: Option<NaiveDate>,
    ) -> Self {
        Self { state, passed, gates, started_on }
    }

    /// The state.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// The status.
    #[must_use]
    pub const fn status(&self) -> PocStatus {
        match self.state {
            State::Planned => PocStatus::Planned,
            State::InProgress => PocStatus::InProgress,
            State::OnHold { .. } => PocStatus::OnHold,
            State::Completed => PocStatus::Completed,
            State::Abandoned(_) => PocStatus::Abandoned,
        }
    }

    /// The steps passed, in order.
    #[must_use]
    pub fn passed(&self) -> &[PassedStep] {
        &self.passed
    }

    /// How many steps are passed, 0 to 7.
    #[must_use]
    pub fn steps_passed(&self) -> u8 {
        u8::try_from(self.passed.len()).unwrap_or(STEP_COUNT)
    }

    /// The gauge, 0 to 100.
    #[must_use]
    pub fn progress_percent(&self) -> u8 {
        progress_percent(self.steps_passed())
    }

    /// The next step to pass.
    #[must_use]
    pub fn next_step(&self) -> Option<Step> {
        Step::from_number(self.steps_passed().saturating_add(1))
    }

    /// The last decision of a gate.
    #[must_use]
    pub fn gate(&self, step: Step) -> Option<&GateDecision> {
        self.gates.get(&step)
    }

    /// How many conditions of the first gate are still to be lifted.
    #[must_use]
    pub fn open_conditions(&self) -> usize {
        let gate = self.gates.get(&Step::DescribeSolution);
        gate.map_or(0, |gate| gate.conditions.iter().filter(|one| one.lifted.is_none()).count())
    }

    /// Whether the gate that comes next said no: it awaits nothing until the team works anew.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        let next = self.next_step().and_then(|step| self.gates.get(&step));
        next.is_some_and(GateDecision::refuses)
    }

    /// Remembers that a step was written anew: the gate that comes next, if it is not before, awaits a decision again.
    pub(super) fn rework(&mut self, step: Step) {
        let next = self.next_step().filter(|next| step <= *next);
        if let Some(gate) = next.and_then(|next| self.gates.get_mut(&next)) {
            gate.reworked = true;
        }
    }

    /// Every gate decided.
    pub fn gates(&self) -> impl Iterator<Item = (Step, &GateDecision)> {
        self.gates.iter().map(|(step, decision)| (*step, decision))
    }

    /// The real start, confirmed at launch (A30).
    #[must_use]
    pub const fn started_on(&self) -> Option<NaiveDate> {
        self.started_on
    }

    /// When it last moved: begun, a step passed, or stopped.
    #[must_use]
    pub fn moved_at(&self) -> Option<DateTime<Utc>> {
        let begun = self.started_on.map(|day| day.and_time(NaiveTime::MIN).and_utc());
        let passed = self.passed.last().map(|step| step.at);
        let stopped = match &self.state {
            State::OnHold { stop, .. } | State::Abandoned(stop) => Some(stop.at),
            State::Planned | State::InProgress | State::Completed => None,
        };
        begun.max(passed).max(stopped)
    }

    /// Begins: to launch → in progress.
    ///
    /// # Errors
    /// [`LifecycleError::WrongState`].
    pub fn launch(&mut self, started_on: NaiveDate) -> Result<(), LifecycleError> {
        match self.state {
            State::Planned => {
                self.state = State::InProgress;
                self.started_on = Some(started_on);
                Ok(())
            }
            State::InProgress | State::OnHold { .. } | State::Completed | State::Abandoned(_) => {
                Err(self.wrong_state())
            }
        }
    }

    /// Passes a group of consecutive steps. A NO GO is recorded, and passes what comes before it only.
    ///
    /// # Errors
    /// Every variant of [`LifecycleError`] but `NotPassed`. Nothing changes then.
    pub fn pass(
        &mut self,
        request: &PassRequest,
        entitled: impl Fn(&GateDecision) -> bool,
        by: UserId,
        at: DateTime<Utc>,
    ) -> Result<(), LifecycleError> {
        self.check(request, entitled)?;
        for decision in &request.gates {
            self.gates.insert(decision.verdict.step(), decision.clone());
        }
        for step in request.first.through(request.last) {
            if self.gates.get(&step).is_none_or(|decision| decision.verdict.passes()) {
                self.passed.push(PassedStep { at, by: Some(by), passage: request.passage });
            }
        }
        if self.steps_passed() == STEP_COUNT {
            self.state = State::Completed;
        }
        Ok(())
    }

    fn check(
        &self,
        request: &PassRequest,
        entitled: impl Fn(&GateDecision) -> bool,
    ) -> Result<(), LifecycleError> {
        let PassRequest { first, last, gates, .. } = request;
        let (State::InProgress, Some(expected)) = (&self.state, self.next_step()) else {
            return Err(self.wrong_state());
        };
        if *first != expected {
            return Err(LifecycleError::OutOfOrder { expected });
        }
        if last < first {
            return Err(LifecycleError::EmptyGroup);
        }
        let at_gates: Vec<Step> = first.through(*last).filter(|step| step.has_gate()).collect();
        for step in &at_gates {
            let mut decisions = gates.iter().filter(|gate| gate.verdict.step() == *step);
            let decision = decisions.next().ok_or(LifecycleError::GateUndecided(*step))?;
            if !entitled(decision) {
                return Err(LifecycleError::DeciderNotEntitled(*step));
            }
            if decision.verdict.needs_conditions() && decision.conditions.is_empty() {
                return Err(LifecycleError::ConditionsMissing(*step));
            }
            if decision.verdict.needs_reason() && decision.reason.is_none() {
                return Err(LifecycleError::ReasonMissing(*step));
            }
            if !decision.verdict.passes() && step != last {
                return Err(LifecycleError::NoGoInsideGroup(*step));
            }
        }
        if gates.len() != at_gates.len() {
            return Err(LifecycleError::GateOutsideGroup);
        }
        if at_gates.contains(&Step::Validate) {
            let now = gates.iter().find(|gate| gate.verdict.step() == Step::DescribeSolution);
            let open = now.map_or_else(|| self.open_conditions(), |gate| gate.conditions.len());
            if open > 0 {
                return Err(LifecycleError::ConditionsOpen(open));
            }
        }
        Ok(())
    }

    /// Lifts the condition with this number, from 1, and says what it was.
    ///
    /// # Errors
    /// [`LifecycleError::WrongState`] or [`LifecycleError::NoSuchCondition`].
    pub fn lift(&mut self, number: usize, lifting: Lifting) -> Result<Paragraph, LifecycleError> {
        if !matches!(self.state, State::InProgress | State::OnHold { .. }) {
            return Err(self.wrong_state());
        }
        let gate = self.gates.get_mut(&Step::DescribeSolution);
        let condition = gate.and_then(|gate| gate.conditions.get_mut(number.checked_sub(1)?));
        let condition = condition.filter(|condition| condition.lifted.is_none());
        let condition = condition.ok_or(LifecycleError::NoSuchCondition)?;
        condition.lifted = Some(lifting);
        Ok(condition.text.clone())
    }

    /// Puts on hold, with a cause; the step reached is kept (R137).
    ///
    /// # Errors
    /// [`LifecycleError::WrongState`].
    pub fn hold(&mut self, stop: Stop) -> Result<(), LifecycleError> {
        let launched = match self.state {
            State::Planned => false,
            State::InProgress => true,
            State::OnHold { .. } | State::Completed | State::Abandoned(_) => {
                return Err(self.wrong_state());
            }
        };
        self.state = State::OnHold { launched, stop };
        Ok(())
    }

    /// Resumes at the same step, in the state it was held from (R140).
    ///
    /// # Errors
    /// [`LifecycleError::WrongState`].
    pub fn resume(&mut self) -> Result<(), LifecycleError> {
        let State::OnHold { launched, .. } = self.state else {
            return Err(self.wrong_state());
        };
        self.state = if launched { State::InProgress } else { State::Planned };
        Ok(())
    }

    /// Abandons, with a cause; the step reached is kept.
    ///
    /// # Errors
    /// [`LifecycleError::WrongState`].
    pub fn abandon(&mut self, stop: Stop) -> Result<(), LifecycleError> {
        match self.state {
            State::Planned | State::InProgress | State::OnHold { .. } => {
                self.state = State::Abandoned(stop);
                Ok(())
            }
            State::Completed | State::Abandoned(_) => Err(self.wrong_state()),
        }
    }

    /// Reopens a passed step: it and what follows become unpassed, their gates undecided; answers stay (A12).
    ///
    /// # Errors
    /// [`LifecycleError::WrongState`] or [`LifecycleError::NotPassed`].
    pub fn reopen(&mut self, step: Step) -> Result<(), LifecycleError> {
        if !matches!(self.state, State::InProgress | State::Completed) {
            return Err(self.wrong_state());
        }
        if step.number() > self.steps_passed() {
            return Err(LifecycleError::NotPassed(step));
        }
        self.passed.truncate(usize::from(step.number() - 1));
        self.gates.retain(|gate, _| *gate < step);
        self.state = State::InProgress;
        Ok(())
    }

    const fn wrong_state(&self) -> LifecycleError {
        LifecycleError::WrongState(self.status())
    }
}

#[cfg(test)]
mod tests;
