//! Versions of the normed lists, now that administrators keep them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text};

use crate::tables::{drop, keyed};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // A list without a row is at its first version.
        let mut list = Table::create();
        list.table("reference_list").col(text("list").primary_key()).col(integer("version"));
        keyed(manager, &mut list).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["reference_list"]).await
    }
}
