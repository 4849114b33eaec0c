//! Ideas.

mod edits;
mod pledges;
mod potential;
mod promise;
mod receipt;
mod sight;

use api_types::expression::ReboundRequest;
use api_types::history::History;
use api_types::idea::{
    DecideIdeaRequest, DepositIdeaRequest, EditIdeaRequest, IdeaQuery, IdeaSort, IdeaSummary,
    IdeaView, VoteView, WithinCode,
};
use api_types::page::{LIMIT_MAX, Page};
use app::ideas::{IdeaSearch, NewIdea};
use app::votes::Support;
use app::{Failure, ideas, votes};
use domain::expression::{Target, tag_key};
use domain::{FieldCode, FieldError, IdeaId};
use persistence::ideas::{IdeaFilter, IdeaOrder, Within};
use persistence::rebounds::Rebound;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_ideas)
        .service(deposit_idea)
        .service(read_idea_history)
        .service(support_idea)
        .service(unsupport_idea)
        .service(decide_idea)
        .service(withdraw_idea)
        .service(sign_idea)
        .service(read_idea)
        .service(edit_idea)
        .configure(edits::configure)
        .configure(pledges::configure)
        .configure(potential::configure)
        .configure(promise::configure)
        .configure(receipt::configure)
        .configure(sight::configure);
}

async fn view(app: &App, caller: &Caller, id: IdeaId) -> Result<Versioned<IdeaView>, Failure> {
    let page = ideas::read(app, caller, id).await?;
    let view = views::ideas::idea(app, caller, page);
    Ok(Versioned(view.version, view))
}

/// List ideas.
///
/// Criteria add up; several statuses are alternatives. An anonymous idea never says whose it is, save to its own
/// author.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas"])), params(IdeaQuery),
    responses((status = OK, body = Page<IdeaSummary>)))]
#[get("/ideas")]
async fn list_ideas(
    app: Data<App>,
    caller: Caller,
    query: Params<IdeaQuery>,
) -> Answer<Plain<Page<IdeaSummary>>> {
    let after = cursor(query.cursor.as_deref())?;
    let search = search_of(&query.0);
    let page = (query.limit.clamp(1, LIMIT_MAX), after.as_ref());
    let (slice, total) = ideas::list(&app, &caller, search, page).await?;
    let next = next(slice.next.as_ref());
    let tree = app.directory.organisations();
    let items = slice.rows.into_iter().map(|row| views::ideas::summary(row, &caller, &tree));
    Ok(Plain(Page { items: items.collect(), next, total }))
}

/// What a query looks for.
pub(crate) fn search_of(query: &IdeaQuery) -> IdeaSearch {
    let order = match query.sort {
        IdeaSort::Newest => IdeaOrder::Newest,
        IdeaSort::Oldest => IdeaOrder::Oldest,
        IdeaSort::MostVoted => IdeaOrder::MostVoted,
        IdeaSort::MostCommented => IdeaOrder::MostCommented,
    };
    let (mine, total) = (query.mine, query.include.is_some());
    IdeaSearch { filter: filter_of(query), mine, order, total }
}

/// The criteria of a query.
pub(crate) fn filter_of(query: &IdeaQuery) -> IdeaFilter {
    let within = query.within.map(|within| match within {
        WithinCode::Challenge => Within::Challenge,
        WithinCode::Spontaneous => Within::Spontaneous,
    });
    IdeaFilter {
        words: query.q.clone().unwrap_or_default(),
        // Found by the use case, of those that sleep.
        answered: Vec::new(),
        statuses: query.status.0.clone(),
        domain: query.domain.clone(),
        subcategory: query.subcategory.clone(),
        innovation_field: query.innovation_field.clone(),
        form: query.form,
        origin: query.origin,
        within,
        ground: query.ground,
        high_potential: query.high_potential,
        since: query.since,
        until: query.until,
        challenge: query.challenge_id,
        organisation: query.organisation_id,
        department: query.department_id,
        tag: query.tag.as_deref().map(tag_key).filter(|tag| !tag.is_empty()),
        author: None,
        // What is kept for others, or that they do not read, is left out by the use case.
        hidden: Vec::new(),
        read: None,
    }
}

