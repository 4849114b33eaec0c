//! Steering the prototype of step 5, for who wants it: cost, quality, tests with real people (R195, R207, R168).
//! Never asked for by anything: no figure opens or closes a step (R164).

use chrono::NaiveDate;

use super::Poc;
use crate::access::Granted;
use crate::access::acts::EditPoc;
use crate::journal::Fact;
use crate::text::{FieldCode, FieldError, Paragraph};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What the team says of the quality of its prototype.
    TrackedQuality {
        /// As it was hoped.
        AsExpected = "as_expected",
        /// Usable, to be improved.
        ToImprove = "to_improve",
        /// Not there yet.
        Insufficient = "insufficient",
    }
}

/// One turn of "tester, mesurer, apprendre" (R207).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Iteration {
    /// When.
    pub on: NaiveDate,
    /// What was tested, with whom.
    pub tested: Paragraph,
    /// What was measured.
    pub measured: Option<Paragraph>,
    /// What was learnt.
    pub learnt: Option<Paragraph>,
    /// Whether real users tried it (R168).
    pub with_users: bool,
}

/// Most iterations that are kept.
pub const ITERATIONS_MAX: usize = 100;

/// What is tracked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tracking {
    /// Meant to be spent, in euros.
    pub cost_planned: Option<u32>,
    /// Spent so far, in euros.
    pub cost_spent: Option<u32>,
    /// What the team says of the quality.
    pub quality: Option<TrackedQuality>,
    /// In words.
    pub note: Option<Paragraph>,
    /// The tests, in the order of their days.
    pub iterations: Vec<Iteration>,
}

impl Tracking {
    /// Whether nothing is tracked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Granted<'_, EditPoc, Poc> {
    /// Replaces what is tracked; nothing is tracked any more when it is empty.
    ///
    /// # Errors
    /// A [`FieldError`] when there are too many iterations.
    pub fn track(self, mut tracking: Tracking) -> Result<Fact, Vec<FieldError>> {
        if tracking.iterations.len() > ITERATIONS_MAX {
            return Err(vec![FieldError {
                pointer: "/iterations".to_owned(),
                code: FieldCode::TooMany,
                min: None,
                max: u32::try_from(ITERATIONS_MAX).ok(),
            }]);
        }
        tracking.iterations.sort_by_key(|iteration| iteration.on);
        self.on.0.tracking = Some(tracking).filter(|tracking| !tracking.is_empty());
        Ok(Fact::PocTracked { poc: self.on.0.id })
    }
}
