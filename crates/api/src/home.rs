//! The landing page.

use api_types::home::Home;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config.service(read_home);
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
