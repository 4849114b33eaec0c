//! What guides said before they were written again (R289). The texts that administrators keep have no name of a version:
//! the column that waited for one goes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text, text_null, timestamp_with_time_zone, uuid};

use crate::tables::{add_columns, drop, drop_columns, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const VERSION: &str = "guide_version";
const DOCUMENT: &str = "document_version";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, DOCUMENT, &["label"]).await?;
        let mut version = Table::create();
        version
            .table(VERSION)
            .col(uuid("item_id"))
            .col(integer("number"))
            .col(text("label"))
            .col(text_null("change"))
            .col(text("title"))
            .col(text("body"))
            .col(text("body_html"))
            .col(uuid("written_by"))
            .col(timestamp_with_time_zone("since"))
            .col(timestamp_with_time_zone("until"))
            .primary_key(Index::create().col("item_id").col("number"))
            .foreign_key(&mut reference(VERSION, "item_id", "editorial_item"));
        keyed(manager, &mut version).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[VERSION]).await?;
        add_columns(manager, DOCUMENT, vec![text_null("label").take()]).await
    }
}
