//! How many practices of a list are of each kind, of each domain, and serve each great process (R225, R226, R232).

use domain::practice::PracticeKind;
use domain::reference::ReferenceCode;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::list::{PracticeFilter, condition};
use crate::code::{count, from_code};
use crate::entity::practice::{Column, Entity};
use crate::{Reads, StoreError};

/// How many practices each kind would leave, when the other criteria stay as they are; one that none is is absent.
///
/// # Errors
/// When the database fails.
pub async fn by_kind(
    from: &impl Reads,
    filter: &PracticeFilter,
) -> Result<Vec<(PracticeKind, u64)>, StoreError> {
    let others = PracticeFilter { kind: None, ..filter.clone() };
    let counted = by(from, &others, Column::Kind).await?.into_iter();
    counted.map(|(code, practices)| Ok((from_code(&code)?, practices))).collect()
}

/// How many practices each domain would leave, when the other criteria stay as they are; one that none is of is absent.
///
/// # Errors
/// When the database fails.
pub async fn by_domain(
    from: &impl Reads,
    filter: &PracticeFilter,
) -> Result<Vec<(ReferenceCode, u64)>, StoreError> {
    let others = PracticeFilter { domain: None, ..filter.clone() };
    Ok(named(by(from, &others, Column::Domain).await?))
}

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
    Ok(named(by(from, &others, Column::Process).await?))
}

fn named(counted: Vec<(String, u64)>) -> Vec<(ReferenceCode, u64)> {
    counted.into_iter().map(|(code, practices)| (ReferenceCode(code), practices)).collect()
}

async fn by(
    from: &impl Reads,
    filter: &PracticeFilter,
    code: Column,
) -> Result<Vec<(String, u64)>, StoreError> {
    let counted: Vec<(String, i64)> = Entity::find()
        .select_only()
        .column(code)
        .column_as(Expr::col(code).count(), "practices")
        .filter(condition(filter))
        .filter(code.is_not_null())
        .group_by(code)
        .into_tuple()
        .all(from.connection())
        .await?;
    counted.into_iter().map(|(code, practices)| Ok((code, count(practices)?))).collect()
}
