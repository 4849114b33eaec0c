//! The course of a challenge: what it is followed by, and the decision to go on, to correct it or to stop (R101, R355).

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Challenge, ChallengePhase, ChallengeStatus, Closing, EditChallengeError, Measure, Timetable,
};
use crate::access::Granted;
use crate::access::acts::EditChallenge;
use crate::civil::Zone;
use crate::ids::{IndicatorId, IndicatorValueId, UserId};
use crate::journal::Fact;
use crate::text::{FieldCode, FieldError, LongText, Paragraph, ShortText};
use crate::vocabulary::vocabulary;

/// Most indicators of a challenge: what is followed is what matters.
pub const INDICATORS_MAX: usize = 8;
/// Most values of one indicator: one a week for two years, and some.
pub const INDICATOR_VALUES_MAX: usize = 120;

vocabulary! {
    /// What is decided of the course of a challenge.
    CourseVerdict {
        /// It goes on as it is.
        Continue = "continue",
        /// It goes on, otherwise.
        Correct = "correct",
        /// It stops: deposits end, or never begin.
        Stop = "stop",
    }
}

vocabulary! {
    /// What happened to the course of a challenge.
    CourseChange {
        /// Its indicators are these from now on.
        IndicatorsSet = "indicators_set",
        /// A value was declared.
        ValueAdded = "value_added",
        /// A value was taken off: a typing error.
        ValueRemoved = "value_removed",
        /// It goes on.
        Continued = "continued",
        /// It is corrected.
        Corrected = "corrected",
        /// It is stopped.
        Stopped = "stopped",
        /// It was being prepared, and is thrown away.
        Discarded = "discarded",
    }
}

vocabulary! {
    /// Which side of its target an indicator is to reach.
    IndicatorAim {
        /// The target or more: answers, funds that take part.
        AtLeast = "at_least",
        /// The target or less: days of waiting, sheets of paper.
        AtMost = "at_most",
    }
}

impl CourseVerdict {
    const fn change(self) -> CourseChange {
        match self {
            Self::Continue => CourseChange::Continued,
            Self::Correct => CourseChange::Corrected,
            Self::Stop => CourseChange::Stopped,
        }
    }
}

/// What a challenge is followed by. It measures the challenge, never a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Its identifier.
    pub id: IndicatorId,
    /// What it counts.
    pub title: ShortText,
    /// In what.
    pub unit: Option<ShortText>,
    /// How much is hoped for.
    pub target: Option<Measure>,
    /// On which side of it.
    pub aim: IndicatorAim,
    /// By which day.
    pub expected_on: Option<NaiveDate>,
}

/// An indicator as it is asked for: one that is kept, or a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedIndicator {
    /// Which one it is, unless it is new.
    pub id: Option<IndicatorId>,
    /// What it counts.
    pub title: ShortText,
    /// In what.
    pub unit: Option<ShortText>,
    /// How much is hoped for.
    pub target: Option<Measure>,
    /// On which side of it.
    pub aim: IndicatorAim,
    /// By which day.
    pub expected_on: Option<NaiveDate>,
}

/// A value of an indicator, as it was on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorValue {
    /// Its identifier.
    pub id: IndicatorValueId,
    /// The day at which it was true.
    pub on: NaiveDate,
    /// How much.
    pub value: Measure,
    /// What explains it.
    pub note: Option<Paragraph>,
}

/// An indicator and its values, the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// What is followed.
    pub indicator: Indicator,
    /// What was found.
    pub values: Vec<IndicatorValue>,
}

impl Measured {
    fn last_and_target(&self) -> Option<(Measure, Measure)> {
        self.values.first().map(|last| last.value).zip(self.indicator.target)
    }

    /// Whether its last value is on the side of the target that was aimed at; unknown without the two.
    #[must_use]
    pub fn reached(&self) -> Option<bool> {
        let (last, target) = self.last_and_target()?;
        Some(match self.indicator.aim {
            IndicatorAim::AtLeast => last >= target,
            IndicatorAim::AtMost => last <= target,
        })
    }

    /// How much of the target the last value is, in whole percent. Of a target that is not to be passed, no share
    /// says how near it is.
    #[must_use]
    pub fn percent(&self) -> Option<u32> {
        let (last, target) = self.last_and_target()?;
        match self.indicator.aim {
            IndicatorAim::AtLeast => last.percent_of(target),
            IndicatorAim::AtMost => None,
        }
    }
}

/// A decision on the course of a challenge. It is kept for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseDecision {
    /// What was decided.
    pub verdict: CourseVerdict,
    /// Why, in words that everybody reads.
    pub reason: Paragraph,
    /// By whom.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Why nothing was decided of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CourseError {
    /// It is being prepared, or has ended.
    #[error("this is not decided of a challenge in that phase")]
    WrongPhase,
}

impl Challenge {
    /// What may be decided of its course at this instant.
    #[must_use]
    pub fn verdicts(&self, at: DateTime<Utc>) -> &'static [CourseVerdict] {
        match self.0.timetable.phase(at) {
            ChallengePhase::Announced | ChallengePhase::Open | ChallengePhase::Evaluating => {
                CourseVerdict::ALL
            }
            ChallengePhase::Draft | ChallengePhase::Closed => &[],
        }
    }

    fn course(&self, course: CourseChange, reason: Option<&Paragraph>) -> Fact {
        let reason = reason.map(|reason| reason.as_str().to_owned());
        Fact::ChallengeCourse { challenge: self.0.id, course, reason }
    }
}

