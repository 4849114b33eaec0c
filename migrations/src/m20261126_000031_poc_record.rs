//! The record of an experiment, whole: who may read it, what it has to do with, its video, its planned steps.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, small_integer, text, text_null, uuid};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One at a time: SQLite adds one column in a statement.
        add(manager, text("visibility").default("everyone").take()).await?;
        // Short lists that nothing searches by: JSON.
        add(manager, text("qualities").default("[]").take()).await?;
        add(manager, text("milestones").default("{}").take()).await?;
        add(manager, text_null("video")).await?;
        let mut related = Table::create();
        related
            .table("poc_related")
            .col(uuid("poc_id"))
            .col(small_integer("position"))
            .col(uuid("other_id"))
            .primary_key(Index::create().col("poc_id").col("position"))
            .foreign_key(&mut reference("poc_related", "poc_id", "poc"))
            .foreign_key(&mut reference("poc_related", "other_id", "poc"));
        keyed(manager, &mut related).await?;
        index(manager, "ix_poc_related_other", "poc_related", &["other_id", "poc_id"]).await?;
        let mut rules = Table::create();
        rules
            .table("poc_rules")
            .col(small_integer("id").primary_key())
            .col(text("audience"))
            .col(boolean("open_sheets"))
            .col(boolean("four_eyes"))
            .col(integer("version"));
        keyed(manager, &mut rules).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["poc_rules", "poc_related"]).await?;
        for column in ["video", "milestones", "qualities", "visibility"] {
            let table = Table::alter().table("poc").drop_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        Ok(())
    }
}

async fn add(manager: &SchemaManager<'_>, column: ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("poc").add_column(column).to_owned()).await
}
