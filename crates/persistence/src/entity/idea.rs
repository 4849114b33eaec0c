//! Rows of `idea`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idea")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reference: String,
    pub title: String,
    pub title_key: String,
    pub excerpt: String,
    pub problem: Option<String>,
    pub problem_html: Option<String>,
    pub proposal: Option<String>,
    pub proposal_html: Option<String>,
    pub domain: String,
    pub subcategory: String,
    pub innovation_field: Option<String>,
    pub form: String,
    pub origin: String,
    pub author_id: Option<Uuid>,
    pub seal: Option<Vec<u8>>,
    pub seal_slot: Option<i64>,
    pub organisation_id: Option<Uuid>,
    pub challenge_id: Option<Uuid>,
    pub status: String,
    pub verdict: Option<String>,
    pub verdict_reason: Option<String>,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<DateTimeUtc>,
    pub poc_id: Option<Uuid>,
    pub deposited_at: DateTimeUtc,
    pub version: i32,
    pub ground: Option<String>,
    pub revival_condition: Option<String>,
    pub deposited_by: Option<Uuid>,
    pub co_authors: Option<String>,
    pub merged_into: Option<Uuid>,
    pub department_id: Option<Uuid>,
    pub potential: Option<String>,
    pub high_potential: bool,
    pub visibility: String,
    pub promise_ends_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
