//! Decisions at steps 3 and 7 (R189, R200).

use chrono::{DateTime, NaiveDate, Utc};

use super::Step;
use crate::ids::UserId;
use crate::text::Paragraph;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What was decided at a gate.
    GateVerdict {
        /// Step 3: go on.
        Go = "go",
        /// Step 3: go on, under conditions.
        ConditionalGo = "conditional_go",
        /// Step 3: rework, hold or abandon (A05).
        NoGo = "no_go",
        /// Step 7: it works.
        Validated = "validated",
        /// Step 7: it does not; the experiment is completed all the same.
        NotValidated = "not_validated",
    }
}

impl GateVerdict {
    /// The step where this verdict may be given.
    #[must_use]
    pub const fn step(self) -> Step {
        match self {
            Self::Go | Self::ConditionalGo | Self::NoGo => Step::DescribeSolution,
            Self::Validated | Self::NotValidated => Step::Validate,
        }
    }

    /// Whether the step is passed. Only a NO GO keeps it closed.
    #[must_use]
    pub const fn passes(self) -> bool {
        !matches!(self, Self::NoGo)
    }

    /// Whether a reason must be written: when the answer is no. The reason of a conditional go is its conditions.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::NoGo | Self::NotValidated)
    }

    /// Whether conditions must be written.
    #[must_use]
    pub const fn needs_conditions(self) -> bool {
        matches!(self, Self::ConditionalGo)
    }
}

/// What the decider records as assured before giving carte blanche (R202).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Assurances {
    /// Security.
    pub security: bool,
    /// Deadlines.
    pub deadlines: bool,
    /// Quality.
    pub quality: bool,
}

/// Most conditions of one decision.
pub const CONDITIONS_MAX: usize = 20;

/// How a condition was lifted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lifting {
    /// By whom: somebody who may decide at the gate.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
    /// In words.
    pub note: Option<Paragraph>,
}

/// Something that a conditional go asks for: the validation waits until it is lifted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What.
    pub text: Paragraph,
    /// Whether it is met.
    pub lifted: Option<Lifting>,
}

/// A decision taken at a gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateDecision {
    /// What was decided.
    pub verdict: GateVerdict,
    /// Why.
    pub reason: Option<Paragraph>,
    /// The conditions of a conditional go, in order.
    pub conditions: Vec<Condition>,
    /// What is assured.
    pub assurances: Assurances,
    /// By whom.
    pub decided_by: UserId,
    /// On which day.
    pub decided_on: NaiveDate,
    /// Whether its team wrote its record anew since: what said no then is to be decided again.
    pub reworked: bool,
}

impl GateDecision {
    /// Whether it keeps its step closed, and nothing was written anew since.
    #[must_use]
    pub const fn refuses(&self) -> bool {
        !self.verdict.passes() && !self.reworked
    }
}

/// What must be known of a decider (A37): a sponsor of the experiment, the Dinno, or a member of COMEX or CODIR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decider {
    /// Who.
    pub id: UserId,
    /// Functional administrator or super administrator.
    pub is_dinno: bool,
    /// Member of COMEX or CODIR.
    pub top_management: bool,
}

impl Decider {
    /// Whether this person may decide at a gate (A37).
    #[must_use]
    pub const fn is_entitled(&self, sponsors: bool) -> bool {
        self.is_dinno || self.top_management || sponsors
    }
}
