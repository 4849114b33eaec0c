//! Bricks that administrators add at run time, and their rows of the matrix.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text, text_null, timestamp_with_time_zone, uuid};

use crate::tables::{drop, drop_columns, keyed, unique};

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
        keyed(manager, &mut brick).await?;
        // The brick that was added; nothing for the native one, so that the index below holds.
        let mut cell = Table::alter();
        cell.table("matrix_cell").add_column(text("item").default(""));
        manager.alter_table(cell).await?;
        manager.drop_index(Index::drop().name(ROWS).table("matrix_cell").to_owned()).await?;
        let columns = ["brick", "item", "capability", "profile"];
        unique(manager, ROWS, "matrix_cell", &columns).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut added = Query::delete();
        added.from_table("matrix_cell").and_where(Expr::col("item").ne(""));
        manager.exec_stmt(added).await?;
        manager.drop_index(Index::drop().name(ROWS).table("matrix_cell").to_owned()).await?;
        unique(manager, ROWS, "matrix_cell", &["brick", "capability", "profile"]).await?;
        drop_columns(manager, "matrix_cell", &["item"]).await?;
        drop(manager, &["brick"]).await
    }
}

const ROWS: &str = "ux_matrix_cell";
