//! Texts and settings that administrators keep at run time.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text, timestamp_with_time_zone, uuid};

use crate::tables::{drop, keyed};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // A row for each version, so that what was in force on a day can be read; two people who write the same
        // version meet at its key.
        let mut version = Table::create();
        version
            .table("document_version")
            .col(text("slug"))
            .col(text("language"))
            .col(integer("version"))
            .col(text("title"))
            .col(uuid("edited_by"))
            .col(timestamp_with_time_zone("edited_at"))
            .col(text("body"))
            .col(text("body_html"))
            .primary_key(Index::create().col("slug").col("language").col("version"));
        keyed(manager, &mut version).await?;
        let mut setting = Table::create();
        setting
            .table("setting")
            .col(text("key").primary_key())
            .col(text("value"))
            .col(uuid("edited_by"))
            .col(timestamp_with_time_zone("edited_at"))
            .col(integer("version"));
        keyed(manager, &mut setting).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["setting", "document_version"]).await
    }
}
