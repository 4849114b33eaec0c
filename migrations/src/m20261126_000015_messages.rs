//! Messages from one person to another.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, text_null, timestamp_with_time_zone, uuid, uuid_null};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = "contact_message";
        let mut message = Table::create();
        message
            .table(table)
            .col(uuid("id").primary_key())
            .col(text("reference").unique_key())
            .col(uuid("from_id"))
            .col(uuid("to_id"))
            .col(text("title"))
            .col(text_null("subject_kind"))
            .col(uuid_null("subject_id"))
            .col(timestamp_with_time_zone("sent_at"))
            .col(text("body"))
            .col(text("body_html"))
            .foreign_key(&mut reference(table, "from_id", "person"))
            .foreign_key(&mut reference(table, "to_id", "person"));
        keyed(manager, &mut message).await?;
        index(manager, "ix_contact_message_from", table, &["from_id", "sent_at"]).await?;
        index(manager, "ix_contact_message_to", table, &["to_id", "sent_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["contact_message"]).await
    }
}
