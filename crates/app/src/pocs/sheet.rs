//! The summary sheet of an experiment: its main elements, for whoever may know of it (R129).

use domain::PocId;
use domain::access::{Actor, Permission};
use domain::poc::{Depth, Sight};
use persistence::pocs::{self, PocRecord};

use crate::{App, Failure};

/// A summary sheet, and whether the full record behind it opens for whoever asks (R130).
#[derive(Clone, Debug)]
pub struct PocSheet {
    /// The experiment.
    pub record: PocRecord,
    /// Whether they may read the record.
    pub opens: bool,
}

/// The summary sheet of an experiment.
///
/// # Errors
/// Denied, or no experiment that they may know of.
pub async fn sheet(app: &App, actor: &Actor, id: PocId) -> Result<PocSheet, Failure> {
    actor.require(Permission::ReadPocs)?;
    let record = pocs::read(&app.store.reader(), id).await?.ok_or(Failure::NotFound("poc"))?;
    let sight = Sight::of(actor);
    if !sight.sees(&record.poc.value, Depth::Sheet) {
        return Err(Failure::NotFound("poc"));
    }
    actor.require_on(Permission::ReadPocs, &record.poc.value)?;
    let opens = sight.sees(&record.poc.value, Depth::Record);
    Ok(PocSheet { record, opens })
}
