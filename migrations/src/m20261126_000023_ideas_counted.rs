//! Ideas counted by every criterion at once, and the followers that a merge brings.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid;

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Everything that a list of ideas is filtered by: the counts beside the filters are read from this index
        // alone. The title comes first, which is never asked for as a whole: no list is drawn away from the index
        // that has its order.
        let criteria = [
            "title_key",
            "merged_into",
            "status",
            "domain",
            "subcategory",
            "innovation_field",
            "form",
            "origin",
            "organisation_id",
            "challenge_id",
            "deposited_at",
            // For the promises of an answer that were kept.
            "decided_at",
        ];
        index(manager, "ix_idea_criteria", "idea", &criteria).await?;
        let mut followed = Table::create();
        followed
            .table("idea_merge_follower")
            .col(uuid("merge_id"))
            .col(uuid("person_id"))
            .primary_key(Index::create().col("merge_id").col("person_id"))
            .foreign_key(&mut reference("idea_merge_follower", "merge_id", "idea_merge"))
            .foreign_key(&mut reference("idea_merge_follower", "person_id", "person"));
        keyed(manager, &mut followed).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["idea_merge_follower"]).await?;
        manager.drop_index(Index::drop().name("ix_idea_criteria").table("idea").to_owned()).await
    }
}
