//! Whom comments name.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid;

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const MENTION: &str = "comment_mention";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut mention = Table::create();
        mention
            .table(MENTION)
            .col(uuid("comment_id"))
            .col(uuid("person_id"))
            .primary_key(Index::create().col("comment_id").col("person_id"))
            .foreign_key(&mut reference(MENTION, "comment_id", "comment"))
            .foreign_key(&mut reference(MENTION, "person_id", "person"));
        keyed(manager, &mut mention).await?;
        index(manager, "ix_comment_mention_person", MENTION, &["person_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[MENTION]).await
    }
}
