//! The numbers of the services on the landing page, as they travel.

use domain::access::Brick;
use domain::home::ServiceNumber;
use serde::{Deserialize, Serialize};

/// What one service counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceCount {
    /// The brick of the service.
    pub brick: Brick,
    /// What is counted.
    pub number: ServiceNumber,
    /// How many there are.
    pub count: u64,
}

/// What the services that the caller may open count: at most one number each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeServices {
    /// In the order of the report. A service that has no number, or whose number could not be counted, is absent.
    pub items: Vec<ServiceCount>,
}
