//! The landing page as each person arranges it: a row for whoever moved or put away something of it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text, timestamp_with_time_zone, uuid};

use crate::tables::{drop, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ARRANGEMENT: &str = "home_arrangement";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Lists of codes in their order; what is put away is behind a hyphen.
        let mut arrangement = Table::create();
        arrangement
            .table(ARRANGEMENT)
            .col(uuid("person_id").primary_key())
            .col(text("parts"))
            .col(text("tiles"))
            .col(timestamp_with_time_zone("edited_at"))
            .col(integer("version"))
            .foreign_key(&mut reference(ARRANGEMENT, "person_id", "person"));
        keyed(manager, &mut arrangement).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[ARRANGEMENT]).await
    }
}
