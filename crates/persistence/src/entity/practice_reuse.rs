//! Rows of `practice_reuse`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_reuse")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub practice_id: Uuid,
    pub organisation_id: Uuid,
    pub standing_body_id: Option<Uuid>,
    pub since: Date,
    pub adaptations: Option<String>,
    pub effort: Option<String>,
    pub result: String,
    pub contact_id: Uuid,
    pub declared_by: Uuid,
    pub declared_at: DateTimeUtc,
    pub withdrawn_by: Option<Uuid>,
    pub withdrawn_at: Option<DateTimeUtc>,
    pub withdrawal_reason: Option<String>,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
