//! What a challenge is followed by: its indicators, their values, and the decisions on its course.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, date, date_null, small_integer, text, text_null,
    timestamp_with_time_zone, uuid,
};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut indicator = Table::create();
        indicator
            .table("challenge_indicator")
            .col(uuid("id").primary_key())
            .col(uuid("challenge_id"))
            .col(small_integer("position"))
            .col(text("title"))
            .col(text_null("unit"))
            // In thousandths, as values are: decimals are exact on both databases.
            .col(big_integer_null("target"))
            .col(date_null("expected_on"))
            .foreign_key(&mut reference("challenge_indicator", "challenge_id", "challenge"));
        keyed(manager, &mut indicator).await?;
        let columns = ["challenge_id", "position"];
        index(manager, "ix_challenge_indicator", "challenge_indicator", &columns).await?;
        let mut value = Table::create();
        value
            .table("challenge_indicator_value")
            .col(uuid("id").primary_key())
            .col(uuid("indicator_id"))
            .col(date("measured_on"))
            .col(big_integer("value"))
            .col(text_null("note"))
            .foreign_key(&mut reference(
                "challenge_indicator_value",
                "indicator_id",
                "challenge_indicator",
            ));
        keyed(manager, &mut value).await?;
        let columns = ["indicator_id", "measured_on"];
        index(manager, "ix_challenge_indicator_value", "challenge_indicator_value", &columns)
            .await?;
        let mut decision = Table::create();
        decision
            .table("challenge_course_decision")
            .col(uuid("id").primary_key())
            .col(uuid("challenge_id"))
            .col(text("verdict"))
            .col(text("reason"))
            .col(uuid("decided_by"))
            .col(timestamp_with_time_zone("decided_at"))
            .foreign_key(&mut reference("challenge_course_decision", "challenge_id", "challenge"));
        keyed(manager, &mut decision).await?;
        let columns = ["challenge_id", "decided_at"];
        index(manager, "ix_challenge_course_decision", "challenge_course_decision", &columns).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables =
            ["challenge_course_decision", "challenge_indicator_value", "challenge_indicator"];
        drop(manager, &tables).await
    }
}
