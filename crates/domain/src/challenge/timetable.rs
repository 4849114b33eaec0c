//! When things happen: phases open and close by the clock, at the minute, and by act (R082, R102).

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::civil::{Zone, is_of_our_time, to_the_minute};
use crate::text::{FieldCode, FieldError, FieldErrors};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What was last done to a challenge. What it is at an instant is its [`ChallengePhase`].
    ChallengeStatus {
        /// Being prepared.
        Draft = "draft",
        /// Published: takes ideas from its opening until its end.
        Open = "open",
        /// Deposits were stopped: ideas are being read.
        Evaluating = "evaluating",
        /// Ended, with its results.
        Closed = "closed",
    }
}

vocabulary! {
    /// What a challenge is at an instant.
    ChallengePhase {
        /// Being prepared, known to those who prepare.
        Draft = "draft",
        /// Published, and not open yet.
        Announced = "announced",
        /// Takes ideas.
        Open = "open",
        /// Ideas are being read.
        Evaluating = "evaluating",
        /// Ended, with its results.
        Closed = "closed",
    }
}

/// Where a challenge stands, and its instants, each at a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timetable {
    /// What was last done to it.
    pub status: ChallengeStatus,
    /// From when it takes ideas.
    pub opens_at: Option<DateTime<Utc>>,
    /// Until when.
    pub closes_at: Option<DateTime<Utc>>,
    /// From when its ideas may be supported, when there is a period for it (R098, A13).
    pub votes_from: Option<DateTime<Utc>>,
    /// Until when.
    pub votes_until: Option<DateTime<Utc>>,
    /// In how many days after its end each author has an answer: a public promise.
    pub reply_days: Option<u16>,
}

/// Longest promise: a year.
pub const REPLY_DAYS_MAX: u16 = 366;

impl Timetable {
    /// A timetable without any date.
    #[must_use]
    pub const fn draft() -> Self {
        Self {
            status: ChallengeStatus::Draft,
            opens_at: None,
            closes_at: None,
            votes_from: None,
            votes_until: None,
            reply_days: None,
        }
    }

    /// What the challenge is at this instant. An end is the first instant that is too late.
    #[must_use]
    pub fn phase(&self, at: DateTime<Utc>) -> ChallengePhase {
        let begun = self.opens_at.is_none_or(|opens| opens <= at);
        let ended = self.closes_at.is_some_and(|closes| closes <= at);
        match self.status {
            ChallengeStatus::Draft => ChallengePhase::Draft,
            ChallengeStatus::Closed => ChallengePhase::Closed,
            ChallengeStatus::Evaluating => ChallengePhase::Evaluating,
            ChallengeStatus::Open if ended => ChallengePhase::Evaluating,
            ChallengeStatus::Open if begun => ChallengePhase::Open,
            ChallengeStatus::Open => ChallengePhase::Announced,
        }
    }

    /// Whether an idea may answer at this instant.
    #[must_use]
    pub fn takes_ideas(&self, at: DateTime<Utc>) -> bool {
        self.phase(at) == ChallengePhase::Open
    }

    /// Whether it takes ideas at this instant, or will.
    #[must_use]
    pub fn waits_for_ideas(&self, at: DateTime<Utc>) -> bool {
        matches!(self.phase(at), ChallengePhase::Announced | ChallengePhase::Open)
    }

    /// Whether it ended before it took any idea: what is stopped before it opens has no dates any more, whereas whatever
    /// was published has an opening.
    #[must_use]
    pub const fn never_opened(&self) -> bool {
        matches!(self.status, ChallengeStatus::Closed)
            && self.opens_at.is_none()
            && self.closes_at.is_none()
    }

    /// The last day, in Paris, on which every author is to have an answer.
    #[must_use]
    pub fn promised_on(&self) -> Option<NaiveDate> {
        let (closes, days) = self.closes_at.zip(self.reply_days)?;
        Zone::Paris.day(closes).checked_add_days(Days::new(u64::from(days)))
    }

