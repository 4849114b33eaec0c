//! Rows of `celebration`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "celebration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub success: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub target_id: Uuid,
    pub celebrated_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
