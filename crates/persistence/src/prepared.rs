//! Decisions that are prepared one by one, before they are published together.

use chrono::{DateTime, Utc};
use domain::idea::Answer;
use domain::text::Paragraph;
use domain::{IdeaId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::code::{from_code, from_code_opt, instant};
use crate::entity::prepared_decision::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Stored, Tx};

/// A decision that waits to be published.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The idea.
    pub idea: IdeaId,
    /// What would be answered.
    pub answer: Answer,
    /// Who prepared it last.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether the idea was written anew since: what would be answered is to be read again.
    pub outdated: bool,
}

/// The decision prepared for an idea.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, idea: IdeaId) -> Result<Option<Stored<Prepared>>, StoreError> {
    let found = Entity::find_by_id(idea.0).one(from.connection()).await?;
    found.map(prepared).transpose()
}

/// The decisions prepared for these ideas, in the order of their identifiers.
///
/// # Errors
/// When the database fails.
pub async fn of(from: &impl Reads, ideas: &[IdeaId]) -> Result<Vec<Stored<Prepared>>, StoreError> {
    if ideas.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find()
        .filter(Column::IdeaId.is_in(ideas.iter().map(|idea| idea.0)))
        .order_by_asc(Column::IdeaId)
        .all(from.connection())
        .await?;
    rows.into_iter().map(prepared).collect()
}

/// Keeps a decision; the version says which one is replaced, nought when there is none.
///
/// # Errors
/// [`StoreError::Stale`] when somebody prepared another one in between.
pub async fn keep(tx: &Tx, decision: &Stored<Prepared>) -> Result<(), StoreError> {
    let Prepared { idea, answer, by, at, outdated } = &decision.value;
    let Answer { verdict, reason, ground, condition } = answer;
    let row = ActiveModel {
        idea_id: Set(idea.0),
        verdict: Set(verdict.code().to_owned()),
        reason: Set(reason.as_str().to_owned()),
        ground: Set(ground.map(|ground| ground.code().to_owned())),
        revival_condition: Set(condition.as_ref().map(|text| text.as_str().to_owned())),
        prepared_by: Set(by.0),
        prepared_at: Set(instant(*at)),
        version: Set(decision.version + 1),
        outdated: Set(*outdated),
    };
    if decision.version == 0 {
        row.insert(&tx.0).await.map_err(StoreError::overtaken)?;
        return Ok(());
    }
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::IdeaId.eq(idea.0))
        .filter(Column::Version.eq(decision.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// An idea was written anew: what was prepared for it, if anything was, answers a text that nobody reads any more.
///
/// # Errors
/// When the database fails.
pub async fn outdate(tx: &Tx, idea: IdeaId) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::Outdated, Expr::value(true))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::IdeaId.eq(idea.0))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Throws away what was prepared for an idea, if anything was.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &Tx, idea: IdeaId) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::IdeaId.eq(idea.0)).exec(&tx.0).await?;
    Ok(())
}

fn prepared(row: Model) -> Result<Stored<Prepared>, StoreError> {
    let answer = Answer {
        verdict: from_code(&row.verdict)?,
        reason: Paragraph::restore(row.reason),
        ground: from_code_opt(row.ground.as_deref())?,
        condition: row.revival_condition.map(Paragraph::restore),
    };
    let value = Prepared {
        idea: IdeaId(row.idea_id),
        answer,
        by: UserId(row.prepared_by),
        at: row.prepared_at,
        outdated: row.outdated,
    };
    Ok(Stored { value, version: row.version })
}
