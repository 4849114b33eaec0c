//! Kits of practices: what is written, what was released, and the files of both.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, small_integer, text, text_null, timestamp_with_time_zone, uuid,
};

use crate::tables::{add_columns, drop, drop_columns, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const KIT: &str = "kit";
const RELEASE: &str = "kit_release";
const FILE: &str = "kit_file";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Kept with the practice, for its lists: no practice has a kit yet.
        let columns = vec![integer("kits").default(0).take()];
        add_columns(manager, "practice", columns).await?;
        // Of files that were sent before, it is not known.
        add_columns(manager, "attachment", vec![text_null("sha256").take()]).await?;
        kits(manager).await?;
        releases(manager).await?;
        files(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[FILE, RELEASE, KIT]).await?;
        drop_columns(manager, "attachment", &["sha256"]).await?;
        drop_columns(manager, "practice", &["kits"]).await
    }
}

async fn kits(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut kit = Table::create();
    kit.table(KIT)
        .col(uuid("id").primary_key())
        .col(uuid("practice_id"))
        .col(text("kind"))
        .col(text("title"))
        .col(text("sections"))
        // How many releases there are: 0 while it is a draft.
        .col(integer("released"))
        .col(uuid("created_by"))
        .col(timestamp_with_time_zone("created_at"))
        .col(integer("version"))
        .foreign_key(&mut reference(KIT, "practice_id", "practice"))
        .foreign_key(&mut reference(KIT, "created_by", "person"));
    keyed(manager, &mut kit).await?;
    index(manager, "ix_kit_practice", KIT, &["practice_id", "id"]).await
}

async fn releases(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut release = Table::create();
    release
        .table(RELEASE)
        .col(uuid("kit_id"))
        .col(integer("number"))
        .col(text("kind"))
        .col(text("title"))
        .col(text("sections"))
        .col(text_null("note"))
        .col(uuid("released_by"))
        .col(timestamp_with_time_zone("released_at"))
        .primary_key(Index::create().col("kit_id").col("number"))
        .foreign_key(&mut reference(RELEASE, "kit_id", KIT))
        .foreign_key(&mut reference(RELEASE, "released_by", "person"));
    keyed(manager, &mut release).await
}

async fn files(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut file = Table::create();
    file.table(FILE)
        .col(uuid("kit_id"))
        // The release that carries it; 0 is what is being written.
        .col(integer("release"))
        .col(small_integer("position"))
        .col(uuid("attachment_id"))
        .col(text("accessibility"))
        .primary_key(Index::create().col("kit_id").col("release").col("position"))
        .foreign_key(&mut reference(FILE, "kit_id", KIT))
        .foreign_key(&mut reference(FILE, "attachment_id", "attachment"));
    keyed(manager, &mut file).await?;
    index(manager, "ix_kit_file_attachment", FILE, &["attachment_id"]).await
}
