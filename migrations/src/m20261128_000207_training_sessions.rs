//! The training that an event is a session of (R297).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;

use crate::tables::{add_columns, drop_columns, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ITEM: &str = "editorial_item";
const SESSIONS: &str = "ix_editorial_training";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, ITEM, vec![uuid_null("training_id").take()]).await?;
        index(manager, SESSIONS, ITEM, &["training_id", "begins_at", "id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(SESSIONS).table(ITEM).to_owned()).await?;
        drop_columns(manager, ITEM, &["training_id"]).await
    }
}
