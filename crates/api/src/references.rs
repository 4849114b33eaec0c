//! The normed lists, for administrators; what a body adds to them, for those who keep it.

use std::collections::BTreeMap;

use api_types::history::History;
use api_types::reference::{
    AddReferenceRequest, ArrangeReferencesRequest, ChangeReferenceRequest, KeptReference,
    ReferenceListView,
};
use app::OrganisationTree;
use app::references::{self, KeptList};
use domain::OrganisationId;
use domain::reference::{NormedList, ReferenceCode, ReferenceItem, ReferenceList};
use persistence::Stored;

use crate::prelude::*;
use crate::views;
use crate::views::people::organisation_ref;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(read_reference_list)
        .service(read_reference_history)
        .service(add_reference)
        .service(change_reference)
        .service(arrange_references)
        .service(read_body_reference_list)
        .service(add_body_reference)
        .service(change_body_reference);
}

fn view(app: &App, (kept, uses): KeptList) -> Versioned<ReferenceListView> {
    let Stored { value, version } = kept;
    let tree = app.directory.organisations();
    let items = value.kept().map(|item| kept_item(item, &uses, &tree)).collect();
    let list = NormedList::list(&value);
    let active_max = list.active_max().and_then(|max| u32::try_from(max).ok());
    Versioned(version, ReferenceListView { list, items, active_max, version })
}

fn kept_item(
    item: &ReferenceItem,
    uses: &BTreeMap<String, u64>,
    tree: &OrganisationTree,
) -> KeptReference {
    let ReferenceItem { code, parent, label_fr, label_en, active, organisation, .. } = item;
    KeptReference {
        code: code.clone(),
        parent: parent.clone(),
        label_fr: label_fr.clone(),
        label_en: label_en.clone(),
        definition_fr: item.definition_fr.clone(),
        definition_en: item.definition_en.clone(),
        active: *active,
        uses: uses.get(code.as_str()).copied().unwrap_or(0),
        organisation: organisation.map(|body| organisation_ref(tree, body)),
    }
}

/// Read one list, to keep it.
///
/// Its values, retired ones too, each with how many objects bear it.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_references"])),
    params(("list" = ReferenceList, Path)), responses((status = OK, body = ReferenceListView)))]
#[get("/references/{list}")]
async fn read_reference_list(
    app: Data<App>,
    caller: Caller,
    list: Path<ReferenceList>,
) -> Answer<Versioned<ReferenceListView>> {
    Ok(view(&app, references::read(&app, &caller, *list).await?))
}

/// Read what happened to one list.
///
/// The newest first.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_references"])),
    params(("list" = ReferenceList, Path)), responses((status = OK, body = History)))]
#[get("/references/{list}/history")]
async fn read_reference_history(
    app: Data<App>,
    caller: Caller,
    list: Path<ReferenceList>,
) -> Answer<Plain<History>> {
    let entries = references::history(&app, &caller, *list).await?;
    Ok(Plain(views::pocs::history(&app, entries).await?))
}

/// Add a value to a list.
///
/// At the end. Its code is made from its English words and never changes. At most six fields of innovation are
/// active at once.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_references"])),
    params(("list" = ReferenceList, Path), IdempotencyKey), request_body = AddReferenceRequest, responses(
    (status = CREATED, body = ReferenceListView),
    (status = CONFLICT, body = Problem, description = "As many values are active as may be.",
        content_type = "application/problem+json"),
))]
#[post("/references/{list}/items")]
async fn add_reference(
    app: Data<App>,
    caller: Caller,
    list: Path<ReferenceList>,
    key: Key,
    body: Body<AddReferenceRequest>,
) -> Answer<Created<ReferenceListView>> {
    let words = body.parse()?;
    let once = key.once(&app, &caller, &format!("add_reference {list}"), &body.0);
    let kept = references::add(&app, &caller, (*list, words), &once).await?;
    let Versioned(version, view) = view(&app, kept);
    Ok(Created::new(format!("/api/v1/references/{list}"), version, view))
}

