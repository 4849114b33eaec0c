//! The image by which a challenge is known again (R091): one of the files that people send.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, "challenge", vec![uuid_null("image_id").take()]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, "challenge", &["image_id"]).await
    }
}
