//! Reminders of events, and the place in the order that whoever leaves one may take again for some minutes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

use crate::tables::{add_columns, drop, drop_columns, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const REGISTRATION: &str = "event_registration";
const DEPARTURE: &str = "event_departure";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            text("reminder").default("day_before").take(),
            // The beginning that was told: an event that moves is told again.
            timestamp_with_time_zone_null("told_for"),
        ];
        add_columns(manager, REGISTRATION, columns).await?;
        let mut departure = Table::create();
        departure
            .table(DEPARTURE)
            .col(uuid("event_id"))
            .col(uuid("person_id"))
            .col(timestamp_with_time_zone("registered_at"))
            .col(text("reminder"))
            .col(timestamp_with_time_zone("left_at"))
            .primary_key(Index::create().col("event_id").col("person_id"))
            .foreign_key(&mut reference(DEPARTURE, "event_id", "editorial_item"))
            .foreign_key(&mut reference(DEPARTURE, "person_id", "person"));
        keyed(manager, &mut departure).await?;
        index(manager, "ix_event_departure_left", DEPARTURE, &["left_at"]).await?;
        index(manager, "ix_event_departure_person", DEPARTURE, &["person_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[DEPARTURE]).await?;
        drop_columns(manager, REGISTRATION, &["reminder", "told_for"]).await
    }
}
