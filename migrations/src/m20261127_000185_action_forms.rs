//! Which declared form of action an experiment or a practice is; what a value of a normed list means, in plain words.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ITEM: &str = "reference_item";
const WEARING: [&str; 2] = ["poc", "practice"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let definitions =
            vec![text_null("definition_fr").take(), text_null("definition_en").take()];
        add_columns(manager, ITEM, definitions).await?;
        for table in WEARING {
            add_columns(manager, table, vec![text_null("action_form").take()]).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in WEARING {
            drop_columns(manager, table, &["action_form"]).await?;
        }
        drop_columns(manager, ITEM, &["definition_en", "definition_fr"]).await
    }
}
