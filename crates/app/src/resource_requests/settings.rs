//! Kinds, handlers and states of requests, as administrators set them; the shipped ones until then (R318, A26).

use domain::access::{Actor, Permission};
use domain::journal::Fact;
use domain::reference::ReferenceCode;
use domain::resource_request::ResourceSettings;
use domain::{FieldCode, FieldError};
use persistence::{Reads, Stored, people, resource_requests, settings};

use crate::{App, Failure, Version, record, seen};

const KEY: &str = "resources";
const SHIPPED: &str = include_str!("../../data/resources.json");

/// Kinds and states, and what lies under them.
#[derive(Clone, Debug)]
pub struct Handled {
    /// The settings in force.
    pub settings: Stored<ResourceSettings>,
    /// How many lines of each kind are in each state; for whoever handles them all.
    pub totals: Vec<(ReferenceCode, ReferenceCode, u32)>,
}

/// The settings in force.
pub(crate) async fn in_force(from: &impl Reads) -> Result<Stored<ResourceSettings>, Failure> {
    if let Some(found) = settings::find(from, KEY).await? {
        return Ok(found);
    }
    let shipped = serde_json::from_str(SHIPPED);
    let value = shipped.map_err(|_| Failure::Key("the shipped kinds of resources"))?;
    Ok(Stored { value, version: 1 })
}

/// The settings in force, and the figures that needs are compared with resources by (R321).
///
/// # Errors
/// Denied.
pub async fn read(app: &App, actor: &Actor) -> Result<Handled, Failure> {
    actor.require(Permission::ReadResourceRequests)?;
    let from = app.store.reader();
    let settings = in_force(&from).await?;
    let totals = if actor.require(Permission::EditResourceSettings).is_ok() {
        resource_requests::totals(&from).await?
    } else {
        Vec::new()
    };
    Ok(Handled { settings, totals })
}

/// Puts other settings in force. No code that requests name may go: it is put out of use instead.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], faulty fields.
pub async fn edit(
    app: &App,
    actor: &Actor,
    (next, version): (ResourceSettings, Version),
) -> Result<(), Failure> {
    actor.require(Permission::EditResourceSettings)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let former = seen(in_force(&tx).await?, version)?;
    former.value.check_next(&next)?;
    let handlers = next.kinds.iter().filter_map(|kind| kind.handler_id);
    let known = people::named_by(&tx, handlers).await?;
    for (place, kind) in next.kinds.iter().enumerate() {
        if kind.handler_id.is_some_and(|handler| !known.contains_key(&handler)) {
            let pointer = format!("/kinds/{place}/handler_id");
            return Err(FieldError::new(pointer, FieldCode::UnknownValue).into());
        }
    }
    let next = Stored { value: next, version };
    settings::save(&tx, KEY, &next, (actor.id, now)).await?;
    let fact = Fact::ResourceSettingsEdited { version: version + 1 };
    record(&tx, Some(actor.id), now, fact).await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shipped_is_what_an_administrator_could_have_set() {
        let shipped: ResourceSettings = serde_json::from_str(SHIPPED).unwrap();
        assert_eq!(ResourceSettings::default().check_next(&shipped), Ok(()));
    }
}
