//! Organisations, people, normed lists.

use api_types::people::{Organisations, People, PeopleQuery};
use api_types::reference::{ReferenceView, References};
use domain::access::Permission;

use crate::prelude::*;
use crate::views::people::{organisation_view, person_view};

pub(crate) fn configure(config: &mut Registry) {
    config.service(list_organisations).service(list_people).service(list_references);
}

/// List every organisation of the network.
///
/// A tree: branch, organisation, department; parents come before their children.
#[utoipa::path(tag = "people", security(("bearer" = ["read_directory"])), responses(
    (status = OK, body = Organisations),
))]
#[get("/organisations")]
async fn list_organisations(app: Data<App>, caller: Caller) -> Answer<Plain<Organisations>> {
    caller.require(Permission::ReadDirectory).map_err(app::Failure::from)?;
    let tree = app.directory.organisations();
    Ok(Plain(Organisations { items: tree.all().iter().map(organisation_view).collect() }))
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
    caller.require(Permission::ReadDirectory).map_err(app::Failure::from)?;
    let found = persistence::people::search(&app.store.reader(), &query.q, 20).await?;
    let tree = app.directory.organisations();
    Ok(Plain(People { items: found.iter().map(|person| person_view(person, &tree)).collect() }))
}

/// List every value of every normed list.
///
/// Domains and their sub-categories, fields of innovation, triggers, techniques, causes, objectives.
#[utoipa::path(tag = "people", security(("bearer" = [])), responses(
    (status = OK, body = References),
))]
#[get("/references")]
async fn list_references(app: Data<App>, _caller: Caller) -> Plain<References> {
    let book = app.directory.references();
    Plain(References { items: book.items().iter().map(ReferenceView::from).collect() })
}
