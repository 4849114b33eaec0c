//! What is left for an expert to mark.

use serde::{Deserialize, Serialize};

use super::PromiseView;
use crate::idea::IdeaSummary;

/// How many answers the caller is invited to mark, and how many of them are left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarkingCounts {
    /// Left to mark.
    pub left: u32,
    /// Of how many.
    pub total: u32,
}

/// An answer that is left to mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerToMark {
    /// The idea.
    pub idea: IdeaSummary,
    /// What was promised to its author.
    pub promise: Option<PromiseView>,
    /// Whether the caller's card is begun.
    pub begun: bool,
}

/// The answers of the challenges whose expert the caller is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswersToMark {
    /// How many are left, and of how many.
    pub counts: MarkingCounts,
    /// Those that are left; those whose promise ends first before the others.
    pub items: Vec<AnswerToMark>,
}
