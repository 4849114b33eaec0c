//! Where each person put the bricks that administrators added, on their landing page.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text;

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ARRANGEMENT: &str = "home_arrangement";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, ARRANGEMENT, vec![text("added").default("").take()]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, ARRANGEMENT, &["added"]).await
    }
}
