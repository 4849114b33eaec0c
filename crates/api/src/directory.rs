//! « Un réseau à votre service »: people who agree to be found, and the mailbox of each body.

use api_types::directory::{
    CardSummary, CardView, DirectoryQuery, KeepCardRequest, ReferentCountView, ReferentCounts,
    SetMailboxRequest,
};
use api_types::page::{LIMIT_MAX, Page};
use api_types::people::OrganisationView;
use app::{Failure, cards};
use domain::{OrganisationId, UserId};
use persistence::directory::DirectoryFilter;

use crate::prelude::*;
use crate::views;
use crate::views::people::organisation_view;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_directory)
        .service(read_referent_counts)
        .service(read_card)
        .service(keep_card)
        .service(erase_card)
        .service(set_mailbox);
}

async fn view(app: &App, caller: &Caller, id: UserId) -> Result<CardView, Failure> {
    let reading = cards::read(app, caller, id).await?;
    Ok(views::directory::card(app, caller, reading))
}

/// List people who agree to be found, by name.
///
/// By their name or what they know, what they are, their body. Criteria add up; the address of nobody is shown, and their
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
    let DirectoryQuery { q, role, organisation_id, limit, cursor: _, include } = query.0;
    let filter = DirectoryFilter {
        words: q.filter(|words| !words.trim().is_empty()),
        role,
        organisation: organisation_id,
    };
    let page = (limit.clamp(1, LIMIT_MAX), after.as_ref());
    let (slice, total) = cards::list(&app, &caller, (&filter, include.is_some()), page).await?;
    let next = next(slice.next.as_ref());
    let tree = app.directory.organisations();
    let items = slice.rows.iter().map(|row| views::directory::summary(row, &tree)).collect();
    Ok(Plain(Page { items, next, total }))
}

/// Read how many referents each body has.
///
/// A body that has none is absent: the network is to have one everywhere. Nobody is named.
#[utoipa::path(tag = "people", security(("bearer" = ["read_directory"])),
    responses((status = OK, body = ReferentCounts)))]
#[get("/referent-counts")]
async fn read_referent_counts(app: Data<App>, caller: Caller) -> Answer<Plain<ReferentCounts>> {
    let counts = cards::referents(&app, &caller).await?.into_iter();
    let one = |(organisation_id, referents)| ReferentCountView { organisation_id, referents };
    Ok(Plain(ReferentCounts { items: counts.map(one).collect() }))
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
