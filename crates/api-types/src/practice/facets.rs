//! How many practices each criterion of a list would leave.

use serde::{Deserialize, Serialize};

use crate::search::SearchFacetValue;

/// How many practices each value of a criterion would leave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PracticeFacets {
    /// Innovations and good practices, the most frequent first.
    #[serde(default)]
    pub kinds: Vec<SearchFacetValue>,
    /// The domains, the most frequent first; one that none is of is left out.
    #[serde(default)]
    pub domains: Vec<SearchFacetValue>,
    /// The great processes, the most served first; one that none serves is left out.
    pub processes: Vec<SearchFacetValue>,
    /// Those to be done again, and everywhere, the most frequent first; one that none is is left out.
    #[serde(default)]
    pub renewals: Vec<SearchFacetValue>,
}
