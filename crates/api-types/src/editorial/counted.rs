//! What the portal counts by itself, as it travels (R284).

use chrono::NaiveDate;
use domain::OrganisationId;
use domain::editorial::CountedFigure;
use serde::{Deserialize, Serialize};

/// A figure that the portal counts by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CountedFigureView {
    /// What is counted.
    pub figure: CountedFigure,
    /// How many there are.
    pub value: u64,
}

/// Of whom the portal counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct CountedFiguresQuery {
    /// A body: of the figures that are counted by body alone. The whole branch when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
}

/// What the portal counts by itself, of what the caller may read (R284).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CountedFigures {
    /// The day on which the figures are true, by the clock of Paris.
    pub on: NaiveDate,
    /// The figures.
    pub items: Vec<CountedFigureView>,
}
