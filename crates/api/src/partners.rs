//! The register of outside partners.

use std::collections::BTreeMap;

use api_types::page::{LIMIT_MAX, Page};
use api_types::partner::{
    PartnerCountView, PartnerCounts, PartnerMeetings, PartnerQuery, PartnerRequest,
    RegisteredPartner,
};
use app::{Failure, OrganisationTree, partners};
use domain::PartnerId;
use domain::access::{Actor, Permission};
use domain::civil::Zone;
use domain::partner::{Partner, PartnerContent};
use domain::text::ShortText;
use persistence::Stored;
use persistence::partners::{Meetings, PartnerFilter};

use crate::prelude::*;
use crate::views::people::organisation_ref;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_partners)
        .service(count_partners)
        .service(add_partner)
        .service(read_partner)
        .service(edit_partner);
}

/// How often one met each.
type Met = BTreeMap<PartnerId, Meetings>;

fn shown(
    partner: &Stored<Partner>,
    met: Option<&Met>,
    actor: &Actor,
    tree: &OrganisationTree,
) -> RegisteredPartner {
    let Stored { value, version } = partner;
    let PartnerContent { name, kind, place, organisation, site, note, active } = &value.content;
    RegisteredPartner {
        id: value.id,
        name: name.as_str().to_owned(),
        kind: *kind,
        place: place.as_ref().map(ShortText::as_str).map(str::to_owned),
        organisation: organisation.map(|id| organisation_ref(tree, id)),
        site: site.as_ref().map(|site| site.as_str().to_owned()),
        note: note.as_ref().map(|note| note.as_str().to_owned()),
        active: *active,
        meetings: met.map(|met| meetings(met.get(&value.id))),
        editable: actor.can(Permission::EditPartners, value),
        version: *version,
    }
}

fn meetings(met: Option<&Meetings>) -> PartnerMeetings {
    met.map_or_else(PartnerMeetings::default, |Meetings { last, in_a_year }| PartnerMeetings {
        last_on: Some(Zone::Paris.day(*last)),
        in_a_year: *in_a_year,
    })
}

async fn view(app: &App, caller: &Caller, id: PartnerId) -> Result<RegisteredPartner, Failure> {
    let partner = partners::read(app, caller, id).await?;
    let met = partners::meetings(app, caller, &[id]).await?;
    Ok(shown(&partner, met.as_ref(), caller, &app.directory.organisations()))
}

/// List outside partners, by name.
///
/// Those with whom one still works, or the others. Criteria add up.
#[utoipa::path(tag = "people", security(("bearer" = ["read_directory"])), params(PartnerQuery),
    responses((status = OK, body = Page<RegisteredPartner>)))]
#[get("/partners")]
async fn list_partners(
    app: Data<App>,
    caller: Caller,
    query: Params<PartnerQuery>,
) -> Answer<Plain<Page<RegisteredPartner>>> {
    let after = cursor(query.cursor.as_deref())?;
    let PartnerQuery { q, kind, organisation_id, active, unmet, limit, cursor: _, include } =
        query.0;
    let filter = PartnerFilter {
        words: q.filter(|words| !words.trim().is_empty()),
        kind,
        organisation: organisation_id,
        active,
        unmet: unmet.then(|| app.now()),
        // The use case says what whoever asks reads.
        met: None,
        read: None,
    };
    let page = (limit.clamp(1, LIMIT_MAX), after.as_ref());
    let (slice, total) = partners::list(&app, &caller, (&filter, include.is_some()), page).await?;
    let next = next(slice.next.as_ref());
    let tree = app.directory.organisations();
    let ids: Vec<PartnerId> = slice.rows.iter().map(|partner| partner.value.id).collect();
    let met = partners::meetings(&app, &caller, &ids).await?;
    let items =
        slice.rows.iter().map(|partner| shown(partner, met.as_ref(), &caller, &tree)).collect();
    Ok(Plain(Page { items, next, total }))
}

/// Count outside partners by type.
///
/// Those with whom one still works; every type is there.
#[utoipa::path(tag = "people", security(("bearer" = ["read_directory"])),
    responses((status = OK, body = PartnerCounts)))]
#[get("/partner-counts")]
async fn count_partners(app: Data<App>, caller: Caller) -> Answer<Plain<PartnerCounts>> {
    let counts = partners::by_type(&app, &caller).await?;
    let one = |(kind, count)| PartnerCountView { kind, count };
    Ok(Plain(PartnerCounts { items: counts.into_iter().map(one).collect() }))
}

/// Put an outside partner on the register.
///
/// For whoever may write in the directory.
#[utoipa::path(tag = "people", security(("bearer" = ["edit_partners"])), params(IdempotencyKey),
    request_body = PartnerRequest, responses((status = CREATED, body = RegisteredPartner)))]
#[post("/partners")]
async fn add_partner(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<PartnerRequest>,
) -> Answer<Created<RegisteredPartner>> {
    let content = body.content.parse()?;
    let once = key.once(&app, &caller, "add_partner", &body.0);
    let id = partners::add(&app, &caller, content, &once).await?;
    let view = view(&app, &caller, id).await?;
    Ok(Created::new(format!("/api/v1/partners/{id}"), view.version, view))
}

/// Read an outside partner.
///
/// One with whom nobody works any more too.
#[utoipa::path(tag = "people", security(("bearer" = ["read_directory"])),
    params(("id" = PartnerId, Path)), responses((status = OK, body = RegisteredPartner)))]
#[get("/partners/{id}")]
async fn read_partner(
    app: Data<App>,
    caller: Caller,
    id: Path<PartnerId>,
) -> Answer<Versioned<RegisteredPartner>> {
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}

/// Change what the register says of a partner.
///
/// The whole content is sent. One with whom nobody works any more is kept, and listed apart.
#[utoipa::path(tag = "people", security(("bearer" = ["edit_partners"])),
    params(("id" = PartnerId, Path), IfMatch), request_body = PartnerRequest,
    responses((status = OK, body = RegisteredPartner)))]
#[put("/partners/{id}")]
async fn edit_partner(
    app: Data<App>,
    caller: Caller,
    id: Path<PartnerId>,
    seen: Seen,
    body: Body<PartnerRequest>,
) -> Answer<Versioned<RegisteredPartner>> {
    partners::edit(&app, &caller, (*id, seen.0), body.content.parse()?).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.version, view))
}