/// Read an idea.
///
/// With its texts, its files, the last decision, what became of it, and what the caller may do now.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas"])),
    params(("id" = IdeaId, Path)), responses((status = OK, body = IdeaView)))]
#[get("/ideas/{id}")]
async fn read_idea(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
) -> Answer<Versioned<IdeaView>> {
    Ok(view(&app, &caller, *id).await?)
}

/// What an idea rebounds from.
fn rebound(asked: Option<ReboundRequest>) -> Result<Option<Rebound>, Failure> {
    let Some(ReboundRequest { kind, id, comment_id }) = asked else { return Ok(None) };
    let unknown = || FieldError::new("/rebound_of", FieldCode::UnknownValue);
    let target = Target::of(kind, id).ok_or_else(unknown)?;
    Ok(Some(Rebound { target, comment: comment_id }))
}

/// Deposit an idea.
///
/// It is visible at once. Anonymous, nothing that is kept or shown leads to its author, who alone follows it under
/// `mine`. The draft it comes from is thrown away in the same movement.
#[utoipa::path(tag = "ideas", security(("bearer" = ["deposit_idea"])), params(IdempotencyKey),
    request_body = DepositIdeaRequest, responses(
    (status = CREATED, body = IdeaView),
    (status = CONFLICT, body = Problem,
        description = "The challenge takes no idea now: deposit it as spontaneous, without a challenge.",
        content_type = "application/problem+json"),
))]
#[post("/ideas")]
async fn deposit_idea(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<DepositIdeaRequest>,
) -> Answer<Created<IdeaView>> {
    let book = ideas::book_of_new(&app, &caller, body.anonymous);
    let content = body.content.parse("/content", &book)?;
    let once = key.once(&app, &caller, "deposit_idea", &body.0);
    let new = NewIdea {
        content,
        challenge: body.challenge_id,
        anonymous: body.anonymous,
        draft: body.draft_id,
        rebound: rebound(body.rebound_of)?,
        on_behalf_of: body.on_behalf_of,
    };
    let id = ideas::deposit(&app, &caller, &new, &once).await?;
    let Versioned(version, view) = view(&app, &caller, id).await?;
    Ok(Created::new(format!("/api/v1/ideas/{id}"), version, view))
}

