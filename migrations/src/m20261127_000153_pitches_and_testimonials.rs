//! A testimonial may be about a practice, and be filmed; a technique sheet names the technique that it explains.
//! When somebody last answered for an item, and whether they were asked again.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, text_null, timestamp_with_time_zone_null, uuid_null};

use crate::tables::{add_columns, drop_columns, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "editorial_item";
const BY_PRACTICE: &str = "ix_editorial_practice";
const TO_CHECK: &str = "ix_editorial_check";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            uuid_null("practice_id").take(),
            text_null("video").take(),
            text_null("technique").take(),
            timestamp_with_time_zone_null("confirmed_at").take(),
            boolean("check_asked").default(false).take(),
        ];
        add_columns(manager, TABLE, columns).await?;
        let known =
            Query::update().table(TABLE).value("confirmed_at", Expr::col("edited_at")).to_owned();
        manager.exec_stmt(known).await?;
        index(manager, TO_CHECK, TABLE, &["check_asked", "confirmed_at"]).await?;
        index(manager, BY_PRACTICE, TABLE, &["practice_id", "published_at", "id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in [BY_PRACTICE, TO_CHECK] {
            manager.drop_index(Index::drop().name(name).table(TABLE).to_owned()).await?;
        }
        let columns = ["practice_id", "video", "technique", "confirmed_at", "check_asked"];
        drop_columns(manager, TABLE, &columns).await
    }
}
