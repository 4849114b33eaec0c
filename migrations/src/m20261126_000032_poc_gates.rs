//! Steering an experiment: what is tracked of its prototype, what is due, what the first gate still asks for.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, small_integer, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One at a time: SQLite adds one column in a statement.
        add(manager, text_null("tracking")).await?;
        // The day by which something is expected: of the next step, or of the end, whichever comes first.
        add(manager, date_null("due_on")).await?;
        add(manager, small_integer("open_conditions").default(0).take()).await?;
        // No step was planned yet: the end is all that is due.
        let due = Query::update().table("poc").value("due_on", Expr::col("ends_on")).to_owned();
        manager.exec_stmt(due).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["open_conditions", "due_on", "tracking"] {
            let table = Table::alter().table("poc").drop_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        Ok(())
    }
}

async fn add(manager: &SchemaManager<'_>, column: ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("poc").add_column(column).to_owned()).await
}
