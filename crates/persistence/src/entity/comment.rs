//! Rows of `comment`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub author_id: Option<Uuid>,
    pub stance: String,
    pub body: String,
    pub body_html: String,
    pub posted_at: DateTimeUtc,
    pub removed_at: Option<DateTimeUtc>,
    pub masked_of: Option<Uuid>,
    pub edited_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
