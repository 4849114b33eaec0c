//! Rows of `resource_request`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "resource_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reference: String,
    pub title: String,
    pub requester_id: Uuid,
    pub organisation_id: Option<Uuid>,
    pub idea_id: Option<Uuid>,
    pub poc_id: Option<Uuid>,
    pub requested_at: DateTimeUtc,
    pub version: i32,
    pub details: Option<String>,
    pub details_html: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
