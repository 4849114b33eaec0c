//! Who keeps a copy of what the journal tells, expressions that mean the same, what is sought.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, date, integer, text, timestamp_with_time_zone, uuid,
};

use crate::tables::{drop, index, keyed};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Each server that keeps a projection of its own: what it has not read yet waits in `journal_pending`
        // under this code.
        let mut follower = Table::create();
        follower
            .table("journal_follower")
            .col(text("code").primary_key())
            .col(timestamp_with_time_zone("seen_at"))
            // Whether it is asked to begin anew.
            .col(boolean("renew"));
        keyed(manager, &mut follower).await?;
        let mut synonyms = Table::create();
        synonyms
            .table("synonym_group")
            .col(uuid("id").primary_key())
            .col(text("expressions"))
            .col(timestamp_with_time_zone("changed_at"))
            .col(integer("version"));
        keyed(manager, &mut synonyms).await?;
        index(manager, "ix_synonym_group_changed", "synonym_group", &["changed_at", "id"]).await?;
        // By month, and nothing of who sought.
        let mut sought = Table::create();
        sought
            .table("sought_words")
            .col(date("month"))
            .col(text("words"))
            .col(big_integer("times"))
            .col(big_integer("found_last"))
            .primary_key(Index::create().col("month").col("words"));
        keyed(manager, &mut sought).await?;
        index(manager, "ix_sought_words_times", "sought_words", &["month", "times"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["sought_words", "synonym_group", "journal_follower"]).await
    }
}
