//! The figure that sums up what a practice gave: what was counted, before it and since (R247).

use crate::challenge::Measure;
use crate::text::ShortText;

/// What was counted, before and after: declared by whoever tells the practice, never computed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultFigure {
    /// What is counted.
    pub measured: ShortText,
    /// How much before the practice, when somebody counted it.
    pub before: Option<Measure>,
    /// How much since.
    pub after: Measure,
    /// In what.
    pub unit: Option<ShortText>,
}
