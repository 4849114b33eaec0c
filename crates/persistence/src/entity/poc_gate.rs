//! Rows of `poc_gate`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "poc_gate")]
#[expect(clippy::struct_excessive_bools, reason = "each is a column")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub poc_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub step: i16,
    pub verdict: String,
    pub reason: Option<String>,
    pub conditions: Option<String>,
    pub security: bool,
    pub deadlines: bool,
    pub quality: bool,
    pub decided_by: Uuid,
    pub decided_on: Date,
    pub reworked: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
