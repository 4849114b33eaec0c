//! Gates that said no, and whose experiment was written anew since.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const GATE: &str = "poc_gate";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Of those that are there, nobody knows: they await nothing until their team writes.
        let reworked = boolean("reworked").default(false).take();
        add_columns(manager, GATE, vec![reworked]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, GATE, &["reworked"]).await
    }
}
