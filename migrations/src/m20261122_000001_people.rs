//! Organisations, people, sessions, keys, the permission matrix.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    binary, boolean, integer, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::tables::{drop, index, keyed, reference, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        people(manager).await?;
        sessions(manager).await?;
        rights(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "matrix_cell",
            "signing_key",
            "sign_in_attempt",
            "refresh_token",
            "session",
            "person",
            "organisation",
        ];
        drop(manager, &tables).await
    }
}

async fn people(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut organisation = Table::create();
    organisation
        .table("organisation")
        .col(uuid("id").primary_key())
        .col(text("code").unique_key())
        .col(text("name"))
        .col(text("kind"))
        .col(uuid_null("parent_id"))
        .col(uuid_null("body_id"))
        .col(integer("position"));
    keyed(manager, &mut organisation).await?;
    let mut person = Table::create();
    person
        .table("person")
        .col(uuid("id").primary_key())
        .col(text("kind"))
        .col(text("name"))
        .col(text("name_key"))
        .col(text_null("email").unique_key())
        .col(text_null("password_hash"))
        .col(text("profile"))
        .col(text("status"))
        .col(uuid_null("organisation_id"))
        .col(uuid_null("department_id"))
        .col(boolean("top_management"))
        .col(timestamp_with_time_zone("created_at"))
        .col(integer("version"))
        .foreign_key(&mut reference("person", "organisation_id", "organisation"))
        .foreign_key(&mut reference("person", "department_id", "organisation"));
    keyed(manager, &mut person).await?;
    index(manager, "ix_person_name", "person", &["kind", "name_key", "id"]).await
}

async fn sessions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut session = Table::create();
    session
        .table("session")
        .col(uuid("id").primary_key())
        .col(uuid("person_id"))
        .col(text("user_agent"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .foreign_key(&mut reference("session", "person_id", "person"));
    keyed(manager, &mut session).await?;
    index(manager, "ix_session_person", "session", &["person_id", "created_at"]).await?;
    let mut token = Table::create();
    token
        .table("refresh_token")
        .col(binary("hash").primary_key())
        .col(uuid("session_id"))
        .col(timestamp_with_time_zone("issued_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(&mut reference("refresh_token", "session_id", "session"));
    keyed(manager, &mut token).await?;
    index(manager, "ix_refresh_token_session", "refresh_token", &["session_id"]).await?;
    let mut attempt = Table::create();
    attempt
        .table("sign_in_attempt")
        .col(binary("bucket").primary_key())
        .col(integer("failures"))
        .col(timestamp_with_time_zone("last_at"));
    keyed(manager, &mut attempt).await?;
    let mut key = Table::create();
    key.table("signing_key")
        .col(text("kid").primary_key())
        .col(binary("sealed_private"))
        .col(binary("public"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("retired_at"));
    keyed(manager, &mut key).await
}

async fn rights(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut cell = Table::create();
    cell.table("matrix_cell")
        .col(uuid("id").primary_key())
        .col(text("brick"))
        .col(text("capability"))
        .col(text("profile"))
        .col(text("reach"));
    keyed(manager, &mut cell).await?;
    let columns = ["brick", "capability", "profile"];
    unique(manager, "ux_matrix_cell", "matrix_cell", &columns).await
}
