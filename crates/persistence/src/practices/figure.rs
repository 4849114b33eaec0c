//! The figure of what a practice gave, as it is kept: nothing searches by it, so it is JSON in one column.

use domain::challenge::Measure;
use domain::practice::ResultFigure;
use domain::text::ShortText;
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::code::{from_json, to_json};

/// Figures are in thousandths, exact.
#[derive(Debug, Serialize, Deserialize)]
struct KeptFigure {
    measured: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<i64>,
    after: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
}

/// What the column holds.
pub(super) fn column(figure: Option<&ResultFigure>) -> Result<Option<String>, StoreError> {
    let kept = figure.map(|ResultFigure { measured, before, after, unit }| KeptFigure {
        measured: measured.as_str().to_owned(),
        before: before.map(Measure::thousandths),
        after: after.thousandths(),
        unit: unit.as_ref().map(|unit| unit.as_str().to_owned()),
    });
    kept.as_ref().map(to_json).transpose()
}

/// What the column says.
pub(super) fn of_column(json: Option<&str>) -> Result<Option<ResultFigure>, StoreError> {
    let Some(json) = json else { return Ok(None) };
    let KeptFigure { measured, before, after, unit } = from_json(json)?;
    Ok(Some(ResultFigure {
        measured: ShortText::restore(measured),
        before: before.map(Measure::restore),
        after: Measure::restore(after),
        unit: unit.map(ShortText::restore),
    }))
}
