//! What a review tells by name: experiments that everybody may know of, lessons of those days.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::half_year_review::ReviewedLesson;
use domain::poc::Visibility;
use domain::portfolio::Perimeter;
use domain::{LessonId, OrganisationId, PocId};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::{count, from_code};
use crate::entity::{poc, poc_lesson};
use crate::pocs::step;
use crate::{Reads, StoreError};

/// What people call an experiment, and its direction.
pub type NamedPoc = (String, String, OrganisationId);

/// The experiments among these that are for everybody, named.
///
/// # Errors
/// When the database fails.
pub async fn named(
    from: &impl Reads,
    ids: impl IntoIterator<Item = PocId>,
) -> Result<BTreeMap<PocId, NamedPoc>, StoreError> {
    use poc::Column as P;
    let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    let mut all = BTreeMap::new();
    // A statement of SQLite takes 32,766 values.
    for some in ids.chunks(10_000) {
        let rows: Vec<(Uuid, String, String, Uuid)> = poc::Entity::find()
            .select_only()
            .columns([P::Id, P::Reference, P::Title, P::DepartmentId])
            .filter(P::Id.is_in(some.iter().copied()))
            .filter(P::Visibility.eq(Visibility::Everyone.code()))
            .into_tuple()
            .all(from.connection())
            .await?;
        for (id, reference, title, department) in rows {
            all.insert(PocId(id), (reference, title, OrganisationId(department)));
        }
    }
    Ok(all)
}

/// The lessons that were written between these instants in a perimeter, about experiments that are for everybody:
/// those that served the most first, then the newest.
///
/// # Errors
/// When the database fails.
pub async fn lessons_between(
    from: &impl Reads,
    perimeter: Perimeter,
    (start, end): (DateTime<Utc>, DateTime<Utc>),
    limit: u64,
) -> Result<Vec<ReviewedLesson>, StoreError> {
    use poc::Column as P;
    use poc_lesson::Column as L;
    let mut open = Query::select();
    open.expr(Expr::val(1))
        .from(poc::Entity)
        .and_where(Expr::col((poc::Entity, P::Id)).equals((poc_lesson::Entity, L::PocId)))
        .and_where(P::Visibility.eq(Visibility::Everyone.code()));
    if let Some(body) = perimeter.organisation {
        open.and_where(P::OrganisationId.eq(body.0));
    }
    let rows = poc_lesson::Entity::find()
        .filter(L::WrittenAt.gte(start))
        .filter(L::WrittenAt.lt(end))
        .filter(Expr::exists(open))
        .order_by_desc(L::Served)
        .order_by_desc(L::WrittenAt)
        .order_by_desc(L::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    let pocs = crate::lessons::pocs(from, rows.iter().map(|row| row.poc_id)).await?;
    let lesson = |row: poc_lesson::Model| {
        let poc = pocs.get(&row.poc_id);
        Ok(ReviewedLesson {
            id: LessonId(row.id),
            poc: PocId(row.poc_id),
            title: poc.map(|poc| poc.title.clone()).unwrap_or_default(),
            step: step(row.step)?,
            kind: from_code(&row.kind)?,
            text: row.body,
            served: count(i64::from(row.served))?,
        })
    };
    rows.into_iter().map(lesson).collect()
}
