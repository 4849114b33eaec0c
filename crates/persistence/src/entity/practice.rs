//! Rows of `practice`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reference: String,
    pub kind: String,
    pub title: String,
    pub title_key: String,
    pub excerpt: String,
    pub summary: Option<String>,
    pub problem: Option<String>,
    pub solution: Option<String>,
    pub result: Option<String>,
    pub conditions: Option<String>,
    pub lessons: Option<String>,
    pub techniques: Option<String>,
    pub domain: String,
    pub partners: Option<String>,
    pub organisation_id: Uuid,
    pub contact_id: Uuid,
    pub poc_id: Option<Uuid>,
    pub idea_id: Option<Uuid>,
    pub published_by: Uuid,
    pub published_at: DateTimeUtc,
    pub version: i32,
    pub reuses: i32,
    pub maturity: String,
    pub kits: i32,
    pub confirmed_at: DateTimeUtc,
    pub check_asked: bool,
    pub funding: Option<String>,
    pub funding_on: Option<Date>,
    pub funding_source: Option<String>,
    pub service_offer: Option<String>,
    pub service_offer_since: Option<Date>,
    pub service_offer_place: Option<String>,
    pub video: Option<String>,
    pub withdrawn_at: Option<DateTimeUtc>,
    pub withdrawn_by: Option<Uuid>,
    pub withdrawal_reason: Option<String>,
    pub process: Option<String>,
    pub form: Option<String>,
    pub action_form: Option<String>,
    pub reproducible: Option<String>,
    pub reproducible_note: Option<String>,
    pub means: Option<String>,
    pub criteria: Option<String>,
    pub visibility: String,
    pub department_id: Option<Uuid>,
    pub renewal: Option<String>,
    pub image_id: Option<Uuid>,
    pub image_scope: Option<String>,
    pub draft: bool,
    pub publishes_at: Option<DateTimeUtc>,
    pub figure: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
