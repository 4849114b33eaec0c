//! The figures of the experiments, from one covering index.

use domain::OrganisationId;
use domain::portfolio::Portfolio;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::code::{count, from_code};
use crate::entity::poc::{Column, Entity};
use crate::{Reads, StoreError};

/// How many experiments there are by status and steps passed, in this body or everywhere.
///
/// # Errors
/// When the database fails.
pub async fn count_all(
    from: &impl Reads,
    organisation: Option<OrganisationId>,
) -> Result<Portfolio, StoreError> {
    let mut find = Entity::find()
        .select_only()
        .column(Column::Status)
        .column(Column::StepsPassed)
        .column_as(Expr::col(Column::Id).count(), "pocs");
    if let Some(organisation) = organisation {
        find = find.filter(Column::OrganisationId.eq(organisation.0));
    }
    let groups: Vec<(String, i16, i64)> = find
        .group_by(Column::Status)
        .group_by(Column::StepsPassed)
        .into_tuple()
        .all(from.connection())
        .await?;
    let group = |(status, steps, pocs): (String, i16, i64)| {
        Ok((from_code(&status)?, count(i64::from(steps))?, count(pocs)?))
    };
    let groups = groups.into_iter().map(group).collect::<Result<Vec<_>, StoreError>>()?;
    Ok(Portfolio::new(groups))
}
