//! Authors of anonymous ideas: those who step forward later, and what they answer while they stay masked.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{binary, uuid_null};

use crate::tables::{add_columns, drop, drop_columns, keyed};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Seals that no idea wears any more. Neither whose nor of what: an author finds those that follow.
        let mut spent = Table::create();
        spent.table("spent_seal").col(binary("mark").primary_key());
        keyed(manager, &mut spent).await?;
        // The idea whose masked author wrote the comment: never who that is.
        add_columns(manager, "comment", vec![uuid_null("masked_of").take()]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, "comment", &["masked_of"]).await?;
        drop(manager, &["spent_seal"]).await
    }
}
