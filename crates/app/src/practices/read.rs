//! Reading practices.

use domain::access::{Actor, Permission};
use domain::journal::Entry;
use domain::poc::Sight;
use domain::practice::{Practice, PracticeKind, Renewal};
use domain::reference::{ReferenceBook, ReferenceCode};
use domain::{OrganisationId, PracticeId};
use persistence::chain::PracticeKnot;
use persistence::practices::{PlaceRow, PracticeFilter, PracticeRecord, PracticeRow};
use persistence::{Cursor, Reads, Slice, Stored, journal, practices};

use super::actors::{self, PracticeActors};
use crate::chain::{self, Chain};
use crate::editorial::{ShownImage, image_for, images_among};
use crate::{App, Failure};

/// Most entries of a history that are told.
const HISTORY_MAX: u64 = 500;

/// A practice in a list, with its image when it is for the one who reads.
pub type PracticeLine = (PracticeRow, Option<ShownImage>);

/// A practice, with all that its page shows.
#[derive(Clone, Debug)]
pub struct PracticeReading {
    /// The practice.
    pub record: PracticeRecord,
    /// Its image, when it is for the one who reads.
    pub image: Option<ShownImage>,
    /// Where it comes from.
    pub chain: Chain,
    /// Who made it what it is.
    pub actors: PracticeActors,
}

/// Practices that meet every criterion, the newest first; and how many in all, when `total`.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list(
    app: &App,
    actor: &Actor,
    (filter, total): (&PracticeFilter, bool),
    page: (u16, Option<&Cursor>),
) -> Result<(Slice<PracticeLine>, Option<u64>), Failure> {
    actor.require(Permission::ReadPractices)?;
    let (from, filter) = (app.store.reader(), seen_by(actor, filter));
    let Slice { rows, next } = practices::list(&from, &filter, page).await??;
    let slice = Slice { rows: lines(&from, actor, rows).await?, next };
    let total = if total { Some(practices::count(&from, &filter).await?) } else { None };
    Ok((slice, total))
}

/// These practices, with the images that are for this person.
pub(crate) async fn lines(
    from: &impl Reads,
    actor: &Actor,
    rows: Vec<PracticeRow>,
) -> Result<Vec<PracticeLine>, Failure> {
    let mut images = images_among(from, actor, rows.iter().map(|row| (row.id, row.image))).await?;
    let line = |row: PracticeRow| {
        let image = images.remove(&row.id);
        (row, image)
    };
    Ok(rows.into_iter().map(line).collect())
}

/// How many practices each kind would leave, when the other criteria stay as they are (R232).
///
/// # Errors
/// Denied.
pub async fn by_kind(
    app: &App,
    actor: &Actor,
    filter: &PracticeFilter,
) -> Result<Vec<(PracticeKind, u64)>, Failure> {
    actor.require(Permission::ReadPractices)?;
    Ok(practices::by_kind(&app.store.reader(), &seen_by(actor, filter)).await?)
}

/// How many practices each domain would leave, when the other criteria stay as they are (R225).
///
/// # Errors
/// Denied.
pub async fn by_domain(
    app: &App,
    actor: &Actor,
    filter: &PracticeFilter,
) -> Result<Vec<(ReferenceCode, u64)>, Failure> {
    actor.require(Permission::ReadPractices)?;
    Ok(practices::by_domain(&app.store.reader(), &seen_by(actor, filter)).await?)
}

/// How many practices each great process would leave, when the other criteria stay as they are (R226).
///
/// # Errors
/// Denied.
pub async fn by_process(
    app: &App,
    actor: &Actor,
    filter: &PracticeFilter,
) -> Result<Vec<(ReferenceCode, u64)>, Failure> {
    actor.require(Permission::ReadPractices)?;
    Ok(practices::by_process(&app.store.reader(), &seen_by(actor, filter)).await?)
}

/// How many practices are to be done again, and everywhere, when the other criteria stay as they are (R296).
///
/// # Errors
/// Denied.
pub async fn by_renewal(
    app: &App,
    actor: &Actor,
    filter: &PracticeFilter,
) -> Result<Vec<(Renewal, u64)>, Failure> {
    actor.require(Permission::ReadPractices)?;
    Ok(practices::by_renewal(&app.store.reader(), &seen_by(actor, filter)).await?)
}

