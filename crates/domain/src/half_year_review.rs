//! The half-year review of the experiments (R212): what started, ended, was held or abandoned, what was learnt.
//! A draft follows what happens and is commented; frozen, it never changes again.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::access::acts::KeepReviews;
use crate::access::{Actor, Granted, Leave, Owned};
use crate::ids::{LessonId, OrganisationId, PocId, ReviewId, UserId};
use crate::journal::Fact;
use crate::poc::{GateVerdict, LessonKind, PocStatus, Step};
use crate::portfolio::Attention;
use crate::reference::ReferenceCode;
use crate::text::{LongText, Paragraph};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Whether a review may still change.
    ReviewStatus {
        /// It follows what happens, and is commented.
        Draft = "draft",
        /// It never changes again.
        Frozen = "frozen",
    }
}

/// A half of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Half {
    /// The year.
    pub year: i32,
    /// 1 until June, 2 from July.
    pub number: u8,
}

impl Half {
    /// This half, if there is one.
    #[must_use]
    pub fn new(year: i32, number: u8) -> Option<Self> {
        let known = (2000..=2200).contains(&year) && (1..=2).contains(&number);
        known.then_some(Self { year, number })
    }

    /// The half that a day is in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), number: if day.month() <= 6 { 1 } else { 2 } }
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        let month = if self.number == 1 { 1 } else { 7 };
        NaiveDate::from_ymd_opt(self.year, month, 1).unwrap_or_default()
    }

    /// The first day after it.
    #[must_use]
    pub fn end(self) -> NaiveDate {
        let (year, month) = if self.number == 1 { (self.year, 7) } else { (self.year + 1, 1) };
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }

    /// `2026-H1`.
    #[must_use]
    pub fn code(self) -> String {
        format!("{}-H{}", self.year, self.number)
    }

    /// The half that has this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let (year, number) = code.split_once("-H")?;
        Self::new(year.parse().ok()?, number.parse().ok()?)
    }
}

/// An experiment that a review names: one that everybody may know of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewedPoc {
    /// Which one.
    pub id: PocId,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// The name of its direction.
    pub department: String,
    /// How many steps were passed.
    pub steps_passed: u8,
    /// The verdict of its validation, when it ended.
    pub verdict: Option<GateVerdict>,
    /// Why it was held or abandoned.
    pub cause: Option<ReferenceCode>,
    /// The day it happened.
    pub on: NaiveDate,
}

/// A lesson that a review quotes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewedLesson {
    /// Which one.
    pub id: LessonId,
    /// The experiment.
    pub poc: PocId,
    /// Its title.
    pub title: String,
    /// The step.
    pub step: Step,
    /// The kind.
    pub kind: LessonKind,
    /// What was learnt.
    pub text: String,
    /// How many people it served.
    pub served: u32,
}

/// How many, by status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewedStatus {
    /// The status.
    pub status: PocStatus,
    /// How many now.
    pub count: u64,
    /// How many in the review before, when there is one.
    pub before: Option<u64>,
}

/// How many, for a reason of attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewedAttention {
    /// The reason.
    pub reason: Attention,
    /// How many.
    pub count: u64,
}

/// How many, for a cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewedCause {
    /// The cause.
    pub cause: ReferenceCode,
    /// How many.
    pub count: u64,
}

/// What a review says. Kept whole when it is frozen: what changes afterwards does not change it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewContent {
    /// The first day it tells of.
    pub from: NaiveDate,
    /// The last day it tells of: the end of the half, or the day it was made.
    pub until: NaiveDate,
    /// All experiments of the perimeter at its end.
    pub total: u64,
    /// All of them in the review before, when there is one.
    pub total_before: Option<u64>,
    /// The half of the review before.
    pub before: Option<String>,
    /// By status at its end, beside the review before.
    pub by_status: Vec<ReviewedStatus>,
    /// Experiments that count and are not named: they are kept for some.
    pub restricted: u64,
    /// Launched in the half.
    pub started: Vec<ReviewedPoc>,
    /// Completed in the half.
    pub completed: Vec<ReviewedPoc>,
    /// Held in the half.
    pub held: Vec<ReviewedPoc>,
    /// Abandoned in the half, as the exercise of the right to experiment.
    pub abandoned: Vec<ReviewedPoc>,
    /// Why they stopped in the half, the most first.
    pub causes: Vec<ReviewedCause>,
    /// Lessons of the half: those that served the most, then the newest.
    pub lessons: Vec<ReviewedLesson>,
    /// What asks for attention, when it was made.
    pub attention: Vec<ReviewedAttention>,
}

