//! What people are told also goes by mail: who chose what, and letters that carry no issue. And the votes that an idea
//! had in the tool that it comes from.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    uuid_null,
};

use crate::tables::{add_columns, drop, drop_columns, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const CHOICE: &str = "mail_choice";
const COUNTER: &str = "idea_counter";
/// The outbox while it is made anew: SQLite does not let a column become optional.
const NEXT: &str = "mail_outbox_next";
const BOTH: &str = "id, item_id, person_id, occasion_id, state, attempts, written_at, \
                    next_attempt_at, last_error, sent_at";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // A row for whoever chose another thing than what everybody has; the day, to begin with it.
        let mut choice = Table::create();
        choice
            .table(CHOICE)
            .col(uuid("person_id").primary_key())
            .col(text("choice"))
            .col(date("since"))
            .foreign_key(&mut reference(CHOICE, "person_id", "person"));
        keyed(manager, &mut choice).await?;
        let votes = vec![integer("imported_votes").default(0).take()];
        add_columns(manager, COUNTER, votes).await?;
        let mut next = outbox(uuid_null("item_id"));
        next.col(text("kind"));
        // An issue, a trial of it, what happened or a day: nobody has two letters of it.
        let own = "CREATE UNIQUE INDEX ux_mail_outbox_once ON mail_outbox (occasion_id, person_id);
                   CREATE INDEX ix_mail_outbox_item ON mail_outbox (item_id, occasion_id)";
        let letters = (format!("{BOTH}, kind"), format!("{BOTH}, 'issue'"));
        replace(manager, &mut next, letters, own).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let notices = "DELETE FROM mail_outbox WHERE item_id IS NULL";
        manager.get_connection().execute_unprepared(notices).await?;
        let own = "CREATE UNIQUE INDEX ux_mail_outbox_once ON mail_outbox (item_id, occasion_id, person_id)";
        let letters = (BOTH.to_owned(), BOTH.to_owned());
        replace(manager, &mut outbox(uuid("item_id")), letters, own).await?;
        drop_columns(manager, COUNTER, &["imported_votes"]).await?;
        drop(manager, &[CHOICE]).await
    }
}

fn outbox(item: ColumnDef) -> TableCreateStatement {
    let mut next = Table::create();
    next.table(NEXT)
        .col(uuid("id").primary_key())
        .col(item)
        .col(uuid("person_id"))
        // The issue itself, the trial of it that this letter is, the entry of the journal, or the day.
        .col(uuid("occasion_id"))
        .col(text("state"))
        .col(integer("attempts"))
        .col(timestamp_with_time_zone("written_at"))
        .col(timestamp_with_time_zone("next_attempt_at"))
        .col(text_null("last_error"))
        .col(timestamp_with_time_zone_null("sent_at"))
        .foreign_key(&mut reference(NEXT, "item_id", "editorial_item"))
        .foreign_key(&mut reference(NEXT, "person_id", "person"));
    next
}

/// Puts the new outbox in the place of the former one, with its letters, the indexes that both have and its own.
///
/// All at once: another connection of SQLite would still know of the former table, and refuse the name.
async fn replace(
    manager: &SchemaManager<'_>,
    next: &mut TableCreateStatement,
    (into, from): (String, String),
    own: &str,
) -> Result<(), DbErr> {
    keyed(manager, next).await?;
    let all = format!(
        "INSERT INTO {NEXT} ({into}) SELECT {from} FROM mail_outbox;
         DROP TABLE mail_outbox;
         ALTER TABLE {NEXT} RENAME TO mail_outbox;
         CREATE INDEX ix_mail_outbox_due ON mail_outbox (state, next_attempt_at, id);
         CREATE INDEX ix_mail_outbox_person ON mail_outbox (person_id);
         {own}"
    );
    manager.get_connection().execute_unprepared(&all).await?;
    Ok(())
}
