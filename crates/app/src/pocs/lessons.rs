//! What teams learnt: written step by step, open to every reader (R145, R146).

use domain::access::acts::EditPoc;
use domain::access::{Actor, Permission};
use domain::poc::{Arrival, Depth, LessonKind, PocParts, Sight, Step};
use domain::reference::{ReferenceBook, ReferenceCode, ReferenceList};
use domain::text::{Paragraph, fold};
use domain::{LessonId, PocId};
use persistence::lessons::{LessonFilter, LessonRow, LessonSort};
use persistence::techniques::TechniqueUse;
use persistence::{Cursor, Slice, lessons, pocs, techniques};
use uuid::Uuid;

use crate::{App, Failure, Once, record};

/// What was learnt at a step.
#[derive(Clone, Debug)]
pub struct NewLesson {
    /// The step.
    pub step: Step,
    /// Its kind.
    pub kind: LessonKind,
    /// What was learnt.
    pub text: Paragraph,
}

/// Writes down what was learnt. It takes no version: nothing is replaced.
///
/// # Errors
/// Denied, or a step that has not begun.
pub async fn add_lesson(
    app: &App,
    actor: &Actor,
    (id, new): (PocId, NewLesson),
    once: &Once,
) -> Result<LessonId, Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let poc = pocs::find(&tx, id).await?;
    let poc = poc.filter(|poc| Sight::of(actor).sees(&poc.value, Depth::Sheet));
    let mut poc = poc.ok_or(Failure::NotFound("poc"))?;
    let granted = actor.may(EditPoc, &mut poc.value)?;
    if let Some(lesson) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(LessonId(lesson));
    }
    let NewLesson { step, kind, text } = new;
    let lesson = LessonId(Uuid::now_v7());
    let (lesson, fact) = granted.add_lesson(lesson, (step, kind, text), now)?;
    lessons::insert(&tx, &lesson).await?;
    pocs::touch(&tx, id, now).await?;
    once.made(&tx, lesson.id.0, now).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(lesson.id)
}

/// A lesson.
///
/// # Errors
/// Denied, or no such lesson.
pub async fn find_lesson(app: &App, actor: &Actor, id: LessonId) -> Result<LessonRow, Failure> {
    actor.require(Permission::ReadPocs)?;
    let found = lessons::find(&app.store.reader(), id, &Sight::of(actor)).await?;
    found.ok_or(Failure::NotFound("lesson"))
}

/// What lessons are sought by. `technique` is a code of the list, its words, or words of one's own.
#[derive(Clone, Debug, Default)]
pub struct Sought {
    /// Words of the lesson, or of the title of its experiment.
    pub words: Option<String>,
    /// The domain of its experiment.
    pub domain: Option<ReferenceCode>,
    /// A technique of the same step.
    pub technique: Option<String>,
    /// A step.
    pub step: Option<Step>,
    /// A kind.
    pub kind: Option<LessonKind>,
    /// In which order.
    pub sort: LessonSort,
}

/// The knowledge base.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list_lessons(
    app: &App,
    actor: &Actor,
    sought: Sought,
    page: (u16, Option<&Cursor>),
) -> Result<Slice<LessonRow>, Failure> {
    actor.require(Permission::ReadPocs)?;
    let Sought { words, domain, technique, step, kind, sort } = sought;
    let names = |name: &String| names_of(&app.directory.references(), name);
    let techniques = technique.as_ref().map(names).unwrap_or_default();
    let sight = Some(Sight::of(actor));
    let filter = LessonFilter { words, domain, techniques, step, kind, sight };
    Ok(lessons::list(&app.store.reader(), (&filter, sort), page).await??)
}

/// How a lesson served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Served {
    /// How many people.
    pub served: u32,
    /// Whether it served the actor.
    pub served_me: bool,
}

/// Says that a lesson served, or that it did not after all: once for each person, and undone at will.
///
/// # Errors
/// Denied, or no such lesson.
pub async fn serve(
    app: &App,
    actor: &Actor,
    id: LessonId,
    served: bool,
) -> Result<Served, Failure> {
    find_lesson(app, actor, id).await?;
    let tx = app.store.begin().await?;
    if served {
        lessons::serve(&tx, id, actor.id).await?;
    } else {
        lessons::unserve(&tx, id, actor.id).await?;
    }
    let row = lessons::find(&tx, id, &Sight::of(actor)).await?;
    let row = row.ok_or(Failure::NotFound("lesson"))?;
    tx.commit().await?;
    Ok(Served { served: row.served, served_me: row.served_me })
}

/// Lessons that a team is shown where it stands.
const NEAREST: usize = 5;

/// The lessons of others that are the nearest to an experiment, at one of its steps (R146, R173).
///
/// # Errors
/// Denied, or no such experiment.
pub async fn nearest_lessons(
    app: &App,
    actor: &Actor,
    (id, step): (PocId, Step),
) -> Result<Vec<LessonRow>, Failure> {
    actor.require(Permission::ReadPocs)?;
    let from = app.store.reader();
    let record = pocs::read(&from, id).await?.ok_or(Failure::NotFound("poc"))?;
    super::read::may_read(actor, &record)?;
    let PocParts { header, techniques, .. } = record.poc.value.parts();
    let book = app.directory.references();
    let used = techniques.iter().filter(|technique| technique.step == step);
    let names = used.flat_map(|technique| names_of(&book, technique.name.as_str()));
    let keywords = header.keywords.iter().map(|word| fold(word.as_str()));
    let title = fold(header.title.as_str());
    let title = title.split(|c: char| !c.is_alphanumeric()).map(str::to_owned);
    let arrival = Arrival {
        domain: header.domain.clone(),
        techniques: names.map(|name| fold(&name)).collect(),
        words: title.chain(keywords).filter(|word| !word.is_empty()).collect(),
    };
    let looked = (&Sight::of(actor), NEAREST);
    Ok(lessons::near(&from, (id, step), &arrival, looked).await?)
}

/// Where a technique served, with or without a lesson, the newest experiments first.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list_technique_uses(
    app: &App,
    actor: &Actor,
    (technique, step): (&str, Option<Step>),
    page: (u16, Option<&Cursor>),
) -> Result<Slice<TechniqueUse>, Failure> {
    actor.require(Permission::ReadPocs)?;
    let names = names_of(&app.directory.references(), technique);
    Ok(techniques::uses(&app.store.reader(), (&names, step, &Sight::of(actor)), page).await??)
}

/// Every name under which teams may have written down this technique.
pub(super) fn names_of(references: &ReferenceBook, name: &str) -> Vec<String> {
    let key = fold(name.trim());
    let listed = references.items().iter().find(|item| {
        let names = [item.code.as_str(), &item.label_fr, &item.label_en];
        item.list == ReferenceList::Technique && names.iter().any(|known| fold(known) == key)
    });
    match listed {
        Some(item) => vec![item.code.0.clone(), item.label_fr.clone(), item.label_en.clone()],
        None => vec![key],
    }
}
