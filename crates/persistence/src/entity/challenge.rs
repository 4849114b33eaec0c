//! Rows of `challenge`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "challenge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reference: String,
    pub title: String,
    pub question: Option<String>,
    pub description: Option<String>,
    pub description_html: Option<String>,
    pub sponsor: Option<String>,
    pub organisation_id: Option<Uuid>,
    pub owner_id: Option<Uuid>,
    pub status: String,
    pub opens_at: Option<DateTimeUtc>,
    pub closes_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub version: i32,
    pub format: String,
    pub form: String,
    pub votes_from: Option<DateTimeUtc>,
    pub votes_until: Option<DateTimeUtc>,
    pub reply_days: Option<i16>,
    pub promise_ends_at: Option<DateTimeUtc>,
    pub budget: Option<i32>,
    pub series: Option<String>,
    pub series_key: Option<String>,
    pub edition: Option<i32>,
    pub closed_by: Option<Uuid>,
    pub closed_at: Option<DateTimeUtc>,
    pub frame: Option<String>,
    pub results: Option<String>,
    pub results_html: Option<String>,
    pub opening_told: Option<DateTimeUtc>,
    pub end_told: Option<DateTimeUtc>,
    pub image_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
