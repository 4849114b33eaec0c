//! Challenges.

mod course;
mod entries;
mod people;
mod plan;

use api_types::challenge::{
    CalendarQuery, ChallengeCalendar, ChallengeContentRequest, ChallengeQuery, ChallengeRequest,
    ChallengeResults, ChallengeSummary, ChallengeView, CloseChallengeRequest,
};
use api_types::history::History;
use api_types::page::{LIMIT_MAX, Page};
use api_types::review::{PromisesQuery, PromisesView};
use app::challenges::{self, NewCall};
use app::{App, Failure};
use domain::ChallengeId;
use domain::civil::Zone;
use domain::reference::ReferenceBook;
use domain::{FieldCode, FieldError};
use persistence::challenges::ChallengeFilter;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_challenges)
        .service(create_challenge)
        .service(read_challenge_calendar)
        .service(read_promises)
        .service(read_challenge_results)
        .service(read_challenge_history)
        .service(publish_challenge)
        .service(stop_deposits)
        .service(close_challenge)
        .service(read_challenge)
        .service(edit_challenge)
        .service(discard_challenge)
        .configure(plan::configure)
        .configure(people::configure)
        .configure(course::configure)
        .configure(entries::configure);
}

async fn view(
    app: &App,
    caller: &Caller,
    id: ChallengeId,
) -> Result<Versioned<ChallengeView>, Failure> {
    let page = challenges::read(app, caller, id).await?;
    let view = views::challenges::challenge(app, caller, page);
    Ok(Versioned(view.version, view))
}

/// List challenges, the newest first.
///
/// `phase` is what each is now; `takes_ideas` says whether an idea may answer it.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges"])), params(ChallengeQuery),
    responses((status = OK, body = Page<ChallengeSummary>)))]
#[get("/challenges")]
async fn list_challenges(
    app: Data<App>,
    caller: Caller,
    query: Params<ChallengeQuery>,
) -> Answer<Plain<Page<ChallengeSummary>>> {
    let after = cursor(query.cursor.as_deref())?;
    let ChallengeQuery {
        status,
        phase,
        organisation_id: organisation,
        form,
        format,
        limit,
        cursor: _,
        include,
    } = query.0;
    let (statuses, phases) = (status.0, phase.0);
    let criteria = ChallengeFilter::default();
    let filter = ChallengeFilter { statuses, phases, organisation, form, format, ..criteria };
    let page = (limit.clamp(1, LIMIT_MAX), after.as_ref());
    let page = (page, include.is_some());
    let (slice, total) = challenges::list(&app, &caller, filter, page).await?;
    let next = next(slice.next.as_ref());
    let (tree, now) = (app.directory.organisations(), app.now());
    let items = slice.rows.into_iter().map(|row| views::challenges::summary(&app, row, now, &tree));
    Ok(Plain(Page { items: items.collect(), next, total }))
}

/// Read the calendar of challenges.
///
/// National and local ones that take ideas between two days, in the order in which they open, with those that
/// overlap. At most 200.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges"])), params(CalendarQuery),
    responses((status = OK, body = ChallengeCalendar)))]
#[get("/challenge-calendar")]
async fn read_challenge_calendar(
    app: Data<App>,
    caller: Caller,
    query: Params<CalendarQuery>,
) -> Answer<Plain<ChallengeCalendar>> {
    let before = query.from.pred_opt().unwrap_or(query.from);
    let between = (Zone::Paris.end_of(before), Zone::Paris.end_of(query.until));
    if between.1 <= between.0 {
        let error = FieldError::new("?until", FieldCode::BeforeStart);
        return Err(vec![error].into());
    }
    let (tree, now) = (app.directory.organisations(), app.now());
    let dated = challenges::calendar(&app, &caller, between).await?.into_iter();
    let items = dated.map(|one| views::challenges::dated(&app, one, now, &tree)).collect();
    Ok(Plain(ChallengeCalendar { items }))
}

/// Read what became of the promises of an answer.
///
/// A challenge promises each author an answer within so many days of its end. How many were answered in time, how many
/// were not, how many wait with time left: of one challenge, or of all. Ideas outside any challenge count among all: see
/// `GET /idea-promise`; those deposited while nothing was promised count nowhere.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges"])), params(PromisesQuery),
    responses((status = OK, body = PromisesView)))]
#[get("/promises")]
async fn read_promises(
    app: Data<App>,
    caller: Caller,
    query: Params<PromisesQuery>,
) -> Answer<Plain<PromisesView>> {
    Ok(Plain(challenges::promises(&app, &caller, query.challenge_id).await?.into()))
}

/// Read a challenge.
///
/// Its question, its frame, its criteria with their weights, its dates, its people, and what the caller may do now.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges"])),
    params(("id" = ChallengeId, Path)), responses((status = OK, body = ChallengeView)))]
#[get("/challenges/{id}")]
async fn read_challenge(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
) -> Answer<Versioned<ChallengeView>> {
    Ok(view(&app, &caller, *id).await?)
}

/// Read what became of the answers of a challenge.
///
/// Every one of them, selected or not, with its reason and what would make it possible; and the teams of a track.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges", "read_ideas"])),
    params(("id" = ChallengeId, Path)), responses((status = OK, body = ChallengeResults)))]
