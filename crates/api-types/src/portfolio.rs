//! The figures of the experiments (R209, R210).

use chrono::{DateTime, Utc};
use domain::OrganisationId;
use domain::poc::PocStatus;
use domain::portfolio::Portfolio;
use serde::{Deserialize, Serialize};

/// How many experiments have a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatusCount {
    /// The status.
    pub status: PocStatus,
    /// How many.
    pub count: u64,
}

/// How many experiments in progress have passed that many steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepsCount {
    /// Steps passed, 0 to 6.
    pub steps_passed: u8,
    /// How many.
    pub count: u64,
}

/// The figures. Each equals the number of items of the list that the same criteria open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PortfolioView {
    /// All experiments of the perimeter.
    pub total: u64,
    /// By status, the three reported ones first (A05).
    pub by_status: Vec<StatusCount>,
    /// In progress, by steps passed.
    pub in_progress_by_steps: Vec<StepsCount>,
    /// When they were counted.
    pub counted_at: DateTime<Utc>,
}

impl PortfolioView {
    /// The figures, as they are shown.
    #[must_use]
    pub fn new(portfolio: &Portfolio, counted_at: DateTime<Utc>) -> Self {
        let by_status = PocStatus::ALL
            .iter()
            .map(|status| StatusCount { status: *status, count: portfolio.with_status(*status) });
        let by_steps = portfolio
            .in_progress_by_steps()
            .map(|(steps_passed, count)| StepsCount { steps_passed, count });
        Self {
            total: portfolio.total(),
            by_status: by_status.collect(),
            in_progress_by_steps: by_steps.collect(),
            counted_at,
        }
    }
}

/// The perimeter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct PortfolioQuery {
    /// A body; the whole branch when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
}
