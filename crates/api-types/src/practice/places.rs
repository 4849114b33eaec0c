//! Where practices are taken up.

use chrono::NaiveDate;
use domain::PracticeId;
use domain::people::Region;
use domain::practice::ReuseResult;
use serde::{Deserialize, Serialize};

use crate::people::{OrganisationRef, PersonView};

/// How many reuses a region has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegionReuses {
    /// The region; none for bodies of the whole country, and for those of which nobody said where they are.
    pub region: Option<Region>,
    /// How many times its bodies take one of the practices up.
    pub reuses: u64,
}

/// A body that takes a practice up, on the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReusePlaceView {
    /// The practice.
    pub practice_id: PracticeId,
    /// Its title.
    pub practice_title: String,
    /// The body.
    pub organisation: OrganisationRef,
    /// Where it is.
    pub region: Option<Region>,
    /// Since which day.
    pub since: NaiveDate,
    /// What came of it.
    pub result: ReuseResult,
    /// Whom to call there.
    pub contact: PersonView,
}

/// Where practices are taken up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReusePlaces {
    /// Regions with a reuse at least; their figures add up to `total`.
    pub regions: Vec<RegionReuses>,
    /// How many reuses in all.
    pub total: u64,
    /// The latest, the newest first: a hundred at most.
    pub items: Vec<ReusePlaceView>,
}
