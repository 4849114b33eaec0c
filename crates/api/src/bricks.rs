//! Bricks that are added at run time.

use api_types::brick::{
    AddBrickRequest, BrickSettingsView, BrickView, Bricks, ChangeBrickSettingsRequest,
    NativeBricks, PlaceBrickRequest, PlaceNativeBrickRequest, RenameBrickRequest,
    WriteBrickRequest,
};
use api_types::history::History;
use app::{Failure, bricks};
use domain::BrickId;
use domain::access::Brick;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_bricks)
        .service(read_brick)
        .service(add_brick)
        .service(rename_brick)
        .service(write_brick)
        .service(place_brick)
        .service(read_brick_settings)
        .service(change_brick_settings)
        .service(read_brick_history)
        .service(list_native_bricks)
        .service(place_native_brick);
}

async fn view(app: &App, caller: &Caller, id: BrickId) -> Answer<Versioned<BrickView>> {
    let found = bricks::read(app, caller, id).await?;
    let version = found.0.version;
    Ok(Versioned(version, views::bricks::brick(app, caller, found).await?))
}

/// List the bricks that were added.
///
/// Links to other tools and pages, in their order, among what the caller may read; the link that the button that
/// deposits an idea opens for them; and the order of the functions of the landing page. Those who keep a brick see it
/// hidden, those who manage it see it removed.
#[utoipa::path(tag = "home", security(("bearer" = [])), responses((status = OK, body = Bricks)))]
#[get("/bricks")]
async fn list_bricks(app: Data<App>, caller: Caller) -> Answer<Plain<Bricks>> {
    let known = bricks::list(&app, &caller).await?;
    Ok(Plain(views::bricks::bricks(&app, &caller, known).await?))
}

/// Read a brick that was added.
///
/// With its page, in both languages.
#[utoipa::path(tag = "home", security(("bearer" = ["read_bricks"])),
    params(("id" = BrickId, Path)), responses((status = OK, body = BrickView)))]
#[get("/bricks/{id}")]
async fn read_brick(
    app: Data<App>,
    caller: Caller,
    id: Path<BrickId>,
) -> Answer<Versioned<BrickView>> {
    view(&app, &caller, *id).await
}

/// Add a brick.
///
/// The last of all, in force at the next request of everybody. Its row of the matrix follows that of `links` until it is
/// changed. A link is `https`, to a machine that an administrator has named. Whoever manages bricks by a delegation for a
/// body adds them for its agents alone.
#[utoipa::path(tag = "administration", security(("bearer" = ["manage_bricks"])),
    params(IdempotencyKey), request_body = AddBrickRequest,
    responses((status = CREATED, body = BrickView)))]
#[post("/bricks")]
async fn add_brick(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<AddBrickRequest>,
) -> Answer<Created<BrickView>> {
    let (words, content, hidden) = body.parse()?;
    let new = ((words, body.words.organisation_ids.clone()), content, hidden);
    let once = key.once(&app, &caller, "add_brick", &body.0);
    let id = bricks::add(&app, &caller, new, &once).await?;
    let Versioned(version, view) = view(&app, &caller, id).await?;
    Ok(Created::new(format!("/api/v1/bricks/{id}"), version, view))
}

/// Rename a brick.
///
/// Its title and what it is for, in both languages; and for the agents of which bodies it is: the others find it nowhere,
/// but for those who keep it. Whoever manages it by a delegation for a body gives it to no other.
#[utoipa::path(tag = "administration", security(("bearer" = ["manage_bricks"])),
    params(("id" = BrickId, Path), IfMatch), request_body = RenameBrickRequest,
    responses((status = OK, body = BrickView)))]
#[put("/bricks/{id}")]
async fn rename_brick(
    app: Data<App>,
    caller: Caller,
    id: Path<BrickId>,
    seen: Seen,
    body: Body<RenameBrickRequest>,
) -> Answer<Versioned<BrickView>> {
    let face = (body.parse()?, body.0.organisation_ids);
    bricks::rename(&app, &caller, (*id, seen.0), face).await?;
    view(&app, &caller, *id).await
}

/// Write what is in a brick.
///
/// What its page says, or where its link leads: whoever may update it, its declared owner among them.
#[utoipa::path(tag = "administration", security(("bearer" = ["write_bricks"])),
    params(("id" = BrickId, Path), IfMatch), request_body = WriteBrickRequest,
    responses((status = OK, body = BrickView)))]
#[put("/bricks/{id}/content")]
async fn write_brick(
    app: Data<App>,
    caller: Caller,
    id: Path<BrickId>,
    seen: Seen,
    body: Body<WriteBrickRequest>,
) -> Answer<Versioned<BrickView>> {
    bricks::write(&app, &caller, (*id, seen.0), body.content.parse()?).await?;
    view(&app, &caller, *id).await
}

