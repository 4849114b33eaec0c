//! How the second door is open, and how its gates are decided: one row, or none as long as nobody chose.

use domain::poc::PocRules;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};

use crate::code::from_code;
use crate::entity::poc_rules::{ActiveModel, Column, Entity};
use crate::{Reads, StoreError, Stored, Tx};

const ONLY: i16 = 1;

/// The rules in force.
///
/// # Errors
/// When the database fails.
pub async fn read(from: &impl Reads) -> Result<Stored<PocRules>, StoreError> {
    let Some(row) = Entity::find_by_id(ONLY).one(from.connection()).await? else {
        return Ok(Stored { value: PocRules::default(), version: 1 });
    };
    let value = PocRules {
        audience: from_code(&row.audience)?,
        open_sheets: row.open_sheets,
        four_eyes: row.four_eyes,
    };
    Ok(Stored { value, version: row.version })
}

/// Saves the rules.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn save(tx: &Tx, rules: &Stored<PocRules>) -> Result<(), StoreError> {
    let PocRules { audience, open_sheets, four_eyes } = rules.value;
    let row = ActiveModel {
        id: Set(ONLY),
        audience: Set(audience.code().to_owned()),
        open_sheets: Set(open_sheets),
        four_eyes: Set(four_eyes),
        version: Set(rules.version + 1),
    };
    let kept = OnConflict::column(Column::Id)
        .update_columns([Column::Audience, Column::OpenSheets, Column::FourEyes, Column::Version])
        .action_and_where(Expr::col((Entity, Column::Version)).eq(rules.version))
        .to_owned();
    let changed = Entity::insert(row).on_conflict(kept).exec_without_returning(&tx.0).await?;
    if changed == 0 { Err(StoreError::Stale) } else { Ok(()) }
}
