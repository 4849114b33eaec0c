//! What is wanted, line by line, as people take it away (R317, R321).

use chrono::{DateTime, Utc};
use domain::ResourceRequestId;
use serde::{Deserialize, Serialize};

use crate::people::{OrganisationRef, PersonView};
use crate::resource_request::{PurposeView, ResourceLineView};

/// One thing that is wanted, with the request it is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceNeed {
    /// The request.
    pub request_id: ResourceRequestId,
    /// What people call the request.
    pub reference: String,
    /// The innovative action it serves.
    pub title: String,
    /// What the request is attached to.
    pub purpose: Option<PurposeView>,
    /// Who asks.
    pub requester: PersonView,
    /// Their body.
    pub organisation: Option<OrganisationRef>,
    /// When it was asked.
    pub requested_at: DateTime<Utc>,
    /// What is wanted, and what was answered.
    pub line: ResourceLineView,
    /// The words of its kind.
    pub kind: ResourceWords,
    /// The words of its state.
    pub state: ResourceWords,
}

/// What administrators call a kind or a state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResourceWords {
    /// In French.
    pub label_fr: String,
    /// In English.
    pub label_en: String,
}