/// Show a brick, hide it, remove it, bring it back.
///
/// What is removed is kept, with its content and its row of the matrix, for whoever brings it back.
#[utoipa::path(tag = "administration", security(("bearer" = ["manage_bricks"])),
    params(("id" = BrickId, Path), IfMatch), request_body = PlaceBrickRequest,
    responses((status = OK, body = BrickView)))]
#[put("/bricks/{id}/state")]
async fn place_brick(
    app: Data<App>,
    caller: Caller,
    id: Path<BrickId>,
    seen: Seen,
    body: Body<PlaceBrickRequest>,
) -> Answer<Versioned<BrickView>> {
    bricks::place(&app, &caller, (*id, seen.0), body.state).await?;
    view(&app, &caller, *id).await
}

/// Read what is decided for all added bricks.
///
/// Their order, the machines that links may lead to, what the button that deposits an idea opens in each body.
#[utoipa::path(tag = "administration", security(("bearer" = ["write_bricks"])),
    responses((status = OK, body = BrickSettingsView)))]
#[get("/brick-settings")]
async fn read_brick_settings(
    app: Data<App>,
    caller: Caller,
) -> Answer<Versioned<BrickSettingsView>> {
    let kept = bricks::read_settings(&app, &caller).await?;
    Ok(Versioned(kept.version, views::bricks::settings(kept)))
}

/// Change what is decided for all added bricks.
///
/// Each machine by its public name, without a port; one that a link still leads to stays.
#[utoipa::path(tag = "administration", security(("bearer" = ["manage_bricks"])), params(IfMatch),
    request_body = ChangeBrickSettingsRequest, responses((status = OK, body = BrickSettingsView)))]
#[put("/brick-settings")]
async fn change_brick_settings(
    app: Data<App>,
    caller: Caller,
    seen: Seen,
    body: Body<ChangeBrickSettingsRequest>,
) -> Answer<Versioned<BrickSettingsView>> {
    let next = body.parse()?;
    let kept = bricks::change_settings(&app, &caller, (next, seen.0)).await?;
    Ok(Versioned(kept.version, views::bricks::settings(kept)))
}

/// Read what happened to the bricks that were added.
///
/// The newest first; to those that the caller manages, when these are not all.
#[utoipa::path(tag = "administration", security(("bearer" = ["manage_bricks"])),
    responses((status = OK, body = History)))]
#[get("/brick-settings/history")]
async fn read_brick_history(app: Data<App>, caller: Caller) -> Answer<Plain<History>> {
    let entries = bricks::history(&app, &caller).await?;
    Ok(Plain(views::pocs::history(&app, entries).await?))
}

/// List the native bricks.
///
/// The bricks that the portal was built with: who was declared to own each, on which day something last happened in it,
/// whether it is hidden, where it stands on the landing page. Every one for whoever writes in bricks of the whole branch;
/// those that are open to them for others.
#[utoipa::path(tag = "administration", security(("bearer" = [])),
    responses((status = OK, body = NativeBricks)))]
#[get("/native-bricks")]
async fn list_native_bricks(app: Data<App>, caller: Caller) -> Answer<Versioned<NativeBricks>> {
    native(&app, &caller).await
}

/// Hide a native brick, show it again, move it.
///
/// From the next request of everybody: what is hidden is refused to all but those who manage it, and is in no list, no
/// search, no menu of theirs. The doors, search and the administration are never hidden; the eleven functions of the
/// landing page move among themselves.
#[utoipa::path(tag = "administration",
    security(("bearer" = ["manage_news"]), ("bearer" = ["manage_events"]), ("bearer" = ["manage_directory"]), ("bearer" = ["manage_testimonials"]), ("bearer" = ["manage_key_figures"]), ("bearer" = ["manage_method_resources"]), ("bearer" = ["manage_newsletters"]), ("bearer" = ["manage_search"]), ("bearer" = ["manage_resource_requests"]), ("bearer" = ["manage_help_requests"]), ("bearer" = ["manage_expression"]), ("bearer" = ["manage_glossary"])),
    params(("brick" = Brick, Path), IfMatch), request_body = PlaceNativeBrickRequest,
    responses((status = OK, body = NativeBricks)))]
#[put("/native-bricks/{brick}")]
async fn place_native_brick(
    app: Data<App>,
    caller: Caller,
    brick: Path<String>,
    seen: Seen,
    body: Body<PlaceNativeBrickRequest>,
) -> Answer<Versioned<NativeBricks>> {
    let brick = Brick::from_code(&brick).ok_or(Failure::NotFound("brick"))?;
    let PlaceNativeBrickRequest { hidden, rank } = body.0;
    let place = (hidden, rank.map(usize::from));
    bricks::place_native(&app, &caller, (brick, seen.0), place).await?;
    native(&app, &caller).await
}

async fn native(app: &App, caller: &Caller) -> Answer<Versioned<NativeBricks>> {
    let reading = bricks::list_native(app, caller).await?;
    let version = reading.version;
    Ok(Versioned(version, views::bricks::native(app, reading).await?))
}
