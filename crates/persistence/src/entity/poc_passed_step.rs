//! Rows of `poc_passed_step`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "poc_passed_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub poc_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub step: i16,
    pub passage_id: Uuid,
    pub passed_by: Option<Uuid>,
    pub passed_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
