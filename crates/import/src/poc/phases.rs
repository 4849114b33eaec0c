//! How the phases of another tool become a status and steps.
//!
//! The rule, with the shipped mapping in brackets (`mappings/pocs.toml`, section `[phases]`):
//!
//! 1. A phase counts from the day it starts. One that starts after the day of the import is to come: it is told in the
//!    story and passes nothing.
//! 2. Entering a phase shows that the steps before it are behind [investigation 2, construction 4, acceleration 5,
//!    consolidation 6]: those not passed yet are passed together, on the day the phase starts. The seventh step is
//!    passed by the handover [`transfere`, `opere`], which completes the experiment.
//! 3. The last phase in order of start tells the status: completed, abandoned [`abandon`, `abandon-investigation`], or
//!    in progress. On the same day, an end comes after a beginning, and two ends keep the order of the file. Without
//!    any phase begun, the experiment is to launch.
//! 4. An abandoned experiment keeps the steps it had passed, six at most; its cause is the one that the mapping names
//!    `not_told`, for no tool uses our list; the comment of the file is kept as the note.
//! 5. What contradicts itself is mended and told, never refused: an end before its start (the end is left out), a
//!    phase after a later one (it passes nothing: steps never go back), an unknown or undated phase (left out), a
//!    phase after an abandonment (the experiment has resumed).
//!
//! Steps 3 and 7 are passed without the record of a decision: the file names no decider, and none is invented. Such an
//! experiment is not *validated* until somebody reopens step 7 and records the validation.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::PassageId;
use domain::poc::{Lifecycle, PassedStep, PocStatus, STEP_COUNT, State, Step, Stop, StopCause};
use domain::reference::ReferenceCode;
use domain::text::Paragraph;

use crate::mapping::PhasesRule;
use crate::remark::Remark;

/// A phase, as a file tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Its name in the file.
    pub name: String,
    /// Its first day.
    pub start: NaiveDate,
    /// What was said of it.
    pub comment: Option<String>,
}

/// Steps passed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The first one.
    pub first: Step,
    /// The last one.
    pub last: Step,
    /// On which day.
    pub on: NaiveDate,
}

/// Where an experiment stands, without identifiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Its status; never on hold, for no phase says so.
    pub status: PocStatus,
    /// The steps passed, in order.
    pub passages: Vec<Passage>,
    /// The first day of its first phase, to come or not.
    pub starts_on: Option<NaiveDate>,
    /// The first day of its first phase begun.
    pub started_on: Option<NaiveDate>,
    /// When it was abandoned, and what was said of it.
    pub abandoned: Option<(NaiveDate, Option<Paragraph>)>,
}

/// What a phase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Steps(u8),
    Completed,
    Abandoned,
}

impl PhasesRule {
    fn meaning(&self, phase: &str) -> Option<Meaning> {
        if self.completed.iter().any(|name| name == phase) {
            return Some(Meaning::Completed);
        }
        if self.abandoned.iter().any(|name| name == phase) {
            return Some(Meaning::Abandoned);
        }
        self.steps.get(phase).map(|steps| Meaning::Steps((*steps).min(STEP_COUNT - 1)))
    }
}

/// Applies the rule.
pub(crate) fn story(
    phases: &[Phase],
    rule: &PhasesRule,
    why: Option<&str>,
    as_of: NaiveDate,
    remarks: &mut Vec<Remark>,
) -> Story {
    let known = in_order(phases, rule, remarks);
    let starts_on = known.first().map(|(phase, _)| phase.start);
    let (begun, to_come): (Vec<_>, Vec<_>) =
        known.into_iter().partition(|(phase, _)| phase.start <= as_of);
    for (phase, _) in to_come {
        remarks.push(Remark::PhaseToCome { phase: phase.name.clone(), start: phase.start });
    }
    let status = match begun.last() {
        None => PocStatus::Planned,
        Some((_, Meaning::Steps(_))) => PocStatus::InProgress,
        Some((_, Meaning::Completed)) => PocStatus::Completed,
        Some((_, Meaning::Abandoned)) => PocStatus::Abandoned,
    };
    let most = if status == PocStatus::Completed { STEP_COUNT } else { STEP_COUNT - 1 };
    let started = begun.iter().find(|(_, meaning)| *meaning != Meaning::Abandoned);
    let abandoned = begun.last().filter(|_| status == PocStatus::Abandoned).map(|(phase, _)| {
        let words = phase.comment.as_deref().or(why);
        (phase.start, words.and_then(note))
    });
    contradictions(&begun, status, remarks);
    let passages = passages(&begun, most, remarks);
    Story {
        status,
        passages,
        starts_on,
        started_on: started.map(|(phase, _)| phase.start),
        abandoned,
    }
}

