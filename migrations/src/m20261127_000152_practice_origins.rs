//! When a practice was taken out of the Store, by whom and why; the great process that it serves and with
//! whom it innovates; whether another body may do the same.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, timestamp_with_time_zone_null, uuid_null};

use crate::tables::{add_columns, drop_columns, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            timestamp_with_time_zone_null("withdrawn_at").take(),
            uuid_null("withdrawn_by").take(),
            text_null("withdrawal_reason").take(),
            text_null("process").take(),
            text_null("form").take(),
            text_null("reproducible").take(),
            text_null("reproducible_note").take(),
        ];
        add_columns(manager, "practice", columns).await?;
        let by = ["process", "published_at", "id"];
        index(manager, "ix_practice_process", "practice", &by).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let process = Index::drop().name("ix_practice_process").table("practice").to_owned();
        manager.drop_index(process).await?;
        let columns = [
            "reproducible_note",
            "reproducible",
            "form",
            "process",
            "withdrawal_reason",
            "withdrawn_by",
            "withdrawn_at",
        ];
        drop_columns(manager, "practice", &columns).await
    }
}
