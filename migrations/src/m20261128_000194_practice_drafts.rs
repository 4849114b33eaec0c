//! Practices that are written before they are in the Store.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const PRACTICE: &str = "practice";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // What is there was published.
        let draft = boolean("draft").default(false).take();
        add_columns(manager, PRACTICE, vec![draft]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, PRACTICE, &["draft"]).await
    }
}
