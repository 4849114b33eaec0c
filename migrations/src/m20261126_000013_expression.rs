//! Following, liking and tagging; how well known each thing is.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text, uuid};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // No instant: when somebody began to follow an idea says nothing that anybody needs, and something of
        // whoever deposited it.
        let mut mark = Table::create();
        mark.table("expression_mark")
            .col(text("mark"))
            .col(uuid("subject_id"))
            .col(uuid("person_id"))
            .col(text("subject_kind"))
            .primary_key(Index::create().col("mark").col("subject_id").col("person_id"))
            .foreign_key(&mut reference("expression_mark", "person_id", "person"));
        keyed(manager, &mut mark).await?;
        let of_person = ["person_id", "mark", "subject_id"];
        index(manager, "ix_expression_mark_person", "expression_mark", &of_person).await?;
        let mut word = Table::create();
        word.table("tag_word").col(text("word_key").primary_key()).col(text("word"));
        keyed(manager, &mut word).await?;
        let mut tag = Table::create();
        tag.table("tagging")
            .col(uuid("subject_id"))
            .col(text("word_key"))
            // Nobody's identifier for the author of an anonymous idea: no foreign key.
            .col(uuid("person_id"))
            .col(text("subject_kind"))
            .primary_key(Index::create().col("subject_id").col("word_key").col("person_id"));
        keyed(manager, &mut tag).await?;
        index(manager, "ix_tagging_word", "tagging", &["word_key", "subject_id"]).await?;
        let mut counter = Table::create();
        counter
            .table("notoriety")
            .col(uuid("subject_id").primary_key())
            .col(text("subject_kind"))
            .col(integer("followers"))
            .col(integer("likes"))
            .col(integer("tags"))
            .col(integer("comments"));
        keyed(manager, &mut counter).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["notoriety", "tagging", "tag_word", "expression_mark"]).await
    }
}
