//! Of which opening and of which end of a challenge those who follow it were told.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::timestamp_with_time_zone_null;

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let told = |name: &'static str| timestamp_with_time_zone_null(name).take();
        let columns = vec![told("opening_told"), told("end_told")];
        add_columns(manager, "challenge", columns).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, "challenge", &["opening_told", "end_told"]).await
    }
}
