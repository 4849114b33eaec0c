//! How many ideas each criterion would leave, as it travels.

use api_types::idea::{IdeaFacet, IdeaFacetName, IdeaFacets};
use api_types::search::SearchFacetValue;
use app::OrganisationTree;
use domain::{ChallengeId, OrganisationId};
use persistence::ideas::{IdeaCount, IdeaCriterion, IdeaValue};

use super::people::organisation_ref;

/// How many ideas each criterion would leave.
pub(crate) fn facets(facets: app::ideas::IdeaFacets, tree: &OrganisationTree) -> IdeaFacets {
    let app::ideas::IdeaFacets { criteria, challenges } = facets;
    let facet = |(criterion, counts): (IdeaCriterion, Vec<IdeaCount>)| {
        let value = |IdeaCount { value, ideas: count }| {
            let (value, name) = match value {
                IdeaValue::Code(code) => (code, None),
                IdeaValue::Answers(true) => ("challenge".to_owned(), None),
                IdeaValue::Answers(false) => ("spontaneous".to_owned(), None),
                IdeaValue::Marked => ("true".to_owned(), None),
                IdeaValue::Id(id) if criterion == IdeaCriterion::Challenge => {
                    (id.to_string(), challenges.get(&ChallengeId(id)).cloned())
                }
                IdeaValue::Id(id) => {
                    (id.to_string(), Some(organisation_ref(tree, OrganisationId(id)).name))
                }
            };
            SearchFacetValue { value, name, count }
        };
        IdeaFacet { name: name(criterion), values: counts.into_iter().map(value).collect() }
    };
    IdeaFacets { facets: criteria.into_iter().map(facet).collect() }
}

const fn name(criterion: IdeaCriterion) -> IdeaFacetName {
    match criterion {
        IdeaCriterion::Status => IdeaFacetName::Status,
        IdeaCriterion::Domain => IdeaFacetName::Domain,
        IdeaCriterion::Subcategory => IdeaFacetName::Subcategory,
        IdeaCriterion::InnovationField => IdeaFacetName::InnovationField,
        IdeaCriterion::Form => IdeaFacetName::Form,
        IdeaCriterion::Origin => IdeaFacetName::Origin,
        IdeaCriterion::Within => IdeaFacetName::Within,
        IdeaCriterion::Organisation => IdeaFacetName::OrganisationId,
        IdeaCriterion::Challenge => IdeaFacetName::ChallengeId,
        IdeaCriterion::HighPotential => IdeaFacetName::HighPotential,
    }
}
