//! Requests for resources, line by line.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, small_integer, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = "resource_request";
        let mut request = Table::create();
        request
            .table(table)
            .col(uuid("id").primary_key())
            .col(text("reference").unique_key())
            .col(text("title"))
            .col(uuid("requester_id"))
            .col(uuid_null("organisation_id"))
            .col(uuid_null("idea_id"))
            .col(uuid_null("poc_id"))
            .col(timestamp_with_time_zone("requested_at"))
            .col(integer("version"))
            .col(text_null("details"))
            .col(text_null("details_html"))
            .foreign_key(&mut reference(table, "requester_id", "person"))
            .foreign_key(&mut reference(table, "idea_id", "idea"))
            .foreign_key(&mut reference(table, "poc_id", "poc"));
        keyed(manager, &mut request).await?;
        index(manager, "ix_resource_request_newest", table, &["requested_at", "id"]).await?;
        let own = ["requester_id", "requested_at", "id"];
        index(manager, "ix_resource_request_own", table, &own).await?;
        index(manager, "ix_resource_request_idea", table, &["idea_id", "requested_at"]).await?;
        index(manager, "ix_resource_request_poc", table, &["poc_id", "requested_at"]).await?;
        let mut line = Table::create();
        line.table("resource_line")
            .col(uuid("request_id"))
            .col(small_integer("position"))
            .col(text("kind"))
            .col(text("what"))
            .col(text("state"))
            .col(text_null("reason"))
            .col(uuid_null("decided_by"))
            .col(timestamp_with_time_zone_null("decided_at"))
            .primary_key(Index::create().col("request_id").col("position"))
            .foreign_key(&mut reference("resource_line", "request_id", table));
        keyed(manager, &mut line).await?;
        index(manager, "ix_resource_line_kind", "resource_line", &["kind", "state", "request_id"])
            .await?;
        index(manager, "ix_resource_line_state", "resource_line", &["state", "request_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["resource_line", "resource_request"]).await
    }
}
