//! What asks for attention in an experiment that is in progress, with its reason: never a score of a team (R178).

use chrono::{Days, NaiveDate};

use super::PocFigure;
use crate::poc::{Health, PocStatus, Step};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Why an experiment in progress asks for attention.
    Attention {
        /// Nothing was written for a month.
        Silent = "silent",
        /// What was planned has not come.
        Late = "late",
        /// Its team says that it goes badly.
        OffTrack = "off_track",
        /// The next step is a gate that nobody decided, or not since its team reworked: a decision is awaited.
        GateWaiting = "gate_waiting",
        /// Conditions of its conditional go are still to be lifted.
        ConditionsOpen = "conditions_open",
    }
}

/// After how many days without a change an experiment is silent.
pub const SILENT_DAYS: u64 = 30;

impl Attention {
    /// The reasons of one experiment, on this day.
    pub fn of(figure: &PocFigure, today: NaiveDate) -> impl Iterator<Item = Self> {
        let in_progress = figure.status == PocStatus::InProgress;
        let (next, health, open) = (figure.steps_passed, figure.health, figure.open_conditions);
        let (due, updated, refused) = (figure.due_on, figure.updated_on, figure.gate_refused);
        let asks = move |reason: &Self| match reason {
            Self::Silent => updated < Self::silent_before(today),
            Self::Late => due.is_some_and(|due| due < today),
            Self::OffTrack => health == Some(Health::OffTrack),
            Self::GateWaiting => !refused && Self::awaits_gate(next),
            Self::ConditionsOpen => open,
        };
        Self::ALL.iter().copied().filter(move |reason| in_progress && asks(reason))
    }

    /// An experiment that did not change since this day is silent.
    #[must_use]
    pub fn silent_before(today: NaiveDate) -> NaiveDate {
        today.checked_sub_days(Days::new(SILENT_DAYS)).unwrap_or(today)
    }

    /// Whether the step after so many is a gate.
    #[must_use]
    pub fn awaits_gate(steps_passed: u8) -> bool {
        Step::from_number(steps_passed.saturating_add(1)).is_some_and(Step::has_gate)
    }

    /// The numbers of steps passed after which a gate comes.
    pub fn steps_before_gates() -> impl Iterator<Item = u8> {
        (0..crate::poc::STEP_COUNT).filter(|steps| Self::awaits_gate(*steps))
    }
}
