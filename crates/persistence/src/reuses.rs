//! Which bodies took a practice up (R241), and how proved that makes it.

use domain::practice::{Reuse, ReuseContent, ReuseParts, ReuseWithdrawal, Standing};
use domain::text::Paragraph;
use domain::{OrganisationId, PracticeId, ReuseId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::code::{from_code, instant};
use crate::entity::practice;
use crate::entity::practice_reuse::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Stored, Tx};

/// The reuse with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, id: ReuseId) -> Result<Option<Stored<Reuse>>, StoreError> {
    Entity::find_by_id(id.0).one(from.connection()).await?.map(reuse).transpose()
}

/// The bodies that take a practice up, the first one first: at most one line for each body of the network.
///
/// # Errors
/// When the database fails.
pub async fn of_practice(
    from: &impl Reads,
    practice: PracticeId,
) -> Result<Vec<Stored<Reuse>>, StoreError> {
    of_practices(from, &[practice]).await
}

/// The bodies that take these practices up, the first one first, all practices together.
///
/// # Errors
/// When the database fails.
pub async fn of_practices(
    from: &impl Reads,
    practices: &[PracticeId],
) -> Result<Vec<Stored<Reuse>>, StoreError> {
    if practices.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find()
        .filter(Column::PracticeId.is_in(practices.iter().map(|practice| practice.0)))
        .filter(Column::StandingBodyId.is_not_null())
        .order_by_asc(Column::Since)
        .order_by_asc(Column::Id)
        .all(from.connection())
        .await?;
    rows.into_iter().map(reuse).collect()
}

/// Adds a reuse.
///
/// # Errors
/// [`StoreError::Duplicate`] when the body takes the practice up already.
pub async fn insert(tx: &Tx, reuse: &Reuse) -> Result<(), StoreError> {
    let mut row = told(reuse);
    let ReuseParts { id, practice, organisation, declared_by, declared_at, .. } = reuse.parts();
    row.id = Set(id.0);
    row.practice_id = Set(practice.0);
    row.organisation_id = Set(organisation.0);
    row.declared_by = Set(declared_by.0);
    row.declared_at = Set(instant(*declared_at));
    row.version = Set(1);
    row.insert(&tx.0).await?;
    Ok(())
}

/// Saves what a body tells, or that it tells it no more.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update(tx: &Tx, reuse: &Stored<Reuse>) -> Result<(), StoreError> {
    let row = ActiveModel { version: Set(reuse.version + 1), ..told(&reuse.value) };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(reuse.value.parts().id.0))
        .filter(Column::Version.eq(reuse.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// Keeps with a practice what became of it elsewhere, for its lists. Its version stays: nobody edited it.
///
/// # Errors
/// When the database fails.
pub async fn keep_standing(
    tx: &Tx,
    practice: PracticeId,
    standing: Standing,
) -> Result<(), StoreError> {
    let Standing { reuses, maturity } = standing;
    practice::Entity::update_many()
        .col_expr(practice::Column::Reuses, Expr::value(i32::try_from(reuses).unwrap_or(i32::MAX)))
        .col_expr(practice::Column::Maturity, Expr::value(maturity.code()))
        .filter(practice::Column::Id.eq(practice.0))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// The columns that change.
fn told(reuse: &Reuse) -> ActiveModel {
    let ReuseParts { organisation, content, contact, withdrawn, .. } = reuse.parts();
    let ReuseContent { since, adaptations, effort, result } = content;
    let words = |text: &Option<Paragraph>| text.as_ref().map(|text| text.as_str().to_owned());
    let reason = withdrawn.as_ref().and_then(|withdrawn| words(&withdrawn.reason));
    ActiveModel {
        standing_body_id: Set(reuse.stands().then_some(organisation.0)),
        since: Set(*since),
        adaptations: Set(words(adaptations)),
        effort: Set(words(effort)),
        result: Set(result.code().to_owned()),
        contact_id: Set(contact.0),
        withdrawn_by: Set(withdrawn.as_ref().map(|withdrawn| withdrawn.by.0)),
        withdrawn_at: Set(withdrawn.as_ref().map(|withdrawn| instant(withdrawn.at))),
        withdrawal_reason: Set(reason),
        ..<ActiveModel as Default>::default()
    }
}

fn reuse(row: Model) -> Result<Stored<Reuse>, StoreError> {
    let withdrawn = row.withdrawn_by.zip(row.withdrawn_at).map(|(by, at)| ReuseWithdrawal {
        by: UserId(by),
        at,
        reason: row.withdrawal_reason.map(Paragraph::restore),
    });
    let content = ReuseContent {
        since: row.since,
        adaptations: row.adaptations.map(Paragraph::restore),
        effort: row.effort.map(Paragraph::restore),
        result: from_code(&row.result)?,
    };
    let value = Reuse::restore(ReuseParts {
        id: ReuseId(row.id),
        practice: PracticeId(row.practice_id),
        organisation: OrganisationId(row.organisation_id),
        content,
        contact: UserId(row.contact_id),
        declared_by: UserId(row.declared_by),
        declared_at: row.declared_at,
        withdrawn,
    });
    Ok(Stored { value, version: row.version })
}
