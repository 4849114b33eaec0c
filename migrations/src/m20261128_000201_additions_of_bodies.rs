//! The body that added a value to a normed list for its own agents.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ITEM: &str = "reference_item";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // What is there is everybody's.
        add_columns(manager, ITEM, vec![uuid_null("organisation_id").take()]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, ITEM, &["organisation_id"]).await
    }
}
