//! « Un réseau à votre service »: people who agree to be found, and the mailbox of each body.

mod vcard;

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_TYPE;
use api_types::directory::{
    CardSummary, CardView, DirectoryFacets, DirectoryQuery, KeepCardRequest, ReferentCounts,
    SetMailboxRequest,
};
use api_types::page::{LIMIT_MAX, Page};
use api_types::people::OrganisationView;
use app::{Failure, cards};
use domain::{OrganisationId, UserId};
use persistence::directory::DirectoryFilter;

use crate::prelude::*;
use crate::routes::State;
use crate::views;
use crate::views::people::organisation_view;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_directory)
        .service(count_directory)
        .service(read_referent_counts)
        .service(read_card)
        .service(read_vcard)
        .service(keep_card)
        .service(erase_card)
        .service(set_mailbox);
}

async fn view(app: &App, caller: &Caller, id: UserId) -> Result<CardView, Failure> {
    let reading = cards::read(app, caller, id).await?;
    Ok(views::directory::card(app, caller, reading))
}

/// What the directory is narrowed by.
fn filter_of(app: &App, query: DirectoryQuery) -> DirectoryFilter {
    let DirectoryQuery { q, role, organisation_id, limit: _, cursor: _, include: _ } = query;
    DirectoryFilter {
        words: q.map(|words| cards::sought(app, &words)).unwrap_or_default(),
        role,
        // Whoever asks: the use case says who.
        sight: None,
        organisation: organisation_id,
        read: None,
    }
}

/// List people who agree to be found, by name.
///
/// By what one says that one seeks (a name, a body, a site, what they know, what they may be called for, what they are), by
/// what they are, by their body; `holder` finds those who are called about a practice of
/// the Store that the caller may see. Criteria add up; the address of nobody is shown, and their
/// telephone when they give it.
#[utoipa::path(tag = "people", security(("bearer" = ["read_directory"])), params(DirectoryQuery),
    responses((status = OK, body = Page<CardSummary>)))]
#[get("/directory")]
async fn list_directory(
    app: Data<App>,
    caller: Caller,
    query: Params<DirectoryQuery>,
) -> Answer<Plain<Page<CardSummary>>> {
    let after = cursor(query.cursor.as_deref())?;
    let DirectoryQuery { limit, include, .. } = query.0;
    let filter = filter_of(&app, query.0);
    let page = (limit.clamp(1, LIMIT_MAX), after.as_ref());
    let (slice, total) = cards::list(&app, &caller, (&filter, include.is_some()), page).await?;
    let next = next(slice.next.as_ref());
    let tree = app.directory.organisations();
    let items = slice.rows.iter().map(|row| views::directory::summary(row, &tree)).collect();
    Ok(Plain(Page { items, next, total }))
}

/// Count people who agree to be found, by body.
///
/// The criteria of `GET /directory`; `limit`, `cursor` and `include` are not looked at. Each body has the number of people
/// that it would leave, when the other criteria stay as they are.
#[utoipa::path(tag = "people", security(("bearer" = ["read_directory"])), params(DirectoryQuery),
    responses((status = OK, body = DirectoryFacets)))]
#[get("/directory-facets")]
async fn count_directory(
    app: Data<App>,
    caller: Caller,
    query: Params<DirectoryQuery>,
) -> Answer<Plain<DirectoryFacets>> {
    // Not looked at, but not nonsense either: a list would refuse it.
    cursor(query.0.cursor.as_deref())?;
    let counted = cards::by_body(&app, &caller, &filter_of(&app, query.0)).await?;
    Ok(Plain(views::directory::facets(counted)))
}

/// Read how many referents each body has, and on which sites.
///
/// A body that has none is absent: the network is to have one everywhere. Sites are those that referents who agree to be
/// found say that they work on. Nobody is named.
#[utoipa::path(tag = "people", security(("bearer" = ["read_directory"])),
    responses((status = OK, body = ReferentCounts)))]
