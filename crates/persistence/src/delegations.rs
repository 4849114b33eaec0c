//! Delegations, and what they give somebody today.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::access::{
    Brick, Delegation, DelegationParts, DelegationState, Lent, Scope, Withdrawal, near_end,
};
use domain::{DelegationId, OrganisationId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::{from_code, from_json, instant, to_json};
use crate::entity::delegation::{ActiveModel, Column, Entity, Model};
use crate::{Cursor, CursorError, Reads, Slice, StoreError, Stored, Tx, keyset, people};

/// The delegation with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn find(
    from: &impl Reads,
    id: DelegationId,
) -> Result<Option<Stored<Delegation>>, StoreError> {
    let row = Entity::find_by_id(id.0).one(from.connection()).await?;
    row.map(delegation).transpose()
}

/// The delegations with these identifiers.
///
/// # Errors
/// When the database fails.
pub async fn with_ids(
    from: &impl Reads,
    ids: impl IntoIterator<Item = DelegationId>,
) -> Result<BTreeMap<DelegationId, Delegation>, StoreError> {
    let ids: BTreeSet<_> = ids.into_iter().map(|id| id.0).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = Entity::find().filter(Column::Id.is_in(ids)).all(from.connection()).await?;
    rows.into_iter().map(|row| Ok((DelegationId(row.id), delegation(row)?.value))).collect()
}

/// Adds a delegation.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, delegation: &Delegation) -> Result<(), StoreError> {
    let DelegationParts { id, to, by, profile, scope, starts_on, ends_on, given_at, withdrawn: _ } =
        delegation.parts();
    let Scope { bricks, organisation, items } = scope;
    let row = ActiveModel {
        id: Set(id.0),
        person_id: Set(to.0),
        given_by: Set(by.0),
        profile: Set(profile.code().to_owned()),
        bricks: Set(codes(bricks)),
        organisation_id: Set(organisation.map(|id| id.0)),
        items: Set(to_json(items)?),
        starts_on: Set(*starts_on),
        ends_on: Set(*ends_on),
        given_at: Set(instant(*given_at)),
        withdrawn_at: Set(None),
        withdrawn_by: Set(None),
        told_end: Set(None),
        version: Set(1),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// Saves the last day of a delegation, and whether it was taken back.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update(tx: &Tx, delegation: &Stored<Delegation>) -> Result<(), StoreError> {
    let DelegationParts { id, ends_on, withdrawn, .. } = delegation.value.parts();
    let row = ActiveModel {
        ends_on: Set(*ends_on),
        withdrawn_at: Set(withdrawn.map(|withdrawn| instant(withdrawn.at))),
        withdrawn_by: Set(withdrawn.map(|withdrawn| withdrawn.by.0)),
        version: Set(delegation.version + 1),
        ..Default::default()
    };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(delegation.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// What a list of delegations is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct DelegationFilter {
    /// To whom.
    pub to: Option<UserId>,
    /// Bearing on that body, and not on all.
    pub organisation: Option<OrganisationId>,
    /// Standing so on that day.
    pub state: Option<(DelegationState, NaiveDate)>,
    /// In force, or still to come, on that day.
    pub current_on: Option<NaiveDate>,
    /// Bearing on these bodies; on anything when there is none.
    pub bodies: Option<Vec<OrganisationId>>,
}

/// Delegations that meet every criterion, the last given first.
///
/// # Errors
/// When the database fails; [`CursorError`] when the cursor is not one of this list.
pub async fn list(
    from: &impl Reads,
    filter: &DelegationFilter,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<Stored<Delegation>>, CursorError>, StoreError> {
    let Ok(last) = keyset::instant(after) else { return Ok(Err(CursorError)) };
    let DelegationFilter { to, organisation, state, current_on, bodies } = filter;
    let bodies = bodies.as_ref();
    let condition = Condition::all()
        .add_option(to.map(|id| Column::PersonId.eq(id.0)))
        .add_option(organisation.map(|id| Column::OrganisationId.eq(id.0)))
        .add_option(state.map(standing))
        .add_option(current_on.map(|day| unended(day).add(Column::WithdrawnAt.is_null())))
        .add_option(bodies.map(|ids| Column::OrganisationId.is_in(ids.iter().map(|id| id.0))));
    let rows = Entity::find()
        .filter(condition)
        .filter(keyset::below((Column::GivenAt, Column::Id), last))
        .order_by_desc(Column::GivenAt)
        .order_by_desc(Column::Id)
        .limit(u64::from(limit) + 1)
        .all(from.connection())
        .await?;
    let cursor = |row: &Model| Cursor::number(row.given_at.timestamp_micros(), row.id);
    let Slice { rows, next } = Slice::cut(rows, limit, cursor);
    let rows = rows.into_iter().map(delegation).collect::<Result<_, _>>()?;
    Ok(Ok(Slice { rows, next }))
}

/// Those that count on that day, whose last day is near and was not told yet.
///
/// # Errors
/// When the database fails.
pub async fn to_tell(
    from: &impl Reads,
    today: NaiveDate,
    limit: u64,
) -> Result<Vec<DelegationId>, StoreError> {
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::WithdrawnAt.is_null())
        .filter(Column::StartsOn.lte(today))
        .filter(Column::EndsOn.between(today, near_end(today)))
        .filter(untold())
        .order_by_asc(Column::EndsOn)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(DelegationId).collect())
}

