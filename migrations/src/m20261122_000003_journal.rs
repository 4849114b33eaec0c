//! What happened, and what is still to follow from it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    binary_null, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::tables::{drop, index, keyed};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut journal = Table::create();
        journal
            .table("journal")
            .col(uuid("id").primary_key())
            .col(timestamp_with_time_zone("at"))
            .col(uuid_null("actor_id"))
            .col(text("subject_kind"))
            .col(uuid("subject_id"))
            .col(text("fact"));
        keyed(manager, &mut journal).await?;
        index(manager, "ix_journal_subject", "journal", &["subject_id", "at", "id"]).await?;
        // One row for each consumer that has not read an entry yet, written with the entry itself: no
        // position in a sequence to miss when a slow transaction commits late.
        let mut pending = Table::create();
        pending
            .table("journal_pending")
            .col(text("consumer"))
            .col(uuid("journal_id"))
            .primary_key(Index::create().col("consumer").col("journal_id"));
        keyed(manager, &mut pending).await?;
        let mut notification = Table::create();
        notification
            .table("notification")
            .col(uuid("id").primary_key())
            // Whom: an account, or, for the author of an anonymous idea, nobody but the seal of that idea.
            .col(uuid_null("person_id"))
            .col(binary_null("seal"))
            .col(uuid("journal_id"))
            .col(text("reason"))
            .col(timestamp_with_time_zone("at"))
            .col(timestamp_with_time_zone_null("read_at"));
        keyed(manager, &mut notification).await?;
        index(manager, "ix_notification_person", "notification", &["person_id", "at", "id"])
            .await?;
        index(manager, "ix_notification_seal", "notification", &["seal", "at", "id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["notification", "journal_pending", "journal"]).await
    }
}
