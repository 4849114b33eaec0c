//! Who is told of the ideas that they support; of which direction the author of an idea was; comments that were changed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{timestamp_with_time_zone_null, uuid, uuid_null};

use crate::tables::{add_columns, drop, drop_columns, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const SUPPORTER: &str = "told_supporter";
const OF_DEPARTMENT: &str = "ix_idea_department";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // A row for whoever chose it; no instant, which would say around which vote they did.
        let mut supporter = Table::create();
        supporter
            .table(SUPPORTER)
            .col(uuid("person_id").primary_key())
            .foreign_key(&mut reference(SUPPORTER, "person_id", "person"));
        keyed(manager, &mut supporter).await?;
        // Of named ideas, at their deposit; of those that were there before, it is not known.
        add_columns(manager, "idea", vec![uuid_null("department_id").take()]).await?;
        let edited = vec![timestamp_with_time_zone_null("edited_at").take()];
        add_columns(manager, "comment", edited).await?;
        index(manager, OF_DEPARTMENT, "idea", &["department_id", "deposited_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(OF_DEPARTMENT).table("idea").to_owned()).await?;
        drop_columns(manager, "comment", &["edited_at"]).await?;
        drop_columns(manager, "idea", &["department_id"]).await?;
        drop(manager, &[SUPPORTER]).await
    }
}
