//! Which profile counts for whom, where they are: functional administrators of a regional body act for it alone (D.1).

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Profile, Standing};
use domain::people::AccountStatus;
use domain::{OrganisationId, UserId};
use sea_orm::sea_query::{Condition, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Account, accounts};
use crate::code::from_code;
use crate::entity::organisation;
use crate::entity::person::Column;
use crate::{Reads, StoreError};

/// What the profile of an account counts for.
///
/// # Errors
/// When the database fails.
pub async fn standing(from: &impl Reads, account: &Account) -> Result<Standing, StoreError> {
    let body = account.organisation.filter(|_| account.profile == Profile::FunctionalAdmin);
    let regional = regional_among(from, body.map(|body| body.0)).await?;
    let body = body.filter(|body| regional.contains(&body.0));
    Ok(Standing::of(account.profile, body))
}

/// The active accounts for which one of these profiles counts, wherever they go.
///
/// # Errors
/// When the database fails.
pub async fn with_profiles(
    from: &impl Reads,
    profiles: &[Profile],
) -> Result<Vec<UserId>, StoreError> {
    let named = Column::Profile.is_in(profiles.iter().map(|profile| profile.code()));
    let elsewhere = Condition::any()
        .add(Column::Profile.ne(Profile::FunctionalAdmin.code()))
        .add(Column::OrganisationId.is_null())
        .add(Column::OrganisationId.not_in_subquery(regional_bodies()));
    // Where contributors are asked for, those who count as contributors are too.
    let counts = profiles.contains(&Profile::Contributor).then(|| {
        Condition::all()
            .add(Column::Profile.eq(Profile::FunctionalAdmin.code()))
            .add(Column::OrganisationId.in_subquery(regional_bodies()))
    });
    let ids: Vec<Uuid> = accounts()
        .select_only()
        .column(Column::Id)
        .filter(Column::Status.eq(AccountStatus::Active.code()))
        .filter(Condition::any().add(Condition::all().add(named).add(elsewhere)).add_option(counts))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(UserId).collect())
}

/// The active functional administrators of a body, when it is one of a region.
///
/// # Errors
/// When the database fails.
pub async fn regional_administrators(
    from: &impl Reads,
    body: OrganisationId,
) -> Result<Vec<UserId>, StoreError> {
    let ids: Vec<Uuid> = accounts()
        .select_only()
        .column(Column::Id)
        .filter(Column::Status.eq(AccountStatus::Active.code()))
        .filter(Column::Profile.eq(Profile::FunctionalAdmin.code()))
        .filter(Column::OrganisationId.eq(body.0))
        .filter(Column::OrganisationId.in_subquery(regional_bodies()))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(UserId).collect())
}

/// The profiles that count for these active accounts.
///
/// # Errors
/// When the database fails.
pub async fn profiles_of(
    from: &impl Reads,
    ids: impl IntoIterator<Item = UserId>,
) -> Result<BTreeMap<UserId, Profile>, StoreError> {
    let ids: Vec<_> = ids.into_iter().map(|id| id.0).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Uuid, String, Option<Uuid>)> = accounts()
        .select_only()
        .columns([Column::Id, Column::Profile, Column::OrganisationId])
        .filter(Column::Id.is_in(ids))
        .filter(Column::Status.eq(AccountStatus::Active.code()))
        .into_tuple()
        .all(from.connection())
        .await?;
    let administers =
        |row: &&(Uuid, String, Option<Uuid>)| row.1.as_str() == Profile::FunctionalAdmin.code();
    let bodies: Vec<Uuid> = rows.iter().filter(administers).filter_map(|row| row.2).collect();
    let regional = regional_among(from, bodies).await?;
    let counts = |(id, profile, body): (Uuid, String, Option<Uuid>)| {
        let body = body.filter(|body| regional.contains(body)).map(OrganisationId);
        Ok((UserId(id), Standing::of(from_code(&profile)?, body).profile))
    };
    rows.into_iter().map(counts).collect()
}

async fn regional_among(
    from: &impl Reads,
    bodies: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeSet<Uuid>, StoreError> {
    let bodies: Vec<Uuid> = bodies.into_iter().collect();
    if bodies.is_empty() {
        return Ok(BTreeSet::new());
    }
    let rows: Vec<Uuid> = organisation::Entity::find()
        .select_only()
        .column(organisation::Column::Id)
        .filter(organisation::Column::Id.is_in(bodies))
        .filter(organisation::Column::Region.is_not_null())
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().collect())
}

/// The bodies of one region. A direction has no region of its own: accounts name the body.
fn regional_bodies() -> SelectStatement {
    Query::select()
        .column(organisation::Column::Id)
        .from(organisation::Entity)
        .and_where(organisation::Column::Region.is_not_null())
        .to_owned()
}
