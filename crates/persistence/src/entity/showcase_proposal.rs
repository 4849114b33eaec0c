//! Rows of `showcase_proposal`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "showcase_proposal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub name: String,
    pub organisation: Option<String>,
    pub email: String,
    pub subject: String,
    pub body: String,
    pub status: String,
    pub reason: Option<String>,
    pub idea_id: Option<Uuid>,
    pub consented_at: DateTimeUtc,
    pub moved_at: DateTimeUtc,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
