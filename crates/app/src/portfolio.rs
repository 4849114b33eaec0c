//! The figures of the experiments, computed in one place (R209, R210).

use domain::OrganisationId;
use domain::access::{Actor, Permission};
use domain::portfolio::Portfolio;
use persistence::portfolio;

use crate::{App, Failure};

/// How many experiments there are by status and steps passed, in a body or everywhere.
///
/// # Errors
/// Denied.
pub async fn read(
    app: &App,
    actor: &Actor,
    organisation: Option<OrganisationId>,
) -> Result<Portfolio, Failure> {
    actor.require(Permission::ReadPortfolio)?;
    Ok(portfolio::count_all(&app.store.reader(), organisation).await?)
}
