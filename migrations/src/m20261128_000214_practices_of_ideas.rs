//! The practices that came from an idea are found by it.

use sea_orm_migration::prelude::*;

use crate::tables::index;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const PRACTICE: &str = "practice";
const BY_IDEA: &str = "ix_practice_idea";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        index(manager, BY_IDEA, PRACTICE, &["idea_id", "published_at", "id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(BY_IDEA).table(PRACTICE).to_owned()).await
    }
}
