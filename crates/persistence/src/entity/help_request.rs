//! Rows of `help_request`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "help_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reference: String,
    pub topic: String,
    pub title: String,
    pub author_id: Uuid,
    pub organisation_id: Option<Uuid>,
    pub status: String,
    pub support: Option<String>,
    pub poc_id: Option<Uuid>,
    pub asked_at: DateTimeUtc,
    pub moved_at: DateTimeUtc,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
