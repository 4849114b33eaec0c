//! Which bodies took a practice up, and what came of it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    uuid_null,
};

use crate::tables::{add_columns, drop, drop_columns, index, keyed, reference, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const REUSE: &str = "practice_reuse";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Kept with the practice, for its lists: nobody has taken up what is there already.
        let columns =
            vec![integer("reuses").default(0).take(), text("maturity").default("promising").take()];
        add_columns(manager, "practice", columns).await?;
        let by_maturity = ["maturity", "published_at", "id"];
        index(manager, "ix_practice_maturity", "practice", &by_maturity).await?;
        let mut reuse = Table::create();
        reuse
            .table(REUSE)
            .col(uuid("id").primary_key())
            .col(uuid("practice_id"))
            .col(uuid("organisation_id"))
            // The body again while the declaration stands, nothing once it is withdrawn.
            .col(uuid_null("standing_body_id"))
            .col(date("since"))
            .col(text_null("adaptations"))
            .col(text_null("effort"))
            .col(text("result"))
            .col(uuid("contact_id"))
            .col(uuid("declared_by"))
            .col(timestamp_with_time_zone("declared_at"))
            .col(uuid_null("withdrawn_by"))
            .col(timestamp_with_time_zone_null("withdrawn_at"))
            .col(text_null("withdrawal_reason"))
            .col(integer("version"))
            .foreign_key(&mut reference(REUSE, "practice_id", "practice"))
            .foreign_key(&mut reference(REUSE, "organisation_id", "organisation"))
            .foreign_key(&mut reference(REUSE, "contact_id", "person"))
            .foreign_key(&mut reference(REUSE, "declared_by", "person"));
        keyed(manager, &mut reuse).await?;
        // A body takes a practice up once, even when two people declare it at once.
        let once = ["practice_id", "standing_body_id"];
        unique(manager, "ux_practice_reuse_body", REUSE, &once).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[REUSE]).await?;
        let index = Index::drop().name("ix_practice_maturity").table("practice").to_owned();
        manager.drop_index(index).await?;
        drop_columns(manager, "practice", &["maturity", "reuses"]).await
    }
}
