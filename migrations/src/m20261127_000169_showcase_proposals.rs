//! What somebody from outside proposes (R032).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, text, text_null, timestamp_with_time_zone, uuid, uuid_null,
};

use crate::tables::{drop, index, keyed};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "showcase_proposal";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut proposal = Table::create();
        proposal
            .table(TABLE)
            .col(uuid("id").primary_key())
            .col(text("kind"))
            .col(text("name"))
            .col(text_null("organisation"))
            .col(text("email"))
            .col(text("subject"))
            .col(text("body"))
            .col(text("status"))
            .col(text_null("reason"))
            .col(uuid_null("idea_id"))
            .col(timestamp_with_time_zone("consented_at"))
            .col(timestamp_with_time_zone("moved_at"))
            .col(integer("version"));
        keyed(manager, &mut proposal).await?;
        index(manager, "ix_showcase_proposal_received", TABLE, &["consented_at", "id"]).await?;
        index(manager, "ix_showcase_proposal_moved", TABLE, &["moved_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[TABLE]).await
    }
}
