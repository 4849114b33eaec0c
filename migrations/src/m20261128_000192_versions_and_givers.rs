//! What a version of a text is called, for those of guides (R289); who gave the link by which somebody chooses their
//! password (R334).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, uuid_null};

use crate::tables::{add_columns, drop_columns, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const VERSION: &str = "document_version";
const LINK: &str = "password_link";
const LINK_GIVER: &str = "ix_password_link_giver";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, VERSION, vec![text_null("label").take()]).await?;
        add_columns(manager, LINK, vec![uuid_null("given_by").take()]).await?;
        // Nobody knows who gave those of the last three days: they are drawn again.
        manager.get_connection().execute_unprepared("DELETE FROM password_link").await?;
        index(manager, LINK_GIVER, LINK, &["given_by"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(LINK_GIVER).table(LINK).to_owned()).await?;
        drop_columns(manager, LINK, &["given_by"]).await?;
        drop_columns(manager, VERSION, &["label"]).await
    }
}
