//! What an issue takes up, read for one person: nothing that they may not see (R304, R306).

use std::collections::BTreeMap;

use domain::challenge::ChallengeStatus;
use domain::editorial::{TakenKind, TakenUp};
use domain::poc::{Depth, Sight, Visibility};
use domain::{ChallengeId, LessonId, PocId, PracticeId};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::{challenge, poc, poc_lesson, practice};
use crate::pocs::{visible, visible_through};
use crate::{Reads, StoreError};

/// Something that an issue takes up, named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenRow {
    /// What it is.
    pub what: TakenUp,
    /// Its title; that of its experiment for a lesson.
    pub title: String,
    /// A few words of it.
    pub words: Option<String>,
    /// The experiment of a lesson.
    pub poc: Option<PocId>,
    /// Whether it is an experiment or a practice that only some may see, or a lesson of such an experiment.
    pub kept_for_some: bool,
}

/// The practices, experiments, lessons and challenges among these things that somebody sees, in no order: none that was
/// withdrawn, none that is a draft.
///
/// # Errors
/// When the database fails.
pub async fn taken(
    from: &impl Reads,
    things: &[TakenUp],
    sight: &Sight,
) -> Result<Vec<TakenRow>, StoreError> {
    let of = |kind: TakenKind| -> Vec<Uuid> {
        things.iter().filter(|one| one.kind() == kind).map(|one| one.id()).collect()
    };
    let mut rows = practices(from, of(TakenKind::Practice), sight).await?;
    rows.extend(experiments(from, of(TakenKind::Poc), sight).await?);
    rows.extend(lessons(from, of(TakenKind::Lesson), sight).await?);
    rows.extend(challenges(from, of(TakenKind::Challenge), sight).await?);
    Ok(rows)
}

async fn practices(
    from: &impl Reads,
    ids: Vec<Uuid>,
    sight: &Sight,
) -> Result<Vec<TakenRow>, StoreError> {
    use practice::Column as C;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(Uuid, String, String, String)> = practice::Entity::find()
        .select_only()
        .columns([C::Id, C::Title, C::Excerpt, C::Visibility])
        .filter(C::Id.is_in(ids))
        .filter(C::WithdrawnAt.is_null())
        .filter(crate::practices::visible(sight))
        .into_tuple()
        .all(from.connection())
        .await?;
    let row = |(id, title, words, visibility): (Uuid, String, String, String)| TakenRow {
        kept_for_some: is_kept(&visibility),
        ..named(TakenUp::Practice(PracticeId(id)), title, Some(words))
    };
    Ok(rows.into_iter().map(row).collect())
}

async fn experiments(
    from: &impl Reads,
    ids: Vec<Uuid>,
    sight: &Sight,
) -> Result<Vec<TakenRow>, StoreError> {
    use poc::Column as C;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(Uuid, String, String, String)> = poc::Entity::find()
        .select_only()
        .columns([C::Id, C::Title, C::Excerpt, C::Visibility])
        .filter(C::Id.is_in(ids))
        .filter(visible(sight, Depth::Sheet))
        .into_tuple()
        .all(from.connection())
        .await?;
    let row = |(id, title, words, visibility): (Uuid, String, String, String)| TakenRow {
        kept_for_some: is_kept(&visibility),
        ..named(TakenUp::Poc(PocId(id)), title, Some(words))
    };
    Ok(rows.into_iter().map(row).collect())
}

async fn lessons(
    from: &impl Reads,
    ids: Vec<Uuid>,
    sight: &Sight,
) -> Result<Vec<TakenRow>, StoreError> {
    use poc_lesson::Column as C;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut find = poc_lesson::Entity::find()
        .select_only()
        .columns([C::Id, C::PocId, C::Body])
        .filter(C::Id.is_in(ids));
    if let Some(seen) = visible_through(C::PocId, sight, Depth::Record) {
        find = find.filter(seen);
    }
    let rows: Vec<(Uuid, Uuid, String)> = find.into_tuple().all(from.connection()).await?;
    let pocs = experiments_of(from, rows.iter().map(|row| row.1).collect()).await?;
    let row = |(id, poc, words): (Uuid, Uuid, String)| {
        let (title, visibility) = pocs.get(&poc)?;
        Some(TakenRow {
            poc: Some(PocId(poc)),
            kept_for_some: is_kept(visibility),
            ..named(TakenUp::Lesson(LessonId(id)), title.clone(), Some(words))
        })
    };
    Ok(rows.into_iter().filter_map(row).collect())
}

/// The titles of these experiments, and who may see each.
async fn experiments_of(
    from: &impl Reads,
    ids: Vec<Uuid>,
) -> Result<BTreeMap<Uuid, (String, String)>, StoreError> {
    use poc::Column as C;
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Uuid, String, String)> = poc::Entity::find()
        .select_only()
        .columns([C::Id, C::Title, C::Visibility])
        .filter(C::Id.is_in(ids))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().map(|(id, title, visibility)| (id, (title, visibility))).collect())
}

async fn challenges(
    from: &impl Reads,
    ids: Vec<Uuid>,
    sight: &Sight,
) -> Result<Vec<TakenRow>, StoreError> {
    use challenge::Column as C;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(Uuid, String, Option<String>)> = challenge::Entity::find()
        .select_only()
        .columns([C::Id, C::Title, C::Question])
        .filter(C::Id.is_in(ids))
        .filter(C::Status.ne(ChallengeStatus::Draft.code()))
        .filter(Condition::all().add_option(crate::challenges::read_by(sight)))
        .into_tuple()
        .all(from.connection())
        .await?;
    let row = |(id, title, words)| named(TakenUp::Challenge(ChallengeId(id)), title, words);
    Ok(rows.into_iter().map(row).collect())
}

fn named(what: TakenUp, title: String, words: Option<String>) -> TakenRow {
    let words = words.filter(|words| !words.trim().is_empty());
    TakenRow { what, title, words, poc: None, kept_for_some: false }
}

fn is_kept(visibility: &str) -> bool {
    visibility != Visibility::Everyone.code()
}
