//! Challenges.

use chrono::{DateTime, Utc};
use domain::ChallengeId;
use domain::challenge::ChallengeStatus;
use serde::{Deserialize, Serialize};

use crate::page::{Codes, Include, LIMIT_DEFAULT};
use crate::people::OrganisationRef;

/// A challenge, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeRef {
    /// Its identifier.
    pub id: ChallengeId,
    /// What people call it.
    #[cfg_attr(feature = "openapi", schema(example = "DEFI-2026-003"))]
    pub reference: String,
    /// Its title.
    pub title: String,
}

/// A challenge in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeSummary {
    /// Its identifier.
    pub id: ChallengeId,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// The question, in a few lines.
    pub question: Option<String>,
    /// Who puts it, when it is a body outside the network.
    pub sponsor: Option<String>,
    /// The body it belongs to; none when it is national.
    pub organisation: Option<OrganisationRef>,
    /// Where it stands.
    pub status: ChallengeStatus,
    /// From when it takes ideas.
    pub opens_at: Option<DateTime<Utc>>,
    /// Until when.
    pub closes_at: Option<DateTime<Utc>>,
    /// Whether it takes ideas now.
    pub takes_ideas: bool,
    /// How many ideas answer it.
    pub ideas: u32,
}

/// A challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeView {
    /// What a list says of it.
    pub summary: ChallengeSummary,
    /// Its frame and its story, in HTML that is safe to show.
    pub description_html: Option<String>,
}

/// How challenges are listed: the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ChallengeQuery {
    /// Statuses, separated by commas; all when empty.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>, example = "open"))]
    pub status: Codes<ChallengeStatus>,
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// What to count besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<Include>,
}

impl Default for ChallengeQuery {
    fn default() -> Self {
        Self { status: Codes::default(), limit: LIMIT_DEFAULT, cursor: None, include: None }
    }
}
