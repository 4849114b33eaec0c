//! What teams learnt: written step by step, open to every reader (R145, R146).

use domain::access::acts::EditPoc;
use domain::access::{Actor, Permission};
use domain::poc::{LessonKind, Step};
use domain::reference::{ReferenceBook, ReferenceList};
use domain::text::{Paragraph, fold};
use domain::{LessonId, PocId};
use persistence::lessons::{LessonFilter, LessonRow};
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
    let mut poc = pocs::find(&tx, id).await?.ok_or(Failure::NotFound("poc"))?;
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
    lessons::find(&app.store.reader(), id).await?.ok_or(Failure::NotFound("lesson"))
}

/// The knowledge base, the newest first. `technique` is a code of the list, its words, or words of one's own.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list_lessons(
    app: &App,
    actor: &Actor,
    (technique, step, kind): (Option<&str>, Option<Step>, Option<LessonKind>),
    page: (u16, Option<&Cursor>),
) -> Result<Slice<LessonRow>, Failure> {
    actor.require(Permission::ReadPocs)?;
    let techniques =
        technique.map(|name| names_of(&app.directory.references(), name)).unwrap_or_default();
    let filter = LessonFilter { techniques, step, kind };
    Ok(lessons::list(&app.store.reader(), &filter, page).await??)
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
    Ok(techniques::uses(&app.store.reader(), (&names, step), page).await??)
}

/// Every name under which teams may have written down this technique.
fn names_of(references: &ReferenceBook, name: &str) -> Vec<String> {
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
