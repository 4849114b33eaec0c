//! Practices of the Store.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, small_integer, text, text_null, timestamp_with_time_zone, uuid, uuid_null,
};

use crate::tables::{drop, index, keyed, reference, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut practice = Table::create();
        practice
            .table("practice")
            .col(uuid("id").primary_key())
            .col(text("reference").unique_key())
            .col(text("kind"))
            .col(text("title"))
            .col(text("title_key"))
            .col(text("excerpt"))
            .col(text_null("summary"))
            .col(text_null("problem"))
            .col(text_null("solution"))
            .col(text_null("result"))
            .col(text_null("conditions"))
            .col(text_null("lessons"))
            .col(text_null("techniques"))
            .col(text("domain"))
            .col(text_null("partners"))
            .col(uuid("organisation_id"))
            .col(uuid("contact_id"))
            .col(uuid_null("poc_id"))
            .col(uuid_null("idea_id"))
            .col(uuid("published_by"))
            .col(timestamp_with_time_zone("published_at"))
            .col(integer("version"))
            .foreign_key(&mut reference("practice", "organisation_id", "organisation"))
            .foreign_key(&mut reference("practice", "contact_id", "person"))
            .foreign_key(&mut reference("practice", "poc_id", "poc"))
            .foreign_key(&mut reference("practice", "idea_id", "idea"));
        keyed(manager, &mut practice).await?;
        // One practice for an experiment, even when two people publish at once.
        unique(manager, "ux_practice_poc", "practice", &["poc_id"]).await?;
        index(manager, "ix_practice_newest", "practice", &["published_at", "id"]).await?;
        index(manager, "ix_practice_domain", "practice", &["domain", "published_at", "id"]).await?;
        let mut keyword = Table::create();
        keyword
            .table("practice_keyword")
            .col(uuid("practice_id"))
            .col(small_integer("position"))
            .col(text("word"))
            .col(text("word_key"))
            .primary_key(Index::create().col("practice_id").col("position"))
            .foreign_key(&mut reference("practice_keyword", "practice_id", "practice"));
        keyed(manager, &mut keyword).await?;
        index(manager, "ix_practice_keyword", "practice_keyword", &["word_key", "practice_id"])
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["practice_keyword", "practice"]).await
    }
}
