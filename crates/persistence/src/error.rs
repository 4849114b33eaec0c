//! How the store fails.

use std::sync::Arc;

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// What PostgreSQL says to the one that it stops, of those who wait for each other.
const DEADLOCK: &str = "40P01";

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else saved first.
    #[error("the row changed since it was read")]
    Stale,
    /// A unique index says that it is there already.
    #[error("a row with this key is there already")]
    Duplicate,
    /// The database holds something that the domain does not know.
    #[error("the database holds something the domain does not know: {0}")]
    Corrupt(String),
    /// The database does not answer.
    #[error("the database does not answer")]
    Unavailable(#[source] DbErr),
    /// Too many wait to write.
    #[error("too many wait to write")]
    Busy,
    /// Nothing could be made durable.
    #[error("the database could not keep what was written")]
    NotKept(#[source] Arc<DbErr>),
    /// The database refused.
    #[error("the database refused")]
    Database(#[source] DbErr),
}

impl StoreError {
    /// Why a version could not be written: when it is there already, somebody else saved first.
    pub(crate) fn overtaken(error: DbErr) -> Self {
        let error = Self::from(error);
        if matches!(error, Self::Duplicate) { Self::Stale } else { error }
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if let Some(SqlErr::UniqueConstraintViolation(_)) = error.sql_err() {
            return Self::Duplicate;
        }
        if is_deadlock(&error) {
            return Self::Stale;
        }
        if matches!(error, DbErr::Conn(_) | DbErr::ConnectionAcquire(_)) {
            Self::Unavailable(error)
        } else {
            Self::Database(error)
        }
    }
}

/// Whether another unit of work was let through before this one, which kept nothing.
fn is_deadlock(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error))) =
        error
    else {
        return false;
    };
    error
        .as_database_error()
        .and_then(sea_orm::sqlx::error::DatabaseError::code)
        .is_some_and(|code| code == DEADLOCK)
}
