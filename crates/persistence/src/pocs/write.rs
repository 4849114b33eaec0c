//! Writing experiments. Each act saves what it changes and nothing else.

mod around;
mod values;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::PocId;
use domain::poc::{Poc, Question, Step};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::code::instant;
use crate::entity::poc::{ActiveModel, Column, Entity};
use crate::{StoreError, Stored, Tx};

/// The texts of an experiment, made into HTML that is safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PocHtml {
    /// Its story.
    pub description: Option<String>,
    /// Its answers in words; a choice has none.
    pub answers: BTreeMap<Question, String>,
}

/// Adds an experiment.
///
/// # Errors
/// [`StoreError::Duplicate`] when another has its reference.
pub async fn insert(
    tx: &Tx,
    poc: &Poc,
    html: &PocHtml,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    insert_all(tx, &[(poc, html)], at).await
}

/// Adds many experiments. One that comes from elsewhere changed when it last moved there, not now.
///
/// # Errors
/// As [`insert`].
pub async fn insert_all(
    tx: &Tx,
    pocs: &[(&Poc, &PocHtml)],
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.changes_pocs();
    // A statement of SQLite takes 32,766 values.
    for chunk in pocs.chunks(400) {
        let rows = chunk.iter().map(|(poc, html)| {
            let moved = poc.parts().lifecycle.moved_at();
            values::row(poc, html, moved.map_or(at, |moved| moved.min(at)))
        });
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
        around::insert(tx, chunk).await?;
    }
    Ok(())
}

/// Saves the identity card and the team.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update_record(
    tx: &Tx,
    poc: &Stored<Poc>,
    html: &PocHtml,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    save(tx, poc, values::record_only(&poc.value, html)?, at).await?;
    around::replace_record(tx, &poc.value).await
}

/// Saves where it stands: state, steps passed, gates.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update_lifecycle(
    tx: &Tx,
    poc: &Stored<Poc>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    save(tx, poc, values::lifecycle_only(&poc.value), at).await?;
    around::replace_lifecycle(tx, &poc.value).await
}

/// Saves the answers and the techniques of one step, and whether a gate that said no awaits again.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update_step(
    tx: &Tx,
    poc: &Stored<Poc>,
    (step, html): (Step, &PocHtml),
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    save(tx, poc, values::nothing(), at).await?;
    around::replace_gates(tx, &poc.value).await?;
    around::replace_answers(tx, &poc.value, html, Question::of(step)).await?;
    around::replace_techniques(tx, &poc.value).await
}

/// Saves the practice that came out of it.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update_practice(
    tx: &Tx,
    poc: &Stored<Poc>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let practice = poc.value.parts().practice.map(|id| id.0);
    save(tx, poc, ActiveModel { practice_id: Set(practice), ..values::nothing() }, at).await
}

/// Saves what is tracked.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update_tracking(
    tx: &Tx,
    poc: &Stored<Poc>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    save(tx, poc, values::tracking_only(&poc.value)?, at).await
}

/// Saves who may read it.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update_visibility(
    tx: &Tx,
    poc: &Stored<Poc>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let visibility = poc.value.parts().visibility.code().to_owned();
    save(tx, poc, ActiveModel { visibility: Set(visibility), ..values::nothing() }, at).await
}

/// Saves everything, as when another tool tells it again.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn replace(
    tx: &Tx,
    poc: &Stored<Poc>,
    html: &PocHtml,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = values::row(&poc.value, html, at)?;
    let kept = ActiveModel { id: NotSet, created_at: NotSet, ..row };
    save(tx, poc, kept, at).await?;
    around::replace_record(tx, &poc.value).await?;
    around::replace_lifecycle(tx, &poc.value).await?;
    around::replace_answers(tx, &poc.value, html, Question::ALL.iter().copied()).await?;
    around::replace_techniques(tx, &poc.value).await
}

/// Remembers that something was added to it, such as a lesson. Its version stays: nothing of it was replaced.
///
/// # Errors
/// When the database fails.
pub async fn touch(tx: &Tx, id: PocId, at: DateTime<Utc>) -> Result<(), StoreError> {
    tx.changes_pocs();
    Entity::update_many()
        .col_expr(Column::UpdatedAt, Expr::value(instant(at)))
        .filter(Column::Id.eq(id.0))
        .exec(&tx.0)
        .await?;
    Ok(())
}

async fn save(
    tx: &Tx,
    poc: &Stored<Poc>,
    row: ActiveModel,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.changes_pocs();
    let row = ActiveModel { updated_at: Set(instant(at)), version: Set(poc.version + 1), ..row };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(poc.value.parts().id.0))
        .filter(Column::Version.eq(poc.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}
