//! Rows of `editorial_item`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "editorial_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub brick: String,
    pub status: String,
    pub title: String,
    pub title_key: String,
    pub sort_key: String,
    pub excerpt: String,
    pub facet: Option<String>,
    pub brief: String,
    pub body: Option<String>,
    pub poc_id: Option<Uuid>,
    pub author_id: Uuid,
    pub owner_id: Uuid,
    pub created_at: DateTimeUtc,
    pub edited_at: DateTimeUtc,
    pub published_at: Option<DateTimeUtc>,
    pub withdrawn_at: Option<DateTimeUtc>,
    pub featured_from: Option<Date>,
    pub featured_until: Option<Date>,
    pub featured_at: Option<DateTimeUtc>,
    pub begins_at: Option<DateTimeUtc>,
    pub ends_at: Option<DateTimeUtc>,
    pub practice_id: Option<Uuid>,
    pub video: Option<String>,
    pub technique: Option<String>,
    pub training_id: Option<Uuid>,
    pub confirmed_at: DateTimeUtc,
    pub check_asked: bool,
    pub organisation_id: Option<Uuid>,
    pub image_id: Option<Uuid>,
    pub image_scope: Option<String>,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
