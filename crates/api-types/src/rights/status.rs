//! Where a delegation stands, and how delegations are listed.

use domain::access::DelegationState;
use domain::{OrganisationId, UserId};
use serde::{Deserialize, Serialize};

use crate::page::LIMIT_DEFAULT;

/// Where a delegation stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DelegationStatus {
    /// It begins later.
    ToCome,
    /// It counts.
    InForce,
    /// Whoever gave it lost the rights that it lent: it gives nothing.
    Lapsed,
    /// Its last day has gone.
    Ended,
    /// It was taken back.
    Withdrawn,
}

/// How delegations are listed: the last given first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct DelegationQuery {
    /// To whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<UserId>,
    /// Bearing on that body, and not on all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// Where they stand today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<DelegationState>,
    /// Only those that count today or will.
    pub current: bool,
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl Default for DelegationQuery {
    fn default() -> Self {
        Self {
            account_id: None,
            organisation_id: None,
            state: None,
            current: false,
            limit: LIMIT_DEFAULT,
            cursor: None,
        }
    }
}
