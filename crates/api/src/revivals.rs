//! Dormant ideas: browsed, proposed again, taken up.

use api_types::idea::{IdeaQuery, IdeaView};
use api_types::page::LIMIT_MAX;
use api_types::review::{AnswerRevivalRequest, DormantPage, ProposeRevivalRequest, Revivals};
use app::revivals;
use domain::{IdeaId, RevivalId};

use crate::ideas::filter_of;
use crate::prelude::*;
use crate::reviews::idea_view;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_dormant_ideas)
        .service(list_waiting_revivals)
        .service(list_revivals)
        .service(propose_revival)
        .service(answer_revival);
}

/// List dormant ideas.
///
/// Those that were not selected, with why, and what would make them possible. The criteria of ideas apply; the
/// last deposited come first; `q` is sought in what was answered too. `include=total` counts them and those that were
/// taken up again.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas"])), params(IdeaQuery),
    responses((status = OK, body = DormantPage)))]
#[get("/dormant-ideas")]
async fn list_dormant_ideas(
    app: Data<App>,
    caller: Caller,
    query: Params<IdeaQuery>,
) -> Answer<Plain<DormantPage>> {
    let after = cursor(query.cursor.as_deref())?;
    let (limit, total) = (query.limit.clamp(1, LIMIT_MAX), query.include.is_some());
    let filter = filter_of(&query.0);
    let page = ((limit, after.as_ref()), total);
    let (slice, counts) = revivals::dormant(&app, &caller, filter, page).await?;
    let next = next(slice.next.as_ref());
    let tree = app.directory.organisations();
    let items = slice.rows.into_iter().map(|row| views::reviews::dormant(row, &caller, &tree));
    Ok(Plain(DormantPage {
        items: items.collect(),
        next,
        total: counts.map(|counts| counts.dormant),
        revived: counts.map(|counts| counts.revived),
    }))
}

/// List the proposals that wait for an answer.
///
/// The oldest first.
#[utoipa::path(tag = "ideas", security(("bearer" = ["decide_idea"])),
    responses((status = OK, body = Revivals)))]
#[get("/revivals")]
async fn list_waiting_revivals(app: Data<App>, caller: Caller) -> Answer<Plain<Revivals>> {
    let proposals = revivals::waiting(&app, &caller).await?;
    Ok(Plain(views::reviews::revivals(&app, &caller, proposals)))
}

/// List the proposals to take an idea up again.
///
/// With what was answered, the newest first. One by which the idea left a challenge says what it was answered there.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas"])),
    params(("id" = IdeaId, Path)), responses((status = OK, body = Revivals)))]
#[get("/ideas/{id}/revivals")]
async fn list_revivals(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
) -> Answer<Plain<Revivals>> {
    let proposals = revivals::about(&app, &caller, *id).await?;
    Ok(Plain(views::reviews::revivals(&app, &caller, proposals)))
}

/// Propose to take a dormant idea up again.
///
/// Anyone may, with a why, and perhaps for an open challenge. One proposal at a time.
#[utoipa::path(tag = "ideas", security(("bearer" = ["propose_revival"])),
    params(("id" = IdeaId, Path), IdempotencyKey), request_body = ProposeRevivalRequest, responses(
    (status = CREATED, body = Revivals),
    (status = CONFLICT, body = Problem,
        description = "The idea does not sleep, or somebody proposed it already.",
        content_type = "application/problem+json"),
))]
#[post("/ideas/{id}/revivals")]
async fn propose_revival(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    key: Key,
    body: Body<ProposeRevivalRequest>,
) -> Answer<Created<Revivals>> {
    let once = key.once(&app, &caller, "propose_revival", &(&*id, &body.0));
    let new = (*id, body.parse()?, body.challenge_id);
    revivals::propose(&app, &caller, new, &once).await?;
    let proposals = revivals::about(&app, &caller, *id).await?;
    let view = views::reviews::revivals(&app, &caller, proposals);
    Ok(Created::immutable(format!("/api/v1/ideas/{id}/revivals"), view))
}

/// Answer a proposal to take an idea up again.
///
/// `If-Match` carries the version of the idea. Accepted, it is deposited anew, with its votes and its history, in
/// the challenge it is proposed for, or else its own, when that still takes ideas; by itself otherwise. The challenge
/// that it leaves keeps the answer it had there.
#[utoipa::path(tag = "ideas", security(("bearer" = ["decide_idea"])),
    params(("id" = RevivalId, Path), IfMatch), request_body = AnswerRevivalRequest, responses(
    (status = OK, body = IdeaView),
    (status = CONFLICT, body = Problem, description = "It was answered already.",
        content_type = "application/problem+json"),
))]
#[post("/revivals/{id}/answers")]
async fn answer_revival(
    app: Data<App>,
    caller: Caller,
    id: Path<RevivalId>,
    seen: Seen,
    body: Body<AnswerRevivalRequest>,
) -> Answer<Versioned<IdeaView>> {
    let answer = (body.outcome, body.parse()?, body.pitched_on);
    let idea = revivals::answer(&app, &caller, (*id, seen.0), answer).await?;
    Ok(idea_view(&app, &caller, idea).await?)
}
