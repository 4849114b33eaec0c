//! What another body needs to know before it takes a practice up: cost and means, criteria of evaluation; and where
//! bodies are.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![text_null("means").take(), text_null("criteria").take()];
        add_columns(manager, "practice", columns).await?;
        add_columns(manager, "organisation", vec![text_null("region").take()]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, "organisation", &["region"]).await?;
        drop_columns(manager, "practice", &["means", "criteria"]).await
    }
}
