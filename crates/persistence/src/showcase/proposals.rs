//! What people from outside proposed.

use chrono::{DateTime, Utc};
use domain::people::EmailAddress;
use domain::showcase::proposal::{NewProposal, Proposal, ProposalStatus};
use domain::text::{Paragraph, ShortText, Title};
use domain::{IdeaId, ProposalId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::code::{from_code, instant};
use crate::entity::showcase_proposal::{ActiveModel, Column, Entity, Model};
use crate::{Cursor, CursorError, Reads, Slice, StoreError, Stored, Tx, keyset};

/// A proposal.
///
/// # Errors
/// When the database fails.
pub async fn find(
    from: &impl Reads,
    id: ProposalId,
) -> Result<Option<Stored<Proposal>>, StoreError> {
    let row = Entity::find_by_id(id.0).one(from.connection()).await?;
    row.map(proposal).transpose()
}

/// Proposals that stand so, the latest first.
///
/// # Errors
/// When the database fails; inside, when the cursor belongs to another list.
pub async fn list(
    from: &impl Reads,
    status: Option<ProposalStatus>,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<Stored<Proposal>>, CursorError>, StoreError> {
    let Ok(last) = keyset::instant(after) else { return Ok(Err(CursorError)) };
    let stands = Condition::all().add_option(status.map(|status| Column::Status.eq(status.code())));
    let rows = Entity::find()
        .filter(stands)
        .filter(keyset::below((Column::ConsentedAt, Column::Id), last))
        .order_by_desc(Column::ConsentedAt)
        .order_by_desc(Column::Id)
        .limit(u64::from(limit) + 1)
        .all(from.connection())
        .await?;
    let cursor = |row: &Model| Cursor::number(row.consented_at.timestamp_micros(), row.id);
    let Slice { rows, next } = Slice::cut(rows, limit, cursor);
    let rows = rows.into_iter().map(proposal).collect::<Result<_, _>>()?;
    Ok(Ok(Slice { rows, next }))
}

/// How many wait for somebody to answer.
///
/// # Errors
/// When the database fails.
pub async fn count_waiting(from: &impl Reads) -> Result<u64, StoreError> {
    let waiting = Entity::find().filter(Column::Status.eq(ProposalStatus::Received.code()));
    Ok(waiting.count(from.connection()).await?)
}

/// Adds a proposal.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, new: &Proposal) -> Result<(), StoreError> {
    let Proposal { id, content, status, reason, idea, consented_at, moved_at } = new;
    let NewProposal { kind, name, organisation, email, subject, body } = content;
    let row = ActiveModel {
        id: Set(id.0),
        kind: Set(kind.code().to_owned()),
        name: Set(name.as_str().to_owned()),
        organisation: Set(organisation.as_ref().map(|name| name.as_str().to_owned())),
        email: Set(email.as_str().to_owned()),
        subject: Set(subject.as_str().to_owned()),
        body: Set(body.as_str().to_owned()),
        status: Set(status.code().to_owned()),
        reason: Set(reason.as_ref().map(|reason| reason.as_str().to_owned())),
        idea_id: Set(idea.map(|idea| idea.0)),
        consented_at: Set(instant(*consented_at)),
        moved_at: Set(instant(*moved_at)),
        version: Set(1),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// Saves what became of a proposal.
///
/// # Errors
/// [`StoreError::Stale`] when it moved in between.
pub async fn update(tx: &Tx, kept: &Stored<Proposal>) -> Result<(), StoreError> {
    let Proposal { id, status, reason, idea, moved_at, .. } = &kept.value;
    let reason = reason.as_ref().map(|reason| reason.as_str().to_owned());
    let changed = Entity::update_many()
        .col_expr(Column::Status, Expr::value(status.code()))
        .col_expr(Column::Reason, Expr::value(reason))
        .col_expr(Column::IdeaId, Expr::value(idea.map(|idea| idea.0)))
        .col_expr(Column::MovedAt, Expr::value(instant(*moved_at)))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(kept.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// Erases a proposal, and all that it says of whoever proposed.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &Tx, id: ProposalId) -> Result<(), StoreError> {
    Entity::delete_by_id(id.0).exec(&tx.0).await?;
    Ok(())
}

/// How many have not moved since then.
///
/// # Errors
/// When the database fails.
pub async fn count_silent(from: &impl Reads, since: DateTime<Utc>) -> Result<u64, StoreError> {
    let silent = Entity::find().filter(Column::MovedAt.lt(instant(since)));
    Ok(silent.count(from.connection()).await?)
}

/// Erases those that have not moved since then.
///
/// # Errors
/// When the database fails.
pub async fn delete_silent(tx: &Tx, since: DateTime<Utc>) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::MovedAt.lt(instant(since))).exec(&tx.0).await?;
    Ok(())
}

fn proposal(row: Model) -> Result<Stored<Proposal>, StoreError> {
    let content = NewProposal {
        kind: from_code(&row.kind)?,
        name: ShortText::restore(row.name),
        organisation: row.organisation.map(ShortText::restore),
        email: EmailAddress::restore(row.email),
        subject: Title::restore(row.subject),
        body: Paragraph::restore(row.body),
    };
    let value = Proposal {
        id: ProposalId(row.id),
        content,
        status: from_code(&row.status)?,
        reason: row.reason.map(Paragraph::restore),
        idea: row.idea_id.map(IdeaId),
        consented_at: row.consented_at,
        moved_at: row.moved_at,
    };
    Ok(Stored { value, version: row.version })
}
