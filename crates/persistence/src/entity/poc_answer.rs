//! Rows of `poc_answer`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "poc_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub poc_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub question: String,
    pub body: String,
    pub body_html: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
