//! Cards of the directory, and the mailbox of each body.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, small_integer, text, text_null, uuid};

use crate::tables::{add_columns, drop, drop_columns, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const CARD: &str = "directory_card";
const EXPERTISE: &str = "directory_expertise";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![text_null("mailbox").take(), integer("version").default(1).take()];
        add_columns(manager, "organisation", columns).await?;
        let mut card = Table::create();
        card.table(CARD)
            .col(uuid("person_id").primary_key())
            .col(text_null("help"))
            .col(boolean("visible"))
            .col(integer("version"))
            .foreign_key(&mut reference(CARD, "person_id", "person"));
        keyed(manager, &mut card).await?;
        index(manager, "ix_directory_card_visible", CARD, &["visible", "person_id"]).await?;
        let mut expertise = Table::create();
        expertise
            .table(EXPERTISE)
            .col(uuid("person_id"))
            .col(small_integer("position"))
            .col(text("word"))
            .col(text("word_key"))
            .primary_key(Index::create().col("person_id").col("position"))
            .foreign_key(&mut reference(EXPERTISE, "person_id", "person"));
        keyed(manager, &mut expertise).await?;
        index(manager, "ix_directory_expertise_word", EXPERTISE, &["word_key"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[EXPERTISE, CARD]).await?;
        drop_columns(manager, "organisation", &["version", "mailbox"]).await
    }
}