#[get("/challenges/{id}/results")]
async fn read_challenge_results(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
) -> Answer<Plain<ChallengeResults>> {
    let results = challenges::results(&app, &caller, *id).await?;
    let tree = app.directory.organisations();
    Ok(Plain(views::challenges::results(results, &caller, &tree)))
}

/// Read what happened to a challenge.
///
/// The newest first.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges"])),
    params(("id" = ChallengeId, Path)), responses((status = OK, body = History)))]
#[get("/challenges/{id}/history")]
async fn read_challenge_history(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
) -> Answer<Plain<History>> {
    let entries = challenges::history(&app, &caller, *id).await?;
    Ok(Plain(views::pocs::history(&app, entries).await?))
}

fn call(
    content: &ChallengeContentRequest,
    book: &ReferenceBook,
) -> Result<NewCall, Vec<FieldError>> {
    Ok(NewCall {
        timetable: content.timetable(),
        owner: content.owner_id,
        experts: content.expert_ids.clone(),
        content: content.parse(book)?,
    })
}

/// Prepare a challenge.
///
/// Nobody but those who prepare challenges sees it until it is published.
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge"])), params(IdempotencyKey),
    request_body = ChallengeRequest, responses((status = CREATED, body = ChallengeView)))]
#[post("/challenges")]
async fn create_challenge(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<ChallengeRequest>,
) -> Answer<Created<ChallengeView>> {
    let call = call(&body.content, &app.directory.references().offered_to(&caller))?;
    let once = key.once(&app, &caller, "create_challenge", &body.0);
    let id = challenges::create(&app, &caller, call, &once).await?;
    let Versioned(version, view) = view(&app, &caller, id).await?;
    Ok(Created::new(format!("/api/v1/challenges/{id}"), version, view))
}

/// Change a challenge.
///
/// Whoever is in charge of it, or an administrator. The whole content is sent. Its beginning stays once it has
/// opened, its criteria once marks are given; its end may be put off. A value of a list that it bears already may be
/// sent again, even when the list no longer proposes it.
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge"])),
    params(("id" = ChallengeId, Path), IfMatch), request_body = ChallengeRequest, responses(
    (status = OK, body = ChallengeView),
    (status = CONFLICT, body = Problem, description = "It ended, or its criteria are in use.",
        content_type = "application/problem+json"),
))]
#[put("/challenges/{id}")]
async fn edit_challenge(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
    seen: Seen,
    body: Body<ChallengeRequest>,
) -> Answer<Versioned<ChallengeView>> {
    let book = challenges::book(&app, &caller, *id).await?;
    let call = call(&body.content, &book)?;
    challenges::edit(&app, &caller, (*id, seen.0), call).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Throw a challenge away while it is being prepared.
///
/// With its image, its indicators and whoever follows it: nothing is left of it but the journal. One that was published
/// is stopped instead.
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge"])),
    params(("id" = ChallengeId, Path), IfMatch), responses(
    (status = NO_CONTENT, description = "Thrown away."),
    (status = CONFLICT, body = Problem, description = "It is published.",
        content_type = "application/problem+json"),
))]
#[delete("/challenges/{id}")]
async fn discard_challenge(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
    seen: Seen,
) -> Answer<Nothing> {
    challenges::discard(&app, &caller, (*id, seen.0)).await?;
    Ok(Nothing)
}

/// Publish a challenge.
///
/// From then on it opens and closes by itself. Its experts are told, and so are the authors of the dormant ideas
/// that its theme may wake.
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge"])),
    params(("id" = ChallengeId, Path), IfMatch), responses(
    (status = OK, body = ChallengeView),
    (status = CONFLICT, body = Problem, description = "It is published already.",
        content_type = "application/problem+json"),
    (status = UNPROCESSABLE_ENTITY, body = Problem, description = "Its end is missing, or past.",
        content_type = "application/problem+json"),
))]
#[post("/challenges/{id}/publications")]
async fn publish_challenge(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
    seen: Seen,
) -> Answer<Versioned<ChallengeView>> {
    challenges::publish(&app, &caller, (*id, seen.0)).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Stop the deposits of a challenge before their end.
///
/// This minute becomes its end, from which its promise runs.
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge"])),
    params(("id" = ChallengeId, Path), IfMatch), responses(
    (status = OK, body = ChallengeView),
    (status = CONFLICT, body = Problem, description = "It takes no idea.",
        content_type = "application/problem+json"),
))]
#[post("/challenges/{id}/deposit-stops")]
async fn stop_deposits(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
    seen: Seen,
) -> Answer<Versioned<ChallengeView>> {
    challenges::stop_deposits(&app, &caller, (*id, seen.0)).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Close a challenge with its results.
///
/// Once every author has an answer, and every team of a track. Each of them is told.
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge"])),
    params(("id" = ChallengeId, Path), IfMatch), request_body = CloseChallengeRequest, responses(
    (status = OK, body = ChallengeView),
    (status = CONFLICT, body = Problem,
        description = "It is not being evaluated, or some authors or teams wait for an answer.",
        content_type = "application/problem+json"),
))]
#[post("/challenges/{id}/closings")]
async fn close_challenge(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
    seen: Seen,
    body: Body<CloseChallengeRequest>,
) -> Answer<Versioned<ChallengeView>> {
    challenges::close(&app, &caller, (*id, seen.0), body.parse()?).await?;
    Ok(view(&app, &caller, *id).await?)
}
