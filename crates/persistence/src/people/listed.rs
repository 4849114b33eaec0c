//! Accounts as a list: by name, narrowed by what administrators look for.

use domain::OrganisationId;
use domain::access::Profile;
use domain::people::{AccountStatus, PersonMark};
use sea_orm::sea_query::{Condition, SimpleExpr};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Account, account, accounts, named};
use crate::entity::person::Column;
use crate::{Cursor, CursorError, Reads, Slice, StoreError, Stored};

/// What a list of accounts is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct AccountFilter {
    /// The beginning of a name, or of one of its words.
    pub name: String,
    /// A profile.
    pub profile: Option<Profile>,
    /// Whether they may be used.
    pub status: Option<AccountStatus>,
    /// A body.
    pub organisation: Option<OrganisationId>,
    /// A direction.
    pub department: Option<OrganisationId>,
    /// What is said of them beside their profile.
    pub mark: Option<PersonMark>,
    /// Of these bodies; of any when there is none.
    pub bodies: Option<Vec<OrganisationId>>,
}

impl AccountFilter {
    fn condition(&self) -> Condition {
        let bodies = self.bodies.as_ref();
        Condition::all()
            .add(named(&self.name))
            .add_option(self.profile.map(|profile| Column::Profile.eq(profile.code())))
            .add_option(self.status.map(|status| Column::Status.eq(status.code())))
            .add_option(self.organisation.map(|body| Column::OrganisationId.eq(body.0)))
            .add_option(self.department.map(|direction| Column::DepartmentId.eq(direction.0)))
            .add_option(self.mark.map(has))
            .add_option(bodies.map(|ids| Column::OrganisationId.is_in(ids.iter().map(|id| id.0))))
    }
}

fn has(mark: PersonMark) -> SimpleExpr {
    let column = match mark {
        PersonMark::TopManagement => Column::TopManagement,
        PersonMark::Manager => Column::Manager,
        PersonMark::Referent => Column::Referent,
        PersonMark::Ambassador => Column::Ambassador,
    };
    column.eq(true)
}

/// Accounts by name that meet every criterion.
///
/// # Errors
/// When the database fails.
pub async fn list(
    from: &impl Reads,
    filter: &AccountFilter,
    limit: u16,
    after: Option<&Cursor>,
) -> Result<Result<Slice<Stored<Account>>, CursorError>, StoreError> {
    let mut find = accounts().filter(filter.condition());
    if let Some(cursor) = after {
        let Ok(key) = cursor.as_text() else { return Ok(Err(CursorError)) };
        find = find.filter(
            Condition::any()
                .add(Column::NameKey.gt(key))
                .add(Condition::all().add(Column::NameKey.eq(key)).add(Column::Id.gt(cursor.id))),
        );
    }
    let rows = find
        .order_by_asc(Column::NameKey)
        .order_by_asc(Column::Id)
        .limit(u64::from(limit) + 1)
        .all(from.connection())
        .await?;
    let slice = Slice::cut(rows, limit, |row| Cursor::text(row.name_key.clone(), row.id));
    let next = slice.next;
    let rows = slice.rows.into_iter().map(account).collect::<Result<_, _>>()?;
    Ok(Ok(Slice { rows, next }))
}

/// How many accounts the same search finds.
///
/// # Errors
/// When the database fails.
pub async fn count(from: &impl Reads, filter: &AccountFilter) -> Result<u64, StoreError> {
    Ok(accounts().filter(filter.condition()).count(from.connection()).await?)
}
