//! Drafts of practices that are published by themselves, at a minute that was chosen.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::timestamp_with_time_zone_null;

use crate::tables::{add_columns, drop_columns, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const PRACTICE: &str = "practice";
const DUE: &str = "ix_practice_publishes_at";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let publishes_at = timestamp_with_time_zone_null("publishes_at").take();
        add_columns(manager, PRACTICE, vec![publishes_at]).await?;
        // Looked at every few seconds, and null in almost all.
        index(manager, DUE, PRACTICE, &["publishes_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(DUE).table(PRACTICE).to_owned()).await?;
        drop_columns(manager, PRACTICE, &["publishes_at"]).await
    }
}
