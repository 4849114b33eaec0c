//! Comments, and how many there are.

use domain::expression::Target;
use domain::idea::{Comment, CommentParts, Mask};
use domain::people::Person;
use domain::text::{Paragraph, ShortText};
use domain::{CommentId, IdeaId, OrganisationId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryResult,
};
use uuid::Uuid;

use crate::code::{from_code, instant};
use crate::entity::comment::{ActiveModel, Column, Entity, Model};
use crate::entity::{idea, idea_counter, notoriety, person};
use crate::ideas::author;
use crate::{Cursor, CursorError, Reads, Slice, StoreError, Tx, expression, keyset, people};

/// A comment as people read it.
#[derive(Clone, Debug)]
pub struct CommentRow {
    /// The comment.
    pub comment: Comment,
    /// What it says, in HTML.
    pub html: String,
    /// Who wrote it.
    pub author: Option<Person>,
}

/// A comment on something.
///
/// # Errors
/// When the database fails.
pub async fn find(
    from: &impl Reads,
    on: Target,
    id: CommentId,
) -> Result<Option<Comment>, StoreError> {
    let mut select = select();
    select
        .and_where(Expr::col((Entity, Column::Id)).eq(id.0))
        .and_where(Expr::col((Entity, Column::SubjectId)).eq(on.subject().id));
    let found = from.connection().query_one(&select).await?;
    found.as_ref().map(|found| row(found).map(|kept| kept.comment)).transpose()
}

/// Comments on something, the oldest first.
///
/// # Errors
/// When the database fails; inside, when the cursor belongs to another list.
pub async fn list(
    from: &impl Reads,
    on: Target,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<CommentRow>, CursorError>, StoreError> {
    let Ok(last) = keyset::instant(after) else { return Ok(Err(CursorError)) };
    let (at, id) = (Column::PostedAt, Column::Id);
    let mut select = select();
    select
        .and_where(Expr::col((Entity, Column::SubjectId)).eq(on.subject().id))
        .cond_where(keyset::above((at, id), last))
        .order_by((Entity, at), Order::Asc)
        .order_by((Entity, id), Order::Asc)
        .limit(u64::from(limit) + 1);
    let found = from.connection().query_all(&select).await?;
    let rows = found.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    Ok(Ok(Slice::cut(rows, limit, |row| {
        let parts = row.comment.parts();
        Cursor::number(parts.posted_at.timestamp_micros(), parts.id.0)
    })))
}

/// A comment as people read it.
///
/// # Errors
/// When the database fails.
pub async fn read(from: &impl Reads, id: CommentId) -> Result<Option<CommentRow>, StoreError> {
    let mut select = select();
    select.and_where(Expr::col((Entity, Column::Id)).eq(id.0));
    let found = from.connection().query_one(&select).await?;
    found.as_ref().map(row).transpose()
}

/// Adds a comment; `html` is what it says, safe to show.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, comment: &Comment, html: &str) -> Result<(), StoreError> {
    insert_all(tx, &[(comment.clone(), html.to_owned())]).await
}

/// Adds many comments.
///
/// # Errors
/// When the database fails.
pub async fn insert_all(tx: &Tx, comments: &[(Comment, String)]) -> Result<(), StoreError> {
    for chunk in comments.chunks(500) {
        let rows = chunk.iter().map(|(comment, html)| {
            let CommentParts {
                id,
                on,
                author,
                organisation: _,
                masked,
                stance,
                body,
                posted_at,
                edited_at,
                removed_at,
            } = comment.parts();
            let subject = on.subject();
            ActiveModel {
                id: Set(id.0),
                subject_kind: Set(subject.kind.code().to_owned()),
                subject_id: Set(subject.id),
                author_id: Set(author.map(|author| author.0)),
                stance: Set(stance.code().to_owned()),
                body: Set(body.as_str().to_owned()),
                body_html: Set(html.clone()),
                posted_at: Set(instant(*posted_at)),
                removed_at: Set(removed_at.map(instant)),
                masked_of: Set(masked.as_ref().map(|mask| mask.idea.0)),
                edited_at: Set(edited_at.map(instant)),
            }
        });
        Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    }
    let mut shown = std::collections::BTreeMap::new();
    for (comment, _) in comments {
        if comment.parts().removed_at.is_none() {
            *shown.entry(comment.parts().on).or_insert(0) += 1;
        }
    }
    // In the order of their keys, so that two transactions never wait for each other.
    for (on, new) in shown {
        add(tx, on, new).await?;
    }
    Ok(())
}

