//! Where somebody of the directory works, as they say it; what they are sought by, folded.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const CARD: &str = "directory_card";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // What one may be called for is folded at the next start, for cards that are there already.
        let columns = ["site", "site_key", "help_key"].map(|name| text_null(name).take());
        add_columns(manager, CARD, columns.into()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, CARD, &["help_key", "site_key", "site"]).await
    }
}
