//! What was found, as it travels.

use api_types::search::{
    DuplicatePair, SearchContact, SearchElsewhere, SearchFacet, SearchFacetName, SearchFacetValue,
    SearchFragment, SearchHighlight, SearchHit, SearchSection, SearchStop,
};
use app::OrganisationTree;
use app::bricks::SoughtElsewhere;
use app::search::{Dimension, Document, Facets, Fragment, Highlight, Hit, Pair, SectionName};
use domain::brick::escaped;
use domain::reference::ReferenceCode;
use domain::{OrganisationId, UserId};
use uuid::Uuid;

use crate::routes::Elsewhere;
use crate::views::people::organisation_ref;

/// Something that was found.
pub(crate) fn hit(hit: Hit, tree: &OrganisationTree) -> SearchHit {
    let Hit { document, highlights, score: _ } = hit;
    SearchHit {
        highlights: highlights.into_iter().map(highlight).collect(),
        ..line(document, tree)
    }
}

/// Two things that say nearly the same.
pub(crate) fn pair(pair: Pair, tree: &OrganisationTree) -> DuplicatePair {
    let Pair { one, other, likeness } = pair;
    DuplicatePair { one: line(one, tree), other: line(other, tree), likeness: percent(likeness) }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it was brought between nought and a hundred"
)]
fn percent(share: f32) -> u8 {
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}

fn line(document: Document, tree: &OrganisationTree) -> SearchHit {
    let Document {
        kind,
        id,
        version: _,
        reference,
        title,
        status,
        domain,
        subcategory: _,
        organisation,
        day,
        tags: _,
        audience: _,
        labels: _,
        sections: _,
        stop,
        contact,
        steps_passed,
    } = document;
    SearchHit {
        kind,
        id,
        reference,
        title,
        status,
        domain: domain.map(ReferenceCode),
        organisation: organisation.map(|id| organisation_ref(tree, OrganisationId(id))),
        day,
        steps_passed,
        stop: stop.map(|stop| SearchStop { cause: stop.cause.map(ReferenceCode), note: stop.note }),
        contact: contact
            .map(|contact| SearchContact { id: contact.id.map(UserId), name: contact.name }),
        highlights: Vec::new(),
    }
}

fn highlight(highlight: Highlight) -> SearchHighlight {
    let Highlight { section, fragments } = highlight;
    let section = match section {
        SectionName::Title => SearchSection::Title,
        SectionName::Labels => SearchSection::Labels,
        SectionName::Summary => SearchSection::Summary,
        SectionName::Problem => SearchSection::Problem,
        SectionName::Proposal => SearchSection::Proposal,
        SectionName::Result => SearchSection::Result,
        SectionName::Lessons => SearchSection::Lessons,
        SectionName::Details => SearchSection::Details,
        SectionName::Comments => SearchSection::Comments,
    };
    let fragment = |Fragment { text, hit }| SearchFragment { text, hit };
    SearchHighlight { section, fragments: fragments.into_iter().map(fragment).collect() }
}

/// The counts of each criterion.
pub(crate) fn facets(facets: Facets, tree: &OrganisationTree) -> Vec<SearchFacet> {
    let facet = |(dimension, values): (Dimension, Vec<app::search::FacetCount>)| {
        let value = |one: app::search::FacetCount| SearchFacetValue {
            name: match dimension {
                Dimension::Organisation => organisation(&one.value, tree),
                Dimension::Tag => one.name,
                Dimension::Kind
                | Dimension::Domain
                | Dimension::Subcategory
                | Dimension::Status
                | Dimension::Year => None,
            },
            value: one.value,
            count: one.count,
        };
        SearchFacet { name: name(dimension), values: values.into_iter().map(value).collect() }
    };
    facets.0.into_iter().map(facet).collect()
}

const fn name(dimension: Dimension) -> SearchFacetName {
    match dimension {
        Dimension::Kind => SearchFacetName::Kind,
        Dimension::Domain => SearchFacetName::Domain,
        Dimension::Subcategory => SearchFacetName::Subcategory,
        Dimension::Organisation => SearchFacetName::Organisation,
        Dimension::Status => SearchFacetName::Status,
        Dimension::Year => SearchFacetName::Year,
        Dimension::Tag => SearchFacetName::Tag,
    }
}

fn organisation(id: &str, tree: &OrganisationTree) -> Option<String> {
    let id = OrganisationId(Uuid::parse_str(id).ok()?);
    tree.find(id).map(|organisation| organisation.name.clone())
}

/// A link brick that carries the words.
pub(crate) fn link(SoughtElsewhere { title, address }: SoughtElsewhere) -> SearchElsewhere {
    SearchElsewhere { name: title, url: address }
}

/// Where the same words may be sought outside the portal, with the way back (A02): what the server is set up with.
pub(crate) fn elsewhere(
    tools: &[Elsewhere],
    words: &str,
    public_url: &str,
) -> Vec<SearchElsewhere> {
    let words = escaped(words.trim());
    if words.is_empty() {
        return Vec::new();
    }
    let back = escaped(&format!("{public_url}/recherche?q={words}"));
    let tool = |Elsewhere { name, address }: &Elsewhere| SearchElsewhere {
        name: name.clone(),
        url: address.replace("{words}", &words).replace("{return}", &back),
    };
    tools.iter().map(tool).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_the_way_back_are_carried_whole() {
        let tools = [Elsewhere {
            name: "Store".to_owned(),
            address: "https://store.example/s?k={words}&r={return}".to_owned(),
        }];
        let found = elsewhere(&tools, " téléphone & accueil ", "https://p.example");
        assert_eq!(
            found[0].url,
            "https://store.example/s?k=t%C3%A9l%C3%A9phone%20%26%20accueil&r=https%3A%2F%2Fp.example%2Frecherche%3Fq%3Dt%25C3%25A9l%25C3%25A9phone%2520%2526%2520accueil"
        );
        assert!(elsewhere(&tools, " ", "https://p.example").is_empty());
    }
}