/// Saves what a comment says, as when another tool tells it again.
///
/// # Errors
/// When the database fails.
pub async fn replace(tx: &Tx, comment: &Comment, html: &str) -> Result<(), StoreError> {
    let CommentParts { id, author, stance, body, posted_at, .. } = comment.parts();
    Entity::update_many()
        .col_expr(Column::AuthorId, Expr::value(author.map(|author| author.0)))
        .col_expr(Column::Stance, Expr::value(stance.code()))
        .col_expr(Column::Body, Expr::value(body.as_str()))
        .col_expr(Column::BodyHtml, Expr::value(html))
        .col_expr(Column::PostedAt, Expr::value(instant(*posted_at)))
        .filter(Column::Id.eq(id.0))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Saves what its author changed. False when somebody removed it in between.
///
/// # Errors
/// When the database fails.
pub async fn save_edit(tx: &Tx, comment: &Comment, html: &str) -> Result<bool, StoreError> {
    let CommentParts { id, body, edited_at, .. } = comment.parts();
    let changed = Entity::update_many()
        .col_expr(Column::Body, Expr::value(body.as_str()))
        .col_expr(Column::BodyHtml, Expr::value(html))
        .col_expr(Column::EditedAt, Expr::value(edited_at.map(instant)))
        .filter(Column::Id.eq(id.0))
        .filter(Column::RemovedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// Saves that a comment was removed. False when somebody removed it in between.
///
/// # Errors
/// When the database fails.
pub async fn save_removal(tx: &Tx, comment: &Comment) -> Result<bool, StoreError> {
    let CommentParts { id, on, removed_at, .. } = comment.parts();
    let changed = Entity::update_many()
        .col_expr(Column::RemovedAt, Expr::value(removed_at.map(instant)))
        .filter(Column::Id.eq(id.0))
        .filter(Column::RemovedAt.is_null())
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 {
        return Ok(false);
    }
    add(tx, *on, -1).await?;
    Ok(true)
}

async fn add(tx: &Tx, on: Target, comments: i32) -> Result<(), StoreError> {
    let Target::Idea(idea) = on else {
        let counted = (notoriety::Column::Comments, u64::from(comments.unsigned_abs()));
        return expression::add(tx, on, (counted.0, counted.1, comments.signum())).await;
    };
    let column = idea_counter::Column::Comments;
    idea_counter::Entity::update_many()
        .col_expr(column, Expr::col(column).add(comments))
        .filter(idea_counter::Column::IdeaId.eq(idea.0))
        .exec(&tx.0)
        .await?;
    Ok(())
}

fn select() -> sea_orm::sea_query::SelectStatement {
    let mut select = Query::select();
    for column in <Column as sea_orm::Iterable>::iter() {
        select.column((Entity, column));
    }
    select
        .expr_as(Expr::col((person::Entity, person::Column::Name)), "author_name")
        .expr_as(Expr::col((person::Entity, person::Column::OrganisationId)), "author_organisation")
        .expr_as(Expr::col((person::Entity, person::Column::Status)), "author_account")
        // Whose an idea is tells its author alone what they said of it masked.
        .expr_as(Expr::col((idea::Entity, idea::Column::AuthorId)), "masked_author")
        .expr_as(Expr::col((idea::Entity, idea::Column::Seal)), "masked_seal")
        .expr_as(Expr::col((idea::Entity, idea::Column::SealSlot)), "masked_slot")
        .from(Entity)
        .left_join(
            person::Entity,
            Expr::col((person::Entity, person::Column::Id)).equals((Entity, Column::AuthorId)),
        )
        .left_join(
            idea::Entity,
            Expr::col((idea::Entity, idea::Column::Id)).equals((Entity, Column::MaskedOf)),
        );
    select
}

fn row(result: &QueryResult) -> Result<CommentRow, StoreError> {
    let found = Model::from_query_result(result, "")?;
    let name: Option<String> = result.try_get("", "author_name")?;
    let organisation: Option<Uuid> = result.try_get("", "author_organisation")?;
    let status: Option<String> = result.try_get("", "author_account")?;
    let person = found.author_id.zip(name).map(|(id, name)| Person {
        id: UserId(id),
        name: ShortText::restore(name),
        organisation: organisation.map(OrganisationId),
        reachable: status.as_deref().is_some_and(people::is_reachable),
    });
    let html = found.body_html.clone();
    let masked = mask(result, found.masked_of)?;
    let body = organisation.map(OrganisationId);
    Ok(CommentRow { comment: comment(found, (masked, body))?, html, author: person })
}

fn mask(result: &QueryResult, idea: Option<Uuid>) -> Result<Option<Mask>, StoreError> {
    let Some(idea) = idea else { return Ok(None) };
    let person: Option<Uuid> = result.try_get("", "masked_author")?;
    let seal: Option<Vec<u8>> = result.try_get("", "masked_seal")?;
    let slot: Option<i64> = result.try_get("", "masked_slot")?;
    Ok(Some(Mask { idea: IdeaId(idea), author: author(person, seal, slot)? }))
}

fn comment(
    row: Model,
    (masked, organisation): (Option<Mask>, Option<OrganisationId>),
) -> Result<Comment, StoreError> {
    let Model {
        id,
        subject_kind,
        subject_id,
        author_id,
        stance,
        body,
        body_html: _,
        posted_at,
        removed_at,
        masked_of: _,
        edited_at,
    } = row;
    let unknown = || StoreError::Corrupt(format!("a comment on a {subject_kind}"));
    let on = Target::of(from_code(&subject_kind)?, subject_id).ok_or_else(unknown)?;
    let author = author_id.map(UserId);
    Ok(Comment::restore(CommentParts {
        id: CommentId(id),
        on,
        author,
        organisation,
        masked,
        stance: from_code(&stance)?,
        body: Paragraph::restore(body),
        posted_at,
        edited_at,
        removed_at,
    }))
}