/// Writes down that this last day is told; not when it was, or is another meanwhile. Its version stays.
///
/// # Errors
/// When the database fails.
pub async fn mark_told(
    tx: &Tx,
    id: DelegationId,
    last: Option<NaiveDate>,
) -> Result<bool, StoreError> {
    let changed = Entity::update_many()
        .set(ActiveModel { told_end: Set(last), ..Default::default() })
        .filter(Column::Id.eq(id.0))
        .filter(Column::EndsOn.eq(last))
        .filter(untold())
        .exec(&tx.0)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// Whether nothing was told of the last day that it has now.
fn untold() -> Condition {
    let other = ExprTrait::ne(Expr::col(Column::ToldEnd), Expr::col(Column::EndsOn));
    Condition::any().add(Column::ToldEnd.is_null()).add(other)
}

/// What was lent to somebody and counts on that day. A giver who may not sign in any more gives nothing.
///
/// # Errors
/// When the database fails.
pub async fn in_force(
    from: &impl Reads,
    to: UserId,
    today: NaiveDate,
) -> Result<Vec<Lent>, StoreError> {
    let rows = Entity::find()
        .filter(Column::PersonId.eq(to.0))
        .filter(Column::WithdrawnAt.is_null())
        .filter(Column::StartsOn.lte(today))
        .filter(unended(today))
        .all(from.connection())
        .await?;
    let givers = people::profiles_of(from, rows.iter().map(|row| UserId(row.given_by))).await?;
    let mut lent = Vec::new();
    for row in rows {
        let DelegationParts { by, profile, scope, .. } = delegation(row)?.value.parts().clone();
        if let Some(giver) = givers.get(&by).copied() {
            lent.push(Lent { profile, giver, scope });
        }
    }
    Ok(lent)
}

/// What was lent for a body, or for all, and counts on that day, with whom it was lent to: those who may still sign in.
///
/// # Errors
/// When the database fails.
pub async fn bearing_on(
    from: &impl Reads,
    body: Option<OrganisationId>,
    today: NaiveDate,
) -> Result<Vec<(UserId, Lent)>, StoreError> {
    let here = body.map(|body| Column::OrganisationId.eq(body.0));
    let rows = Entity::find()
        .filter(Condition::any().add(Column::OrganisationId.is_null()).add_option(here))
        .filter(Column::WithdrawnAt.is_null())
        .filter(Column::StartsOn.lte(today))
        .filter(unended(today))
        .all(from.connection())
        .await?;
    let both = rows.iter().flat_map(|row| [row.given_by, row.person_id]).map(UserId);
    let profiles = people::profiles_of(from, both).await?;
    let mut lent = Vec::new();
    for row in rows {
        let DelegationParts { to, by, profile, scope, .. } = delegation(row)?.value.parts().clone();
        if let Some(giver) = profiles.get(&by).copied().filter(|_| profiles.contains_key(&to)) {
            lent.push((to, Lent { profile, giver, scope }));
        }
    }
    Ok(lent)
}

fn standing((state, day): (DelegationState, NaiveDate)) -> Condition {
    let kept = Condition::all().add(Column::WithdrawnAt.is_null());
    match state {
        DelegationState::InForce => kept.add(Column::StartsOn.lte(day)).add(unended(day)),
        DelegationState::ToCome => kept.add(Column::StartsOn.gt(day)),
        DelegationState::Ended => kept.add(Column::EndsOn.lt(day)),
        DelegationState::Withdrawn => Condition::all().add(Column::WithdrawnAt.is_not_null()),
    }
}

fn unended(day: NaiveDate) -> Condition {
    Condition::all()
        .add(Condition::any().add(Column::EndsOn.is_null()).add(Column::EndsOn.gte(day)))
}

fn codes(bricks: &BTreeSet<Brick>) -> String {
    bricks.iter().map(|brick| brick.code()).collect::<Vec<_>>().join(",")
}

fn delegation(row: Model) -> Result<Stored<Delegation>, StoreError> {
    let Model {
        id,
        person_id,
        given_by,
        profile,
        bricks,
        organisation_id,
        items,
        starts_on,
        ends_on,
        given_at,
        withdrawn_at,
        withdrawn_by,
        told_end: _,
        version,
    } = row;
    let bricks = bricks.split(',').filter(|code| !code.is_empty()).map(from_code);
    let scope = Scope {
        bricks: bricks.collect::<Result<_, _>>()?,
        organisation: organisation_id.map(OrganisationId),
        items: from_json(&items)?,
    };
    let withdrawn = withdrawn_by.zip(withdrawn_at);
    let value = Delegation::restore(DelegationParts {
        id: DelegationId(id),
        to: UserId(person_id),
        by: UserId(given_by),
        profile: from_code(&profile)?,
        scope,
        starts_on,
        ends_on,
        given_at,
        withdrawn: withdrawn.map(|(by, at)| Withdrawal { by: UserId(by), at }),
    });
    Ok(Stored { value, version })
}