/// A review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Its identifier.
    pub id: ReviewId,
    /// The half it tells of.
    pub half: Half,
    /// A body; the whole branch when none.
    pub organisation: Option<OrganisationId>,
    /// Whether it may still change.
    pub status: ReviewStatus,
    /// What whoever keeps it says before the figures.
    pub foreword: Option<LongText>,
    /// What it says, once it is frozen.
    pub content: Option<ReviewContent>,
    /// Who made it.
    pub created_by: UserId,
    /// When.
    pub created_at: DateTime<Utc>,
    /// Who froze it, and when.
    pub frozen: Option<(UserId, DateTime<Utc>)>,
}

/// A word about a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Who.
    pub author: UserId,
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub text: Paragraph,
}

/// Why a review stayed as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReviewError {
    /// It is frozen.
    #[error("the review is frozen")]
    Frozen,
    /// There is one of that half and that perimeter.
    #[error("there is one of that half and that perimeter")]
    Exists,
}

impl Owned for Review {
    /// A review belongs to nobody: whoever may keep one keeps all.
    fn is_owned_by(&self, _: &Actor) -> bool {
        false
    }
}

impl Leave<'_, KeepReviews> {
    /// Makes the draft of a half, for a body or for the whole branch.
    #[must_use]
    pub fn make(
        self,
        (id, half): (ReviewId, Half),
        organisation: Option<OrganisationId>,
        at: DateTime<Utc>,
    ) -> (Review, Fact) {
        let review = Review {
            id,
            half,
            organisation,
            status: ReviewStatus::Draft,
            foreword: None,
            content: None,
            created_by: self.by.id,
            created_at: at,
            frozen: None,
        };
        (review, Fact::ReviewMade { review: id, label: half.code() })
    }
}

impl Granted<'_, KeepReviews, Review> {
    /// Writes what comes before the figures.
    ///
    /// # Errors
    /// [`ReviewError::Frozen`].
    pub fn write(self, foreword: Option<LongText>) -> Result<Fact, ReviewError> {
        self.on.still_a_draft()?;
        self.on.foreword = foreword;
        Ok(Fact::ReviewEdited { review: self.on.id })
    }

    /// Freezes it with what it says now.
    ///
    /// # Errors
    /// [`ReviewError::Frozen`].
    pub fn freeze(self, content: ReviewContent, at: DateTime<Utc>) -> Result<Fact, ReviewError> {
        self.on.still_a_draft()?;
        self.on.status = ReviewStatus::Frozen;
        self.on.content = Some(content);
        self.on.frozen = Some((self.by.id, at));
        let label = self.on.half.code();
        Ok(Fact::ReviewFrozen { review: self.on.id, label })
    }
}

impl Review {
    /// Whether it may still change.
    ///
    /// # Errors
    /// [`ReviewError::Frozen`].
    pub fn still_a_draft(&self) -> Result<(), ReviewError> {
        match self.status {
            ReviewStatus::Draft => Ok(()),
            ReviewStatus::Frozen => Err(ReviewError::Frozen),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_has_its_days_and_its_code() {
        let half = Half::from_code("2026-H2").unwrap();
        assert_eq!(
            (half.first().to_string(), half.end().to_string()),
            ("2026-07-01".into(), "2027-01-01".into())
        );
        assert_eq!(half.code(), "2026-H2");
        assert_eq!(Half::of(half.first()), half);
        assert_eq!(Half::of("2026-06-30".parse().unwrap()).code(), "2026-H1");
        for odd in ["2026", "2026-H3", "26-H1", "2026-H0", "x-H1"] {
            assert_eq!(Half::from_code(odd), None, "{odd}");
        }
    }
}
