//! The landing page.

use api_types::home::{ArrangeHomeRequest, Home, HomeArrangementView, HomeServices};
use app::home::{arrangement, services};

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(read_home)
        .service(read_home_services)
        .service(read_home_arrangement)
        .service(arrange_home);
}

/// Read the landing page.
///
/// One number for each door, what is the caller's, the latest. A list that the caller may not read is empty. One that
/// cannot be read is empty and named in `unavailable`: the others stand.
#[utoipa::path(tag = "home", security(("bearer" = [])), responses((status = OK, body = Home)))]
#[get("/home")]
async fn read_home(app: Data<App>, caller: Caller) -> Answer<Plain<Home>> {
    let home = app::home::read(&app, &caller).await?;
    Ok(Plain(views::home::home(&app, &caller, home).await?))
}

/// Read what the services of the landing page count.
///
/// At most one number for each service that the caller may open: news of the last thirty days, events to come, what
/// awaits an answer, their own or everybody's for whoever answers. One that cannot be counted is absent: the others
/// stand.
#[utoipa::path(tag = "home", security(("bearer" = [])),
    responses((status = OK, body = HomeServices)))]
#[get("/home/services")]
async fn read_home_services(app: Data<App>, caller: Caller) -> Answer<Plain<HomeServices>> {
    let counted = services::count(&app, &caller).await?;
    Ok(Plain(views::home::services(counted)))
}

/// Read how one arranged one's landing page.
///
/// Every part, and every service and added brick that the caller may open, in their order. Nobody else sees it.
#[utoipa::path(tag = "home", security(("bearer" = [])),
    responses((status = OK, body = HomeArrangementView)))]
#[get("/me/home")]
async fn read_home_arrangement(
    app: Data<App>,
    caller: Caller,
) -> Answer<Versioned<HomeArrangementView>> {
    let arranged = arrangement::read(&app, &caller).await?;
    Ok(Versioned(arranged.whole.version, views::home::arrangement(arranged)))
}

/// Arrange one's landing page.
///
/// Its parts, its services and the bricks that were added, in the order that one wants, each in sight or put away. What
/// is not named comes where the model has it; empty lists are the model.
#[utoipa::path(tag = "home", security(("bearer" = [])), params(IfMatch),
    request_body = ArrangeHomeRequest, responses((status = OK, body = HomeArrangementView)))]
#[put("/me/home")]
async fn arrange_home(
    app: Data<App>,
    caller: Caller,
    version: Seen,
    body: Body<ArrangeHomeRequest>,
) -> Answer<Versioned<HomeArrangementView>> {
    let next = body.parse()?;
    let arranged = arrangement::arrange(&app, &caller, (next, version.0)).await?;
    Ok(Versioned(arranged.whole.version, views::home::arrangement(arranged)))
}
