//! Bricks that administrators add at run time.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text, text_null, timestamp_with_time_zone, uuid};

use crate::tables::{drop, keyed};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut brick = Table::create();
        brick
            .table("brick")
            .col(uuid("id").primary_key())
            .col(text("nature"))
            .col(text("title_fr"))
            .col(text("title_en"))
            .col(text_null("description_fr"))
            .col(text_null("description_en"))
            // Where a link leads; what a page says.
            .col(text_null("address"))
            .col(text_null("body_fr"))
            .col(text_null("body_en"))
            .col(text("state"))
            .col(timestamp_with_time_zone("added_at"))
            .col(timestamp_with_time_zone("written_at"))
            .col(integer("version"));
        keyed(manager, &mut brick).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Their rows of the matrix: a code of the native brick, and their identifier.
        let mut rows = Query::delete();
        rows.from_table("matrix_cell").and_where(Expr::col("brick").like("links/%"));
        manager.exec_stmt(rows).await?;
        drop(manager, &["brick"]).await
    }
}
