//! Experiments: record, steps, gates, people, lessons.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, small_integer, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        record(manager).await?;
        indexes(manager).await?;
        steps(manager).await?;
        around(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "poc_lesson",
            "poc_technique",
            "poc_keyword",
            "poc_member",
            "poc_gate",
            "poc_passed_step",
            "poc_answer",
            "poc",
        ];
        drop(manager, &tables).await
    }
}

async fn record(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut poc = Table::create();
    poc.table("poc")
        .col(uuid("id").primary_key())
        .col(text("reference").unique_key())
        .col(text("title"))
        .col(text("title_key"))
        .col(text("excerpt"))
        .col(text_null("summary"))
        .col(text_null("description"))
        .col(text_null("description_html"))
        .col(uuid("department_id"))
        .col(uuid("organisation_id"))
        .col(text("domain"))
        .col(text_null("trigger"))
        .col(text_null("form"))
        // Short lists that nothing searches by: JSON.
        .col(text("aspects"))
        .col(text("partners"))
        .col(text("external_references"))
        .col(text_null("objective"))
        .col(text_null("lifecycle_position"))
        .col(text_null("health"))
        .col(text_null("health_note"))
        .col(text_null("pitch"))
        .col(boolean("sustainable"))
        .col(date_null("planned_start"))
        // The real start once launched, else the planned one: what lists sort and filter by.
        .col(date_null("starts_on"))
        .col(date_null("ends_on"))
        .col(date_null("started_on"))
        .col(text("status"))
        .col(small_integer("steps_passed"))
        .col(boolean("held_in_progress"))
        .col(text_null("stop_cause"))
        .col(text_null("stop_note"))
        .col(uuid_null("stopped_by"))
        .col(timestamp_with_time_zone_null("stopped_at"))
        .col(uuid_null("idea_id"))
        .col(uuid_null("practice_id"))
        .col(uuid_null("created_by"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .foreign_key(&mut reference("poc", "department_id", "organisation"))
        .foreign_key(&mut reference("poc", "organisation_id", "organisation"))
        .foreign_key(&mut reference("poc", "idea_id", "idea"));
    keyed(manager, &mut poc).await
}

async fn indexes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    index(manager, "ix_poc_portfolio", "poc", &["organisation_id", "status", "steps_passed"])
        .await?;
    index(manager, "ix_poc_status", "poc", &["status", "steps_passed", "updated_at", "id"]).await?;
    index(manager, "ix_poc_updated", "poc", &["updated_at", "id"]).await?;
    index(manager, "ix_poc_steps", "poc", &["steps_passed", "id"]).await?;
    index(manager, "ix_poc_start", "poc", &["starts_on", "id"]).await?;
    index(manager, "ix_poc_title", "poc", &["title_key", "id"]).await?;
    index(manager, "ix_poc_domain", "poc", &["domain", "updated_at", "id"]).await?;
    index(manager, "ix_poc_idea", "poc", &["idea_id"]).await
}

async fn steps(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut answer = Table::create();
    answer
        .table("poc_answer")
        .col(uuid("poc_id"))
        .col(text("question"))
        .col(text("body"))
        .col(text("body_html"))
        .primary_key(Index::create().col("poc_id").col("question"))
        .foreign_key(&mut reference("poc_answer", "poc_id", "poc"));
    keyed(manager, &mut answer).await?;
    let mut passed = Table::create();
    passed
        .table("poc_passed_step")
        .col(uuid("poc_id"))
        .col(small_integer("step"))
        .col(uuid("passage_id"))
        .col(uuid_null("passed_by"))
        .col(timestamp_with_time_zone("passed_at"))
        .primary_key(Index::create().col("poc_id").col("step"))
        .foreign_key(&mut reference("poc_passed_step", "poc_id", "poc"));
    keyed(manager, &mut passed).await?;
    let mut gate = Table::create();
    gate.table("poc_gate")
        .col(uuid("poc_id"))
        .col(small_integer("step"))
        .col(text("verdict"))
        .col(text_null("reason"))
        .col(text_null("conditions"))
        .col(boolean("security"))
        .col(boolean("deadlines"))
        .col(boolean("quality"))
        .col(uuid("decided_by"))
        .col(date("decided_on"))
        .primary_key(Index::create().col("poc_id").col("step"))
        .foreign_key(&mut reference("poc_gate", "poc_id", "poc"));
    keyed(manager, &mut gate).await
}

async fn around(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut member = Table::create();
    member
        .table("poc_member")
        .col(uuid("poc_id"))
        .col(small_integer("position"))
        .col(uuid_null("person_id"))
        .col(text_null("name"))
        .col(text("role"))
        .primary_key(Index::create().col("poc_id").col("position"))
        .foreign_key(&mut reference("poc_member", "poc_id", "poc"))
        .foreign_key(&mut reference("poc_member", "person_id", "person"));
    keyed(manager, &mut member).await?;
    index(manager, "ix_poc_member_person", "poc_member", &["person_id", "poc_id"]).await?;
    let mut keyword = Table::create();
    keyword
        .table("poc_keyword")
        .col(uuid("poc_id"))
        .col(small_integer("position"))
        .col(text("word"))
        .col(text("word_key"))
        .primary_key(Index::create().col("poc_id").col("position"))
        .foreign_key(&mut reference("poc_keyword", "poc_id", "poc"));
    keyed(manager, &mut keyword).await?;
    index(manager, "ix_poc_keyword", "poc_keyword", &["word_key", "poc_id"]).await?;
    let mut technique = Table::create();
    technique
        .table("poc_technique")
        .col(uuid("poc_id"))
        .col(small_integer("position"))
        .col(small_integer("step"))
        .col(text("name"))
        .col(text("name_key"))
        .col(text_null("note"))
        .primary_key(Index::create().col("poc_id").col("position"))
        .foreign_key(&mut reference("poc_technique", "poc_id", "poc"));
    keyed(manager, &mut technique).await?;
    index(manager, "ix_poc_technique", "poc_technique", &["name_key", "poc_id", "step"]).await?;
    let mut lesson = Table::create();
    lesson
        .table("poc_lesson")
        .col(uuid("id").primary_key())
        .col(uuid("poc_id"))
        .col(small_integer("step"))
        .col(text("kind"))
        .col(text("body"))
        .col(uuid_null("author_id"))
        .col(timestamp_with_time_zone("written_at"))
        .foreign_key(&mut reference("poc_lesson", "poc_id", "poc"));
    keyed(manager, &mut lesson).await?;
    index(manager, "ix_poc_lesson_poc", "poc_lesson", &["poc_id", "written_at"]).await?;
    index(manager, "ix_poc_lesson_newest", "poc_lesson", &["written_at", "id"]).await
}
