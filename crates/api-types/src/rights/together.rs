//! The same lent to several people at once: a team that takes something over (D.3).

use chrono::NaiveDate;
use domain::access::{Brick, Profile, Scope};
use domain::text::FieldErrors;
use domain::{FieldCode, FieldError, OrganisationId, UserId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{GiveDelegationRequest, too_many};

/// Most people who are lent the same at once.
pub const PEOPLE_MAX: usize = 50;

/// A delegation to give to several people: to all of them, or to none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GiveDelegationsRequest {
    /// To whom: 1 to 50 accounts, each once.
    pub account_ids: Vec<UserId>,
    /// The profile that is lent: `functional_admin` or `contributor`.
    pub profile: Profile,
    /// The bricks it bears on; every brick when there is none.
    #[serde(default)]
    pub bricks: Vec<Brick>,
    /// The body it bears on; every body when there is none.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// The things it bears on; every thing when there is none.
    #[serde(default)]
    pub items: Vec<Uuid>,
    /// Its first day; today when there is none.
    #[serde(default, deserialize_with = "crate::dates::read")]
    pub starts_on: Option<NaiveDate>,
    /// Its last day; open when there is none.
    #[serde(default, deserialize_with = "crate::dates::read")]
    pub ends_on: Option<NaiveDate>,
}

/// Delegations that were given together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DelegationBatch {
    /// How many: one for each person.
    pub given: u32,
}

impl GiveDelegationsRequest {
    /// What somebody is to be given, to these people and nobody else.
    #[must_use]
    pub fn of(wish: GiveDelegationRequest, account_ids: Vec<UserId>) -> Self {
        let GiveDelegationRequest {
            account_id: _,
            profile,
            bricks,
            organisation_id,
            items,
            starts_on,
            ends_on,
        } = wish;
        Self { account_ids, profile, bricks, organisation_id, items, starts_on, ends_on }
    }

    /// Checks the fields that can be checked without the database.
    ///
    /// # Errors
    /// Every faulty field, and every faulty line of the people.
    pub fn parse(&self) -> Result<Scope, Vec<FieldError>> {
        let people = &self.account_ids;
        if people.len() > PEOPLE_MAX {
            return Err(vec![too_many("/account_ids", PEOPLE_MAX)]);
        }
        let mut errors = FieldErrors::default();
        if people.is_empty() {
            errors.push(FieldError::new("/account_ids", FieldCode::Required));
        }
        for (place, person) in people.iter().enumerate() {
            let nobody = person.0.is_nil();
            let twice = people.iter().take(place).any(|other| other == person);
            if nobody || twice {
                let code = if nobody { FieldCode::Required } else { FieldCode::Duplicate };
                errors.push(FieldError::new(format!("/account_ids/{place}"), code));
            }
        }
        let scope = self.to_one().check(&mut errors);
        errors.into_result()?;
        Ok(scope)
    }

    /// The same for one person, whoever it is.
    fn to_one(&self) -> GiveDelegationRequest {
        GiveDelegationRequest {
            account_id: UserId::default(),
            profile: self.profile,
            bricks: self.bricks.clone(),
            organisation_id: self.organisation_id,
            items: self.items.clone(),
            starts_on: self.starts_on,
            ends_on: self.ends_on,
        }
    }
}
