//! Tags, whatever wears them: by object, by their beginning, and as a criterion.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::{tag_word, tagging};
use crate::{Reads, StoreError};

/// The tags of several objects, as people read them, by object.
///
/// # Errors
/// When the database fails.
pub(crate) async fn tags_of(
    from: &impl Reads,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, Vec<String>>, StoreError> {
    let mut select = Query::select();
    select
        .distinct()
        .column((tagging::Entity, tagging::Column::SubjectId))
        .column((tag_word::Entity, tag_word::Column::Word))
        .from(tagging::Entity)
        .inner_join(
            tag_word::Entity,
            Expr::col((tag_word::Entity, tag_word::Column::WordKey))
                .equals((tagging::Entity, tagging::Column::WordKey)),
        )
        .and_where(
            Expr::col((tagging::Entity, tagging::Column::SubjectId)).is_in(ids.iter().copied()),
        )
        .order_by((tag_word::Entity, tag_word::Column::Word), sea_orm::Order::Asc);
    let mut tags: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for row in from.connection().query_all(&select).await? {
        tags.entry(row.try_get("", "subject_id")?).or_default().push(row.try_get("", "word")?);
    }
    Ok(tags)
}

/// At most `limit` known tags that begin so, for whoever types one.
///
/// # Errors
/// When the database fails.
pub async fn known_tags(
    from: &impl Reads,
    beginning: &str,
    limit: u64,
) -> Result<Vec<String>, StoreError> {
    let key = beginning.replace(['%', '_', '\\'], "");
    let words = tag_word::Entity::find()
        .select_only()
        .column(tag_word::Column::Word)
        .filter(tag_word::Column::WordKey.like(format!("{key}%")))
        .order_by_asc(tag_word::Column::WordKey)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(words)
}

/// The objects that wear this tag, for the lists that filter by it.
pub(crate) fn tagged(key: &str) -> SelectStatement {
    let mut select = Query::select();
    select
        .column(tagging::Column::SubjectId)
        .from(tagging::Entity)
        .and_where(tagging::Column::WordKey.eq(key));
    select
}
