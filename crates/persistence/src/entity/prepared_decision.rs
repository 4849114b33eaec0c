//! Rows of `prepared_decision`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "prepared_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub idea_id: Uuid,
    pub verdict: String,
    pub reason: String,
    pub ground: Option<String>,
    pub revival_condition: Option<String>,
    pub prepared_by: Uuid,
    pub prepared_at: DateTimeUtc,
    pub version: i32,
    pub outdated: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
