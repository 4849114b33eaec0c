//! The image of a practice, and to whom it may be shown (R384).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, uuid_null};

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const PRACTICE: &str = "practice";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut image = [uuid_null("image_id"), text_null("image_scope")];
        add_columns(manager, PRACTICE, image.iter_mut().map(ColumnDef::take).collect()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, PRACTICE, &["image_id", "image_scope"]).await
    }
}