impl Granted<'_, EditChallenge, Challenge> {
    /// Sets the whole list of indicators. One that has values stays: they are taken off first.
    ///
    /// # Errors
    /// [`EditChallengeError::Closed`], or every faulty field.
    pub fn set_indicators(
        self,
        wanted: Vec<WantedIndicator>,
        kept: &[Measured],
        new_id: impl Fn() -> IndicatorId,
        at: DateTime<Utc>,
    ) -> Result<(Vec<Indicator>, Fact), EditChallengeError> {
        let challenge = &*self.on;
        if challenge.0.timetable.phase(at) == ChallengePhase::Closed {
            return Err(EditChallengeError::Closed);
        }
        check(&wanted, kept).map_err(EditChallengeError::Invalid)?;
        let indicator = |wanted: WantedIndicator| {
            let WantedIndicator { id, title, unit, target, aim, expected_on } = wanted;
            let id = id.unwrap_or_else(&new_id);
            Indicator { id, title, unit, target, aim, expected_on }
        };
        let indicators = wanted.into_iter().map(indicator).collect();
        Ok((indicators, challenge.course(CourseChange::IndicatorsSet, None)))
    }

    /// Declares a value of one of its indicators. Also once it has ended: what it changed is measured later.
    ///
    /// # Errors
    /// A day that is to come, or as many values as an indicator may have.
    pub fn declare_value(
        self,
        of: &Measured,
        value: &IndicatorValue,
        at: DateTime<Utc>,
    ) -> Result<Fact, Vec<FieldError>> {
        if value.on > Zone::Paris.day(at) {
            return Err(vec![FieldError::new("/on", FieldCode::InFuture)]);
        }
        if of.values.len() >= INDICATOR_VALUES_MAX {
            return Err(vec![too_many("/value", INDICATOR_VALUES_MAX)]);
        }
        Ok(self.on.course(CourseChange::ValueAdded, None))
    }

    /// Takes a value off: it was a typing error.
    #[must_use]
    pub fn remove_value(self) -> Fact {
        self.on.course(CourseChange::ValueRemoved, None)
    }

    /// Throws it away while it is being prepared: nobody else ever read it.
    ///
    /// # Errors
    /// See [`CourseError`].
    pub fn discard(self) -> Result<Fact, CourseError> {
        let parts = &self.on.0;
        if parts.timetable.status != ChallengeStatus::Draft {
            return Err(CourseError::WrongPhase);
        }
        // Nothing else is left to say what it was.
        let reason = Some(format!("{}, {}", parts.reference, parts.content.title.as_str()));
        let course = CourseChange::Discarded;
        Ok(Fact::ChallengeCourse { challenge: parts.id, course, reason })
    }

    /// Decides of its course, with a reason that everybody reads. To stop it ends the deposits that are open; one that
    /// has not opened ends there and then, and the reason is all that comes out of it.
    ///
    /// # Errors
    /// See [`CourseError`].
    pub fn decide_course(
        self,
        verdict: CourseVerdict,
        reason: Paragraph,
        at: DateTime<Utc>,
    ) -> Result<(CourseDecision, Fact), CourseError> {
        if !self.on.verdicts(at).contains(&verdict) {
            return Err(CourseError::WrongPhase);
        }
        let fact = self.on.course(verdict.change(), Some(&reason));
        let announced = self.on.0.timetable.phase(at) == ChallengePhase::Announced;
        let decision = CourseDecision { verdict, reason, by: self.by.id, at };
        if verdict == CourseVerdict::Stop && announced {
            let results = LongText::restore(decision.reason.as_str().to_owned());
            let parts = &mut self.on.0;
            parts.closing = Some(Closing { results, closed_by: decision.by, closed_at: at });
            // Its dates come off: they would still be announced, and nothing happens on them.
            parts.timetable = Timetable { status: ChallengeStatus::Closed, ..Timetable::draft() };
        } else if verdict == CourseVerdict::Stop && self.on.0.timetable.takes_ideas(at) {
            // That deposits end is told by the decision: nobody hears of it twice.
            self.stop_deposits(at).map_err(|_| CourseError::WrongPhase)?;
        }
        Ok((decision, fact))
    }
}

fn check(wanted: &[WantedIndicator], kept: &[Measured]) -> Result<(), Vec<FieldError>> {
    if wanted.len() > INDICATORS_MAX {
        return Err(vec![too_many("/indicators", INDICATORS_MAX)]);
    }
    let mut errors = Vec::new();
    for (place, one) in wanted.iter().enumerate() {
        let Some(id) = one.id else { continue };
        let pointer = format!("/indicators/{place}/id");
        if kept.iter().all(|known| known.indicator.id != id) {
            errors.push(FieldError::new(pointer, FieldCode::UnknownValue));
        } else if wanted.iter().take(place).any(|before| before.id == Some(id)) {
            errors.push(FieldError::new(pointer, FieldCode::Duplicate));
        }
    }
    let gone = |one: &&Measured| wanted.iter().all(|other| other.id != Some(one.indicator.id));
    if kept.iter().filter(gone).any(|one| !one.values.is_empty()) {
        errors.push(FieldError::new("/indicators", FieldCode::InUse));
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn too_many(pointer: &str, max: usize) -> FieldError {
    let max = u32::try_from(max).ok();
    FieldError { pointer: pointer.to_owned(), code: FieldCode::TooMany, min: None, max }
}

#[cfg(test)]
mod tests;
