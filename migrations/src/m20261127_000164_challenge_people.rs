//! The people whom a challenge invites, and what they answer: the last invitation of each.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, text_null, timestamp_with_time_zone, uuid};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut invitation = Table::create();
        invitation
            .table("challenge_invitation")
            .col(uuid("challenge_id"))
            .col(uuid("person_id"))
            .col(text("role"))
            .col(text_null("note"))
            .col(text("state"))
            .col(text_null("reason"))
            .col(uuid("invited_by"))
            .col(timestamp_with_time_zone("invited_at"))
            .primary_key(Index::create().col("challenge_id").col("person_id"))
            .foreign_key(&mut reference("challenge_invitation", "challenge_id", "challenge"))
            .foreign_key(&mut reference("challenge_invitation", "person_id", "person"));
        keyed(manager, &mut invitation).await?;
        let columns = ["person_id", "state", "challenge_id"];
        index(manager, "ix_challenge_invitation_person", "challenge_invitation", &columns).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["challenge_invitation"]).await
    }
}
