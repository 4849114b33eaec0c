//! The figures of the experiments.

use api_types::portfolio::{PortfolioQuery, PortfolioView};

use crate::prelude::*;

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(read_portfolio);
}

/// Read the figures of the experiments.
///
/// How many by status and, in progress, by steps passed. Each figure equals the total of the list that the same
/// criteria open. Of one body, or of the whole branch.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_portfolio"])), params(PortfolioQuery),
    responses((status = OK, body = PortfolioView)))]
#[get("/portfolio")]
async fn read_portfolio(
    app: Data<App>,
    caller: Caller,
    query: Params<PortfolioQuery>,
) -> Answer<Plain<PortfolioView>> {
    let PortfolioQuery { organisation_id } = query.0;
    let portfolio = app::portfolio::read(&app, &caller, organisation_id).await?;
    Ok(Plain(PortfolioView::new(&portfolio, app.now())))
}
