//! Questions to the Dinno and their messages.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, text, text_null, timestamp_with_time_zone, uuid, uuid_null,
};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut request = Table::create();
        request
            .table("help_request")
            .col(uuid("id").primary_key())
            .col(text("reference").unique_key())
            .col(text("topic"))
            .col(text("title"))
            .col(uuid("author_id"))
            .col(uuid_null("organisation_id"))
            .col(text("status"))
            .col(text_null("support"))
            .col(uuid_null("poc_id"))
            .col(timestamp_with_time_zone("asked_at"))
            .col(timestamp_with_time_zone("moved_at"))
            .col(integer("version"))
            .foreign_key(&mut reference("help_request", "author_id", "person"))
            .foreign_key(&mut reference("help_request", "poc_id", "poc"));
        keyed(manager, &mut request).await?;
        let table = "help_request";
        index(manager, "ix_help_request_moved", table, &["moved_at", "id"]).await?;
        index(manager, "ix_help_request_author", table, &["author_id", "moved_at", "id"]).await?;
        index(manager, "ix_help_request_status", table, &["status", "moved_at", "id"]).await?;
        index(manager, "ix_help_request_topic", table, &["topic", "moved_at", "id"]).await?;
        index(manager, "ix_help_request_poc", table, &["poc_id"]).await?;
        let mut message = Table::create();
        message
            .table("help_message")
            .col(uuid("id").primary_key())
            .col(uuid("request_id"))
            .col(uuid("author_id"))
            .col(boolean("answer"))
            .col(timestamp_with_time_zone("written_at"))
            .col(text("body"))
            .col(text("body_html"))
            .foreign_key(&mut reference("help_message", "request_id", "help_request"))
            .foreign_key(&mut reference("help_message", "author_id", "person"));
        keyed(manager, &mut message).await?;
        let columns = ["request_id", "written_at", "id"];
        index(manager, "ix_help_message_request", "help_message", &columns).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["help_message", "help_request"]).await
    }
}