    /// The instant from which the promise is broken.
    #[must_use]
    pub fn promise_ends_at(&self) -> Option<DateTime<Utc>> {
        self.promised_on().map(|day| Zone::Paris.end_of(day))
    }

    /// Checks what a challenge needs to be published at this instant: it is for a time, so it has an end, and the end
    /// is to come. `under` is the pointer of these dates in the body. The portal asks the same before it sends.
    ///
    /// # Errors
    /// Every date that is missing, or past.
    pub fn check_publication(&self, under: &str, at: DateTime<Utc>) -> Result<(), Vec<FieldError>> {
        let opens = self.opens_at.unwrap_or(at);
        let code = match self.closes_at {
            None => FieldCode::EndRequired,
            Some(closes) if closes <= at => FieldCode::EndPassed,
            Some(closes) if closes <= opens => FieldCode::BeforeStart,
            Some(_) => return self.check_votes(under, opens).map_err(|error| vec![error]),
        };
        Err(vec![FieldError::new(format!("{under}/closes_at"), code)])
    }

    /// Nothing is there to be supported before it opens. A period begins with a day, an opening may have an hour: they
    /// may share their day.
    fn check_votes(&self, under: &str, opens: DateTime<Utc>) -> Result<(), FieldError> {
        let early = |from: DateTime<Utc>| Zone::Paris.day(from) < Zone::Paris.day(opens);
        let field = if self.votes_from.is_some_and(early) {
            "votes_from"
        } else if self.votes_until.is_some_and(|until| until <= opens) {
            "votes_until"
        } else {
            return Ok(());
        };
        Err(FieldError::new(format!("{under}/{field}"), FieldCode::BeforeStart))
    }

    /// The same, each instant at its minute.
    #[must_use]
    pub fn to_the_minute(self) -> Self {
        Self {
            opens_at: self.opens_at.map(to_the_minute),
            closes_at: self.closes_at.map(to_the_minute),
            votes_from: self.votes_from.map(to_the_minute),
            votes_until: self.votes_until.map(to_the_minute),
            ..self
        }
    }

    /// Checks that its dates are of our time, that nothing ends before it begins and that nobody supports what is not
    /// open yet; `under` is the pointer of these dates in the body.
    ///
    /// # Errors
    /// Every faulty date.
    pub fn check(&self, under: &str) -> Result<(), Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let dates = [
            ("opens_at", self.opens_at),
            ("closes_at", self.closes_at),
            ("votes_from", self.votes_from),
            ("votes_until", self.votes_until),
        ];
        // Days are counted from them: a year that no calendar has would not come back.
        let far = |date: Option<DateTime<Utc>>| date.is_some_and(|date| !is_of_our_time(&date));
        for (field, _) in dates.into_iter().filter(|(_, date)| far(*date)) {
            errors.push(FieldError::new(format!("{under}/{field}"), FieldCode::Malformed));
        }
        let periods = [
            ("closes_at", self.opens_at, self.closes_at),
            ("votes_until", self.votes_from, self.votes_until),
        ];
        for (field, from, until) in periods {
            if from.zip(until).is_some_and(|(from, until)| until <= from) {
                errors.push(FieldError::new(format!("{under}/{field}"), FieldCode::BeforeStart));
            }
        }
        if let Some(opens) = self.opens_at {
            errors.check(self.check_votes(under, opens));
        }
        if self.reply_days.is_some_and(|days| !(1..=REPLY_DAYS_MAX).contains(&days)) {
            errors.push(FieldError {
                pointer: format!("{under}/reply_days"),
                code: FieldCode::Malformed,
                min: Some(1),
                max: Some(u32::from(REPLY_DAYS_MAX)),
            });
        }
        errors.into_result()
    }
}

/// Whether two challenges take ideas at a same time (R084). A period without an end never ends.
#[must_use]
pub fn overlap(one: &Timetable, other: &Timetable) -> bool {
    let begins_before_the_end = |a: &Timetable, b: &Timetable| match (a.opens_at, b.closes_at) {
        (Some(opens), Some(closes)) => opens < closes,
        (None, _) | (_, None) => true,
    };
    begins_before_the_end(one, other) && begins_before_the_end(other, one)
}
