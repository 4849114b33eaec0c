//! What succeeded, and when: told once for each object, for a season (R248).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, timestamp_with_time_zone, uuid};

use crate::tables::{drop, index, keyed};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut celebration = Table::create();
        celebration
            .table("celebration")
            .col(text("success"))
            .col(uuid("target_id"))
            .col(timestamp_with_time_zone("celebrated_at"))
            .primary_key(Index::create().col("success").col("target_id"));
        keyed(manager, &mut celebration).await?;
        let columns = ["celebrated_at", "target_id"];
        index(manager, "ix_celebration_at", "celebration", &columns).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["celebration"]).await
    }
}
