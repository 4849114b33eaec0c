//! On which side of its target an indicator of a challenge is to be.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text;

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // What was written before said « visés »: that much or more.
        let aim = text("aim").default("at_least").to_owned();
        add_columns(manager, "challenge_indicator", vec![aim]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, "challenge_indicator", &["aim"]).await
    }
}
