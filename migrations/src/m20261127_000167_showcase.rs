//! What is shown outside: a row for each thing that somebody opened (R030, R032).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, timestamp_with_time_zone, uuid};

use crate::tables::{drop, index, keyed};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut opening = Table::create();
        opening
            .table("showcase_opening")
            .col(text("kind"))
            .col(uuid("item_id"))
            .col(uuid("opened_by"))
            .col(timestamp_with_time_zone("opened_at"))
            .primary_key(Index::create().col("kind").col("item_id"));
        keyed(manager, &mut opening).await?;
        let columns = ["opened_at", "item_id"];
        index(manager, "ix_showcase_opening_at", "showcase_opening", &columns).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["showcase_opening"]).await
    }
}
