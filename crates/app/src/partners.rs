//! The register of outside partners: found by everybody, kept by administrators (R269, R270, R274).

use std::collections::BTreeMap;

use domain::access::acts::EditPartner;
use domain::access::{Actor, Permission};
use domain::partner::{Partner, PartnerContent, PartnerType};
use domain::{FieldCode, FieldError, OrganisationId, PartnerId};
use persistence::partners::{self, Meetings, PartnerFilter};
use persistence::{Cursor, Slice, Stored};
use uuid::Uuid;

use crate::{App, Failure, Once, Version, record, seen};

/// Partners that meet every criterion, by name; and how many in all, when `total`.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list(
    app: &App,
    actor: &Actor,
    (filter, total): (&PartnerFilter, bool),
    page: (u16, Option<&Cursor>),
) -> Result<(Slice<Stored<Partner>>, Option<u64>), Failure> {
    actor.require(Permission::ReadDirectory)?;
    // The agenda says whom one met.
    if filter.unmet.is_some() {
        actor.require(Permission::ReadEvents)?;
    }
    let read = actor.reached(Permission::ReadDirectory);
    let met = actor.reached(Permission::ReadEvents);
    let (from, filter) = (app.store.reader(), PartnerFilter { read, met, ..filter.clone() });
    let slice = partners::list(&from, &filter, page).await??;
    let total = if total { Some(partners::count(&from, &filter).await?) } else { None };
    Ok((slice, total))
}

/// How many partners of each type one works with, in the order of types, those of which there is none too.
///
/// # Errors
/// Denied.
pub async fn by_type(app: &App, actor: &Actor) -> Result<Vec<(PartnerType, u32)>, Failure> {
    actor.require(Permission::ReadDirectory)?;
    let read = actor.reached(Permission::ReadDirectory);
    let counts = partners::by_type(&app.store.reader(), read.as_ref()).await?;
    let of = |kind: &PartnerType| {
        let found = counts.iter().find(|(counted, _)| counted == kind);
        (*kind, found.map_or(0, |(_, partners)| *partners))
    };
    Ok(PartnerType::ALL.iter().map(of).collect())
}

/// A partner.
///
/// # Errors
/// Denied, or no such partner.
pub async fn read(app: &App, actor: &Actor, id: PartnerId) -> Result<Stored<Partner>, Failure> {
    actor.require(Permission::ReadDirectory)?;
    let partner = partners::find(&app.store.reader(), id).await?;
    let partner = partner.ok_or(Failure::NotFound("partner"))?;
    actor.require_on(Permission::ReadDirectory, &partner.value)?;
    Ok(partner)
}

/// How often one met these partners, at the events that the actor reads, for whoever reads the agenda (R261).
///
/// # Errors
/// Denied.
pub async fn meetings(
    app: &App,
    actor: &Actor,
    ids: &[PartnerId],
) -> Result<Option<BTreeMap<PartnerId, Meetings>>, Failure> {
    actor.require(Permission::ReadDirectory)?;
    if actor.require(Permission::ReadEvents).is_err() {
        return Ok(None);
    }
    let read = actor.reached(Permission::ReadEvents);
    let of = (ids, read.as_ref());
    Ok(Some(partners::meetings(&app.store.reader(), of, app.now()).await?))
}

/// Puts a partner on the register.
///
/// # Errors
/// Denied, or a body that is none.
pub async fn add(
    app: &App,
    actor: &Actor,
    content: PartnerContent,
    once: &Once,
) -> Result<PartnerId, Failure> {
    let now = app.now();
    let mut partner = Partner { id: PartnerId(Uuid::now_v7()), content };
    let fact = actor.may(EditPartner, &mut partner)?.add();
    check_body(app, partner.content.organisation)?;
    let tx = app.store.begin().await?;
    if let Some(id) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(PartnerId(id));
    }
    partners::insert(&tx, &partner).await?;
    once.made(&tx, partner.id.0, now).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    Ok(partner.id)
}

/// Replaces what the register says of a partner.
///
/// # Errors
/// Denied, no such partner, a body that is none, or [`Failure::EditConflict`].
pub async fn edit(
    app: &App,
    actor: &Actor,
    (id, version): (PartnerId, Version),
    content: PartnerContent,
) -> Result<(), Failure> {
    actor.require(Permission::ReadDirectory)?;
    let tx = app.store.begin().await?;
    let partner = partners::find(&tx, id).await?.ok_or(Failure::NotFound("partner"))?;
    let mut partner = seen(partner, version)?;
    let fact = actor.may(EditPartner, &mut partner.value)?.edit(content);
    // Whoever keeps those of one body gives none to another.
    let _ = actor.may(EditPartner, &mut partner.value)?;
    check_body(app, partner.value.content.organisation)?;
    partners::update(&tx, &partner).await?;
    record(&tx, Some(actor.id), app.now(), fact).await?;
    Ok(tx.commit().await?)
}

/// A partner is near to a body, never to a direction.
fn check_body(app: &App, id: Option<OrganisationId>) -> Result<(), Failure> {
    let Some(id) = id else { return Ok(()) };
    if app.directory.organisations().body_of(id) == Some(id) {
        return Ok(());
    }
    let pointer = "/content/organisation_id";
    Err(Failure::Invalid(vec![FieldError::new(pointer, FieldCode::UnknownValue)]))
}
