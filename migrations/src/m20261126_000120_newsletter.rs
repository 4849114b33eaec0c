//! The newsletter: who subscribes, and the letters that wait to be sent.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

use crate::tables::{drop, index, keyed, reference, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const SUBSCRIPTION: &str = "newsletter_subscription";
const MAILING: &str = "newsletter_mailing";
const OUTBOX: &str = "mail_outbox";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut subscription = Table::create();
        subscription
            .table(SUBSCRIPTION)
            .col(uuid("person_id").primary_key())
            .col(timestamp_with_time_zone("since"))
            .foreign_key(&mut reference(SUBSCRIPTION, "person_id", "person"));
        keyed(manager, &mut subscription).await?;
        // The issues whose letters are all written.
        let mut mailing = Table::create();
        mailing
            .table(MAILING)
            .col(uuid("item_id").primary_key())
            .col(timestamp_with_time_zone("written_at"))
            .foreign_key(&mut reference(MAILING, "item_id", "editorial_item"));
        keyed(manager, &mut mailing).await?;
        let mut outbox = Table::create();
        outbox
            .table(OUTBOX)
            .col(uuid("id").primary_key())
            .col(uuid("item_id"))
            .col(uuid("person_id"))
            // The issue itself, or the trial of it that this letter is.
            .col(uuid("occasion_id"))
            .col(text("state"))
            .col(integer("attempts"))
            .col(timestamp_with_time_zone("written_at"))
            .col(timestamp_with_time_zone("next_attempt_at"))
            .col(text_null("last_error"))
            .col(timestamp_with_time_zone_null("sent_at"))
            .foreign_key(&mut reference(OUTBOX, "item_id", "editorial_item"))
            .foreign_key(&mut reference(OUTBOX, "person_id", "person"));
        keyed(manager, &mut outbox).await?;
        // Whatever stops in the middle, nobody has two letters of an issue.
        let once = ["item_id", "occasion_id", "person_id"];
        unique(manager, "ux_mail_outbox_once", OUTBOX, &once).await?;
        let due = ["state", "next_attempt_at", "id"];
        index(manager, "ix_mail_outbox_due", OUTBOX, &due).await?;
        index(manager, "ix_mail_outbox_person", OUTBOX, &["person_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[OUTBOX, MAILING, SUBSCRIPTION]).await
    }
}