/// Rename a value of a list, retire it or bring it back.
///
/// What bears it keeps it: nothing is deleted. The last value that something mandatory draws on stays. What one body
/// added becomes everybody's when it is `shared`, and stays so.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_references"])),
    params(("list" = ReferenceList, Path), ("code" = String, Path), IfMatch),
    request_body = ChangeReferenceRequest, responses(
    (status = OK, body = ReferenceListView),
    (status = CONFLICT, body = Problem,
        description = "As many values are active as may be, or this one is needed.",
        content_type = "application/problem+json"),
))]
#[put("/references/{list}/items/{code}")]
async fn change_reference(
    app: Data<App>,
    caller: Caller,
    path: Path<(ReferenceList, String)>,
    seen: Seen,
    body: Body<ChangeReferenceRequest>,
) -> Answer<Versioned<ReferenceListView>> {
    let (list, code) = path.into_inner();
    let change = (&ReferenceCode(code), body.parse()?, body.active, body.shared);
    Ok(view(&app, references::change(&app, &caller, (list, seen.0), change).await?))
}

/// Put the values of a list in another order.
///
/// Every value of the list, once, in the order in which it is to be read.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_references"])),
    params(("list" = ReferenceList, Path), IfMatch), request_body = ArrangeReferencesRequest,
    responses((status = OK, body = ReferenceListView)))]
#[put("/references/{list}/order")]
async fn arrange_references(
    app: Data<App>,
    caller: Caller,
    list: Path<ReferenceList>,
    seen: Seen,
    body: Body<ArrangeReferencesRequest>,
) -> Answer<Versioned<ReferenceListView>> {
    let codes = &body.codes;
    Ok(view(&app, references::arrange(&app, &caller, (*list, seen.0), codes).await?))
}

/// Read what a body adds to one list.
///
/// Values that its agents choose besides those of everybody, each with how many objects bear it. Not of the lists that
/// the branch decides for all.
#[utoipa::path(tag = "administration", security(("bearer" = ["keep_organisations"])),
    params(("id" = OrganisationId, Path), ("list" = ReferenceList, Path)),
    responses((status = OK, body = ReferenceListView)))]
#[get("/organisations/{id}/references/{list}")]
async fn read_body_reference_list(
    app: Data<App>,
    caller: Caller,
    path: Path<(OrganisationId, ReferenceList)>,
) -> Answer<Versioned<ReferenceListView>> {
    let of = path.into_inner();
    Ok(view(&app, references::read_of_body(&app, &caller, of).await?))
}

/// Add a value to a list for the agents of one body.
///
/// They choose it from the next request on, and so does whoever keeps that body; others read it where it is borne.
/// Whoever was lent the administration of one body adds values for that body alone.
#[utoipa::path(tag = "administration", security(("bearer" = ["keep_organisations"])),
    params(("id" = OrganisationId, Path), ("list" = ReferenceList, Path), IdempotencyKey),
    request_body = AddReferenceRequest, responses((status = CREATED, body = ReferenceListView)))]
#[post("/organisations/{id}/references/{list}/items")]
async fn add_body_reference(
    app: Data<App>,
    caller: Caller,
    path: Path<(OrganisationId, ReferenceList)>,
    key: Key,
    body: Body<AddReferenceRequest>,
) -> Answer<Created<ReferenceListView>> {
    let words = body.parse()?;
    let of = path.into_inner();
    let (id, list) = of;
    let once = key.once(&app, &caller, &format!("add_body_reference {id} {list}"), &body.0);
    let kept = references::add_of_body(&app, &caller, (of, words), &once).await?;
    let Versioned(version, view) = view(&app, kept);
    let place = format!("/api/v1/organisations/{id}/references/{list}");
    Ok(Created::new(place, version, view))
}

/// Rename what a body added to a list, retire it or bring it back.
///
/// What bears it keeps it: nothing is deleted. `shared` is not looked at: whoever keeps the list for all says it
/// (`PUT /references/{list}/items/{code}`).
#[utoipa::path(tag = "administration", security(("bearer" = ["keep_organisations"])),
    params(("id" = OrganisationId, Path), ("list" = ReferenceList, Path), ("code" = String, Path), IfMatch),
    request_body = ChangeReferenceRequest, responses((status = OK, body = ReferenceListView)))]
#[put("/organisations/{id}/references/{list}/items/{code}")]
async fn change_body_reference(
    app: Data<App>,
    caller: Caller,
    path: Path<(OrganisationId, ReferenceList, String)>,
    seen: Seen,
    body: Body<ChangeReferenceRequest>,
) -> Answer<Versioned<ReferenceListView>> {
    let (id, list, code) = path.into_inner();
    let change = (&ReferenceCode(code), body.parse()?, body.active);
    let kept = references::change_of_body(&app, &caller, ((id, list), seen.0), change).await?;
    Ok(view(&app, kept))
}
