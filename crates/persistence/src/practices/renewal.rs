//! Practices that are to be done again, or everywhere (R296): saved, and counted beside the other criteria.

use domain::practice::{Practice, Renewal};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::list::{PracticeFilter, condition};
use super::write::save;
use crate::code::{count, from_code};
use crate::entity::practice::{ActiveModel, Column, Entity};
use crate::{Reads, StoreError, Stored, Tx};

/// Saves what experience says of a practice: nobody answers anew for what it says itself.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update_renewal(tx: &Tx, practice: &Stored<Practice>) -> Result<(), StoreError> {
    let renewal = practice.value.parts().renewal;
    let renewal = Set(renewal.map(|renewal| renewal.code().to_owned()));
    save(tx, practice, ActiveModel { renewal, ..ActiveModel::default() }).await
}

/// How many practices each would leave, when the other criteria stay as they are; one that none has is absent.
///
/// # Errors
/// When the database fails.
pub async fn by_renewal(
    from: &impl Reads,
    filter: &PracticeFilter,
) -> Result<Vec<(Renewal, u64)>, StoreError> {
    let others = PracticeFilter { renewal: None, ..filter.clone() };
    let counted: Vec<(String, i64)> = Entity::find()
        .select_only()
        .column(Column::Renewal)
        .column_as(Expr::col(Column::Renewal).count(), "practices")
        .filter(condition(&others))
        .filter(Column::Renewal.is_not_null())
        .group_by(Column::Renewal)
        .into_tuple()
        .all(from.connection())
        .await?;
    counted
        .into_iter()
        .map(|(code, practices)| Ok((from_code(&code)?, count(practices)?)))
        .collect()
}
