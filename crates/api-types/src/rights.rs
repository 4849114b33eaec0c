//! Who may do what: the matrix, delegations, declared owners (D.2, D.3, A08).

mod status;
mod together;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Brick, BrickKey, Capability, CellChange, Profile, Reach, Scope, may_be_lent};
use domain::journal::{Fact, RightsAct};
use domain::people::OwnerKind;
use domain::text::FieldErrors;
use domain::{BrickId, DelegationId, FieldCode, FieldError, OrganisationId, OwnershipId, UserId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::page::LIMIT_DEFAULT;
use crate::people::{OrganisationRef, PersonView};

pub use status::{DelegationQuery, DelegationStatus};
pub use together::{DelegationBatch, GiveDelegationsRequest, PEOPLE_MAX};

/// Most cells changed at once: the whole matrix and more.
const CHANGES_MAX: usize = 500;
/// Most things that one delegation names.
const ITEMS_MAX: usize = 50;

/// One cell of the matrix in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MatrixCell {
    /// The brick.
    pub brick: Brick,
    /// Below `links`, the brick that was added and whose row it is; the row of them all when there is none.
    pub item_id: Option<BrickId>,
    /// The capability.
    pub capability: Capability,
    /// The profile.
    pub profile: Profile,
    /// How far it goes.
    pub reach: Reach,
    /// How far it goes by default; for a brick that was added, what holds for them all.
    pub default_reach: Reach,
}

/// How many active accounts have a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProfileHolders {
    /// The profile.
    pub profile: Profile,
    /// How many.
    pub accounts: u64,
}

/// The matrix in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MatrixView {
    /// Brick by brick, capability by capability, profile by profile.
    pub cells: Vec<MatrixCell>,
    /// How many active accounts each profile has.
    pub holders: Vec<ProfileHolders>,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// One cell, and how far it is to go from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CellChangeRequest {
    /// The brick.
    pub brick: Brick,
    /// Below `links`, the brick that was added and whose row it is.
    #[serde(default)]
    pub item_id: Option<BrickId>,
    /// The capability.
    pub capability: Capability,
    /// The profile.
    pub profile: Profile,
    /// How far.
    pub reach: Reach,
}

/// A set of changes of the matrix: all of them, or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeMatrixRequest {
    /// The cells that change.
    pub changes: Vec<CellChangeRequest>,
}

impl ChangeMatrixRequest {
    /// Checks that each cell is named once.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<Vec<CellChange>, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        if self.changes.len() > CHANGES_MAX {
            errors.push(too_many("/changes", CHANGES_MAX));
        }
        let (mut named, mut changes) = (BTreeSet::new(), Vec::new());
        for (index, change) in self.changes.iter().enumerate() {
            let CellChangeRequest { brick, item_id, capability, profile, reach } = *change;
            let Some(row) = BrickKey::of(brick, item_id) else {
                let pointer = format!("/changes/{index}/item_id");
                errors.push(FieldError::new(pointer, FieldCode::UnknownValue));
                continue;
            };
            changes.push(CellChange { row, capability, profile, reach });
            if !named.insert((row, capability, profile)) {
                errors.push(FieldError::new(format!("/changes/{index}"), FieldCode::Duplicate));
            }
        }
        errors.into_result()?;
        Ok(changes)
    }
}

fn too_many(pointer: &str, max: usize) -> FieldError {
    let max = u32::try_from(max).ok();
    FieldError { pointer: pointer.to_owned(), code: FieldCode::TooMany, min: None, max }
}

/// A thing that rights bear on, by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamedThing {
    /// Its identifier.
    pub id: Uuid,
    /// What it is called; absent for whoever may not know of it.
    pub title: Option<String>,
}

/// Rights that the Dinno lends for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DelegationView {
    /// Its identifier.
    pub id: DelegationId,
    /// To whom.
    pub account: PersonView,
    /// By whom.
    pub given_by: PersonView,
    /// The profile that is lent.
    pub profile: Profile,
    /// The bricks it bears on; every brick when there is none.
    pub bricks: Vec<Brick>,
    /// The body it bears on; every body when there is none.
    pub organisation: Option<OrganisationRef>,
    /// The things it bears on; every thing when there is none.
    pub items: Vec<Uuid>,
    /// The same things, by their names.
    pub things: Vec<NamedThing>,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day; open when there is none.
    pub ends_on: Option<NaiveDate>,
    /// When it was given.
    pub given_at: DateTime<Utc>,
    /// When it was taken back.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// By whom it was taken back.
    pub withdrawn_by: Option<PersonView>,
    /// Where it stands today.
    pub status: DelegationStatus,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// A delegation to give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GiveDelegationRequest {
    /// To whom.
    pub account_id: UserId,
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

