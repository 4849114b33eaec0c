//! For the agents of which bodies a brick is that was added (A36).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const BRICK: &str = "brick";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, BRICK, vec![text_null("bodies")]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, BRICK, &["bodies"]).await
    }
}
