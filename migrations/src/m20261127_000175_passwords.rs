//! Links by which people choose their password: one at a time for each account, and only its hash.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{binary, timestamp_with_time_zone, uuid};

use crate::tables::{drop, keyed, reference, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const LINK: &str = "password_link";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut link = Table::create();
        link.table(LINK)
            .col(uuid("person_id").primary_key())
            .col(uuid("id"))
            .col(binary("hash"))
            .col(timestamp_with_time_zone("expires_at"))
            .foreign_key(&mut reference(LINK, "person_id", "person"));
        keyed(manager, &mut link).await?;
        unique(manager, "ux_password_link_hash", LINK, &["hash"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[LINK]).await
    }
}