type Known<'p> = (&'p Phase, Meaning);

fn in_order<'p>(
    phases: &'p [Phase],
    rule: &PhasesRule,
    remarks: &mut Vec<Remark>,
) -> Vec<Known<'p>> {
    let mut known = Vec::with_capacity(phases.len());
    for phase in phases {
        match rule.meaning(&phase.name) {
            Some(meaning) => known.push((phase, meaning)),
            None => remarks.push(Remark::PhaseUnknown { phase: phase.name.clone() }),
        }
    }
    // The sort is stable: two ends on one day keep the order of the file.
    known.sort_by_key(|(phase, meaning)| match meaning {
        Meaning::Steps(steps) => (phase.start, *steps),
        Meaning::Completed | Meaning::Abandoned => (phase.start, u8::MAX),
    });
    known
}

fn passages(begun: &[Known<'_>], most: u8, remarks: &mut Vec<Remark>) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut passed = 0;
    for (phase, meaning) in begun {
        let steps = match meaning {
            Meaning::Steps(steps) => *steps,
            Meaning::Completed => STEP_COUNT,
            Meaning::Abandoned => continue,
        };
        if steps < passed {
            remarks.push(Remark::PhaseOutOfOrder { phase: phase.name.clone() });
        }
        let steps = steps.min(most);
        let ends = (Step::from_number(passed + 1), Step::from_number(steps));
        if let (Some(first), Some(last)) = ends
            && steps > passed
        {
            passages.push(Passage { first, last, on: phase.start });
            passed = steps;
        }
    }
    passages
}

fn contradictions(begun: &[Known<'_>], status: PocStatus, remarks: &mut Vec<Remark>) {
    let has = |wanted| begun.iter().any(|(_, meaning)| *meaning == wanted);
    if status == PocStatus::Abandoned && has(Meaning::Completed) {
        remarks.push(Remark::AbandonedAfterCompletion);
    }
    if status != PocStatus::Abandoned && has(Meaning::Abandoned) {
        remarks.push(Remark::ResumedAfterAbandonment);
    }
}

fn note(words: &str) -> Option<Paragraph> {
    let kept: String = words.chars().take(Paragraph::LONGEST).collect();
    Paragraph::parse("", &kept).ok()
}

impl Story {
    /// How many steps are passed.
    #[must_use]
    pub fn steps_passed(&self) -> u8 {
        self.passages.last().map_or(0, |passage| passage.last.number())
    }

    /// The same story as the domain keeps it: `new_id` names each passage.
    pub fn lifecycle(
        &self,
        cause: &ReferenceCode,
        mut new_id: impl FnMut() -> PassageId,
    ) -> Lifecycle {
        let mut passed = Vec::new();
        for Passage { first, last, on } in &self.passages {
            let step = PassedStep { at: midnight(*on), by: None, passage: new_id() };
            passed.extend(first.through(*last).map(|_| step.clone()));
        }
        let state = match (self.status, &self.abandoned) {
            (PocStatus::Abandoned, Some((on, note))) => {
                let cause = StopCause { cause: cause.clone(), note: note.clone() };
                State::Abandoned(Stop { cause, by: None, at: midnight(*on) })
            }
            (PocStatus::Completed, _) => State::Completed,
            (PocStatus::InProgress, _) => State::InProgress,
            (PocStatus::Planned | PocStatus::OnHold | PocStatus::Abandoned, _) => State::Planned,
        };
        Lifecycle::restore(state, passed, std::collections::BTreeMap::new(), self.started_on)
    }
}

fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

#[cfg(test)]
mod tests;
