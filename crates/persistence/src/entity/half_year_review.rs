//! Rows of `half_year_review`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "half_year_review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub half: String,
    pub organisation_id: Option<Uuid>,
    pub perimeter: String,
    pub status: String,
    pub foreword: Option<String>,
    pub foreword_html: Option<String>,
    pub content: Option<String>,
    pub created_by: Uuid,
    pub created_at: DateTimeUtc,
    pub frozen_by: Option<Uuid>,
    pub frozen_at: Option<DateTimeUtc>,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
