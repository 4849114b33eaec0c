//! Rows of `poc`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "poc")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reference: String,
    pub title: String,
    pub title_key: String,
    pub excerpt: String,
    pub summary: Option<String>,
    pub description: Option<String>,
    pub description_html: Option<String>,
    pub department_id: Uuid,
    pub organisation_id: Uuid,
    pub domain: String,
    pub trigger: Option<String>,
    pub form: Option<String>,
    pub action_form: Option<String>,
    pub aspects: String,
    pub partners: String,
    pub external_references: String,
    pub objective: Option<String>,
    pub lifecycle_position: Option<String>,
    pub health: Option<String>,
    pub health_note: Option<String>,
    pub pitch: Option<String>,
    pub sponsor_word: Option<String>,
    pub sustainable: bool,
    pub visibility: String,
    pub qualities: String,
    pub milestones: String,
    pub video: Option<String>,
    pub tracking: Option<String>,
    pub due_on: Option<Date>,
    pub open_conditions: i16,
    pub planned_start: Option<Date>,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    pub started_on: Option<Date>,
    pub status: String,
    pub steps_passed: i16,
    pub held_in_progress: bool,
    pub stop_cause: Option<String>,
    pub stop_note: Option<String>,
    pub stopped_by: Option<Uuid>,
    pub stopped_at: Option<DateTimeUtc>,
    pub idea_id: Option<Uuid>,
    pub practice_id: Option<Uuid>,
    pub created_by: Option<Uuid>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
