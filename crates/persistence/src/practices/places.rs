//! Where the practices of a list are taken up.

use chrono::NaiveDate;
use domain::people::Region;
use domain::practice::ReuseResult;
use domain::{OrganisationId, PracticeId, UserId};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::list::{PracticeFilter, condition};
use crate::code::{count, from_code};
use crate::entity::practice::{Column, Entity};
use crate::entity::{organisation, practice_reuse};
use crate::{Reads, StoreError};

/// Most reuses that are told one by one.
const LATEST: u64 = 100;

/// A reuse, with what it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRow {
    /// The practice.
    pub practice: PracticeId,
    /// Its title.
    pub title: String,
    /// The body.
    pub organisation: OrganisationId,
    /// Since which day.
    pub since: NaiveDate,
    /// What came of it.
    pub result: ReuseResult,
    /// Whom to call there.
    pub contact: UserId,
}

/// Practices that a body of this region took up.
pub(super) fn taken_up_in(region: Region) -> Condition {
    let mut bodies = Query::select();
    bodies
        .column(organisation::Column::Id)
        .from(organisation::Entity)
        .and_where(organisation::Column::Region.eq(region.code()));
    let mut reuses = Query::select();
    reuses
        .column(practice_reuse::Column::PracticeId)
        .from(practice_reuse::Entity)
        .and_where(practice_reuse::Column::StandingBodyId.in_subquery(bodies));
    Condition::all().add(Column::Id.in_subquery(reuses))
}

fn of_list(filter: &PracticeFilter) -> SelectStatement {
    let mut practices = Query::select();
    practices.column(Column::Id).from(Entity).cond_where(condition(filter));
    practices
}

/// How many of the practices that meet every criterion each body takes up; one that takes none up is absent.
///
/// # Errors
/// When the database fails.
pub async fn by_body(
    from: &impl Reads,
    filter: &PracticeFilter,
) -> Result<Vec<(OrganisationId, u64)>, StoreError> {
    let counted: Vec<(Uuid, i64)> = practice_reuse::Entity::find()
        .select_only()
        .column(practice_reuse::Column::StandingBodyId)
        .column_as(Expr::col(practice_reuse::Column::StandingBodyId).count(), "reuses")
        .filter(practice_reuse::Column::StandingBodyId.is_not_null())
        .filter(practice_reuse::Column::PracticeId.in_subquery(of_list(filter)))
        .group_by(practice_reuse::Column::StandingBodyId)
        .into_tuple()
        .all(from.connection())
        .await?;
    counted.into_iter().map(|(body, reuses)| Ok((OrganisationId(body), count(reuses)?))).collect()
}

/// The latest reuses of the practices that meet every criterion, the newest first, a hundred at most.
///
/// # Errors
/// When the database fails.
pub async fn latest(
    from: &impl Reads,
    filter: &PracticeFilter,
) -> Result<Vec<PlaceRow>, StoreError> {
    let rows = practice_reuse::Entity::find()
        .filter(practice_reuse::Column::StandingBodyId.is_not_null())
        .filter(practice_reuse::Column::PracticeId.in_subquery(of_list(filter)))
        .order_by_desc(practice_reuse::Column::Since)
        .order_by_desc(practice_reuse::Column::Id)
        .limit(LATEST)
        .all(from.connection())
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let titles: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Title])
        .filter(Column::Id.is_in(rows.iter().map(|row| row.practice_id)))
        .into_tuple()
        .all(from.connection())
        .await?;
    let title =
        |id: Uuid| titles.iter().find(|(one, _)| *one == id).map(|(_, title)| title.clone());
    let row = |row: practice_reuse::Model| -> Result<PlaceRow, StoreError> {
        Ok(PlaceRow {
            practice: PracticeId(row.practice_id),
            title: title(row.practice_id).unwrap_or_default(),
            organisation: OrganisationId(row.organisation_id),
            since: row.since,
            result: from_code(&row.result)?,
            contact: UserId(row.contact_id),
        })
    };
    rows.into_iter().map(row).collect()
}
