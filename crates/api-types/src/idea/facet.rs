//! How many ideas each criterion of a list would leave.

use serde::{Deserialize, Serialize};

use crate::search::SearchFacetValue;

/// A criterion of the list of ideas that has values to choose from, named as its parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum IdeaFacetName {
    /// Where they stand.
    Status,
    /// Their domain.
    Domain,
    /// Their sub-category.
    Subcategory,
    /// Their field of innovation.
    InnovationField,
    /// Participative, open or both.
    Form,
    /// Where they come from.
    Origin,
    /// Spontaneous, or within a challenge.
    Within,
    /// The body of their authors.
    OrganisationId,
    /// The challenge they answer.
    ChallengeId,
    /// Those that are said to have a high potential: `true` alone.
    HighPotential,
}

/// The values of a criterion, the most frequent first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdeaFacet {
    /// The criterion.
    pub name: IdeaFacetName,
    /// Its values; one that no idea has is left out.
    pub values: Vec<SearchFacetValue>,
}

/// How many ideas each criterion would leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdeaFacets {
    /// The criteria.
    pub facets: Vec<IdeaFacet>,
}

impl IdeaFacets {
    /// How many ideas this value of a criterion would leave.
    #[must_use]
    pub fn count(&self, name: IdeaFacetName, value: &str) -> u64 {
        let facet = self.facets.iter().find(|facet| facet.name == name);
        let found = facet.and_then(|facet| facet.values.iter().find(|known| known.value == value));
        found.map_or(0, |known| known.count)
    }
}
