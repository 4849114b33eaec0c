//! What the clock did to challenges, and whether it was told: once, however many servers look.

use chrono::{DateTime, Utc};
use domain::ChallengeId;
use domain::challenge::{ChallengeStatus, Turn};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::code::instant;
use crate::entity::challenge::{Column, Entity};
use crate::{Reads, StoreError, Tx};

/// The instant of a turn, and the one that was told.
const fn columns(turn: Turn) -> (Column, Column) {
    match turn {
        Turn::Opens => (Column::OpensAt, Column::OpeningTold),
        Turn::Ends => (Column::ClosesAt, Column::EndTold),
    }
}

/// That came by the clock alone, and is not told: an end that is put off is told again.
fn untold(turn: Turn, now: DateTime<Utc>) -> Condition {
    let (at, told) = columns(turn);
    let never = Condition::any().add(told.is_null()).add(Expr::col(told).ne(Expr::col(at)));
    Condition::all()
        .add(Column::Status.eq(ChallengeStatus::Open.code()))
        .add(at.lte(instant(now)))
        .add(never)
}

/// The challenges that turned between two instants without anybody being told.
///
/// # Errors
/// When the database fails.
pub async fn turned(
    from: &impl Reads,
    turn: Turn,
    (since, now): (DateTime<Utc>, DateTime<Utc>),
    limit: u64,
) -> Result<Vec<ChallengeId>, StoreError> {
    let (at, _) = columns(turn);
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(untold(turn, now))
        .filter(at.gt(instant(since)))
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(ChallengeId).collect())
}

/// Keeps that a turn is told. False when it was, or did not come.
///
/// # Errors
/// When the database fails.
pub async fn tell_turn(
    tx: &Tx,
    (id, turn): (ChallengeId, Turn),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let (at, told) = columns(turn);
    let changed = Entity::update_many()
        .col_expr(told, Expr::col(at))
        .filter(Column::Id.eq(id.0))
        .filter(untold(turn, now))
        .exec(&tx.0)
        .await?;
    Ok(changed.rows_affected == 1)
}
