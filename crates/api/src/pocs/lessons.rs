//! What teams learnt.

use api_types::page::{LIMIT_MAX, Page};
use api_types::poc::{
    AddLessonRequest, LessonQuery, LessonSort, LessonView, NearestLessons, ServedView,
    TechniqueUseQuery, TechniqueUseView,
};
use app::Failure;
use app::pocs::{self, NewLesson, Served, Sought};
use domain::poc::Step;
use domain::reference::ReferenceCode;
use domain::{LessonId, PocId};
use persistence::lessons;

use crate::prelude::*;
use crate::views;

pub(super) fn configure(config: &mut Registry) {
    config
        .service(add_lesson)
        .service(list_lessons)
        .service(list_nearest_lessons)
        .service(serve_lesson)
        .service(unserve_lesson)
        .service(list_technique_uses);
}

/// Write down what was learnt at a step.
///
/// A success, a failure, a difficulty or a good practice, at a step that has begun. No version is needed: nothing
/// is replaced.
#[utoipa::path(tag = "pocs", security(("bearer" = ["edit_poc"])),
    params(("id" = PocId, Path), IdempotencyKey), request_body = AddLessonRequest, responses(
    (status = CREATED, body = LessonView),
    (status = CONFLICT, body = Problem, description = "The step has not begun.",
        content_type = "application/problem+json"),
))]
#[post("/pocs/{id}/lessons")]
async fn add_lesson(
    app: Data<App>,
    caller: Caller,
    id: Path<PocId>,
    key: Key,
    body: Body<AddLessonRequest>,
) -> Answer<Created<LessonView>> {
    let text = body.parse()?;
    let once = key.once(&app, &caller, &format!("add_lesson {id}"), &body.0);
    let new = NewLesson { step: body.step, kind: body.kind, text };
    let lesson = pocs::add_lesson(&app, &caller, (*id, new), &once).await?;
    let row = pocs::find_lesson(&app, &caller, lesson).await?;
    let view = views::pocs::lessons(&app, vec![row]).await?.pop();
    let view = view.ok_or(Failure::NotFound("lesson"))?;
    Ok(Created::immutable(format!("/api/v1/pocs/{id}"), view))
}

/// Search the knowledge base.
///
/// What teams learnt, step by step, each with its experiment and the techniques of that step: the newest first, or
/// those that served the most. A
/// technique is sought by its code, its words, or words of one's own, whatever the case and the accents.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_pocs"])), params(LessonQuery),
    responses((status = OK, body = Page<LessonView>)))]
#[get("/lessons")]
async fn list_lessons(
    app: Data<App>,
    caller: Caller,
    query: Params<LessonQuery>,
) -> Answer<Plain<Page<LessonView>>> {
    let after = cursor(query.cursor.as_deref())?;
    let LessonQuery { q, domain, technique, step, kind, sort, limit, cursor: _ } = query.0;
    let some = |words: Option<String>| words.filter(|words| !words.trim().is_empty());
    let sort = match sort {
        LessonSort::Newest => lessons::LessonSort::Newest,
        LessonSort::MostServed => lessons::LessonSort::MostServed,
    };
    let (words, technique) = (some(q), some(technique));
    let domain = some(domain).map(ReferenceCode);
    let page = (limit.clamp(1, LIMIT_MAX), after.as_ref());
    let sought = Sought { words, domain, technique, step, kind, sort };
    let slice = pocs::list_lessons(&app, &caller, sought, page).await?;
    let next = next(slice.next.as_ref());
    let items = views::pocs::lessons(&app, slice.rows).await?;
    Ok(Plain(Page { items, next, total: None }))
}

/// Find the lessons that are the nearest to an experiment, at one of its steps.
///
/// Of other experiments at the same step, those that share a technique first, then the domain, then words. At most
/// five; none when nothing is near. What was abandoned teaches like the rest.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_pocs"])),
    params(("id" = PocId, Path), ("step" = Step, Path)),
    responses((status = OK, body = NearestLessons)))]
#[get("/pocs/{id}/steps/{step}/nearest-lessons")]
async fn list_nearest_lessons(
    app: Data<App>,
    caller: Caller,
    path: Path<(PocId, Step)>,
) -> Answer<Plain<NearestLessons>> {
    let rows = pocs::nearest_lessons(&app, &caller, path.into_inner()).await?;
    Ok(Plain(NearestLessons { items: views::pocs::lessons(&app, rows).await? }))
}

/// Say that a lesson served.
///
/// Once for each person: saying it twice is saying it once.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_pocs"])), params(("id" = LessonId, Path)),
    responses((status = OK, body = ServedView)))]
#[put("/lessons/{id}/served")]
async fn serve_lesson(
    app: Data<App>,
    caller: Caller,
    id: Path<LessonId>,
) -> Answer<Plain<ServedView>> {
    let Served { served, served_me } = pocs::serve(&app, &caller, *id, true).await?;
    Ok(Plain(ServedView { served, served_me }))
}

/// Take back that a lesson served.
///
/// Nothing happens for who never said it.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_pocs"])), params(("id" = LessonId, Path)),
    responses((status = OK, body = ServedView)))]
#[delete("/lessons/{id}/served")]
async fn unserve_lesson(
    app: Data<App>,
    caller: Caller,
    id: Path<LessonId>,
) -> Answer<Plain<ServedView>> {
    let Served { served, served_me } = pocs::serve(&app, &caller, *id, false).await?;
    Ok(Plain(ServedView { served, served_me }))
}

/// Find where a technique served.
///
/// Every step of every experiment that used it, with or without a lesson, the newest experiments first. What was
/// learnt there is in the knowledge base. An empty page when nobody used it.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_pocs"])), params(TechniqueUseQuery),
    responses((status = OK, body = Page<TechniqueUseView>)))]
#[get("/technique-uses")]
async fn list_technique_uses(
    app: Data<App>,
    caller: Caller,
    query: Params<TechniqueUseQuery>,
) -> Answer<Plain<Page<TechniqueUseView>>> {
    let after = cursor(query.cursor.as_deref())?;
    let page = (query.limit.clamp(1, LIMIT_MAX), after.as_ref());
    let sought = (query.technique.as_str(), query.step);
    let slice = pocs::list_technique_uses(&app, &caller, sought, page).await?;
    let next = next(slice.next.as_ref());
    let items = slice.rows.into_iter().map(views::pocs::technique_use).collect();
    Ok(Plain(Page { items, next, total: None }))
}
