//! Writing down what happened.

use chrono::{DateTime, Utc};
use domain::UserId;
use domain::journal::{Entry, Fact};
use persistence::{StoreError, Tx, journal};
use uuid::Uuid;

/// Appends a fact to the journal, in the transaction of the change. `by` is nobody for an anonymous author.
///
/// # Errors
/// When the database fails.
pub async fn record(
    tx: &Tx,
    by: Option<UserId>,
    at: DateTime<Utc>,
    fact: Fact,
) -> Result<(), StoreError> {
    recorded(tx, by, at, fact).await?;
    Ok(())
}

/// The same, for whoever keeps something under the identifier of the entry.
///
/// # Errors
/// When the database fails.
pub(crate) async fn recorded(
    tx: &Tx,
    by: Option<UserId>,
    at: DateTime<Utc>,
    fact: Fact,
) -> Result<Uuid, StoreError> {
    // A time-ordered identifier would tell the minute at which an anonymous author was there.
    let id = if by.is_some() { Uuid::now_v7() } else { Uuid::new_v4() };
    journal::append(tx, &Entry { id, actor: by, at, fact }).await?;
    Ok(id)
}
