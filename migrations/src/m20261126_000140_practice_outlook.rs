//! What becomes of the action of a practice: its funding, its labels, its place in the service offer.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, small_integer, text, text_null, uuid};

use crate::tables::{add_columns, drop, drop_columns, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            text_null("funding").take(),
            date_null("funding_on").take(),
            text_null("funding_source").take(),
            text_null("service_offer").take(),
            date_null("service_offer_since").take(),
            text_null("service_offer_place").take(),
        ];
        add_columns(manager, "practice", columns).await?;
        let by = ["funding", "published_at", "id"];
        index(manager, "ix_practice_funding", "practice", &by).await?;
        let mut label = Table::create();
        label
            .table("practice_label")
            .col(uuid("practice_id"))
            .col(small_integer("position"))
            .col(text("word"))
            .col(text("word_key"))
            .primary_key(Index::create().col("practice_id").col("position"))
            .foreign_key(&mut reference("practice_label", "practice_id", "practice"));
        keyed(manager, &mut label).await?;
        index(manager, "ix_practice_label", "practice_label", &["word_key", "practice_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["practice_label"]).await?;
        let funding = Index::drop().name("ix_practice_funding").table("practice").to_owned();
        manager.drop_index(funding).await?;
        let columns = [
            "service_offer_place",
            "service_offer_since",
            "service_offer",
            "funding_source",
            "funding_on",
            "funding",
        ];
        drop_columns(manager, "practice", &columns).await
    }
}
