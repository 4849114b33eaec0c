//! What is celebrated (R248).

use chrono::{DateTime, Utc};
use domain::celebration::Success;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::page::LIMIT_DEFAULT;
use crate::people::{OrganisationRef, PersonView};

/// A success, and those whom it is owed to. Nothing ranks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CelebrationView {
    /// What it is.
    pub success: Success,
    /// What succeeded: a practice, an experiment or an idea.
    pub target_id: Uuid,
    /// Its title.
    pub title: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The bodies where a practice worked; none for anything else.
    pub bodies: Vec<OrganisationRef>,
    /// Those to thank, each once. The author of an anonymous idea is never among them.
    pub people: Vec<PersonView>,
    /// Those to thank whom a team named in words.
    pub named: Vec<String>,
}

/// How successes are listed: the last one first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct CelebrationQuery {
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl Default for CelebrationQuery {
    fn default() -> Self {
        Self { limit: LIMIT_DEFAULT, cursor: None }
    }
}
