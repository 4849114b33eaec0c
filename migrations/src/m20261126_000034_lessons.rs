//! The knowledge base: found by words, and counted when it serves.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text_null, uuid};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Case and accents folded; filled at the next start for lessons that are there already.
        add(manager, text_null("body_key")).await?;
        add(manager, integer("served").default(0).take()).await?;
        index(manager, "ix_poc_lesson_step", "poc_lesson", &["step", "written_at", "id"]).await?;
        index(manager, "ix_poc_lesson_served", "poc_lesson", &["served", "id"]).await?;
        let mut served = Table::create();
        served
            .table("lesson_served")
            .col(uuid("lesson_id"))
            .col(uuid("person_id"))
            .primary_key(Index::create().col("lesson_id").col("person_id"))
            .foreign_key(&mut reference("lesson_served", "lesson_id", "poc_lesson"))
            .foreign_key(&mut reference("lesson_served", "person_id", "person"));
        keyed(manager, &mut served).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["lesson_served"]).await?;
        for name in ["ix_poc_lesson_served", "ix_poc_lesson_step"] {
            let index = Index::drop().name(name).table("poc_lesson").to_owned();
            manager.drop_index(index).await?;
        }
        for column in ["served", "body_key"] {
            let table = Table::alter().table("poc_lesson").drop_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        Ok(())
    }
}

async fn add(manager: &SchemaManager<'_>, column: ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("poc_lesson").add_column(column).to_owned()).await
}
