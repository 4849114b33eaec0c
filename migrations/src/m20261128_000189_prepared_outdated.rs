//! Whether an idea was written anew since its answer was prepared.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const PREPARED: &str = "prepared_decision";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let outdated = boolean("outdated").default(false).take();
        add_columns(manager, PREPARED, vec![outdated]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, PREPARED, &["outdated"]).await
    }
}
