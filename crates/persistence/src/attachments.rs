//! Files that people sent: what is said of them. Their content lies elsewhere.

use chrono::{DateTime, Utc};
use domain::{AttachmentId, IdeaId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, Iterable,
    QueryFilter,
};

use crate::code::{count, instant};
use crate::entity::attachment::{ActiveModel, Column, Entity, Model};
use crate::entity::idea_attachment;
use crate::{Reads, StoreError, Tx};

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its identifier.
    pub id: AttachmentId,
    /// Where its content lies.
    pub storage_key: String,
    /// Whether it is a picture.
    pub image: bool,
    /// Its name; sealed until something carries it.
    pub name: String,
    /// Its type, read from its content.
    pub media_type: String,
    /// Its size, in bytes.
    pub size: u64,
    /// Its SHA-256 checksum, in hexadecimal; not known of what was sent long ago.
    pub sha256: Option<String>,
    /// What a picture shows.
    pub alt: Option<String>,
    /// A keyed hash of who sent it, until something carries it.
    pub owner_mark: Option<Vec<u8>>,
}

/// Adds a file.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, file: &Attachment, at: DateTime<Utc>) -> Result<(), StoreError> {
    let Attachment { id, storage_key, image, name, media_type, size, sha256, alt, owner_mark } =
        file.clone();
    let row = ActiveModel {
        id: Set(id.0),
        owner_mark: Set(owner_mark),
        storage_key: Set(storage_key),
        image: Set(image),
        name: Set(name),
        media_type: Set(media_type),
        size: Set(i64::try_from(size).unwrap_or(i64::MAX)),
        alt: Set(alt),
        sent_at: Set(instant(at)),
        sha256: Set(sha256),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// The file with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, id: AttachmentId) -> Result<Option<Attachment>, StoreError> {
    Entity::find_by_id(id.0).one(from.connection()).await?.map(attachment).transpose()
}

/// The files with these identifiers, in no order.
///
/// # Errors
/// When the database fails.
pub async fn with_ids(
    from: &impl Reads,
    ids: &[AttachmentId],
) -> Result<Vec<Attachment>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .all(from.connection())
        .await?;
    rows.into_iter().map(attachment).collect()
}

/// The files that an idea carries, in order.
///
/// # Errors
/// When the database fails.
pub async fn of_idea(from: &impl Reads, idea: IdeaId) -> Result<Vec<Attachment>, StoreError> {
    let carried = idea_attachment::Entity;
    let mut select = Query::select();
    for column in Column::iter() {
        select.column((Entity, column));
    }
    select
        .from(carried)
        .inner_join(
            Entity,
            Expr::col((Entity, Column::Id))
                .equals((carried, idea_attachment::Column::AttachmentId)),
        )
        .and_where(Expr::col((carried, idea_attachment::Column::IdeaId)).eq(idea.0))
        .order_by((carried, idea_attachment::Column::Position), Order::Asc);
    let rows = from.connection().query_all(&select).await?;
    rows.iter().map(|row| attachment(Model::from_query_result(row, "")?)).collect()
}

/// From now on something carries this file, under this name: nobody owns it any more.
///
/// # Errors
/// [`StoreError::Stale`] when something else took it in between: no two things share a file.
pub async fn hand_over(tx: &Tx, id: AttachmentId, name: &str) -> Result<(), StoreError> {
    let taken = Entity::update_many()
        .col_expr(Column::OwnerMark, Expr::value(Option::<Vec<u8>>::None))
        .col_expr(Column::Name, Expr::value(name))
        .filter(Column::Id.eq(id.0))
        .filter(Column::OwnerMark.is_not_null())
        .exec(&tx.0)
        .await?;
    if taken.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// Removes what is said of these files.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &Tx, ids: &[AttachmentId]) -> Result<(), StoreError> {
    if ids.is_empty() {
        return Ok(());
    }
    Entity::delete_many().filter(Column::Id.is_in(ids.iter().map(|id| id.0))).exec(&tx.0).await?;
    Ok(())
}

fn attachment(row: Model) -> Result<Attachment, StoreError> {
    let Model { id, owner_mark, storage_key, image, name, media_type, size, alt, sha256, .. } = row;
    let id = AttachmentId(id);
    let size = count(size)?;
    Ok(Attachment { id, storage_key, image, name, media_type, size, sha256, alt, owner_mark })
}
