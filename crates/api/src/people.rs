//! Organisations, people, normed lists.

use api_types::history::History;
use api_types::people::{
    AddOrganisationRequest, ChangeOrganisationRequest, OrganisationView, Organisations, People,
    PeopleQuery,
};
use api_types::reference::{ReferenceView, References};
use app::organisations;
use domain::OrganisationId;
use domain::access::Permission;
use domain::reference::ReferenceItem;

use crate::prelude::*;
use crate::views;
use crate::views::people::{organisation_view, person_view};

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_organisations)
        .service(add_organisation)
        .service(change_organisation)
        .service(read_organisation_history)
        .service(list_people)
        .service(list_references);
}

/// List every organisation of the network.
///
/// A tree: branch, organisation, department; parents come before their children. Those that are closed are there too:
/// they name what belongs there, and nothing new may choose them.
#[utoipa::path(tag = "people", security(("bearer" = ["read_directory"])), responses(
    (status = OK, body = Organisations),
))]
#[get("/organisations")]
async fn list_organisations(app: Data<App>, caller: Caller) -> Answer<Plain<Organisations>> {
    // Whole for whoever reads a part of the directory: ideas, experiments and practices say where they stand. Only the
    // mailboxes are of the directory, and narrowed.
    caller.require(Permission::ReadDirectory).map_err(app::Failure::from)?;
    let tree = app.directory.organisations();
    let items = tree.all().iter().map(|one| organisation_view(one, &caller)).collect();
    Ok(Plain(Organisations { items }))
}

/// Add a body or a direction.
///
/// A body below the branch, a direction below a body. Its code is made from its name and never changes. Whoever was lent
/// the administration of one body adds directions of that body alone.
#[utoipa::path(tag = "administration", security(("bearer" = ["keep_organisations"])),
    params(IdempotencyKey), request_body = AddOrganisationRequest, responses(
    (status = CREATED, body = OrganisationView),
))]
#[post("/organisations")]
async fn add_organisation(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<AddOrganisationRequest>,
) -> Answer<Created<OrganisationView>> {
    let new = body.parse()?;
    let once = key.once(&app, &caller, "add_organisation", &body.0);
    let added = organisations::add(&app, &caller, new, &once).await?;
    let place = format!("/api/v1/organisations/{}", added.id);
    Ok(Created::new(place, added.version, organisation_view(&added, &caller)))
}

/// Rename a body or a direction, close it or open it again.
///
/// Nothing is deleted: what belongs there keeps it, under its name. It is offered no more from the next request on.
#[utoipa::path(tag = "administration", security(("bearer" = ["keep_organisations"])),
    params(("id" = OrganisationId, Path), IfMatch), request_body = ChangeOrganisationRequest,
    responses((status = OK, body = OrganisationView)))]
#[put("/organisations/{id}")]
async fn change_organisation(
    app: Data<App>,
    caller: Caller,
    id: Path<OrganisationId>,
    seen: Seen,
    body: Body<ChangeOrganisationRequest>,
) -> Answer<Versioned<OrganisationView>> {
    let change = body.parse()?;
    let kept = organisations::change(&app, &caller, (*id, seen.0), change).await?;
    Ok(Versioned(kept.version, organisation_view(&kept, &caller)))
}

/// Read what happened to a body or a direction.
///
/// The newest first.
#[utoipa::path(tag = "administration", security(("bearer" = ["keep_organisations"])),
    params(("id" = OrganisationId, Path)), responses((status = OK, body = History)))]
#[get("/organisations/{id}/history")]
async fn read_organisation_history(
    app: Data<App>,
    caller: Caller,
    id: Path<OrganisationId>,
) -> Answer<Plain<History>> {
    let entries = organisations::history(&app, &caller, *id).await?;
    Ok(Plain(views::pocs::history(&app, entries).await?))
}

/// Find people by the beginning of their name.
///
/// At most twenty, by name; the address of nobody is shown.
#[utoipa::path(tag = "people", security(("bearer" = ["read_directory"])), params(PeopleQuery), responses(
    (status = OK, body = People),
))]
#[get("/people")]
async fn list_people(
    app: Data<App>,
    caller: Caller,
    query: Params<PeopleQuery>,
) -> Answer<Plain<People>> {
    // Whole for whoever reads a part of the directory: teams, contacts and deciders are chosen among everybody, and a
    // name with its body is what every screen says of its author. Cards are narrowed.
    caller.require(Permission::ReadDirectory).map_err(app::Failure::from)?;
    let found = persistence::people::search(&app.store.reader(), &query.q, 20).await?;
    let tree = app.directory.organisations();
    Ok(Plain(People { items: found.iter().map(|person| person_view(person, &tree)).collect() }))
}

/// List every value of every normed list.
///
/// Domains and their sub-categories, fields of innovation, triggers, techniques, causes, objectives; what a body added
/// for its own agents is offered to them alone.
#[utoipa::path(tag = "people", security(("bearer" = [])), responses(
    (status = OK, body = References),
))]
#[get("/references")]
async fn list_references(app: Data<App>, caller: Caller) -> Plain<References> {
    let book = app.directory.references();
    let view = |item: &ReferenceItem| ReferenceView::of(item, item.is_offered_to(&caller));
    Plain(References { items: book.items().iter().map(view).collect() })
}
