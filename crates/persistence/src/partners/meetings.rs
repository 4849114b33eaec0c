//! How often one meets the partners of the register, as the agenda tells it (R261).

use std::collections::BTreeMap;

use chrono::{DateTime, Months, Utc};
use domain::PartnerId;
use domain::access::Reached;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::code::{count, instant};
use crate::editorial::{RELEASED, reached};
use crate::entity::editorial_item::{Column as Item, Entity as Items};
use crate::entity::event_partner::{Column, Entity};
use crate::entity::partner;
use crate::{Reads, StoreError};

/// How often one met a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meetings {
    /// When the last event at which one met it began.
    pub last: DateTime<Utc>,
    /// How many of them began within a year.
    pub in_a_year: u32,
}

/// What an event calls a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerName {
    /// Its identifier.
    pub id: PartnerId,
    /// Its name.
    pub name: String,
    /// Whether one still works with it.
    pub active: bool,
}

/// The meetings of these partners: published events that have begun, of those that somebody reads. Whom one never met
/// is not there.
///
/// # Errors
/// When the database fails.
pub async fn meetings(
    from: &impl Reads,
    (partners, read): (&[PartnerId], Option<&Reached>),
    now: DateTime<Utc>,
) -> Result<BTreeMap<PartnerId, Meetings>, StoreError> {
    if partners.is_empty() {
        return Ok(BTreeMap::new());
    }
    let event = |column: Item| Expr::col((Items, column));
    let recent = event(Item::BeginsAt).gt(instant(now - Months::new(12)));
    let mut select = Query::select();
    select
        .column((Entity, Column::PartnerId))
        .expr_as(event(Item::BeginsAt).max(), "last_met")
        .expr_as(Expr::expr(Expr::case(recent, 1)).count(), "in_a_year")
        .from(Entity)
        .inner_join(Items, event(Item::Id).equals((Entity, Column::ItemId)))
        .and_where(Expr::col((Entity, Column::PartnerId)).is_in(partners.iter().map(|id| id.0)))
        .and_where(event(Item::Status).eq(RELEASED))
        .and_where(event(Item::PublishedAt).lte(instant(now)))
        .and_where(event(Item::BeginsAt).lte(instant(now)))
        .cond_where(Condition::all().add_option(read.map(reached)))
        .group_by_col((Entity, Column::PartnerId));
    let rows = from.connection().query_all(&select).await?;
    let row = |row: &sea_orm::QueryResult| {
        let partner: Uuid = row.try_get("", "partner_id")?;
        let last = row.try_get("", "last_met")?;
        Ok((
            PartnerId(partner),
            Meetings { last, in_a_year: count(row.try_get("", "in_a_year")?)? },
        ))
    };
    rows.iter().map(row).collect()
}

/// Those whom one met within the year before this instant, at the events that somebody reads.
pub(super) fn met(read: Option<&Reached>, now: DateTime<Utc>) -> SelectStatement {
    let event = |column: Item| Expr::col((Items, column));
    let mut met = Query::select();
    met.column((Entity, Column::PartnerId))
        .from(Entity)
        .inner_join(Items, event(Item::Id).equals((Entity, Column::ItemId)))
        .and_where(event(Item::Status).eq(RELEASED))
        .and_where(event(Item::PublishedAt).lte(instant(now)))
        .and_where(event(Item::BeginsAt).lte(instant(now)))
        .and_where(event(Item::BeginsAt).gt(instant(now - Months::new(12))))
        .cond_where(Condition::all().add_option(read.map(reached)));
    met
}

/// What events call these partners; one that is not on the register is not there.
///
/// # Errors
/// When the database fails.
pub async fn named(
    from: &impl Reads,
    partners: &[PartnerId],
) -> Result<BTreeMap<PartnerId, PartnerName>, StoreError> {
    if partners.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Uuid, String, bool)> = partner::Entity::find()
        .select_only()
        .columns([partner::Column::Id, partner::Column::Name, partner::Column::Active])
        .filter(partner::Column::Id.is_in(partners.iter().map(|id| id.0)))
        .into_tuple()
        .all(from.connection())
        .await?;
    let name =
        |(id, name, active)| (PartnerId(id), PartnerName { id: PartnerId(id), name, active });
    Ok(rows.into_iter().map(name).collect())
}
