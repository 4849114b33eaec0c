//! Ideas of high potential, and the study of their gains.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, text_null};

use crate::tables::{add_columns, drop_columns, index};

const IDEA: &str = "idea";
/// What counts beside the filters are read from: every criterion is in it. Under a new name: another connection of the
/// pool may still know the former one.
const CRITERIA: &str = "ix_idea_criteria_marked";
const FORMER_CRITERIA: &str = "ix_idea_criteria";
const POTENTIAL: &str = "ix_idea_potential";
const MARK: &str = "high_potential";

/// The criteria that were there before, in their order.
const FORMER: [&str; 12] = [
    "title_key",
    "merged_into",
    "status",
    "domain",
    "subcategory",
    "innovation_field",
    "form",
    "origin",
    "organisation_id",
    "challenge_id",
    "deposited_at",
    "decided_at",
];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The study is read with the idea alone; the mark beside it is what lists are filtered by.
        let columns = vec![text_null("potential").take(), boolean(MARK).default(false).take()];
        add_columns(manager, IDEA, columns).await?;
        forget(manager, FORMER_CRITERIA).await?;
        let criteria: Vec<&'static str> = FORMER.into_iter().chain([MARK]).collect();
        index(manager, CRITERIA, IDEA, &criteria).await?;
        index(manager, POTENTIAL, IDEA, &[MARK, "deposited_at", "id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        forget(manager, POTENTIAL).await?;
        forget(manager, CRITERIA).await?;
        index(manager, FORMER_CRITERIA, IDEA, &FORMER).await?;
        drop_columns(manager, IDEA, &[MARK, "potential"]).await
    }
}

async fn forget(manager: &SchemaManager<'_>, name: &'static str) -> Result<(), DbErr> {
    manager.drop_index(Index::drop().name(name).table(IDEA).to_owned()).await
}
