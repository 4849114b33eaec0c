//! The days on which bodies support the ideas of a challenge, as they travel.

use chrono::{DateTime, Utc};
use domain::OrganisationId;
use domain::challenge::VotingDay;
use domain::civil::to_the_minute;
use serde::{Deserialize, Serialize};

use crate::people::OrganisationRef;

/// The day of a body: its agents support the ideas then, besides the period of the challenge when it has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VotingDayView {
    /// The body.
    pub organisation: OrganisationRef,
    /// From when.
    pub from: DateTime<Utc>,
    /// Until when: the first minute that is too late.
    pub until: DateTime<Utc>,
    /// Whether it is the body of the caller.
    pub is_mine: bool,
}

/// The day of a body, as it is sent. A body has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VotingDayRequest {
    /// The body.
    pub organisation_id: OrganisationId,
    /// From when, to the minute.
    #[serde(deserialize_with = "crate::dates::read")]
    pub from: DateTime<Utc>,
    /// Until when: the first minute that is too late.
    #[serde(deserialize_with = "crate::dates::read")]
    pub until: DateTime<Utc>,
}

impl VotingDayRequest {
    /// The same, each instant at its minute.
    pub(super) fn day(&self) -> VotingDay {
        let Self { organisation_id, from, until } = *self;
        VotingDay {
            organisation: organisation_id,
            from: to_the_minute(from),
            until: to_the_minute(until),
        }
    }
}
