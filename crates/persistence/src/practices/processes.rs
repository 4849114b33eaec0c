//! How many practices of a list serve each great process (R226).

use domain::reference::ReferenceCode;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::list::{PracticeFilter, condition};
use crate::code::count;
use crate::entity::practice::{Column, Entity};
use crate::{Reads, StoreError};

/// How many practices each process would leave, when the other criteria stay as they are; one that none serves is
/// absent.
///
/// # Errors
/// When the database fails.
pub async fn by_process(
    from: &impl Reads,
    filter: &PracticeFilter,
) -> Result<Vec<(ReferenceCode, u64)>, StoreError> {
    let others = PracticeFilter { process: None, ..filter.clone() };
    let counted: Vec<(String, i64)> = Entity::find()
        .select_only()
        .column(Column::Process)
        .column_as(Expr::col(Column::Process).count(), "practices")
        .filter(condition(&others))
        .filter(Column::Process.is_not_null())
        .group_by(Column::Process)
        .into_tuple()
        .all(from.connection())
        .await?;
    counted
        .into_iter()
        .map(|(code, practices)| Ok((ReferenceCode(code), count(practices)?)))
        .collect()
}