impl GiveDelegationRequest {
    /// Checks the fields that can be checked without the database.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<Scope, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        if self.account_id.0.is_nil() {
            errors.push(FieldError::new("/account_id", FieldCode::Required));
        }
        let scope = self.check(&mut errors);
        errors.into_result()?;
        Ok(scope)
    }

    /// Checks what is lent, whoever it is lent to.
    fn check(&self, errors: &mut FieldErrors) -> Scope {
        if !may_be_lent(self.profile) {
            errors.push(FieldError::new("/profile", FieldCode::UnknownValue));
        }
        if self.items.len() > ITEMS_MAX {
            errors.push(too_many("/items", ITEMS_MAX));
        }
        let scope = Scope {
            bricks: self.bricks.iter().copied().collect(),
            organisation: self.organisation_id,
            items: self.items.iter().copied().collect(),
        };
        if !scope.without_things().is_empty() {
            errors.push(FieldError::new("/organisation_id", FieldCode::NothingOfABody));
        }
        let early = self.starts_on.zip(self.ends_on).is_some_and(|(first, last)| last < first);
        if early {
            errors.push(FieldError::new("/ends_on", FieldCode::BeforeStart));
        }
        scope
    }
}

/// Another last day for a delegation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProlongDelegationRequest {
    /// Its last day; open when there is none.
    #[serde(default, deserialize_with = "crate::dates::read")]
    pub ends_on: Option<NaiveDate>,
}

/// Who was declared to own a brick, or one thing of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnershipView {
    /// Its identifier.
    pub id: OwnershipId,
    /// The brick.
    pub brick: Brick,
    /// One thing of it; all of it when there is none.
    pub item_id: Option<Uuid>,
    /// What that thing is called; absent for whoever may not know of it, and where only the owner is told.
    pub item_title: Option<String>,
    /// What the owner is.
    pub owner_kind: OwnerKind,
    /// Who.
    pub owner_id: Uuid,
    /// Their name.
    pub owner_name: String,
}

/// Every declaration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ownerships {
    /// Brick by brick.
    pub items: Vec<OwnershipView>,
}

/// An owner to declare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeclareOwnerRequest {
    /// The brick.
    pub brick: Brick,
    /// One thing of it; all of it when there is none.
    #[serde(default)]
    pub item_id: Option<Uuid>,
    /// What the owner is.
    pub owner_kind: OwnerKind,
    /// Who: a person, a direction or a body.
    pub owner_id: Uuid,
}

/// On what a delegation bears.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScopeView {
    /// These bricks; every brick when there is none.
    pub bricks: Vec<Brick>,
    /// One body; every body when there is none.
    pub organisation: Option<OrganisationRef>,
    /// These things; every thing when there is none.
    pub things: Vec<NamedThing>,
}

/// Something that happened to rights: what, to whom, on what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RightsEntry {
    /// Its identifier.
    pub id: Uuid,
    /// On which day.
    pub on: NaiveDate,
    /// At which instant.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub actor: Option<PersonView>,
    /// What.
    pub fact: Fact,
    /// To whom the rights of a delegation are lent.
    pub account: Option<PersonView>,
    /// On what that delegation bears.
    pub scope: Option<ScopeView>,
    /// The name of the person, the direction or the body declared to own.
    pub owner_name: Option<String>,
    /// What the owned thing, or the brick that was added, is called, when it is one and the reader may know of it.
    pub item_title: Option<String>,
}

/// What one looks for among what happened to rights: the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct RightsHistoryQuery {
    /// What was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<RightsAct>,
    /// By whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor_id: Option<UserId>,
    /// To whom: the person to whom rights are lent, or who was declared to own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person_id: Option<UserId>,
    /// On what: a delegation on every brick bears on this one too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brick: Option<Brick>,
    /// On this day or later, in Paris.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::dates::read")]
    pub since: Option<NaiveDate>,
    /// On this day or before, in Paris.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::dates::read")]
    pub until: Option<NaiveDate>,
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl Default for RightsHistoryQuery {
    fn default() -> Self {
        Self {
            act: None,
            actor_id: None,
            person_id: None,
            brick: None,
            since: None,
            until: None,
            limit: LIMIT_DEFAULT,
            cursor: None,
        }
    }
}
