//! The normed lists.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, text, text_null, uuid};

use crate::tables::{drop, keyed, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut item = Table::create();
        item.table("reference_item")
            .col(uuid("id").primary_key())
            .col(text("list"))
            .col(text("code"))
            .col(text_null("parent"))
            .col(text("label_fr"))
            .col(text("label_en"))
            .col(integer("position"))
            .col(boolean("active"));
        keyed(manager, &mut item).await?;
        unique(manager, "ux_reference_item", "reference_item", &["list", "code"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["reference_item"]).await
    }
}