/// Change an idea.
///
/// Its author until it is decided, an administrator at any time. The whole content is sent. A value of a list that it
/// bears already may be sent again, even when the list no longer proposes it.
#[utoipa::path(tag = "ideas", security(("bearer" = ["edit_idea"])),
    params(("id" = IdeaId, Path), IfMatch), request_body = EditIdeaRequest, responses(
    (status = OK, body = IdeaView),
    (status = CONFLICT, body = Problem, description = "The idea is decided or withdrawn.",
        content_type = "application/problem+json"),
))]
#[put("/ideas/{id}")]
async fn edit_idea(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    seen: Seen,
    body: Body<EditIdeaRequest>,
) -> Answer<Versioned<IdeaView>> {
    let content = body.content.parse("/content", &ideas::book(&app, &caller, *id).await?)?;
    ideas::edit(&app, &caller, (*id, seen.0), content).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Take an idea back.
///
/// Until it is decided. It is kept, with its history.
#[utoipa::path(tag = "ideas", security(("bearer" = ["withdraw_idea"])),
    params(("id" = IdeaId, Path), IfMatch), responses(
    (status = OK, body = IdeaView),
    (status = CONFLICT, body = Problem, description = "The idea is decided or withdrawn.",
        content_type = "application/problem+json"),
))]
#[post("/ideas/{id}/withdrawals")]
async fn withdraw_idea(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    seen: Seen,
) -> Answer<Versioned<IdeaView>> {
    ideas::withdraw(&app, &caller, (*id, seen.0)).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Step forward as the author of an anonymous idea.
///
/// Its author alone, recognised by their own request, and for good: from then on the idea has their name and their
/// body, whatever became of it. Their other anonymous ideas stay as they are, and so does what they answered masked.
#[utoipa::path(tag = "ideas", security(("bearer" = ["edit_idea"])),
    params(("id" = IdeaId, Path), IfMatch), responses(
    (status = OK, body = IdeaView),
    (status = CONFLICT, body = Problem, description = "The idea has its author's name already.",
        content_type = "application/problem+json"),
))]
#[post("/ideas/{id}/author")]
async fn sign_idea(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    seen: Seen,
) -> Answer<Versioned<IdeaView>> {
    ideas::sign(&app, &caller, (*id, seen.0)).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Decide what becomes of an idea.
///
/// The reason is never empty: everyone reads it, and the author is told, masked or not. Whoever is in charge of the
/// challenge that the idea answers may decide too.
#[utoipa::path(tag = "ideas", security(("bearer" = ["decide_idea"]), ("bearer" = ["edit_challenge"])),
    params(("id" = IdeaId, Path), IfMatch), request_body = DecideIdeaRequest, responses(
    (status = OK, body = IdeaView),
    (status = CONFLICT, body = Problem, description = "The idea is decided or withdrawn.",
        content_type = "application/problem+json"),
))]
#[post("/ideas/{id}/decisions")]
async fn decide_idea(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
    seen: Seen,
    body: Body<DecideIdeaRequest>,
) -> Answer<Versioned<IdeaView>> {
    ideas::decide(&app, &caller, (*id, seen.0), body.parse()?).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Support an idea.
///
/// Once, however often it is sent. A vote of participation: it never changes what becomes of the idea.
#[utoipa::path(tag = "ideas", security(("bearer" = ["vote_on_idea"])),
    params(("id" = IdeaId, Path)), responses(
    (status = OK, body = VoteView),
    (status = CONFLICT, body = Problem, description = "The idea was withdrawn or merged, or votes are closed.",
        content_type = "application/problem+json"),
    (status = UNPROCESSABLE_ENTITY, body = Problem, description = "It is the caller's own idea.",
        content_type = "application/problem+json"),
))]
#[put("/ideas/{id}/vote")]
async fn support_idea(app: Data<App>, caller: Caller, id: Path<IdeaId>) -> Answer<Plain<VoteView>> {
    Ok(Plain(vote(votes::support(&app, &caller, *id).await?)))
}

/// Take one's support back.
///
/// Nothing to take back is well too.
#[utoipa::path(tag = "ideas", security(("bearer" = ["vote_on_idea"])),
    params(("id" = IdeaId, Path)), responses(
    (status = OK, body = VoteView),
    (status = CONFLICT, body = Problem, description = "The idea was withdrawn or merged, or votes are closed.",
        content_type = "application/problem+json"),
))]
#[delete("/ideas/{id}/vote")]
async fn unsupport_idea(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
) -> Answer<Plain<VoteView>> {
    Ok(Plain(vote(votes::unsupport(&app, &caller, *id).await?)))
}

const fn vote(Support { voted, votes }: Support) -> VoteView {
    VoteView { voted, votes }
}

/// Read what happened to an idea.
///
/// The newest first. What its anonymous author did is told with the day only, and done by nobody.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas"])),
    params(("id" = IdeaId, Path)), responses((status = OK, body = History)))]
#[get("/ideas/{id}/history")]
async fn read_idea_history(
    app: Data<App>,
    caller: Caller,
    id: Path<IdeaId>,
) -> Answer<Plain<History>> {
    let rows = ideas::history(&app, &caller, *id).await?;
    Ok(Plain(views::ideas::history(rows, &app.directory.organisations())))
}
