//! What teams learnt, step by step: the knowledge base (R146).

mod near;
mod served;

use std::collections::{BTreeMap, BTreeSet};

use domain::poc::{Depth, Lesson, LessonKind, PocStatus, Sight, Step, Technique};
use domain::reference::ReferenceCode;
use domain::text::{Paragraph, fold};
use domain::{LessonId, PocId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, Query};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::{count, from_code, instant};
use crate::entity::poc_lesson::{ActiveModel, Column, Entity, Model};
use crate::entity::{poc, poc_technique};
use crate::pocs::{step, visible_through};
use crate::{Cursor, CursorError, Reads, Slice, StoreError, Tx, keyset, matching};

pub use near::near;
pub use served::{fill_keys, serve, served_of, unserve};

/// What lessons are sought by. Criteria add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LessonFilter {
    /// Words of the lesson, or of the title of its experiment.
    pub words: Option<String>,
    /// The domain of its experiment.
    pub domain: Option<ReferenceCode>,
    /// Names of one technique used at the same step, in any case and with any accents.
    pub techniques: Vec<String>,
    /// A step.
    pub step: Option<Step>,
    /// A kind.
    pub kind: Option<LessonKind>,
    /// What whoever asks may see; everything when absent.
    pub sight: Option<Sight>,
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
    /// How many people it served.
    pub served: u32,
    /// Whether it served whoever asks.
    pub served_me: bool,
}

/// In which order lessons are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LessonSort {
    /// The newest first.
    #[default]
    Newest,
    /// Those that served the most first.
    MostServed,
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
    /// Its domain.
    pub domain: ReferenceCode,
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
        body_key: Set(Some(fold(text.as_str()))),
        served: Set(0),
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
pub async fn find(
    from: &impl Reads,
    id: LessonId,
    sight: &Sight,
) -> Result<Option<LessonRow>, StoreError> {
    let mut find = Entity::find_by_id(id.0);
    if let Some(seen) = visible_through(Column::PocId, sight, Depth::Record) {
        find = find.filter(seen);
    }
    let row = find.one(from.connection()).await?;
    let rows = dressed(from, row.into_iter().collect(), Some(sight.person)).await?;
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

/// Lessons that meet every criterion, in order.
///
/// # Errors
/// When the database fails; [`CursorError`] when the cursor is not one of this list.
pub async fn list(
    from: &impl Reads,
    (filter, sort): (&LessonFilter, LessonSort),
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<LessonRow>, CursorError>, StoreError> {
    let last = match sort {
        LessonSort::Newest => keyset::instant(after),
        LessonSort::MostServed => after
            .map(|cursor| {
                let served = i32::try_from(cursor.as_number()?).map_err(|_| CursorError)?;
                Ok((served.into(), cursor.id))
            })
            .transpose(),
    };
    let Ok(last) = last else { return Ok(Err(CursorError)) };
    let key = match sort {
        LessonSort::Newest => Column::WrittenAt,
        LessonSort::MostServed => Column::Served,
    };
    let rows = Entity::find()
        .filter(condition(filter))
        .filter(keyset::below((key, Column::Id), last))
        .order_by_desc(key)
        .order_by_desc(Column::Id)
        .limit(u64::from(limit) + 1)
        .all(from.connection())
        .await?;
    let cursor = |row: &Model| match sort {
        LessonSort::Newest => Cursor::number(row.written_at.timestamp_micros(), row.id),
        LessonSort::MostServed => Cursor::number(i64::from(row.served), row.id),
    };
    let Slice { rows, next } = Slice::cut(rows, limit, cursor);
    let person = filter.sight.as_ref().map(|sight| sight.person);
    Ok(Ok(Slice { rows: dressed(from, rows, person).await?, next }))
}

fn condition(filter: &LessonFilter) -> Condition {
    let LessonFilter { words, domain, techniques, step, kind, sight } = filter;
    let seen =
        sight.as_ref().and_then(|sight| visible_through(Column::PocId, sight, Depth::Record));
    Condition::all()
        .add_option(words.as_deref().map(said))
        .add_option(domain.as_ref().map(of_domain))
        .add_option((!techniques.is_empty()).then(|| used(techniques)))
        .add_option(step.map(|step| Column::Step.eq(i16::from(step.number()))))
        .add_option(kind.map(|kind| Column::Kind.eq(kind.code())))
        .add_option(seen)
}

/// Each word is in the lesson, or each is in the title of its experiment.
fn said(words: &str) -> Condition {
    let mut titled = Query::select();
    titled
        .expr(Expr::val(1))
        .from(poc::Entity)
        .and_where(of_the_lesson())
        .cond_where(matching::all_words(poc::Column::TitleKey, words));
    Condition::any().add(matching::all_words(Column::BodyKey, words)).add(Expr::exists(titled))
}

fn of_domain(domain: &ReferenceCode) -> sea_orm::sea_query::SimpleExpr {
    let mut same = Query::select();
    same.expr(Expr::val(1))
        .from(poc::Entity)
        .and_where(of_the_lesson())
        .and_where(Expr::col((poc::Entity, poc::Column::Domain)).eq(domain.as_str()));
    Expr::exists(same)
}

fn of_the_lesson() -> sea_orm::sea_query::SimpleExpr {
    Expr::col((poc::Entity, poc::Column::Id)).equals((Entity, Column::PocId))
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

async fn dressed(
    from: &impl Reads,
    rows: Vec<Model>,
    person: Option<UserId>,
) -> Result<Vec<LessonRow>, StoreError> {
    let mine = served::by(from, rows.iter().map(|row| row.id), person).await?;
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
        let (served, served_me) = (count(i64::from(row.served))?, mine.contains(&row.id));
        Ok(LessonRow { lesson: lesson(row)?, poc, techniques, served, served_me })
    };
    rows.into_iter().map(row).collect()
}

/// The experiments with these identifiers, named.
pub(crate) async fn pocs(
    from: &impl Reads,
    ids: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, LessonPoc>, StoreError> {
    use poc::Column as P;
    type Row = (Uuid, String, String, String, i16, String);
    let ids: BTreeSet<Uuid> = ids.collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<Row> = poc::Entity::find()
        .select_only()
        .columns([P::Id, P::Reference, P::Title, P::Status, P::StepsPassed, P::Domain])
        .filter(P::Id.is_in(ids))
        .into_tuple()
        .all(from.connection())
        .await?;
    let poc = |(id, reference, title, status, steps, domain): Row| {
        let (status, steps_passed) = (from_code(&status)?, count(i64::from(steps))?);
        let (own, domain) = (PocId(id), ReferenceCode(domain));
        Ok((id, LessonPoc { id: own, reference, title, status, steps_passed, domain }))
    };
    rows.into_iter().map(poc).collect()
}

fn lesson(row: Model) -> Result<Lesson, StoreError> {
    let Model {
        id,
        poc_id,
        step: number,
        kind,
        body,
        body_key: _,
        served: _,
        author_id,
        written_at,
    } = row;
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
