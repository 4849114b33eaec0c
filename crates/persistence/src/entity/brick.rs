//! Rows of `brick`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "brick")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub nature: String,
    pub title_fr: String,
    pub title_en: String,
    pub description_fr: Option<String>,
    pub description_en: Option<String>,
    pub address: Option<String>,
    pub body_fr: Option<String>,
    pub body_en: Option<String>,
    pub state: String,
    /// For the agents of which bodies, as a JSON list; for everybody when there is none.
    pub bodies: Option<String>,
    pub added_at: DateTimeUtc,
    pub written_at: DateTimeUtc,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
