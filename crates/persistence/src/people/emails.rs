//! Accounts by their addresses, many at once.

use std::collections::BTreeMap;

use domain::people::EmailAddress;
use sea_orm::{ColumnTrait, QueryFilter};

use super::{Account, account, accounts};
use crate::entity::person::Column;
use crate::{Reads, StoreError, Stored};

/// The accounts with these addresses, by address.
///
/// # Errors
/// When the database fails.
pub async fn find_by_emails<'e>(
    from: &impl Reads,
    emails: impl IntoIterator<Item = &'e EmailAddress>,
) -> Result<BTreeMap<String, Stored<Account>>, StoreError> {
    let wanted: Vec<&str> = emails.into_iter().map(EmailAddress::as_str).collect();
    let mut known = BTreeMap::new();
    // A statement of SQLite takes 32,766 values.
    for chunk in wanted.chunks(1_000) {
        let named = Column::Email.is_in(chunk.iter().copied());
        for row in accounts().filter(named).all(from.connection()).await? {
            let found = account(row)?;
            known.insert(found.value.email.clone(), found);
        }
    }
    Ok(known)
}
