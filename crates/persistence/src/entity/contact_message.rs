//! Rows of `contact_message`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_message")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reference: String,
    pub from_id: Uuid,
    pub to_id: Uuid,
    pub title: String,
    pub subject_kind: Option<String>,
    pub subject_id: Option<Uuid>,
    pub sent_at: DateTimeUtc,
    pub body: String,
    pub body_html: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
