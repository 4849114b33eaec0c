//! Rows of `person`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
#[expect(clippy::struct_excessive_bools, reason = "each is a column")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub name: String,
    pub name_key: String,
    pub email: Option<String>,
    pub password_hash: Option<String>,
    pub profile: String,
    pub status: String,
    pub organisation_id: Option<Uuid>,
    pub department_id: Option<Uuid>,
    pub top_management: bool,
    pub created_at: DateTimeUtc,
    pub version: i32,
    pub manager: bool,
    pub referent: bool,
    pub ambassador: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