/// Where the practices that meet every criterion are taken up: how many reuses each body has, and the latest ones.
///
/// # Errors
/// Denied.
pub async fn places(
    app: &App,
    actor: &Actor,
    filter: &PracticeFilter,
) -> Result<(Vec<(OrganisationId, u64)>, Vec<PlaceRow>), Failure> {
    actor.require(Permission::ReadPractices)?;
    let (from, filter) = (app.store.reader(), seen_by(actor, filter));
    let counted = practices::by_body(&from, &filter).await?;
    Ok((counted, practices::latest_reuses(&from, &filter).await?))
}

/// The same criteria, of what this person may see (A28); out of the Store, of what they may change.
fn seen_by(actor: &Actor, filter: &PracticeFilter) -> PracticeFilter {
    let own = if filter.withdrawn { actor.reached(Permission::EditPractice) } else { None };
    PracticeFilter { own, sight: Some(Sight::of(actor)), ..filter.clone() }
}

/// A practice.
///
/// # Errors
/// Denied, or no such practice.
pub async fn read(app: &App, actor: &Actor, id: PracticeId) -> Result<PracticeReading, Failure> {
    let from = app.store.reader();
    let record = shown(&from, actor, id).await?;
    let parts = record.practice.value.parts();
    let knot = PracticeKnot {
        id,
        reference: parts.reference.clone(),
        title: parts.content.title.as_str().to_owned(),
        reuses: record.standing.reuses,
    };
    let chain = chain::from_practice(&from, actor, knot, (parts.poc, parts.idea)).await?;
    let actors = actors::of(&from, actor, (id, &chain)).await?;
    let practice = &record.practice.value;
    let keeps = actor.can(Permission::EditPractice, practice);
    let image = image_for(&from, actor, (practice.parts().content.image, keeps)).await?;
    Ok(PracticeReading { record, image, chain, actors })
}

/// A practice that this person may know of.
pub(super) async fn shown(
    from: &impl Reads,
    actor: &Actor,
    id: PracticeId,
) -> Result<PracticeRecord, Failure> {
    actor.require(Permission::ReadPractices)?;
    let record = practices::read(from, id).await?;
    let record = record
        .filter(|record| record.practice.value.is_shown_to(actor))
        .ok_or(Failure::NotFound("practice"))?;
    actor.require_on(Permission::ReadPractices, &record.practice.value)?;
    Ok(record)
}

/// The practice of this identifier, withdrawn or not, unless it is kept for others: whoever it is not kept for learns
/// nothing of it, not even that they may not change it.
pub(super) async fn known(
    from: &impl Reads,
    actor: &Actor,
    id: PracticeId,
) -> Result<Stored<Practice>, Failure> {
    let practice = practices::find(from, id).await?;
    let sight = Sight::of(actor);
    practice
        .filter(|practice| practice.value.is_seen_by(&sight))
        // What was never in the Store is not known to have been begun.
        .filter(|practice| !practice.value.parts().draft || practice.value.is_shown_to(actor))
        .ok_or(Failure::NotFound("practice"))
}

/// The lists as whoever changes this practice may choose in them: what it bears already may be chosen again, retired or
/// not. Whoever may not know of it learns nothing of what it bears.
///
/// # Errors
/// When the database fails.
pub async fn book(app: &App, actor: &Actor, id: PracticeId) -> Result<ReferenceBook, Failure> {
    let practice = practices::find(&app.store.reader(), id).await?;
    let sight = Sight::of(actor);
    let practice = practice.filter(|practice| practice.value.is_seen_by(&sight));
    let borne = practice.map(|practice| practice.value.parts().content.borne());
    Ok(app.directory.references().offered_to(actor).keeping(&borne.unwrap_or_default()))
}

/// What happened to a practice, the newest first.
///
/// # Errors
/// Denied, or no such practice.
pub async fn history(app: &App, actor: &Actor, id: PracticeId) -> Result<Vec<Entry>, Failure> {
    let from = app.store.reader();
    shown(&from, actor, id).await?;
    Ok(journal::about(&from, id.0, HISTORY_MAX).await?)
}
