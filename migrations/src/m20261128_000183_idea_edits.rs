//! What edits changed in ideas, and by when the author of a spontaneous one is to have an answer.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, timestamp_with_time_zone_null, uuid};

use crate::tables::{add_columns, drop, drop_columns, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const EDIT: &str = "idea_edit";
const IDEA: &str = "idea";
/// Few ideas have a promise of their own, and the public figure counts them all.
const PROMISED: &str = "ix_idea_promise";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Under the identifier of the entry that tells it, which says no time when a masked author made it.
        let mut edit = Table::create();
        edit.table(EDIT)
            .col(uuid("entry_id").primary_key())
            .col(uuid("idea_id"))
            // Who it was when they made it: whoever signs or leaves later changes nothing of it.
            .col(text("made_by"))
            .col(text("fields"))
            .col(text("changes"))
            .foreign_key(&mut reference(EDIT, "idea_id", "idea"));
        keyed(manager, &mut edit).await?;
        index(manager, "ix_idea_edit_idea", EDIT, &["idea_id"]).await?;
        // What was deposited before was promised nothing.
        let ends = vec![timestamp_with_time_zone_null("promise_ends_at").take()];
        add_columns(manager, IDEA, ends).await?;
        index(manager, PROMISED, IDEA, &["promise_ends_at", "id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(PROMISED).table(IDEA).to_owned()).await?;
        drop_columns(manager, IDEA, &["promise_ends_at"]).await?;
        drop(manager, &[EDIT]).await
    }
}
