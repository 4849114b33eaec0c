//! What teams learnt, step by step: the knowledge base (R146).

use std::collections::{BTreeMap, BTreeSet};

use domain::poc::{Lesson, LessonKind, PocStatus, Step, Technique};
use domain::text::Paragraph;
use domain::{LessonId, PocId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, Query};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::{count, from_code, instant};
use crate::entity::poc_lesson::{ActiveModel, Column, Entity, Model};
use crate::entity::{poc, poc_technique};
use crate::pocs::step;
use crate::{Cursor, CursorError, Reads, Slice, StoreError, Tx, keyset, matching};

/// What lessons are sought by. Criteria add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LessonFilter {
    /// Names of one technique used at the same step, in any case and with any accents.
    pub techniques: Vec<String>,
    /// A step.
    pub step: Option<Step>,
    /// A kind.
    pub kind: Option<LessonKind>,
}

/// A lesson, with what it takes to understand it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonRow {
    /// The lesson.
    pub lesson: Lesson,
    /// Its experiment.
    pub poc: LessonPoc,
    /// The techniques of that step of that experiment.
    pub techniques: Vec<Technique>,
}

/// The experiment of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonPoc {
    /// Its identifier.
    pub id: PocId,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub status: PocStatus,
    /// How many steps are passed.
    pub steps_passed: u8,
}

/// Adds a lesson.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, lesson: &Lesson) -> Result<(), StoreError> {
    let Lesson { id, poc, step, kind, text, author, written_at } = lesson;
    let row = ActiveModel {
        id: Set(id.0),
        poc_id: Set(poc.0),
        step: Set(i16::from(step.number())),
        kind: Set(kind.code().to_owned()),
        body: Set(text.as_str().to_owned()),
        author_id: Set(author.map(|author| author.0)),
        written_at: Set(instant(*written_at)),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// The lesson with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, id: LessonId) -> Result<Option<LessonRow>, StoreError> {
    let row = Entity::find_by_id(id.0).one(from.connection()).await?;
    let rows = dressed(from, row.into_iter().collect()).await?;
    Ok(rows.into_iter().next())
}

/// The lessons of one experiment, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_poc(from: &impl Reads, id: PocId) -> Result<Vec<Lesson>, StoreError> {
    let rows = Entity::find()
        .filter(Column::PocId.eq(id.0))
        .order_by_asc(Column::WrittenAt)
        .order_by_asc(Column::Id)
        .all(from.connection())
        .await?;
    rows.into_iter().map(lesson).collect()
}

/// Lessons that meet every criterion, the newest first.
///
/// # Errors
/// When the database fails; [`CursorError`] when the cursor is not one of this list.
pub async fn list(
    from: &impl Reads,
    filter: &LessonFilter,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<LessonRow>, CursorError>, StoreError> {
    let Ok(last) = keyset::instant(after) else { return Ok(Err(CursorError)) };
    let rows = Entity::find()
        .filter(condition(filter))
        .filter(keyset::below((Column::WrittenAt, Column::Id), last))
        .order_by_desc(Column::WrittenAt)
        .order_by_desc(Column::Id)
        .limit(u64::from(limit) + 1)
        .all(from.connection())
        .await?;
    let cursor = |row: &Model| Cursor::number(row.written_at.timestamp_micros(), row.id);
    let Slice { rows, next } = Slice::cut(rows, limit, cursor);
    Ok(Ok(Slice { rows: dressed(from, rows).await?, next }))
}

fn condition(filter: &LessonFilter) -> Condition {
    let LessonFilter { techniques, step, kind } = filter;
    Condition::all()
        .add_option((!techniques.is_empty()).then(|| used(techniques)))
        .add_option(step.map(|step| Column::Step.eq(i16::from(step.number()))))
        .add_option(kind.map(|kind| Column::Kind.eq(kind.code())))
}

/// The technique was used at the step of the lesson.
fn used(techniques: &[String]) -> sea_orm::sea_query::SimpleExpr {
    use poc_technique::Column as T;
    let keys = techniques.iter().map(|name| matching::key(name));
    let mut same_step = Query::select();
    same_step
        .expr(Expr::val(1))
        .from(poc_technique::Entity)
        .and_where(T::NameKey.is_in(keys))
        .and_where(Expr::col((poc_technique::Entity, T::PocId)).equals((Entity, Column::PocId)))
        .and_where(Expr::col((poc_technique::Entity, T::Step)).equals((Entity, Column::Step)));
    Expr::exists(same_step)
}

async fn dressed(from: &impl Reads, rows: Vec<Model>) -> Result<Vec<LessonRow>, StoreError> {
    let pocs = pocs(from, rows.iter().map(|row| row.poc_id)).await?;
    if pocs.is_empty() {
        return Ok(Vec::new());
    }
    let techniques = poc_technique::Entity::find()
        .filter(poc_technique::Column::PocId.is_in(pocs.keys().copied()))
        .order_by_asc(poc_technique::Column::PocId)
        .order_by_asc(poc_technique::Column::Position)
        .all(from.connection())
        .await?;
    let row = |row: Model| {
        let orphan = || StoreError::Corrupt(format!("lesson {} has no experiment", row.id));
        let poc = pocs.get(&row.poc_id).cloned().ok_or_else(orphan)?;
        let same = techniques.iter().filter(|it| it.poc_id == row.poc_id && it.step == row.step);
        let techniques = same.cloned().map(crate::pocs::technique).collect::<Result<_, _>>()?;
        Ok(LessonRow { lesson: lesson(row)?, poc, techniques })
    };
    rows.into_iter().map(row).collect()
}

/// The experiments with these identifiers, named.
pub(crate) async fn pocs(
    from: &impl Reads,
    ids: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, LessonPoc>, StoreError> {
    use poc::Column as P;
    let ids: BTreeSet<Uuid> = ids.collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Uuid, String, String, String, i16)> = poc::Entity::find()
        .select_only()
        .columns([P::Id, P::Reference, P::Title, P::Status, P::StepsPassed])
        .filter(P::Id.is_in(ids))
        .into_tuple()
        .all(from.connection())
        .await?;
    let poc = |(id, reference, title, status, steps): (Uuid, String, String, String, i16)| {
        let (status, steps_passed) = (from_code(&status)?, count(i64::from(steps))?);
        Ok((id, LessonPoc { id: PocId(id), reference, title, status, steps_passed }))
    };
    rows.into_iter().map(poc).collect()
}

fn lesson(row: Model) -> Result<Lesson, StoreError> {
    let Model { id, poc_id, step: number, kind, body, author_id, written_at } = row;
    Ok(Lesson {
        id: LessonId(id),
        poc: PocId(poc_id),
        step: step(number)?,
        kind: from_code(&kind)?,
        text: Paragraph::restore(body),
        author: author_id.map(UserId),
        written_at,
    })
}
