//! Rows of `given_answer`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "given_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub revival_id: Uuid,
    pub idea_id: Uuid,
    pub challenge_id: Option<Uuid>,
    pub decided_at: DateTimeUtc,
    pub promise_ends_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
