//! What one is told.

use api_types::notification::Notifications;
use app::notifications;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config.service(list_notifications).service(read_notifications);
}

/// List what one is told.
///
/// At most fifty, the newest first. The author of an anonymous idea is told too, and nobody knows whom.
#[utoipa::path(tag = "home", security(("bearer" = [])),
    responses((status = OK, body = Notifications)))]
#[get("/notifications")]
async fn list_notifications(app: Data<App>, caller: Caller) -> Answer<Plain<Notifications>> {
    let told = notifications::list(&app, &caller).await?;
    Ok(Plain(views::notifications::notifications(told, &app.directory.organisations())))
}

/// Mark everything as read.
///
/// Twice is once.
#[utoipa::path(tag = "home", security(("bearer" = [])),
    responses((status = NO_CONTENT, description = "Everything is read.")))]
#[put("/notifications/read")]
async fn read_notifications(app: Data<App>, caller: Caller) -> Answer<Nothing> {
    notifications::read_all(&app, &caller).await?;
    Ok(Nothing)
}
