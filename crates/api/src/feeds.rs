//! What other programs subscribe to: news, testimonials, method resources, the newsletter, the practices of the Store,
//! as Atom (RFC 4287); the agenda, as iCalendar (RFC 5545).

mod atom;
mod ics;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse};
use api_types::editorial::{FeedView, Feeds};
use app::Failure;
use app::editorial::{self, FeedAddress, FeedKind};
use domain::{EditorialId, OrganisationId, UserId};
use serde::Deserialize;

use crate::prelude::*;
use crate::problems::locale_of;
use crate::routes::State;
use crate::views::people::Names;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_feeds)
        .service(revoke_feeds)
        // Before the others, which any name would reach.
        .service(read_agenda_feed)
        .service(read_feed)
        .service(read_event_calendar);
}

/// List the feeds that one may subscribe to.
///
/// Each at an address of one's own, which needs no token: whoever holds it reads the feed, while the person may.
#[utoipa::path(tag = "editorial", security(("bearer" = ["read_news"]), ("bearer" = ["read_events"]), ("bearer" = ["read_testimonials"]), ("bearer" = ["read_method_resources"]), ("bearer" = ["read_newsletters"]), ("bearer" = ["read_practices"])),
    responses((status = OK, body = Feeds)))]
#[get("/feeds")]
async fn list_feeds(app: Data<App>, state: Data<State>, caller: Caller) -> Answer<Plain<Feeds>> {
    let base = state.settings.public_url.trim_end_matches('/');
    let view = |FeedAddress { kind, path }: FeedAddress| FeedView {
        brick: kind.brick(),
        address: format!("{base}{path}"),
    };
    let items = editorial::addresses(&app, &caller).await?.into_iter().map(view).collect();
    Ok(Plain(Feeds { items }))
}

/// Withdraw one's feed addresses.
///
/// They stop answering at once, wherever they went; `list_feeds` gives new ones.
#[utoipa::path(tag = "editorial", security(("bearer" = [])), responses((status = NO_CONTENT)))]
#[delete("/feeds")]
async fn revoke_feeds(app: Data<App>, caller: Caller) -> Answer<Nothing> {
    editorial::revoke_feeds(&app, &caller).await?;
    Ok(Nothing)
}

/// What makes the address of a feed one of ours.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct FeedQuery {
    /// What makes it one of ours.
    #[param(max_length = 64)]
    signature: String,
}

/// What makes the address of the agenda one of ours, and what of it one follows.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AgendaFeedQuery {
    /// What makes it one of ours.
    #[param(max_length = 64)]
    signature: String,
    /// Only what is of this body, and what is of the whole branch.
    #[serde(default)]
    organisation_id: Option<OrganisationId>,
}

/// Read the items of a brick as a feed.
///
/// News, testimonials, method resources, issues of the newsletter or practices that everybody may read: Atom (RFC 4287), the last fifty, at the address
/// that `list_feeds` gives. No token is needed: feed readers cannot sign in. The rights of the person whose address it
/// is are read each time.
#[utoipa::path(tag = "editorial", security(()), params(("account" = UserId, Path),
        ("feed" = String, Path, description = "`news`, `testimonials`, `method-resources`, `newsletters` or `practices`."),
        FeedQuery),
    responses((status = OK, description = "The feed.", body = String,
        content_type = "application/atom+xml")))]
#[get("/feeds/{account}/{feed}")]
async fn read_feed(
    app: Data<App>,
    state: Data<State>,
    request: HttpRequest,
    path: Path<(UserId, String)>,
    query: Params<FeedQuery>,
) -> Answer<HttpResponse> {
    let (account, feed) = path.into_inner();
    let kind = FeedKind::from_code(&feed).ok_or(Failure::NotFound("feed"))?;
    let base = state.settings.public_url.trim_end_matches('/');
    let around = (base, locale_of(&request), app.now());
    let text = if kind == FeedKind::Practices {
        let rows = editorial::practices_feed(&app, account, &query.signature).await?;
        atom::practices(&rows, around)
    } else {
        let feed = editorial::items_feed(&app, kind, (account, &query.signature)).await?;
        let authors = feed.items.iter().map(|item| item.parts().author);
        let names = Names::of(&app, &app.store.reader(), authors).await?;
        atom::feed(kind, (&feed.items, &names), around)
    };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/atom+xml; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "private, max-age=600"))
        .body(text))
}

/// Read the agenda as a calendar.
///
/// iCalendar (RFC 5545), from two months ago to a year ahead, at the address that `list_feeds` gives. No token is
/// needed: calendars cannot sign in. It holds what the person whose address it is may read now; with a body, only what is
/// of it and of the whole branch.
#[utoipa::path(tag = "editorial", security(()), params(("account" = UserId, Path), AgendaFeedQuery),
    responses((status = OK, description = "The calendar.", body = String,
        content_type = "text/calendar")))]
#[get("/feeds/{account}/agenda")]
async fn read_agenda_feed(
    app: Data<App>,
    state: Data<State>,
    request: HttpRequest,
    account: Path<UserId>,
    query: Params<AgendaFeedQuery>,
) -> Answer<HttpResponse> {
    let AgendaFeedQuery { signature, organisation_id } = query.0;
    let entries = editorial::agenda_feed(&app, *account, &signature, organisation_id).await?;
    let base = state.settings.public_url.trim_end_matches('/');
    let text = ics::calendar(&entries, (base, locale_of(&request), app.now()));
    Ok(calendar(text))
}

/// Read an event for one's own calendar.
///
/// iCalendar (RFC 5545), to be opened by whichever calendar one has: taken again, it replaces what was taken before. For
/// whoever registered for it, an event that was called off is cancelled there.
#[utoipa::path(tag = "editorial", security(("bearer" = ["read_events"])),
    params(("id" = EditorialId, Path)),
    responses((status = OK, description = "The event.", body = String,
        content_type = "text/calendar")))]
#[get("/events/{id}/calendar")]
async fn read_event_calendar(
    app: Data<App>,
    state: Data<State>,
    request: HttpRequest,
    caller: Caller,
    id: Path<EditorialId>,
) -> Answer<HttpResponse> {
    let entry = app::agenda::event(&app, &caller, *id).await?;
    let base = state.settings.public_url.trim_end_matches('/');
    let text = ics::calendar(&[entry], (base, locale_of(&request), app.now()));
    Ok(calendar(text))
}

fn calendar(text: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/calendar; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "private, max-age=600"))
        .body(text)
}
