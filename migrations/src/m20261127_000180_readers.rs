//! Who may read a practice or an idea (A28), the direction that tried a practice, and whether it is to be done again or
//! everywhere (R296).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, text_null, uuid_null};

use crate::tables::{add_columns, drop_columns, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "practice";
const IDEA: &str = "idea";
/// The few that are not everybody's.
const KEPT_IDEAS: &str = "ix_idea_visibility";
const ITEM: &str = "editorial_item";
/// News and testimonials of an experiment.
const OF_POC: &str = "ix_editorial_poc";

/// What an experiment proved was tried by its direction.
const TRIED: &str = "UPDATE practice SET department_id =
    (SELECT poc.department_id FROM poc WHERE poc.id = practice.poc_id)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // What was published before is everybody's.
        let columns = vec![
            text("visibility").default("everyone").take(),
            uuid_null("department_id").take(),
            text_null("renewal").take(),
        ];
        add_columns(manager, TABLE, columns).await?;
        manager.get_connection().execute_unprepared(TRIED).await?;
        add_columns(manager, IDEA, vec![text("visibility").default("everyone").take()]).await?;
        index(manager, KEPT_IDEAS, IDEA, &["visibility", "id"]).await?;
        index(manager, OF_POC, ITEM, &["poc_id", "published_at", "id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(OF_POC).table(ITEM).to_owned()).await?;
        manager.drop_index(Index::drop().name(KEPT_IDEAS).table(IDEA).to_owned()).await?;
        drop_columns(manager, IDEA, &["visibility"]).await?;
        drop_columns(manager, TABLE, &["visibility", "department_id", "renewal"]).await
    }
}
