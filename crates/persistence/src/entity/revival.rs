//! Rows of `revival`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revival")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub idea_id: Uuid,
    pub waiting_idea_id: Option<Uuid>,
    pub proposed_by: Option<Uuid>,
    pub why: String,
    pub challenge_id: Option<Uuid>,
    pub proposed_at: DateTimeUtc,
    pub outcome: Option<String>,
    pub answer: Option<String>,
    pub pitched_on: Option<Date>,
    pub answered_by: Option<Uuid>,
    pub answered_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
