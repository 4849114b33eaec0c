//! Rows of `attachment`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub owner_mark: Option<Vec<u8>>,
    pub storage_key: String,
    pub image: bool,
    pub name: String,
    pub media_type: String,
    pub size: i64,
    pub alt: Option<String>,
    pub sent_at: DateTimeUtc,
    pub sha256: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
