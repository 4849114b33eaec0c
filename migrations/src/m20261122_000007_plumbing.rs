//! Files, numbering, idempotency, links to other tools.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, binary, binary_null, boolean, integer, small_integer, text, text_null,
    timestamp_with_time_zone, uuid,
};

use crate::tables::{drop, index, keyed};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        files(manager).await?;
        let mut sequence = Table::create();
        sequence.table("reference_sequence").col(text("series").primary_key()).col(integer("last"));
        keyed(manager, &mut sequence).await?;
        let mut idempotency = Table::create();
        idempotency
            .table("idempotency_record")
            .col(binary("key").primary_key())
            .col(binary("fingerprint"))
            .col(uuid("object_id"))
            .col(timestamp_with_time_zone("created_at"));
        keyed(manager, &mut idempotency).await?;
        index(manager, "ix_idempotency_age", "idempotency_record", &["created_at"]).await?;
        let mut external = Table::create();
        external
            .table("external_object")
            .col(text("kind"))
            .col(text("external_id"))
            .col(uuid("object_id"))
            .col(binary("fingerprint"))
            // What tells most comes first: by its kind, which thousands share, PostgreSQL reads them all for each batch.
            .primary_key(Index::create().col("external_id").col("kind"));
        keyed(manager, &mut external).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "external_object",
            "idempotency_record",
            "reference_sequence",
            "idea_attachment",
            "attachment",
        ];
        drop(manager, &tables).await
    }
}

async fn files(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut attachment = Table::create();
    attachment
        .table("attachment")
        .col(uuid("id").primary_key())
        // A keyed hash of who sent it, until something carries it: an anonymous idea must not lead to its author
        // by its files, not even through what a database leaves behind of a row that it changed.
        .col(binary_null("owner_mark"))
        .col(text("storage_key"))
        .col(boolean("image"))
        .col(text("name"))
        .col(text("media_type"))
        .col(big_integer("size"))
        .col(text_null("alt"))
        .col(timestamp_with_time_zone("sent_at"));
    keyed(manager, &mut attachment).await?;
    let mut carried = Table::create();
    carried
        .table("idea_attachment")
        .col(uuid("idea_id"))
        .col(small_integer("position"))
        .col(uuid("attachment_id"))
        .primary_key(Index::create().col("idea_id").col("position"));
    keyed(manager, &mut carried).await?;
    index(manager, "ix_idea_attachment_file", "idea_attachment", &["attachment_id"]).await
}
