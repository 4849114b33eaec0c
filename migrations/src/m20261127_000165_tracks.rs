//! The ideas that take part in intrapreneur tracks, their teams, and what was reworked of them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, text, text_null, timestamp_with_time_zone, uuid, uuid_null,
};

use crate::tables::{drop, index, keyed, reference, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut entry = Table::create();
        entry
            .table("track_entry")
            .col(uuid("id").primary_key())
            .col(uuid("challenge_id"))
            .col(uuid("idea_id"))
            .col(uuid("author_id"))
            .col(uuid_null("asked_id"))
            .col(uuid_null("teammate_id"))
            .col(text("status"))
            .col(text_null("note"))
            .col(text_null("reason"))
            .col(uuid("invited_by"))
            .col(timestamp_with_time_zone("invited_at"))
            .col(integer("version"))
            .foreign_key(&mut reference("track_entry", "challenge_id", "challenge"))
            .foreign_key(&mut reference("track_entry", "idea_id", "idea"));
        keyed(manager, &mut entry).await?;
        let columns = ["challenge_id", "idea_id"];
        unique(manager, "ux_track_entry", "track_entry", &columns).await?;
        index(manager, "ix_track_entry_idea", "track_entry", &["idea_id"]).await?;
        // One person is in one team of a track, whoever is faster.
        let mut member = Table::create();
        member
            .table("track_entry_member")
            .col(uuid("challenge_id"))
            .col(uuid("person_id"))
            .col(uuid("entry_id"))
            .primary_key(Index::create().col("challenge_id").col("person_id"))
            .foreign_key(&mut reference("track_entry_member", "entry_id", "track_entry"))
            .foreign_key(&mut reference("track_entry_member", "person_id", "person"));
        keyed(manager, &mut member).await?;
        index(manager, "ix_track_entry_member_entry", "track_entry_member", &["entry_id"]).await?;
        let mut rework = Table::create();
        rework
            .table("track_entry_rework")
            .col(uuid("id").primary_key())
            .col(uuid("entry_id"))
            .col(text("body"))
            .col(uuid("author_id"))
            .col(timestamp_with_time_zone("written_at"))
            .foreign_key(&mut reference("track_entry_rework", "entry_id", "track_entry"));
        keyed(manager, &mut rework).await?;
        let columns = ["entry_id", "written_at"];
        index(manager, "ix_track_entry_rework", "track_entry_rework", &columns).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["track_entry_rework", "track_entry_member", "track_entry"]).await
    }
}
