//! Bodies and directions that are closed: named for ever, offered no more.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ORGANISATION: &str = "organisation";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, ORGANISATION, vec![boolean("closed").default(false).take()]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, ORGANISATION, &["closed"]).await
    }
}
