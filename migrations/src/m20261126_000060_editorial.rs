//! Editorial items: news, the glossary… one table for every brick of that mechanism.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date_null, integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = "editorial_item";
        let mut item = Table::create();
        item.table(table)
            .col(uuid("id").primary_key())
            .col(text("brick"))
            .col(text("status"))
            .col(text("title"))
            // What it is sought by, and what it is sorted by: folded.
            .col(text("title_key"))
            .col(text("sort_key"))
            .col(text("excerpt"))
            // What its brick filters by, such as how far the project is that news tells about.
            .col(text_null("facet"))
            // The fields of its brick that lists show; then those that its page alone shows.
            .col(text("brief"))
            .col(text_null("body"))
            .col(uuid_null("poc_id"))
            .col(uuid("author_id"))
            .col(uuid("owner_id"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("edited_at"))
            .col(timestamp_with_time_zone_null("published_at"))
            .col(timestamp_with_time_zone_null("withdrawn_at"))
            .col(date_null("featured_from"))
            .col(date_null("featured_until"))
            .col(timestamp_with_time_zone_null("featured_at"))
            .col(integer("version"))
            .foreign_key(&mut reference(table, "poc_id", "poc"))
            .foreign_key(&mut reference(table, "author_id", "person"))
            .foreign_key(&mut reference(table, "owner_id", "person"));
        keyed(manager, &mut item).await?;
        let by_date = ["brick", "status", "published_at", "id"];
        index(manager, "ix_editorial_published", table, &by_date).await?;
        let by_facet = ["brick", "status", "facet", "published_at", "id"];
        index(manager, "ix_editorial_facet", table, &by_facet).await?;
        let by_name = ["brick", "status", "sort_key", "id"];
        index(manager, "ix_editorial_sorted", table, &by_name).await?;
        let by_work = ["brick", "status", "edited_at", "id"];
        index(manager, "ix_editorial_edited", table, &by_work).await?;
        index(manager, "ix_editorial_featured", table, &["featured_until"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["editorial_item"]).await
    }
}
