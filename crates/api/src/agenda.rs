//! The agenda, and who comes to its events.

use api_types::agenda::{
    Agenda, AgendaQuery, EventFeedbackRequest, EventFeedbackView, RegisterQuery, Registered,
    RegisteredView,
};
use api_types::editorial::EditorialItemView;
use app::agenda;
use app::editorial;
use domain::EditorialId;
use domain::editorial::Seat;

use crate::prelude::*;
use crate::views;
use crate::views::people::Names;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(read_agenda)
        .service(register_for_event)
        .service(unregister_from_event)
        .service(list_event_registrations)
        .service(read_event_feedback)
        .service(leave_event_feedback);
}

/// Read the agenda.
///
/// What happens between two days, in order, by the clock of Paris: events, and by themselves experiments that start
/// (planned or real), challenges that open and close, and ideas taken up again on the day of their pitch. What the caller may not read is not there.
#[utoipa::path(tag = "editorial", security(("bearer" = ["read_events"])), params(AgendaQuery),
    responses((status = OK, body = Agenda)))]
#[get("/agenda")]
async fn read_agenda(
    app: Data<App>,
    caller: Caller,
    query: Params<AgendaQuery>,
) -> Answer<Plain<Agenda>> {
    let days = query.parse()?;
    let entries = agenda::between(&app, &caller, days, query.organisation_id).await?;
    let items = entries.into_iter().map(|entry| views::agenda::entry(&app, entry)).collect();
    Ok(Plain(Agenda { items }))
}

async fn item(
    app: &App,
    caller: &Caller,
    id: EditorialId,
) -> Result<Versioned<EditorialItemView>, app::Failure> {
    let reading = editorial::read(app, caller, id).await?;
    let view = views::editorial::item(app, caller, reading).await?;
    Ok(Versioned(view.version, view))
}

/// Register for an event.
///
/// Twice is once, and changes when one is reminded. Those who come after the last place wait, in order, and move up when
/// somebody undoes their registration; whoever left in the last five minutes has their place in the order again, unless
/// somebody got it meanwhile. Until the event begins. Those who have a place are reminded of it when they chose, once.
#[utoipa::path(tag = "editorial", security(("bearer" = ["register_for_event"])),
    params(("id" = EditorialId, Path), RegisterQuery), responses(
    (status = OK, body = EditorialItemView),
    (status = CONFLICT, body = Problem, description = "One does not register for it, or not any more.",
        content_type = "application/problem+json"),
))]
#[put("/events/{id}/registration")]
async fn register_for_event(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
    query: Params<RegisterQuery>,
) -> Answer<Versioned<EditorialItemView>> {
    editorial::register(&app, &caller, *id, query.reminder).await?;
    Ok(item(&app, &caller, *id).await?)
}

/// Undo one’s registration for an event.
///
/// Whoever waited next has the place at once. Twice is once.
#[utoipa::path(tag = "editorial", security(("bearer" = ["register_for_event"])),
    params(("id" = EditorialId, Path)), responses(
    (status = OK, body = EditorialItemView),
    (status = CONFLICT, body = Problem, description = "One does not register for it, or not any more.",
        content_type = "application/problem+json"),
))]
#[delete("/events/{id}/registration")]
async fn unregister_from_event(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
) -> Answer<Versioned<EditorialItemView>> {
    editorial::unregister(&app, &caller, *id).await?;
    Ok(item(&app, &caller, *id).await?)
}

/// List who registered for an event.
///
/// In the order in which they came, for whoever writes the event.
#[utoipa::path(tag = "editorial", security(("bearer" = ["edit_events"])),
    params(("id" = EditorialId, Path)), responses((status = OK, body = Registered)))]
#[get("/events/{id}/registrations")]
async fn list_event_registrations(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
) -> Answer<Plain<Registered>> {
    let all = editorial::registered(&app, &caller, *id).await?;
    let people = all.iter().map(|one| one.person);
    let names = Names::of(&app, &app.store.reader(), people).await?;
    let view = |one: editorial::Registered| RegisteredView {
        person: names.person(one.person),
        at: one.at,
        waiting: matches!(one.seat, Seat::Waiting { .. }),
    };
    Ok(Plain(Registered { items: all.into_iter().map(view).collect() }))
}

/// Read what is said of an event.
///
/// Whether the caller may say what it was worth, what they said, and, for whoever writes the event, what all said: how
/// many gave each mark and the sentences, once three answered, and never whose they are.
#[utoipa::path(tag = "editorial", security(("bearer" = ["read_events"])),
    params(("id" = EditorialId, Path)), responses((status = OK, body = EventFeedbackView)))]
#[get("/events/{id}/feedback")]
async fn read_event_feedback(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
) -> Answer<Plain<EventFeedbackView>> {
    let reading = editorial::read_feedback(&app, &caller, *id).await?;
    Ok(Plain(views::feedback::feedback(reading)))
}

/// Say what an event was worth.
///
/// Once it has begun and until fourteen days after its end, for those who had a place; for everybody when nobody
/// registers for it. What one said before is replaced. It is told without a name, and nobody reads when it was said.
#[utoipa::path(tag = "editorial", security(("bearer" = ["register_for_event"])),
    params(("id" = EditorialId, Path)), request_body = EventFeedbackRequest, responses(
    (status = OK, body = EventFeedbackView),
    (status = CONFLICT, body = Problem,
        description = "The caller had no place, it has not begun, or it ended long ago.",
        content_type = "application/problem+json"),
))]
#[put("/events/{id}/feedback")]
async fn leave_event_feedback(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
    body: Body<EventFeedbackRequest>,
) -> Answer<Plain<EventFeedbackView>> {
    let said = body.parse()?;
    editorial::leave_feedback(&app, &caller, (*id, &said)).await?;
    let reading = editorial::read_feedback(&app, &caller, *id).await?;
    Ok(Plain(views::feedback::feedback(reading)))
}
