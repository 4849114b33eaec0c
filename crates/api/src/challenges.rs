//! Challenges.

use api_types::challenge::{ChallengeQuery, ChallengeSummary, ChallengeView};
use api_types::page::{LIMIT_MAX, Page};
use app::challenges;
use domain::ChallengeId;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(list_challenges).service(read_challenge);
}

/// List challenges, the newest first.
///
/// `takes_ideas` says whether an idea may answer it now.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges"])), params(ChallengeQuery),
    responses((status = OK, body = Page<ChallengeSummary>)))]
#[get("/challenges")]
async fn list_challenges(
    app: Data<App>,
    caller: Caller,
    query: Params<ChallengeQuery>,
) -> Answer<Plain<Page<ChallengeSummary>>> {
    let after = cursor(query.cursor.as_deref())?;
    let ChallengeQuery { status, limit, cursor: _, include } = query.0;
    let page = (limit.clamp(1, LIMIT_MAX), after.as_ref());
    let page = (page, include.is_some());
    let (slice, total) = challenges::list(&app, &caller, &status.0, page).await?;
    let next = next(slice.next.as_ref());
    let (tree, now) = (app.directory.organisations(), app.now());
    let items = slice.rows.into_iter().map(|row| views::challenges::summary(row, now, &tree));
    Ok(Plain(Page { items: items.collect(), next, total }))
}

/// Read a challenge.
///
/// With its frame and its story.
#[utoipa::path(tag = "challenges", security(("bearer" = ["read_challenges"])),
    params(("id" = ChallengeId, Path)), responses((status = OK, body = ChallengeView)))]
#[get("/challenges/{id}")]
async fn read_challenge(
    app: Data<App>,
    caller: Caller,
    id: Path<ChallengeId>,
) -> Answer<Plain<ChallengeView>> {
    let row = challenges::read(&app, &caller, *id).await?;
    let tree = app.directory.organisations();
    Ok(Plain(views::challenges::challenge(row, app.now(), &tree)))
}
