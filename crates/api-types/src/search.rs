//! Search: one question over everything that one may read.

mod duplicates;
mod similar;
mod synonyms;

use chrono::NaiveDate;
use domain::reference::ReferenceCode;
use domain::search::SearchKind;
use domain::{FieldCode, FieldError, OrganisationId, UserId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use duplicates::{DuplicatePair, DuplicatePairs, DuplicateQuery};
pub use similar::{SimilarItems, SimilarItemsQuery};
pub use synonyms::{
    SoughtReport, SoughtWords, SynonymGroupRequest, SynonymGroupView, SynonymGroups,
};

use crate::page::{Codes, LIMIT_DEFAULT};
use crate::people::OrganisationRef;

/// Longest question, in characters.
pub const WORDS_MAX: u32 = 400;

/// In which order results come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SearchSort {
    /// The best first; without words, the newest.
    #[default]
    Relevance,
    /// The newest first.
    Newest,
    /// The oldest first.
    Oldest,
}

/// What is sought. Values of one criterion are alternatives, criteria add up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct SearchQuery {
    /// Words; phrases between quotation marks; what is shunned after a minus sign. Nothing browses everything.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "openapi", param(example = "accueil \"rendez-vous\" -papier"))]
    pub q: String,
    /// Kinds, separated by commas.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>, example = "idea,poc"))]
    pub kind: Codes<SearchKind>,
    /// Domains, separated by commas.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>))]
    pub domain: Codes<String>,
    /// Sub-categories, separated by commas.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>, example = "reception"))]
    pub subcategory: Codes<String>,
    /// Bodies, separated by commas.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>))]
    pub organisation_id: Codes<OrganisationId>,
    /// Statuses, separated by commas.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>, example = "abandoned"))]
    pub status: Codes<String>,
    /// Years, separated by commas.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>, example = "2026"))]
    pub year: Codes<i32>,
    /// Tags, separated by commas, whatever their case and accents.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>))]
    pub tag: Codes<String>,
    /// The order.
    pub sort: SearchSort,
    /// Results on a page, at most 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl Default for SearchQuery {
    fn default() -> Self {
        Self {
            q: String::new(),
            kind: Codes::default(),
            domain: Codes::default(),
            subcategory: Codes::default(),
            organisation_id: Codes::default(),
            status: Codes::default(),
            year: Codes::default(),
            tag: Codes::default(),
            sort: SearchSort::default(),
            limit: LIMIT_DEFAULT,
            cursor: None,
        }
    }
}

/// Checks the length of a question.
///
/// # Errors
/// At `?q`.
pub fn check_words(words: &str) -> Result<(), Vec<FieldError>> {
    if words.chars().count() <= usize::try_from(WORDS_MAX).unwrap_or(usize::MAX) {
        return Ok(());
    }
    let (pointer, code) = ("?q".to_owned(), FieldCode::TooLong);
    Err(vec![FieldError { pointer, code, min: None, max: Some(WORDS_MAX) }])
}

/// Which part of an object an excerpt comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SearchSection {
    /// What it is called.
    Title,
    /// Its reference, keywords, people, normed labels.
    Labels,
    /// What it says in a few lines.
    Summary,
    /// The problem or the question.
    Problem,
    /// The proposal or the solution.
    Proposal,
    /// What came out of it.
    Result,
    /// What was learnt.
    Lessons,
    /// Anything else that it says.
    Details,
    /// What people say about it.
    Comments,
}

/// A piece of an excerpt: plain words, never markup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchFragment {
    /// The words.
    pub text: String,
    /// Whether they are what was sought.
    pub hit: bool,
}

/// An excerpt that says why something was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchHighlight {
    /// Where it comes from.
    pub section: SearchSection,
    /// Its pieces, in order.
    pub fragments: Vec<SearchFragment>,
}

/// Why an experiment stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchStop {
    /// The cause.
    pub cause: Option<ReferenceCode>,
    /// What was said of it.
    pub note: Option<String>,
}

/// Whom to call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchContact {
    /// Their account, when they have one.
    pub id: Option<UserId>,
    /// Their name.
    pub name: String,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchHit {
    /// What it is.
    pub kind: SearchKind,
    /// Its identifier.
    pub id: Uuid,
    /// What people call it.
    pub reference: Option<String>,
    /// Its title.
    pub title: String,
    /// The code of where it stands: of an idea, a challenge or an experiment; of a practice, its kind.
    #[cfg_attr(feature = "openapi", schema(example = "abandoned"))]
    pub status: Option<String>,
    /// Its domain.
    pub domain: Option<ReferenceCode>,
    /// Its body.
    pub organisation: Option<OrganisationRef>,
    /// Its day.
    pub day: Option<NaiveDate>,
    /// How many steps an experiment passed.
    pub steps_passed: Option<u8>,
    /// Why it stopped, if it did.
    pub stop: Option<SearchStop>,
    /// Whom to call.
    pub contact: Option<SearchContact>,
    /// Why it was found: its title first, when it was found by it.
    pub highlights: Vec<SearchHighlight>,
}

/// A criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SearchFacetName {
    /// What it is.
    Kind,
    /// Its domain.
    Domain,
    /// Its sub-category.
    Subcategory,
    /// Its body.
    Organisation,
    /// Where it stands.
    Status,
    /// Its year.
    Year,
    /// One of its tags.
    Tag,
}

/// How many results a value would leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchFacetValue {
    /// The value, as the criterion takes it.
    pub value: String,
    /// Its name, when it has one outside the vocabularies and the normed lists.
    pub name: Option<String>,
    /// Results that have it, when the other criteria are as asked.
    pub count: u64,
}

/// The values of a criterion, the most frequent first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchFacet {
    /// The criterion.
    pub name: SearchFacetName,
    /// Its values.
    pub values: Vec<SearchFacetValue>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchResults {
    /// The page.
    pub items: Vec<SearchHit>,
    /// Cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: u64,
    /// Whether there are more than `total`: the question is too broad to count them.
    pub more_than_total: bool,
    /// Whether some have only the better part of the words: few had them all.
    pub widened: bool,
    /// The question as it was probably meant, when a word of it is nowhere; it was sought too.
    pub meant: Option<String>,
    /// How many results each criterion would leave.
    pub facets: Vec<SearchFacet>,
    /// Addresses outside the portal where the same words may be sought.
    pub elsewhere: Vec<SearchElsewhere>,
}

/// Another tool, asked with the same words (R009, R228).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchElsewhere {
    /// What it is called.
    #[cfg_attr(feature = "openapi", schema(example = "Store Innov’Actions"))]
    pub name: String,
    /// The address, which carries the words.
    pub url: String,
}

/// What may be meant, while somebody types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchSuggestions {
    /// At most eight, those of one kind together.
    pub items: Vec<SearchHit>,
}

/// What is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct SearchSuggestionQuery {
    /// Words; the last may be unfinished.
    pub q: String,
}
