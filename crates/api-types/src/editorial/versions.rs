//! What a guide said before it was written again (R289).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::page::LIMIT_DEFAULT;
use crate::people::PersonView;

/// A former version of a guide, in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuideVersionSummary {
    /// Its place among the versions of the guide, from one.
    pub number: i32,
    /// Which version it was, in the words of whoever wrote it.
    #[cfg_attr(feature = "openapi", schema(example = "2026-1"))]
    pub label: String,
    /// What it changed of the one before, in one line.
    pub change: Option<String>,
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub written_by: PersonView,
    /// Since when people read it.
    pub since: DateTime<Utc>,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// A former version of a guide, with its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuideVersionView {
    /// What a list says of it.
    pub summary: GuideVersionSummary,
    /// Its text, in HTML that is safe to show.
    pub body_html: String,
}

/// How the former versions of a guide are listed: the last one first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct GuideVersionsQuery {
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl Default for GuideVersionsQuery {
    fn default() -> Self {
        Self { limit: LIMIT_DEFAULT, cursor: None }
    }
}
