//! Ideas counted by what they have in common, for the map of all actions; the telephone that somebody gives on their card.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

use crate::tables::{add_columns, drop_columns, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const CARD: &str = "directory_card";
const IDEA: &str = "idea";
const ALIKE: &str = "ix_idea_alike";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, CARD, vec![text_null("telephone").take()]).await?;
        // In the order of the groups, with all that the count asks: no idea is looked up.
        let alike = ["organisation_id", "department_id", "domain", "form", "status", "merged_into"];
        index(manager, ALIKE, IDEA, &alike).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(ALIKE).table(IDEA).to_owned()).await?;
        drop_columns(manager, CARD, &["telephone"]).await
    }
}
