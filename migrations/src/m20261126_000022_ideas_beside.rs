//! Ideas beside ideas: signed by several, tied, made one; and lists that somebody keeps.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::tables::{add_columns, drop, drop_columns, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Those who signed it: a short list, read with the idea each time it is looked at.
        let columns =
            vec![uuid_null("deposited_by"), text_null("co_authors"), uuid_null("merged_into")];
        add_columns(manager, "idea", columns).await?;
        people(manager).await?;
        links(manager).await?;
        merges(manager).await?;
        views(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "saved_view",
            "idea_merge_comment",
            "idea_merge_vote",
            "idea_merge",
            "idea_link",
            "co_author_invitation",
        ];
        drop(manager, &tables).await?;
        drop_columns(manager, "idea", &["deposited_by", "co_authors", "merged_into"]).await
    }
}

async fn people(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut invitation = Table::create();
    invitation
        .table("co_author_invitation")
        .col(uuid("idea_id"))
        .col(uuid("person_id"))
        .col(uuid_null("invited_by"))
        .col(timestamp_with_time_zone("invited_at"))
        .col(timestamp_with_time_zone_null("accepted_at"))
        .primary_key(Index::create().col("idea_id").col("person_id"))
        .foreign_key(&mut reference("co_author_invitation", "idea_id", "idea"))
        .foreign_key(&mut reference("co_author_invitation", "person_id", "person"));
    keyed(manager, &mut invitation).await?;
    let columns = ["person_id", "idea_id"];
    index(manager, "ix_co_author_invitation_person", "co_author_invitation", &columns).await
}

async fn links(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut link = Table::create();
    // Each tie twice, once from each idea: what is beside an idea is one look-up.
    link.table("idea_link")
        .col(uuid("idea_id"))
        .col(uuid("other_id"))
        .col(text("kind"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("idea_id").col("other_id"))
        .foreign_key(&mut reference("idea_link", "idea_id", "idea"))
        .foreign_key(&mut reference("idea_link", "other_id", "idea"));
    keyed(manager, &mut link).await
}

async fn merges(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut merge = Table::create();
    merge
        .table("idea_merge")
        .col(uuid("id").primary_key())
        .col(uuid("from_id"))
        .col(uuid("into_id"))
        .col(uuid("merged_by"))
        .col(timestamp_with_time_zone("merged_at"))
        .col(timestamp_with_time_zone_null("undone_at"))
        .foreign_key(&mut reference("idea_merge", "from_id", "idea"))
        .foreign_key(&mut reference("idea_merge", "into_id", "idea"));
    keyed(manager, &mut merge).await?;
    index(manager, "ix_idea_merge_from", "idea_merge", &["from_id", "merged_at"]).await?;
    index(manager, "ix_idea_merge_into", "idea_merge", &["into_id", "merged_at"]).await?;
    // What came with it, so that it goes back when they are parted.
    for (table, column) in [("idea_merge_vote", "person_id"), ("idea_merge_comment", "comment_id")]
    {
        let mut moved = Table::create();
        moved
            .table(table)
            .col(uuid("merge_id"))
            .col(uuid(column))
            .primary_key(Index::create().col("merge_id").col(column))
            .foreign_key(&mut reference(table, "merge_id", "idea_merge"));
        keyed(manager, &mut moved).await?;
    }
    Ok(())
}

async fn views(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut view = Table::create();
    view.table("saved_view")
        .col(uuid("id").primary_key())
        .col(uuid("owner_id"))
        .col(text("list"))
        .col(text("name"))
        // The criteria, as the address of the page holds them.
        .col(text("query"))
        .col(timestamp_with_time_zone("created_at"))
        .foreign_key(&mut reference("saved_view", "owner_id", "person"));
    keyed(manager, &mut view).await?;
    index(manager, "ix_saved_view_owner", "saved_view", &["owner_id", "list", "created_at"]).await
}
