//! The communication plan of the portal itself (R379, R380, R390, R391): a model until administrators change it.

use chrono::NaiveDate;
use domain::access::{Actor, Permission};
use domain::communication::PortalPlan;
use domain::journal::Fact;
use persistence::{Reads, Stored, settings};

use crate::{App, Failure, Version, record, seen};

const KEY: &str = "portal_plan";
const SHIPPED: &str = include_str!("../data/portal_plan.json");

/// The plan.
///
/// # Errors
/// Denied.
pub async fn read(app: &App, actor: &Actor) -> Result<Stored<PortalPlan>, Failure> {
    actor.require(Permission::EditDocument)?;
    in_force(&app.store.reader()).await
}

/// Keeps another plan.
///
/// # Errors
/// Denied, [`Failure::EditConflict`].
pub async fn edit(
    app: &App,
    actor: &Actor,
    (next, version): (PortalPlan, Version),
) -> Result<Stored<PortalPlan>, Failure> {
    actor.require(Permission::EditDocument)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    seen(in_force(&tx).await?, version)?;
    let next = Stored { value: next, version };
    settings::save(&tx, KEY, &next, (actor.id, now)).await?;
    let fact = Fact::PortalPlanEdited { version: version + 1 };
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    Ok(Stored { version: version + 1, ..next })
}

/// How many actions administrators are reminded of: none for anybody else.
pub(crate) async fn due(
    from: &impl Reads,
    actor: &Actor,
    today: NaiveDate,
) -> Result<u64, Failure> {
    if actor.require(Permission::EditDocument).is_err() {
        return Ok(0);
    }
    Ok(in_force(from).await?.value.due(today))
}

async fn in_force(from: &impl Reads) -> Result<Stored<PortalPlan>, Failure> {
    if let Some(found) = settings::find(from, KEY).await? {
        return Ok(found);
    }
    let shipped = serde_json::from_str(SHIPPED);
    let value = shipped.map_err(|_| Failure::Key("the shipped communication plan"))?;
    Ok(Stored { value, version: 1 })
}

#[cfg(test)]
mod tests {
    use domain::communication::{PlanAudience, PlanMoment};

    use super::*;

    #[test]
    fn what_is_shipped_is_what_an_administrator_could_have_kept() {
        let shipped: PortalPlan = serde_json::from_str(SHIPPED).unwrap();
        assert_eq!(shipped.clone().checked(), Ok(shipped.clone()));
        for moment in PlanMoment::ALL {
            assert!(shipped.items.iter().any(|one| one.moment == *moment), "{moment}");
        }
        assert!(shipped.items.iter().any(|one| one.audience == PlanAudience::Public));
    }
}
