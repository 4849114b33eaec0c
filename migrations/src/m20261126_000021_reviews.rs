//! Reading answers: marks, notes among reviewers, decisions prepared before they are published, revivals.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date_null, integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};

use crate::tables::{add_columns, drop, drop_columns, index, keyed, reference, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![text_null("ground"), text_null("revival_condition")];
        add_columns(manager, "idea", columns).await?;
        marks(manager).await?;
        prepared(manager).await?;
        revivals(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["revival", "prepared_decision", "review_note", "scorecard"]).await?;
        drop_columns(manager, "idea", &["ground", "revival_condition"]).await
    }
}

async fn marks(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut card = Table::create();
    card.table("scorecard")
        .col(uuid("idea_id"))
        .col(uuid("reviewer_id"))
        .col(text_null("conflict"))
        // Criterion, mark, reasoning: a short list that nothing searches by.
        .col(text("marks"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(timestamp_with_time_zone_null("submitted_at"))
        .col(integer("version"))
        .primary_key(Index::create().col("idea_id").col("reviewer_id"))
        .foreign_key(&mut reference("scorecard", "idea_id", "idea"))
        .foreign_key(&mut reference("scorecard", "reviewer_id", "person"));
    keyed(manager, &mut card).await?;
    let mut note = Table::create();
    note.table("review_note")
        .col(uuid("id").primary_key())
        .col(uuid("idea_id"))
        .col(uuid("author_id"))
        .col(text("body"))
        .col(timestamp_with_time_zone("posted_at"))
        .foreign_key(&mut reference("review_note", "idea_id", "idea"))
        .foreign_key(&mut reference("review_note", "author_id", "person"));
    keyed(manager, &mut note).await?;
    index(manager, "ix_review_note_idea", "review_note", &["idea_id", "posted_at", "id"]).await
}

async fn prepared(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut decision = Table::create();
    decision
        .table("prepared_decision")
        .col(uuid("idea_id").primary_key())
        .col(text("verdict"))
        .col(text("reason"))
        .col(text_null("ground"))
        .col(text_null("revival_condition"))
        .col(uuid("prepared_by"))
        .col(timestamp_with_time_zone("prepared_at"))
        .col(integer("version"))
        .foreign_key(&mut reference("prepared_decision", "idea_id", "idea"))
        .foreign_key(&mut reference("prepared_decision", "prepared_by", "person"));
    keyed(manager, &mut decision).await
}

async fn revivals(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut revival = Table::create();
    revival
        .table("revival")
        .col(uuid("id").primary_key())
        .col(uuid("idea_id"))
        // The idea again, until it is answered: one proposal at a time for each idea.
        .col(uuid_null("waiting_idea_id"))
        .col(uuid_null("proposed_by"))
        .col(text("why"))
        .col(uuid_null("challenge_id"))
        .col(timestamp_with_time_zone("proposed_at"))
        .col(text_null("outcome"))
        .col(text_null("answer"))
        .col(date_null("pitched_on"))
        .col(uuid_null("answered_by"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .foreign_key(&mut reference("revival", "idea_id", "idea"))
        .foreign_key(&mut reference("revival", "proposed_by", "person"))
        .foreign_key(&mut reference("revival", "challenge_id", "challenge"))
        .foreign_key(&mut reference("revival", "answered_by", "person"));
    keyed(manager, &mut revival).await?;
    unique(manager, "ux_revival_waiting", "revival", &["waiting_idea_id"]).await?;
    index(manager, "ix_revival_idea", "revival", &["idea_id", "proposed_at", "id"]).await
}
