//! When somebody last answered for a practice or a kit, and whether they were asked again.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, timestamp_with_time_zone_null};

use crate::tables::{add_columns, drop_columns, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Each table, and since when what is there already is taken as right.
const TABLES: [(&str, &str, &str); 2] =
    [("practice", "published_at", "ix_practice_check"), ("kit", "created_at", "ix_kit_check")];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, since, name) in TABLES {
            let columns = vec![
                timestamp_with_time_zone_null("confirmed_at").take(),
                boolean("check_asked").default(false).take(),
            ];
            add_columns(manager, table, columns).await?;
            let known =
                Query::update().table(table).value("confirmed_at", Expr::col(since)).to_owned();
            manager.exec_stmt(known).await?;
            index(manager, name, table, &["check_asked", "confirmed_at"]).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, _, name) in TABLES {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
            drop_columns(manager, table, &["check_asked", "confirmed_at"]).await?;
        }
        Ok(())
    }
}
