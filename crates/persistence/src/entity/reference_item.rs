//! Rows of `reference_item`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reference_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub list: String,
    pub code: String,
    pub parent: Option<String>,
    pub label_fr: String,
    pub label_en: String,
    pub definition_fr: Option<String>,
    pub definition_en: Option<String>,
    pub position: i32,
    pub active: bool,
    pub organisation_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
