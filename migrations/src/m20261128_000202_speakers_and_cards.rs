//! From where, and from which house, somebody speaks in a testimonial: what lists are narrowed by; when somebody of the
//! directory may be called, and how they prefer to be reached.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

use crate::tables::{add_columns, drop_columns};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const CARD: &str = "directory_card";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let reached = vec![text_null("availability").take(), text_null("channel").take()];
        add_columns(manager, CARD, reached).await?;
        for role in ["user", "holder"] {
            for side in ["internal", "external"] {
                // As both are kept, in JSON: what people typed has its quotation marks escaped there.
                let said = |name: &str, code: &str| {
                    Expr::col("brief").like(format!("%\"{name}\":\"{code}\"%"))
                };
                let update = Query::update()
                    .table("editorial_item")
                    .value("facet", format!("{role}_{side}"))
                    .and_where(Expr::col("brick").eq("testimonials"))
                    .and_where(said("role", role))
                    .and_where(said("side", side))
                    .to_owned();
                manager.exec_stmt(update).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let update = Query::update()
            .table("editorial_item")
            .value("facet", Option::<String>::None)
            .and_where(Expr::col("brick").eq("testimonials"))
            .to_owned();
        manager.exec_stmt(update).await?;
        drop_columns(manager, CARD, &["channel", "availability"]).await
    }
}
