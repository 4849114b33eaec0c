//! Rows of `kit`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub practice_id: Uuid,
    pub kind: String,
    pub title: String,
    pub sections: String,
    pub released: i32,
    pub standing: i32,
    pub created_by: Uuid,
    pub created_at: DateTimeUtc,
    pub version: i32,
    pub confirmed_at: DateTimeUtc,
    pub check_asked: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
