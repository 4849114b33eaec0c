//! The register of outside partners.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, text, text_null, uuid, uuid_null};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const PARTNER: &str = "partner";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut partner = Table::create();
        partner
            .table(PARTNER)
            .col(uuid("id").primary_key())
            .col(text("name"))
            .col(text("name_key"))
            .col(text("kind"))
            .col(text_null("place"))
            .col(text("place_key"))
            .col(uuid_null("organisation_id"))
            .col(text_null("site"))
            .col(text_null("note"))
            .col(boolean("active"))
            .col(integer("version"))
            .foreign_key(&mut reference(PARTNER, "organisation_id", "organisation"));
        keyed(manager, &mut partner).await?;
        index(manager, "ix_partner_name", PARTNER, &["active", "name_key", "id"]).await?;
        index(manager, "ix_partner_kind", PARTNER, &["active", "kind", "name_key", "id"]).await?;
        index(manager, "ix_partner_organisation", PARTNER, &["organisation_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[PARTNER]).await
    }
}
