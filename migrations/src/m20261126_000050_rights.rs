//! Rights that are changed at run time: delegations, declared owners, marks of people.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::tables::{drop, index, keyed, reference, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const MARKS: [&str; 3] = ["manager", "referent", "ambassador"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        delegations(manager).await?;
        owners(manager).await?;
        // SQLite adds one column at a time.
        for mark in MARKS {
            let mut person = Table::alter();
            person.table("person").add_column(boolean(mark).default(false));
            manager.alter_table(person).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mark in MARKS {
            let mut person = Table::alter();
            person.table("person").drop_column(mark);
            manager.alter_table(person).await?;
        }
        drop(manager, &["ownership", "delegation"]).await
    }
}

async fn delegations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut delegation = Table::create();
    delegation
        .table("delegation")
        .col(uuid("id").primary_key())
        .col(uuid("person_id"))
        .col(uuid("given_by"))
        .col(text("profile"))
        .col(text("bricks"))
        .col(uuid_null("organisation_id"))
        .col(text("items"))
        .col(date("starts_on"))
        .col(date_null("ends_on"))
        .col(timestamp_with_time_zone("given_at"))
        .col(timestamp_with_time_zone_null("withdrawn_at"))
        .col(uuid_null("withdrawn_by"))
        .col(integer("version"))
        .foreign_key(&mut reference("delegation", "person_id", "person"))
        .foreign_key(&mut reference("delegation", "given_by", "person"))
        .foreign_key(&mut reference("delegation", "organisation_id", "organisation"));
    keyed(manager, &mut delegation).await?;
    let columns = ["person_id", "withdrawn_at", "starts_on"];
    index(manager, "ix_delegation_person", "delegation", &columns).await?;
    index(manager, "ix_delegation_given", "delegation", &["given_at", "id"]).await
}

async fn owners(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut ownership = Table::create();
    ownership
        .table("ownership")
        .col(uuid("id").primary_key())
        .col(text("brick"))
        // One thing of the brick; the nil identifier stands for all of it, so that the index below holds.
        .col(uuid("item_id"))
        .col(text("owner_kind"))
        .col(uuid("owner_id"))
        .col(timestamp_with_time_zone("declared_at"));
    keyed(manager, &mut ownership).await?;
    unique(manager, "ux_ownership", "ownership", &["owner_id", "brick", "item_id"]).await
}
