//! What edits changed in ideas.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, text, uuid};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const EDIT: &str = "idea_edit";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Under the identifier of the entry that tells it, which says no time when a masked author made it.
        let mut edit = Table::create();
        edit.table(EDIT)
            .col(uuid("entry_id").primary_key())
            .col(uuid("idea_id"))
            .col(boolean("masked"))
            .col(text("fields"))
            .col(text("changes"))
            .foreign_key(&mut reference(EDIT, "idea_id", "idea"));
        keyed(manager, &mut edit).await?;
        index(manager, "ix_idea_edit_idea", EDIT, &["idea_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[EDIT]).await
    }
}
