//! Rows of `track_entry`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "track_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub challenge_id: Uuid,
    pub idea_id: Uuid,
    pub author_id: Uuid,
    pub asked_id: Option<Uuid>,
    pub teammate_id: Option<Uuid>,
    pub status: String,
    pub note: Option<String>,
    pub reason: Option<String>,
    pub invited_by: Uuid,
    pub invited_at: DateTimeUtc,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
