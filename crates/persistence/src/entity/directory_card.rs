//! Rows of `directory_card`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "directory_card")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    pub help: Option<String>,
    pub visible: bool,
    pub version: i32,
    pub telephone: Option<String>,
    pub availability: Option<String>,
    pub channel: Option<String>,
    pub site: Option<String>,
    pub site_key: Option<String>,
    pub help_key: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
