//! What people made of something that is thrown away: nothing of it is left but the journal.

use domain::journal::SubjectKind;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::{
    comment, comment_mention, expression_mark, external_object, idea_rebound, journal,
    notification, notoriety, ownership, showcase_opening, tagging,
};
use crate::{StoreError, Tx};

/// Forgets who follows it, what they said of it and under which words, whose it was declared, what they were told.
pub(crate) async fn forget(tx: &Tx, id: Uuid) -> Result<(), StoreError> {
    let mut entries = Query::select();
    entries
        .column(journal::Column::Id)
        .from(journal::Entity)
        .and_where(Expr::col(journal::Column::SubjectId).eq(id));
    notification::Entity::delete_many()
        .filter(notification::Column::JournalId.in_subquery(entries))
        .exec(&tx.0)
        .await?;
    untell(tx, id).await?;
    expression_mark::Entity::delete_many()
        .filter(expression_mark::Column::SubjectId.eq(id))
        .exec(&tx.0)
        .await?;
    tagging::Entity::delete_many().filter(tagging::Column::SubjectId.eq(id)).exec(&tx.0).await?;
    comments(tx, id).await?;
    notoriety::Entity::delete_many()
        .filter(notoriety::Column::SubjectId.eq(id))
        .exec(&tx.0)
        .await?;
    ownership::Entity::delete_many().filter(ownership::Column::ItemId.eq(id)).exec(&tx.0).await?;
    showcase_opening::Entity::delete_many()
        .filter(showcase_opening::Column::ItemId.eq(id))
        .exec(&tx.0)
        .await?;
    external_object::Entity::delete_many()
        .filter(external_object::Column::ObjectId.eq(id))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Whoever was put in charge of it, or named as the one to call, now or before, was told in their own journal.
async fn untell(tx: &Tx, id: Uuid) -> Result<(), StoreError> {
    let named = format!("%\"target\":\"{id}\"%");
    let mut entries = Query::select();
    entries
        .column(journal::Column::Id)
        .from(journal::Entity)
        .and_where(Expr::col(journal::Column::SubjectKind).eq(SubjectKind::Account.code()))
        .and_where(Expr::col(journal::Column::Fact).like(named));
    notification::Entity::delete_many()
        .filter(notification::Column::JournalId.in_subquery(entries))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// What was said of it, whom that names, and the ideas that rebounded from it: these stay, and rebound from nothing.
async fn comments(tx: &Tx, id: Uuid) -> Result<(), StoreError> {
    idea_rebound::Entity::delete_many()
        .filter(idea_rebound::Column::SubjectId.eq(id))
        .exec(&tx.0)
        .await?;
    let mut said = Query::select();
    said.column(comment::Column::Id)
        .from(comment::Entity)
        .and_where(Expr::col(comment::Column::SubjectId).eq(id));
    comment_mention::Entity::delete_many()
        .filter(comment_mention::Column::CommentId.in_subquery(said))
        .exec(&tx.0)
        .await?;
    comment::Entity::delete_many().filter(comment::Column::SubjectId.eq(id)).exec(&tx.0).await?;
    Ok(())
}
