//! What those who came say of an event. Neither its hour nor its order is kept: they would tell whose it is.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, text_null, uuid};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const FEEDBACK: &str = "event_feedback";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut feedback = Table::create();
        feedback
            .table(FEEDBACK)
            .col(uuid("event_id"))
            .col(uuid("person_id"))
            .col(text("mark"))
            .col(text_null("sentence"))
            .primary_key(Index::create().col("event_id").col("person_id"))
            .foreign_key(&mut reference(FEEDBACK, "event_id", "editorial_item"))
            .foreign_key(&mut reference(FEEDBACK, "person_id", "person"));
        keyed(manager, &mut feedback).await?;
        index(manager, "ix_event_feedback_person", FEEDBACK, &["person_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[FEEDBACK]).await
    }
}