#[get("/referent-counts")]
async fn read_referent_counts(app: Data<App>, caller: Caller) -> Answer<Plain<ReferentCounts>> {
    let covered = cards::coverage(&app, &caller).await?.into_iter();
    Ok(Plain(ReferentCounts { items: covered.map(views::directory::covered).collect() }))
}

/// Read the card of a person.
///
/// Of one who agrees to be found; one's own always. With what they did under their name.
#[utoipa::path(tag = "people", security(("bearer" = ["read_directory"])),
    params(("id" = UserId, Path)), responses((status = OK, body = CardView)))]
#[get("/directory/{id}")]
async fn read_card(
    app: Data<App>,
    caller: Caller,
    id: Path<UserId>,
) -> Answer<Versioned<CardView>> {
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Take the card of a person along.
///
/// For one's address book (vCard 3.0): their name and their body, what they know, their telephone when they give it, the
/// mailbox of their body; never their own address. Of one who agrees to be found.
#[utoipa::path(tag = "people", security(("bearer" = ["read_directory"])),
    params(("id" = UserId, Path)), responses((status = OK, description = "The card.", body = String,
        content_type = "text/vcard")))]
#[get("/directory/{id}/vcard")]
async fn read_vcard(
    app: Data<App>,
    state: Data<State>,
    caller: Caller,
    id: Path<UserId>,
) -> Answer<HttpResponse> {
    let CardView { summary, visible, .. } = view(&app, &caller, *id).await?;
    // Whoever may correct a card that is hidden does not take it along.
    if !visible && *id != caller.id {
        return Err(Failure::NotFound("card").into());
    }
    let base = state.settings.public_url.trim_end_matches('/');
    let text = vcard::vcard(&summary, base);
    Ok(HttpResponse::Ok().insert_header((CONTENT_TYPE, "text/vcard; charset=utf-8")).body(text))
}

/// Keep the card of a person.
///
/// One's own, or as an administrator: then nobody is made visible who was not. The whole content is sent.
#[utoipa::path(tag = "people", security(("bearer" = ["keep_card"])),
    params(("id" = UserId, Path), IfMatch), request_body = KeepCardRequest,
    responses((status = OK, body = CardView)))]
#[put("/directory/{id}")]
async fn keep_card(
    app: Data<App>,
    caller: Caller,
    id: Path<UserId>,
    seen: Seen,
    body: Body<KeepCardRequest>,
) -> Answer<Versioned<CardView>> {
    cards::keep(&app, &caller, (*id, seen.0), body.content.parse()?).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Erase the card of a person.
///
/// One's own, or as an administrator: what they know, what they may be called for, their telephone. They are found no
/// more. Also of an account that is closed; erased already, it changes nothing.
#[utoipa::path(tag = "people", security(("bearer" = ["keep_card"])),
    params(("id" = UserId, Path)), responses((status = NO_CONTENT)))]
#[delete("/directory/{id}")]
async fn erase_card(app: Data<App>, caller: Caller, id: Path<UserId>) -> Answer<Nothing> {
    cards::erase(&app, &caller, *id).await?;
    Ok(Nothing)
}

/// Keep the mailbox of a body.
///
/// Where one writes to those who look after innovation there, whoever they are. An empty one takes it away.
#[utoipa::path(tag = "people", security(("bearer" = ["edit_mailboxes"])),
    params(("id" = OrganisationId, Path), IfMatch), request_body = SetMailboxRequest,
    responses((status = OK, body = OrganisationView)))]
#[put("/organisations/{id}/mailbox")]
async fn set_mailbox(
    app: Data<App>,
    caller: Caller,
    id: Path<OrganisationId>,
    seen: Seen,
    body: Body<SetMailboxRequest>,
) -> Answer<Versioned<OrganisationView>> {
    let body = cards::set_mailbox(&app, &caller, (*id, seen.0), body.parse()?).await?;
    Ok(Versioned(body.version, organisation_view(&body, &caller)))
}
