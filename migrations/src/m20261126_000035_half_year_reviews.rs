//! Half-year reviews of the experiments, and what people say of their drafts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    uuid_null,
};

use crate::tables::{drop, index, keyed, reference};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut review = Table::create();
        review
            .table("half_year_review")
            .col(uuid("id").primary_key())
            .col(text("half"))
            .col(uuid_null("organisation_id"))
            // The half and the perimeter, whatever it is: one review of each.
            .col(text("perimeter").unique_key())
            .col(text("status"))
            .col(text_null("foreword"))
            .col(text_null("foreword_html"))
            .col(text_null("content"))
            .col(uuid("created_by"))
            .col(timestamp_with_time_zone("created_at"))
            .col(uuid_null("frozen_by"))
            .col(timestamp_with_time_zone_null("frozen_at"))
            .col(integer("version"))
            .foreign_key(&mut reference("half_year_review", "organisation_id", "organisation"));
        keyed(manager, &mut review).await?;
        index(manager, "ix_review_half", "half_year_review", &["half", "id"]).await?;
        let mut remark = Table::create();
        remark
            .table("review_remark")
            .col(uuid("id").primary_key())
            .col(uuid("review_id"))
            .col(uuid("author_id"))
            .col(timestamp_with_time_zone("written_at"))
            .col(text("body"))
            .foreign_key(&mut reference("review_remark", "review_id", "half_year_review"));
        keyed(manager, &mut remark).await?;
        index(manager, "ix_review_remark", "review_remark", &["review_id", "written_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["review_remark", "half_year_review"]).await
    }
}
