//! Sessions, their refresh tokens, and the attempts to sign in.

use chrono::{DateTime, Utc};
use domain::{SessionId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::code::instant;
use crate::entity::{refresh_token, session, sign_in_attempt};
use crate::{Reads, StoreError, Tx};

/// A signed-in browser or tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its identifier.
    pub id: SessionId,
    /// Whose it is.
    pub person: UserId,
    /// What it said it was.
    pub user_agent: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Until when at the latest.
    pub expires_at: DateTime<Utc>,
    /// When it was ended.
    pub ended_at: Option<DateTime<Utc>>,
}

/// A refresh token, by its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefreshToken {
    /// SHA-256 of the token.
    pub hash: Vec<u8>,
    /// The session it renews.
    pub session: SessionId,
    /// When it was exchanged for another.
    pub used_at: Option<DateTime<Utc>>,
}

/// Failed attempts of one bucket (an address, or where it comes from).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    /// How many in a row.
    pub failures: u32,
    /// When the last one was.
    pub last_at: DateTime<Utc>,
}

/// Adds a session with its first refresh token.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, new: &Session, token: &[u8]) -> Result<(), StoreError> {
    let row = session::ActiveModel {
        id: Set(new.id.0),
        person_id: Set(new.person.0),
        user_agent: Set(new.user_agent.clone()),
        created_at: Set(instant(new.created_at)),
        expires_at: Set(instant(new.expires_at)),
        ended_at: Set(None),
    };
    row.insert(&tx.0).await?;
    insert_token(tx, new.id, token, new.created_at).await
}

/// Adds a refresh token to a session.
///
/// # Errors
/// When the database fails.
pub async fn insert_token(
    tx: &Tx,
    session: SessionId,
    hash: &[u8],
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = refresh_token::ActiveModel {
        hash: Set(hash.to_vec()),
        session_id: Set(session.0),
        issued_at: Set(instant(at)),
        used_at: Set(None),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// The session with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, id: SessionId) -> Result<Option<Session>, StoreError> {
    Ok(session::Entity::find_by_id(id.0).one(from.connection()).await?.map(restore))
}

/// The refresh token with this hash.
///
/// # Errors
/// When the database fails.
pub async fn find_token(
    from: &impl Reads,
    hash: &[u8],
) -> Result<Option<RefreshToken>, StoreError> {
    let row = refresh_token::Entity::find_by_id(hash.to_vec()).one(from.connection()).await?;
    Ok(row.map(|row| RefreshToken {
        hash: row.hash,
        session: SessionId(row.session_id),
        used_at: row.used_at,
    }))
}

/// Uses a token up, and with it those that were given beside it. False when it was used already: of two requests at
/// once, one is the first.
///
/// # Errors
/// When the database fails.
pub async fn use_token(
    tx: &Tx,
    (session, hash): (SessionId, &[u8]),
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let unused = || {
        refresh_token::Entity::update_many()
            .col_expr(refresh_token::Column::UsedAt, Expr::value(instant(at)))
            .filter(refresh_token::Column::UsedAt.is_null())
    };
    let own = unused().filter(refresh_token::Column::Hash.eq(hash.to_vec())).exec(&tx.0).await?;
    if own.rows_affected == 0 {
        return Ok(false);
    }
    unused().filter(refresh_token::Column::SessionId.eq(session.0)).exec(&tx.0).await?;
    Ok(true)
}

/// Sessions of a person that are not ended, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn open_of(
    from: &impl Reads,
    person: UserId,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, StoreError> {
    let rows = session::Entity::find()
        .filter(session::Column::PersonId.eq(person.0))
        .filter(session::Column::EndedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(now))
        .order_by_desc(session::Column::CreatedAt)
        .limit(100)
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().map(restore).collect())
}

/// Ends one session.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &Tx, id: SessionId, at: DateTime<Utc>) -> Result<(), StoreError> {
    session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(instant(at)))
        .filter(session::Column::Id.eq(id.0))
        .filter(session::Column::EndedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Ends every session of a person.
///
/// # Errors
/// When the database fails.
pub async fn end_all(tx: &Tx, person: UserId, at: DateTime<Utc>) -> Result<(), StoreError> {
    session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(instant(at)))
        .filter(session::Column::PersonId.eq(person.0))
        .filter(session::Column::EndedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Ends every session of a person but this one.
///
/// # Errors
/// When the database fails.
pub async fn end_others(
    tx: &Tx,
    (person, kept): (UserId, SessionId),
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(instant(at)))
        .filter(session::Column::PersonId.eq(person.0))
        .filter(session::Column::Id.ne(kept.0))
        .filter(session::Column::EndedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Failed attempts of a bucket.
///
/// # Errors
/// When the database fails.
pub async fn attempts(from: &impl Reads, bucket: &[u8]) -> Result<Option<Attempts>, StoreError> {
    let row = sign_in_attempt::Entity::find_by_id(bucket.to_vec()).one(from.connection()).await?;
    Ok(row.map(|row| Attempts {
        failures: u32::try_from(row.failures).unwrap_or(0),
        last_at: row.last_at,
    }))
}

/// Keeps how many attempts of a bucket failed.
///
/// # Errors
/// When the database fails.
pub async fn keep_attempts(tx: &Tx, bucket: &[u8], kept: Attempts) -> Result<(), StoreError> {
    let row = sign_in_attempt::ActiveModel {
        bucket: Set(bucket.to_vec()),
        failures: Set(i32::try_from(kept.failures).unwrap_or(i32::MAX)),
        last_at: Set(instant(kept.last_at)),
    };
    let columns = [sign_in_attempt::Column::Failures, sign_in_attempt::Column::LastAt];
    sign_in_attempt::Entity::insert(row)
        .on_conflict(
            OnConflict::column(sign_in_attempt::Column::Bucket).update_columns(columns).to_owned(),
        )
        .exec_without_returning(&tx.0)
        .await?;
    Ok(())
}

fn restore(row: session::Model) -> Session {
    let session::Model { id, person_id, user_agent, created_at, expires_at, ended_at } = row;
    Session {
        id: SessionId(id),
        person: UserId(person_id),
        user_agent,
        created_at,
        expires_at,
        ended_at,
    }
}
