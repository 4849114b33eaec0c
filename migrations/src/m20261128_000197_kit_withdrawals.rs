//! Releases of kits that are withdrawn: since when, by whom and why; and which release of a kit people read.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text_null, timestamp_with_time_zone_null, uuid_null};

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const KIT: &str = "kit";
const RELEASE: &str = "kit_release";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            timestamp_with_time_zone_null("withdrawn_at").take(),
            uuid_null("withdrawn_by").take(),
            text_null("withdrawal_reason").take(),
        ];
        add_columns(manager, RELEASE, columns).await?;
        // The number of the last release that stands: all of those that are there do.
        add_columns(manager, KIT, vec![integer("standing").default(0).take()]).await?;
        let connection = manager.get_connection();
        connection.execute_unprepared("UPDATE kit SET standing = released").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, KIT, &["standing"]).await?;
        drop_columns(manager, RELEASE, &["withdrawal_reason", "withdrawn_by", "withdrawn_at"]).await
    }
}
