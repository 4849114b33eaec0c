//! The figures of the experiments.

use actix_web::{HttpRequest, HttpResponse};
use api_types::export::DocumentFormat;
use api_types::portfolio::{PortfolioQuery, PortfolioView};
use app::Failure;
use domain::portfolio::Perimeter;

use crate::prelude::*;
use crate::printouts::{portfolio, take_along};
use crate::problems::locale_of;
use crate::routes::State;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config.service(read_portfolio).service(print_portfolio);
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
    Ok(Plain(figures(&app, &caller, &query).await?))
}

async fn figures(
    app: &App,
    caller: &Caller,
    query: &PortfolioQuery,
) -> Result<PortfolioView, Failure> {
    let reading = app::portfolio::read(app, caller, perimeter(query), query.compared_on).await?;
    Ok(views::portfolio::portfolio(app, &reading))
}

const fn perimeter(query: &PortfolioQuery) -> Perimeter {
    Perimeter { organisation: query.organisation_id, department: query.department_id }
}

/// Download the figures of the experiments.
///
/// For a meeting, one question a slide, in the language of the caller (`Accept-Language`): `pdf` has the size of its
/// screen (PDF/UA-1), `odt` and `md` are the same as texts. They are those of the portfolio of the same perimeter.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_portfolio"])),
    params(("format" = DocumentFormat, Path), PortfolioQuery),
    responses((status = OK, content(
        (String = "text/markdown"),
        (Vec<u8> = "application/vnd.oasis.opendocument.text"),
        (Vec<u8> = "application/pdf"),
    ), headers(("Content-Disposition" = String, description = "The name of the file.")))))]
#[get("/portfolio/document/{format}")]
async fn print_portfolio(
    app: Data<App>,
    state: Data<State>,
    caller: Caller,
    request: HttpRequest,
    (query, format): (Params<PortfolioQuery>, Path<DocumentFormat>),
) -> Answer<HttpResponse> {
    let figures = figures(&app, &caller, &query).await?;
    let slides = portfolio::of(&app, &figures, (perimeter(&query), locale_of(&request)));
    take_along(&state, slides, *format).await
}
