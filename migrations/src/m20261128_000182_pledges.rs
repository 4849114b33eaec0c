//! What people offer to the ideas that answer an investment call: the last that each said of each idea.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, integer_null, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    uuid_null,
};

use crate::tables::{drop, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut pledge = Table::create();
        pledge
            .table("idea_pledge")
            // The call that it answers: an idea that goes on elsewhere leaves there what was offered to it.
            .col(uuid("challenge_id"))
            .col(uuid("idea_id"))
            .col(uuid("person_id"))
            .col(uuid_null("organisation_id"))
            .col(text("kind"))
            .col(text("what"))
            // Euros of money, days of time.
            .col(integer_null("amount"))
            .col(timestamp_with_time_zone("pledged_at"))
            .col(timestamp_with_time_zone_null("withdrawn_at"))
            .col(integer("version"))
            .primary_key(Index::create().col("challenge_id").col("idea_id").col("person_id"))
            .foreign_key(&mut reference("idea_pledge", "challenge_id", "challenge"))
            .foreign_key(&mut reference("idea_pledge", "idea_id", "idea"))
            .foreign_key(&mut reference("idea_pledge", "person_id", "person"))
            .foreign_key(&mut reference("idea_pledge", "organisation_id", "organisation"));
        keyed(manager, &mut pledge).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["idea_pledge"]).await
    }
}
