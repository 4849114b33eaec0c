//! What one is told.

use api_types::notification::{NotificationChoices, Notifications};
use app::notifications::{self, Choices};
use app::showcase::proposals;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_notifications)
        .service(read_notifications)
        .service(read_notification_choices)
        .service(choose_notifications);
}

/// List what one is told.
///
/// At most fifty, the newest first. The author of an anonymous idea is told too, and nobody knows whom. Whoever answers
/// what people from outside propose is told how much of it waits.
#[utoipa::path(tag = "home", security(("bearer" = [])),
    responses((status = OK, body = Notifications)))]
#[get("/notifications")]
async fn list_notifications(app: Data<App>, caller: Caller) -> Answer<Plain<Notifications>> {
    let told = notifications::list(&app, &caller).await?;
    let waiting = proposals::waiting(&app, &caller).await?;
    let tree = app.directory.organisations();
    Ok(Plain(views::notifications::notifications(told, waiting, &tree)))
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

/// Read what one chose to be told of.
///
/// Besides what one follows. Nobody is told of the ideas that they support who did not ask for it. Whoever chose nothing
/// has a mail when an idea that they signed is answered, if the server has a relay.
#[utoipa::path(tag = "home", security(("bearer" = ["follow"])),
    responses((status = OK, body = NotificationChoices)))]
#[get("/notifications/choices")]
async fn read_notification_choices(
    app: Data<App>,
    caller: Caller,
) -> Answer<Plain<NotificationChoices>> {
    let Choices { supported, mail } = notifications::choices(&app, &caller).await?;
    Ok(Plain(NotificationChoices { supported, mail }))
}

/// Choose what one is told of.
///
/// Twice is once. Nobody else knows what one chose, nor what one supports.
#[utoipa::path(tag = "home", security(("bearer" = ["follow"])), request_body = NotificationChoices,
    responses((status = OK, body = NotificationChoices)))]
#[put("/notifications/choices")]
async fn choose_notifications(
    app: Data<App>,
    caller: Caller,
    body: Body<NotificationChoices>,
) -> Answer<Plain<NotificationChoices>> {
    let NotificationChoices { supported, mail } = body.0;
    notifications::choose(&app, &caller, Choices { supported, mail }).await?;
    Ok(Plain(body.0))
}
