//! Challenges, ideas, their drafts, votes and comments.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, binary_null, integer, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::tables::{drop, index, keyed, reference, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        challenges(manager).await?;
        ideas(manager).await?;
        expression(manager).await?;
        drafts(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["idea_draft", "comment", "idea_vote", "idea_counter", "idea", "challenge"];
        drop(manager, &tables).await
    }
}

async fn challenges(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut challenge = Table::create();
    challenge
        .table("challenge")
        .col(uuid("id").primary_key())
        .col(text("reference").unique_key())
        .col(text("title"))
        .col(text_null("question"))
        .col(text_null("description"))
        .col(text_null("description_html"))
        .col(text_null("sponsor"))
        .col(uuid_null("organisation_id"))
        .col(uuid_null("owner_id"))
        .col(text("status"))
        .col(timestamp_with_time_zone_null("opens_at"))
        .col(timestamp_with_time_zone_null("closes_at"))
        .col(timestamp_with_time_zone("created_at"))
        .col(integer("version"))
        .foreign_key(&mut reference("challenge", "organisation_id", "organisation"))
        .foreign_key(&mut reference("challenge", "owner_id", "person"));
    keyed(manager, &mut challenge).await?;
    index(manager, "ix_challenge_newest", "challenge", &["created_at", "id"]).await
}

async fn ideas(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut idea = Table::create();
    idea.table("idea")
        .col(uuid("id").primary_key())
        .col(text("reference").unique_key())
        .col(text("title"))
        .col(text("title_key"))
        .col(text("excerpt"))
        .col(text("domain"))
        .col(text("subcategory"))
        .col(text_null("innovation_field"))
        .col(text("form"))
        .col(text("origin"))
        .col(uuid_null("author_id"))
        .col(binary_null("seal"))
        .col(big_integer_null("seal_slot"))
        .col(uuid_null("organisation_id"))
        .col(uuid_null("challenge_id"))
        .col(text("status"))
        .col(text_null("verdict"))
        .col(text_null("verdict_reason"))
        .col(uuid_null("decided_by"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(uuid_null("poc_id"))
        .col(timestamp_with_time_zone("deposited_at"))
        .col(integer("version"))
        // Long texts last: a list then never reads the pages that hold them.
        .col(text_null("problem"))
        .col(text_null("problem_html"))
        .col(text_null("proposal"))
        .col(text_null("proposal_html"))
        .foreign_key(&mut reference("idea", "author_id", "person"))
        .foreign_key(&mut reference("idea", "organisation_id", "organisation"))
        .foreign_key(&mut reference("idea", "challenge_id", "challenge"));
    keyed(manager, &mut idea).await?;
    unique(manager, "ux_idea_seal", "idea", &["seal"]).await?;
    index(manager, "ix_idea_newest", "idea", &["deposited_at", "id"]).await?;
    index(manager, "ix_idea_status", "idea", &["status", "deposited_at", "id"]).await?;
    index(manager, "ix_idea_domain", "idea", &["domain", "deposited_at", "id"]).await?;
    index(manager, "ix_idea_subcategory", "idea", &["subcategory", "deposited_at", "id"]).await?;
    index(manager, "ix_idea_author", "idea", &["author_id", "deposited_at", "id"]).await?;
    index(manager, "ix_idea_challenge", "idea", &["challenge_id", "deposited_at", "id"]).await?;
    index(manager, "ix_idea_organisation", "idea", &["organisation_id", "deposited_at", "id"]).await
}

async fn expression(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut counter = Table::create();
    counter
        .table("idea_counter")
        .col(uuid("idea_id").primary_key())
        .col(integer("votes"))
        .col(integer("comments"))
        .foreign_key(&mut reference("idea_counter", "idea_id", "idea"));
    keyed(manager, &mut counter).await?;
    index(manager, "ix_idea_counter_votes", "idea_counter", &["votes", "idea_id"]).await?;
    index(manager, "ix_idea_counter_comments", "idea_counter", &["comments", "idea_id"]).await?;
    let mut vote = Table::create();
    vote.table("idea_vote")
        .col(uuid("idea_id"))
        .col(uuid("person_id"))
        .primary_key(Index::create().col("idea_id").col("person_id"))
        .foreign_key(&mut reference("idea_vote", "idea_id", "idea"))
        .foreign_key(&mut reference("idea_vote", "person_id", "person"));
    keyed(manager, &mut vote).await?;
    let mut comment = Table::create();
    comment
        .table("comment")
        .col(uuid("id").primary_key())
        .col(uuid("idea_id"))
        .col(uuid_null("author_id"))
        .col(text("stance"))
        .col(text("body"))
        .col(text("body_html"))
        .col(timestamp_with_time_zone("posted_at"))
        .col(timestamp_with_time_zone_null("removed_at"))
        .foreign_key(&mut reference("comment", "idea_id", "idea"))
        .foreign_key(&mut reference("comment", "author_id", "person"));
    keyed(manager, &mut comment).await?;
    index(manager, "ix_comment_idea", "comment", &["idea_id", "posted_at", "id"]).await
}

async fn drafts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut draft = Table::create();
    draft
        .table("idea_draft")
        .col(uuid("id").primary_key())
        .col(uuid("owner_id"))
        // Sealed with a key of its owner: what becomes an anonymous idea was never readable beside a name.
        .col(text("content"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .foreign_key(&mut reference("idea_draft", "owner_id", "person"));
    keyed(manager, &mut draft).await?;
    index(manager, "ix_idea_draft_owner", "idea_draft", &["owner_id", "updated_at"]).await
}
