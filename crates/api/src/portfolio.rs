//! The figures of the experiments.

use api_types::portfolio::{PortfolioQuery, PortfolioView};
use domain::portfolio::Perimeter;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config.service(read_portfolio);
}

/// Read the figures of the experiments.
///
/// How many by status, by steps passed, by place, by value of each list, and what asks for attention. Each figure
/// equals the total of the list that the same criteria open. Of one body, of one direction, or of the whole
/// branch; beside an earlier day when one is asked, told again from the journal.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_portfolio"])), params(PortfolioQuery),
    responses((status = OK, body = PortfolioView)))]
#[get("/portfolio")]
async fn read_portfolio(
    app: Data<App>,
    caller: Caller,
    query: Params<PortfolioQuery>,
) -> Answer<Plain<PortfolioView>> {
    let PortfolioQuery { organisation_id, department_id, compared_on } = query.0;
    let perimeter = Perimeter { organisation: organisation_id, department: department_id };
    let reading = app::portfolio::read(&app, &caller, perimeter, compared_on).await?;
    Ok(Plain(views::portfolio::portfolio(&app, &reading)))
}
