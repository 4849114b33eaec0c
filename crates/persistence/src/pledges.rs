//! What people offer to the ideas that answer an investment call: the last that each said of each idea (R094).

use chrono::{DateTime, Utc};
use domain::challenge::Means;
use domain::idea::{IdeaStatus, Offer, Pledge};
use domain::text::Paragraph;
use domain::{ChallengeId, IdeaId, OrganisationId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::code::{count, from_code, instant};
use crate::entity::idea;
use crate::entity::idea_pledge::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Stored, Tx};

/// An answer to an investment call.
pub type Answer = (ChallengeId, IdeaId);

/// What one person offers to an answer, taken back or not: its version goes on from what was taken back.
///
/// # Errors
/// When the database fails.
pub async fn find(
    from: &impl Reads,
    (call, idea): Answer,
    person: UserId,
) -> Result<Option<Stored<Pledge>>, StoreError> {
    let row = Entity::find_by_id((call.0, idea.0, person.0)).one(from.connection()).await?;
    row.map(stored).transpose()
}

/// What is offered to an answer, the first offered first.
///
/// # Errors
/// When the database fails.
pub async fn of_idea(from: &impl Reads, (call, idea): Answer) -> Result<Vec<Pledge>, StoreError> {
    let rows = Entity::find()
        .filter(Column::ChallengeId.eq(call.0))
        .filter(Column::IdeaId.eq(idea.0))
        .filter(Column::WithdrawnAt.is_null())
        .order_by_asc(Column::PledgedAt)
        .order_by_asc(Column::PersonId)
        .all(from.connection())
        .await?;
    rows.into_iter().map(|row| Ok(stored(row)?.value)).collect()
}

/// What is offered to the answers of a challenge, each with its idea, wherever it stands now; not to those that their
/// author took back.
///
/// # Errors
/// When the database fails.
pub async fn of_challenge(
    from: &impl Reads,
    challenge: ChallengeId,
) -> Result<Vec<(IdeaId, Pledge)>, StoreError> {
    let answers = Query::select()
        .expr(Expr::val(1))
        .from(idea::Entity)
        .and_where(Expr::col((idea::Entity, idea::Column::Id)).equals((Entity, Column::IdeaId)))
        .and_where(Expr::col((idea::Entity, idea::Column::Status)).ne(IdeaStatus::Withdrawn.code()))
        .to_owned();
    let rows = Entity::find()
        .filter(Column::ChallengeId.eq(challenge.0))
        .filter(Expr::exists(answers))
        .filter(Column::WithdrawnAt.is_null())
        .all(from.connection())
        .await?;
    rows.into_iter().map(|row| Ok((IdeaId(row.idea_id), stored(row)?.value))).collect()
}

/// Keeps what a person says of an idea; the version says which one is replaced, nought when there is none.
///
/// # Errors
/// [`StoreError::Stale`] when another page of the same person was faster.
pub async fn keep(
    tx: &Tx,
    (call, idea): Answer,
    pledge: &Stored<Pledge>,
) -> Result<(), StoreError> {
    let Pledge { by, organisation, offer, pledged_at, withdrawn_at } = &pledge.value;
    let Offer { means: Means { kind, text }, amount } = offer;
    let amount = amount.map(|amount| i32::try_from(amount).unwrap_or(i32::MAX));
    let row = ActiveModel {
        challenge_id: Set(call.0),
        idea_id: Set(idea.0),
        person_id: Set(by.0),
        organisation_id: Set(organisation.map(|body| body.0)),
        kind: Set(kind.code().to_owned()),
        what: Set(text.as_str().to_owned()),
        amount: Set(amount),
        pledged_at: Set(instant(*pledged_at)),
        withdrawn_at: Set(withdrawn_at.map(instant)),
        version: Set(pledge.version + 1),
    };
    if pledge.version == 0 {
        row.insert(&tx.0).await.map_err(StoreError::overtaken)?;
        return Ok(());
    }
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::ChallengeId.eq(call.0))
        .filter(Column::IdeaId.eq(idea.0))
        .filter(Column::PersonId.eq(by.0))
        .filter(Column::Version.eq(pledge.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// Takes back what a person offers to an answer that becomes their own, if they offer it anything.
///
/// # Errors
/// When the database fails.
pub async fn take_back(
    tx: &Tx,
    (call, idea): Answer,
    person: UserId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::WithdrawnAt, Expr::value(instant(at)))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::ChallengeId.eq(call.0))
        .filter(Column::IdeaId.eq(idea.0))
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::WithdrawnAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(())
}

fn stored(row: Model) -> Result<Stored<Pledge>, StoreError> {
    let means = Means { kind: from_code(&row.kind)?, text: Paragraph::restore(row.what) };
    let amount = row.amount.map(|amount| count(i64::from(amount))).transpose()?;
    let value = Pledge {
        by: UserId(row.person_id),
        organisation: row.organisation_id.map(OrganisationId),
        offer: Offer { means, amount },
        pledged_at: row.pledged_at,
        withdrawn_at: row.withdrawn_at,
    };
    Ok(Stored { value, version: row.version })
}
