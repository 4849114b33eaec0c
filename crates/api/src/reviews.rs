//! Reading answers with criteria, and deciding at scale.

use api_types::idea::IdeaView;
use api_types::review::{
    AnswersToMark, DecideIdeaRequest, DecisionBatchRequest, DecisionQueue, PrepareDecisionsRequest,
    PreparedBatch, PublishedBatch, QueueQuery, ReviewNoteRequest, ReviewView, ScorecardRequest,
};
use app::decisions::{self, BatchLine};
use app::reviews::{self, Sending};
use app::{App, Failure};
use domain::IdeaId;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(read_review)
        .service(save_scorecard)
        .service(post_review_note)
        .service(list_answers_to_mark)
        .service(read_decision_queue)
        .service(prepare_decision)
        .service(discard_prepared_decision)
        .service(prepare_decisions)
        .service(publish_decisions);
}

async fn view(app: &App, caller: &Caller, id: IdeaId) -> Result<ReviewView, Failure> {
    Ok(views::reviews::review(app, reviews::read(app, caller, id).await?))
}

/// Read the review of an idea.
///
/// For the experts of its challenge and those who decide; never for its author. An expert reads the marks of the
/// others once theirs are sent. A masked author who is one of the experts reads their own card alone.
#[utoipa::path(tag = "reviews", security(("bearer" = ["score_answers"])),
    params(("id" = IdeaId, Path)), responses((status = OK, body = ReviewView)))]
#[get("/ideas/{id}/review")]
async fn read_review(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
) -> Answer<Plain<ReviewView>> {
    Ok(Plain(view(&app, &caller, *id).await?))
}

/// Keep one's marks, or send them.
///
/// `If-Match` carries the version of one's own card, `"0"` when there is none yet. Sent, they stay. A masked author who
/// is one of the experts sends a conflict, and nothing else.
#[utoipa::path(tag = "reviews", security(("bearer" = ["score_answers"])),
    params(("id" = IdeaId, Path), IfMatch), request_body = ScorecardRequest, responses(
    (status = OK, body = ReviewView),
    (status = CONFLICT, body = Problem, description = "The marks were sent, or the idea is decided.",
        content_type = "application/problem+json"),
))]
#[put("/ideas/{id}/scorecard")]
async fn save_scorecard(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    seen: Seen,
    body: Body<ScorecardRequest>,
) -> Answer<Versioned<ReviewView>> {
    let send = if body.submit { Sending::Now } else { Sending::Later };
    reviews::score(&app, &caller, (*id, seen.0), (body.parse()?, send)).await?;
    let view = view(&app, &caller, *id).await?;
    let version = view.own.as_ref().map_or(0, |own| own.version);
    Ok(Versioned(version, view))
}

/// Tell the other reviewers something.
///
/// Neither the author nor anybody else reads it.
#[utoipa::path(tag = "reviews", security(("bearer" = ["score_answers"])),
    params(("id" = IdeaId, Path), IdempotencyKey), request_body = ReviewNoteRequest,
    responses((status = CREATED, body = ReviewView)))]
#[post("/ideas/{id}/review-notes")]
async fn post_review_note(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    key: Key,
    body: Body<ReviewNoteRequest>,
) -> Answer<Created<ReviewView>> {
    let once = key.once(&app, &caller, "post_review_note", &(&*id, &body.0));
    reviews::note(&app, &caller, (*id, body.parse()?), &once).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Created::immutable(format!("/api/v1/ideas/{id}/review"), view))
}

/// List what is left for the caller to mark.
///
/// The answers of the challenges that invited them as an expert, until each has its answer. Those whose promise ends
/// first before the others.
#[utoipa::path(tag = "reviews", security(("bearer" = ["score_answers"])),
    responses((status = OK, body = AnswersToMark)))]
#[get("/answers-to-mark")]
async fn list_answers_to_mark(app: Data<App>, caller: Caller) -> Answer<Plain<AnswersToMark>> {
    let marking = reviews::to_mark(&app, &caller).await?;
    Ok(Plain(views::reviews::to_mark(&app, &caller, marking)))
}

/// Read what waits for an answer.
///
/// Those whose promise ends first before the others. Everything for an administrator; what a delegate was lent; the
/// answers of their own challenges for whoever is in charge of some.
#[utoipa::path(tag = "reviews", security(("bearer" = ["decide_idea"]), ("bearer" = ["edit_challenge"])),
    params(QueueQuery), responses((status = OK, body = DecisionQueue)))]
