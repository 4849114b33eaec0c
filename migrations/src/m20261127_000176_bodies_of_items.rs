//! The body that an editorial item is written for; questions and requests found by the body of whoever asks.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;

use crate::tables::{add_columns, drop_columns, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ITEM: &str = "editorial_item";
const QUESTION: &str = "help_request";
const REQUEST: &str = "resource_request";

const ITEM_BODY: &str = "ix_editorial_body";
const QUESTION_BODY: &str = "ix_help_request_body";
const REQUEST_BODY: &str = "ix_resource_request_body";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // What was written before is the whole branch's.
        add_columns(manager, ITEM, vec![uuid_null("organisation_id").take()]).await?;
        let items = ["organisation_id", "brick", "status", "edited_at", "id"];
        index(manager, ITEM_BODY, ITEM, &items).await?;
        index(manager, QUESTION_BODY, QUESTION, &["organisation_id", "moved_at", "id"]).await?;
        index(manager, REQUEST_BODY, REQUEST, &["organisation_id", "requested_at", "id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table) in [(ITEM_BODY, ITEM), (QUESTION_BODY, QUESTION), (REQUEST_BODY, REQUEST)]
        {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        drop_columns(manager, ITEM, &["organisation_id"]).await
    }
}
