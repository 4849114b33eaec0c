//! The partners of the register that events name.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid;

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const MET: &str = "event_partner";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut met = Table::create();
        met.table(MET)
            .col(uuid("item_id"))
            .col(uuid("partner_id"))
            .primary_key(Index::create().col("item_id").col("partner_id"))
            .foreign_key(&mut reference(MET, "item_id", "editorial_item"))
            .foreign_key(&mut reference(MET, "partner_id", "partner"));
        keyed(manager, &mut met).await?;
        index(manager, "ix_event_partner_partner", MET, &["partner_id", "item_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[MET]).await
    }
}
