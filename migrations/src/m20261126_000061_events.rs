//! Events of the agenda: when they begin and end, and who registered.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{timestamp_with_time_zone, timestamp_with_time_zone_null, uuid};

use crate::tables::{add_columns, drop, drop_columns, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ITEM: &str = "editorial_item";
const REGISTRATION: &str = "event_registration";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            timestamp_with_time_zone_null("begins_at"),
            timestamp_with_time_zone_null("ends_at"),
        ];
        add_columns(manager, ITEM, columns).await?;
        let by_beginning = ["brick", "status", "begins_at", "id"];
        index(manager, "ix_editorial_begins", ITEM, &by_beginning).await?;
        let mut registration = Table::create();
        registration
            .table(REGISTRATION)
            .col(uuid("event_id"))
            .col(uuid("person_id"))
            .col(timestamp_with_time_zone("registered_at"))
            .primary_key(Index::create().col("event_id").col("person_id"))
            .foreign_key(&mut reference(REGISTRATION, "event_id", ITEM))
            .foreign_key(&mut reference(REGISTRATION, "person_id", "person"));
        keyed(manager, &mut registration).await?;
        let in_order = ["event_id", "registered_at", "person_id"];
        index(manager, "ix_event_registration_order", REGISTRATION, &in_order).await?;
        index(manager, "ix_event_registration_person", REGISTRATION, &["person_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[REGISTRATION]).await?;
        manager
            .drop_index(Index::drop().name("ix_editorial_begins").table(ITEM).to_owned())
            .await?;
        drop_columns(manager, ITEM, &["begins_at", "ends_at"]).await
    }
}
