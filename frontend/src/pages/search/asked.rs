//! What is asked, as the address says it: `?q=accueil&nature=poc&statut=abandoned&annee=2026`.

use api_types::page::Codes;
use api_types::search::{SearchFacetName, SearchQuery, SearchSort};
use domain::OrganisationId;
use domain::search::SearchKind;

use crate::state::{Address, AddressStep};

/// The words, in the address.
pub(crate) const WORDS: &str = "q";
const SORT: &str = "tri";

/// The orders, with their codes in the address.
pub(super) const SORTS: [(SearchSort, &str); 3] =
    [(SearchSort::Relevance, ""), (SearchSort::Newest, "recent"), (SearchSort::Oldest, "ancien")];

/// The criteria, in the order in which they are shown.
pub(super) const FACETS: [SearchFacetName; 7] = [
    SearchFacetName::Kind,
    SearchFacetName::Status,
    SearchFacetName::Domain,
    SearchFacetName::Subcategory,
    SearchFacetName::Organisation,
    SearchFacetName::Year,
    SearchFacetName::Tag,
];

/// The address of the page, read as a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked(Address);

const fn parameter(facet: SearchFacetName) -> &'static str {
    match facet {
        SearchFacetName::Kind => "nature",
        SearchFacetName::Domain => "domaine",
        SearchFacetName::Subcategory => "sous-categorie",
        SearchFacetName::Organisation => "organisme",
        SearchFacetName::Status => "statut",
        SearchFacetName::Year => "annee",
        SearchFacetName::Tag => "mot-cle",
    }
}

impl Asked {
    pub(super) const fn new(address: Address) -> Self {
        Self(address)
    }

    /// The words.
    pub(super) fn words(self) -> String {
        self.0.text(WORDS).unwrap_or_default()
    }

    /// Seeks other words, the criteria forgotten: they belonged to the former ones.
    pub(super) fn seek(self, words: String) {
        let mut changes: Vec<(&str, String)> =
            FACETS.iter().map(|facet| (parameter(*facet), String::new())).collect();
        changes.push((WORDS, words));
        self.0.set(&changes, AddressStep::Push);
    }

    /// The values that are asked of a criterion.
    pub(super) fn values(self, facet: SearchFacetName) -> Vec<String> {
        let mut values: Vec<String> = self.0.several(parameter(facet));
        values.retain(|value| !value.is_empty());
        values
    }

    /// Asks a value of a criterion, or no longer.
    pub(super) fn toggle(self, facet: SearchFacetName, value: &str, asked: bool) {
        let mut values = self.values(facet);
        values.retain(|known| known != value);
        if asked {
            values.push(value.to_owned());
        }
        self.0.set(&[(parameter(facet), values.join(","))], AddressStep::Push);
    }

    /// How many values are asked in all.
    pub(super) fn filters(self) -> usize {
        FACETS.iter().map(|facet| self.values(*facet).len()).sum()
    }

    /// Forgets every criterion; the words stay.
    pub(super) fn clear(self) {
        self.0.clear(&FACETS.map(parameter));
    }

    /// The order.
    pub(super) fn sort(self) -> SearchSort {
        let code = self.0.text(SORT).unwrap_or_default();
        SORTS.into_iter().find(|(_, known)| *known == code).map_or(SearchSort::Relevance, |it| it.0)
    }

    /// Asks another order.
    pub(super) fn order(self, code: String) {
        self.0.set(&[(SORT, code)], AddressStep::Push);
    }

    /// What is asked of the server.
    pub(super) fn query(self) -> SearchQuery {
        SearchQuery {
            q: self.words(),
            kind: Codes(self.0.several::<SearchKind>(parameter(SearchFacetName::Kind))),
            domain: Codes(self.values(SearchFacetName::Domain)),
            subcategory: Codes(self.values(SearchFacetName::Subcategory)),
            organisation_id: Codes(
                self.0.several::<OrganisationId>(parameter(SearchFacetName::Organisation)),
            ),
            status: Codes(self.values(SearchFacetName::Status)),
            year: Codes(self.0.several(parameter(SearchFacetName::Year))),
            tag: Codes(self.values(SearchFacetName::Tag)),
            sort: self.sort(),
            ..SearchQuery::default()
        }
    }
}