#[get("/decision-queue")]
async fn read_decision_queue(
    app: Data<App>,
    caller: Caller,
    query: Params<QueueQuery>,
) -> Answer<Plain<DecisionQueue>> {
    let after = cursor(query.cursor.as_deref())?;
    let asked = (query.challenge_id, after.as_ref());
    let queue = decisions::queue(&app, &caller, asked).await?;
    Ok(Plain(views::reviews::queue(&app, &caller, queue)))
}

/// Prepare the decision of an idea.
///
/// Nobody but those who decide sees it until it is published. `If-Match` carries the version of what was prepared
/// before, `"0"` when nothing was.
#[utoipa::path(tag = "reviews", security(("bearer" = ["decide_idea"]), ("bearer" = ["edit_challenge"])),
    params(("id" = IdeaId, Path), IfMatch), request_body = DecideIdeaRequest, responses(
    (status = NO_CONTENT),
    (status = CONFLICT, body = Problem, description = "The idea is decided or withdrawn.",
        content_type = "application/problem+json"),
))]
#[put("/ideas/{id}/prepared-decision")]
async fn prepare_decision(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    seen: Seen,
    body: Body<DecideIdeaRequest>,
) -> Answer<Nothing> {
    decisions::prepare(&app, &caller, (*id, seen.0), body.parse()?).await?;
    Ok(Nothing)
}

/// Throw away the decision prepared for an idea.
///
/// The idea waits for its answer as before.
#[utoipa::path(tag = "reviews", security(("bearer" = ["decide_idea"]), ("bearer" = ["edit_challenge"])),
    params(("id" = IdeaId, Path), IfMatch), responses((status = NO_CONTENT)))]
#[delete("/ideas/{id}/prepared-decision")]
async fn discard_prepared_decision(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    seen: Seen,
) -> Answer<Nothing> {
    decisions::forget(&app, &caller, (*id, seen.0)).await?;
    Ok(Nothing)
}

/// Prepare one answer for several ideas.
///
/// For all of them, or for none: then `errors` names each faulty line, `/items/3`, with its reason.
#[utoipa::path(tag = "reviews", security(("bearer" = ["decide_idea"]), ("bearer" = ["edit_challenge"])),
    request_body = PrepareDecisionsRequest, responses(
    (status = OK, body = PreparedBatch),
    (status = CONFLICT, body = Problem, description = "Some lines are faulty: nothing was prepared.",
        content_type = "application/problem+json"),
))]
#[post("/prepared-decision-batches")]
async fn prepare_decisions(
    app: Data<App>,
    caller: Caller,
    body: Body<PrepareDecisionsRequest>,
) -> Answer<Plain<PreparedBatch>> {
    let answer = body.parse()?;
    let lines = lines(&body.items);
    decisions::prepare_all(&app, &caller, &lines, &answer).await?;
    Ok(Plain(PreparedBatch { prepared: u32::try_from(lines.len()).unwrap_or(u32::MAX) }))
}

fn lines(asked: &[api_types::review::BatchLine]) -> Vec<BatchLine> {
    let line = |line: &api_types::review::BatchLine| BatchLine {
        idea: line.idea_id,
        prepared: line.prepared_version,
    };
    asked.iter().map(line).collect()
}

/// Publish prepared decisions together.
///
/// All of them, or none: then `errors` names each faulty line, `/items/3`, with its reason.
#[utoipa::path(tag = "reviews", security(("bearer" = ["decide_idea"]), ("bearer" = ["edit_challenge"])),
    request_body = DecisionBatchRequest, responses(
    (status = OK, body = PublishedBatch),
    (status = CONFLICT, body = Problem, description = "Some lines are faulty: nothing was published.",
        content_type = "application/problem+json"),
))]
#[post("/decision-batches")]
async fn publish_decisions(
    app: Data<App>,
    caller: Caller,
    body: Body<DecisionBatchRequest>,
) -> Answer<Plain<PublishedBatch>> {
    body.parse()?;
    let lines = lines(&body.items);
    decisions::publish(&app, &caller, &lines).await?;
    Ok(Plain(PublishedBatch { published: u32::try_from(lines.len()).unwrap_or(u32::MAX) }))
}

/// What an idea is once it was decided, linked or revived.
pub(crate) async fn idea_view(
    app: &App,
    caller: &Caller,
    id: IdeaId,
) -> Result<Versioned<IdeaView>, Failure> {
    let page = app::ideas::read(app, caller, id).await?;
    let view = views::ideas::idea(app, caller, page);
    Ok(Versioned(view.version, view))
}
