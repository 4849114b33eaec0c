//! What referents were trained in.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, small_integer, text, uuid};

use crate::tables::{drop, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TRAINING: &str = "referent_training";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut training = Table::create();
        training
            .table(TRAINING)
            .col(uuid("person_id"))
            .col(small_integer("position"))
            .col(text("part"))
            .col(date("done_on"))
            .primary_key(Index::create().col("person_id").col("position"))
            .foreign_key(&mut reference(TRAINING, "person_id", "person"));
        keyed(manager, &mut training).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &[TRAINING]).await
    }
}
