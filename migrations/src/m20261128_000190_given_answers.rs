//! Every answer that an idea had before it was taken up again, in a challenge or by itself: promises are counted of
//! each answer given.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const GIVEN: &str = "given_answer";

/// What challenges kept so far.
const KEPT: &str = "INSERT INTO given_answer (revival_id, idea_id, challenge_id, decided_at)
    SELECT revival_id, idea_id, challenge_id, decided_at FROM former_answer
    WHERE decided_at IS NOT NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut given = Table::create();
        given
            .table(GIVEN)
            .col(uuid("revival_id"))
            .col(uuid("idea_id"))
            .col(uuid_null("challenge_id"))
            .col(timestamp_with_time_zone("decided_at"))
            // Of a spontaneous idea; a challenge tells its own.
            .col(timestamp_with_time_zone_null("promise_ends_at"))
            .primary_key(Index::create().col("revival_id"))
            .foreign_key(&mut reference(GIVEN, "revival_id", "revival"))
            .foreign_key(&mut reference(GIVEN, "idea_id", "idea"))
            .foreign_key(&mut reference(GIVEN, "challenge_id", "challenge"));
        keyed(manager, &mut given).await?;
        index(manager, "ix_given_answer_challenge", GIVEN, &["challenge_id"]).await?;
        manager.get_connection().execute_unprepared(KEPT).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[GIVEN]).await
    }
}
