//! What is like what somebody writes or reads.

use domain::search::SearchKind;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::SearchHit;

/// Something that somebody writes, or reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct SimilarItemsQuery {
    /// The title, as far as it is written.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "openapi", param(example = "Rappel automatique des assurés"))]
    pub title: String,
    /// The beginning of the text, as far as it is written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The kind of an object that exists: with `of_id` and without `title`, what is like it; with a title, that
    /// object is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of_kind: Option<SearchKind>,
    /// The identifier of that object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of_id: Option<Uuid>,
}

/// What is like it, the nearest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SimilarItems {
    /// At most five, of every kind, whatever became of them.
    pub items: Vec<SearchHit>,
}
