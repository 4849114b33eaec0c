//! What was promised to the author of a spontaneous idea that is taken up again, and when it was answered (R065): it is
//! promised another answer then, and whether the first one was kept stays true.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::timestamp_with_time_zone_null;

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const REVIVAL: &str = "revival";
const ENDED: &str = "promise_ended_at";
const MET: &str = "promise_met_at";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let added = [ENDED, MET].map(|column| timestamp_with_time_zone_null(column).take());
        add_columns(manager, REVIVAL, added.to_vec()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, REVIVAL, &[ENDED, MET]).await
    }
}
