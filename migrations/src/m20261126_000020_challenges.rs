//! Challenges in full: format, frame, criteria, dates for votes, promise, series, experts, results.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer_null, small_integer, small_integer_null, text, text_null,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::tables::{add_columns, drop, drop_columns, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            text("format").default("challenge").to_owned(),
            text("form").default("participative").to_owned(),
            timestamp_with_time_zone_null("votes_from"),
            timestamp_with_time_zone_null("votes_until"),
            small_integer_null("reply_days"),
            // The instant from which the promise is broken, so that what is about to be is found by an index.
            timestamp_with_time_zone_null("promise_ends_at"),
            integer_null("budget"),
            text_null("series"),
            text_null("series_key"),
            integer_null("edition"),
            uuid_null("closed_by"),
            timestamp_with_time_zone_null("closed_at"),
            // What nothing searches by: objective, subjects, criteria, theme, template. JSON.
            text_null("frame"),
            text_null("results"),
            text_null("results_html"),
        ];
        add_columns(manager, "challenge", columns).await?;
        index(manager, "ix_challenge_calendar", "challenge", &["status", "opens_at", "id"]).await?;
        index(manager, "ix_challenge_promise", "challenge", &["promise_ends_at", "id"]).await?;
        index(manager, "ix_challenge_series", "challenge", &["series_key", "edition", "id"])
            .await?;
        let mut expert = Table::create();
        expert
            .table("challenge_expert")
            .col(uuid("challenge_id"))
            .col(uuid("person_id"))
            .col(small_integer("position"))
            .primary_key(Index::create().col("challenge_id").col("person_id"))
            .foreign_key(&mut reference("challenge_expert", "challenge_id", "challenge"))
            .foreign_key(&mut reference("challenge_expert", "person_id", "person"));
        keyed(manager, &mut expert).await?;
        let columns = ["person_id", "challenge_id"];
        index(manager, "ix_challenge_expert_person", "challenge_expert", &columns).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["challenge_expert"]).await?;
        for name in ["ix_challenge_calendar", "ix_challenge_promise", "ix_challenge_series"] {
            manager.drop_index(Index::drop().name(name).table("challenge").to_owned()).await?;
        }
        let columns = [
            "format",
            "form",
            "votes_from",
            "votes_until",
            "reply_days",
            "promise_ends_at",
            "budget",
            "series",
            "series_key",
            "edition",
            "closed_by",
            "closed_at",
            "frame",
            "results",
            "results_html",
        ];
        drop_columns(manager, "challenge", &columns).await
    }
}
