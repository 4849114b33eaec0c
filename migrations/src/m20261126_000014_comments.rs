//! Comments on experiments and practices too, and ideas that rebound from what they read.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite changes neither a column nor a foreign key in place: the table is written anew.
        let mut comment = Table::create();
        comment
            .table("comment_on")
            .col(uuid("id").primary_key())
            .col(text("subject_kind"))
            .col(uuid("subject_id"))
            .col(uuid_null("author_id"))
            .col(text("stance"))
            .col(text("body"))
            .col(text("body_html"))
            .col(timestamp_with_time_zone("posted_at"))
            .col(timestamp_with_time_zone_null("removed_at"))
            .foreign_key(&mut reference("comment_on", "author_id", "person"));
        keyed(manager, &mut comment).await?;
        // In one go: another connection of SQLite would still believe that the former table is there.
        let replace = "INSERT INTO comment_on (id, subject_kind, subject_id, author_id, stance, body, \
                       body_html, posted_at, removed_at) SELECT id, 'idea', idea_id, author_id, stance, body, \
                       body_html, posted_at, removed_at FROM comment; \
                       DROP TABLE comment; ALTER TABLE comment_on RENAME TO comment";
        manager.get_connection().execute_unprepared(replace).await?;
        let columns = ["subject_id", "posted_at", "id"];
        index(manager, "ix_comment_subject", "comment", &columns).await?;
        let mut rebound = Table::create();
        rebound
            .table("idea_rebound")
            .col(uuid("idea_id").primary_key())
            .col(text("subject_kind"))
            .col(uuid("subject_id"))
            .col(uuid_null("comment_id"))
            .foreign_key(&mut reference("idea_rebound", "idea_id", "idea"));
        keyed(manager, &mut rebound).await?;
        index(manager, "ix_idea_rebound_subject", "idea_rebound", &["subject_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut comment = Table::create();
        comment
            .table("comment_of_idea")
            .col(uuid("id").primary_key())
            .col(uuid("idea_id"))
            .col(uuid_null("author_id"))
            .col(text("stance"))
            .col(text("body"))
            .col(text("body_html"))
            .col(timestamp_with_time_zone("posted_at"))
            .col(timestamp_with_time_zone_null("removed_at"))
            .foreign_key(&mut reference("comment_of_idea", "idea_id", "idea"))
            .foreign_key(&mut reference("comment_of_idea", "author_id", "person"));
        keyed(manager, &mut comment).await?;
        // What was said elsewhere has no place in the former table.
        let replace = "INSERT INTO comment_of_idea (id, idea_id, author_id, stance, body, body_html, posted_at, \
                       removed_at) SELECT id, subject_id, author_id, stance, body, body_html, posted_at, \
                       removed_at FROM comment WHERE subject_kind = 'idea'; \
                       DROP TABLE comment; ALTER TABLE comment_of_idea RENAME TO comment";
        drop(manager, &["idea_rebound"]).await?;
        manager.get_connection().execute_unprepared(replace).await?;
        index(manager, "ix_comment_idea", "comment", &["idea_id", "posted_at", "id"]).await
    }
}
