//! Questions to the Dinno, as they travel.

use api_types::help_request::{HelpMessageView, HelpRequestSummary, HelpRequestView, PocRef};
use app::help_requests::HelpPage;
use app::{App, Failure};
use domain::access::Actor;
use domain::help_request::{HelpMessage, HelpRequest, HelpRequestParts};
use persistence::Stored;

use super::people::{Names, organisation_ref};

/// Questions of a list: one query for all their people.
pub(crate) async fn summaries(
    app: &App,
    caller: &Actor,
    rows: &[Stored<HelpRequest>],
) -> Result<Vec<HelpRequestSummary>, Failure> {
    let authors = rows.iter().map(|row| row.value.parts().author);
    let names = Names::of(app, &app.store.reader(), authors).await?;
    Ok(rows.iter().map(|row| summary(app, caller, &row.value, &names)).collect())
}

/// A question and everything that was said.
pub(crate) async fn whole(
    app: &App,
    caller: &Actor,
    page: HelpPage,
) -> Result<HelpRequestView, Failure> {
    let HelpPage { request, messages, poc } = page;
    let Stored { value: request, version } = request;
    let people = messages.iter().map(|(message, _)| message.author);
    let people = people.chain([request.parts().author]);
    let names = Names::of(app, &app.store.reader(), people).await?;
    let message = |(message, body_html): (HelpMessage, String)| {
        let HelpMessage { id, request: _, author, answer, body: _, written_at } = message;
        HelpMessageView { id, author: names.person(author), answer, body_html, written_at }
    };
    Ok(HelpRequestView {
        summary: summary(app, caller, &request, &names),
        poc: poc.map(|(id, name)| PocRef { id, reference: name.reference, title: name.title }),
        messages: messages.into_iter().map(message).collect(),
        allowed: request.allowed(caller),
        version,
    })
}

fn summary(app: &App, caller: &Actor, request: &HelpRequest, names: &Names) -> HelpRequestSummary {
    let HelpRequestParts {
        id,
        reference,
        topic,
        title,
        author,
        organisation,
        status,
        support,
        poc: _,
        asked_at,
        moved_at,
    } = request.parts();
    let tree = app.directory.organisations();
    HelpRequestSummary {
        id: *id,
        reference: reference.clone(),
        topic: *topic,
        title: title.as_str().to_owned(),
        author: names.person(*author),
        mine: *author == caller.id,
        organisation: organisation.map(|id| organisation_ref(&tree, id)),
        status: *status,
        support: *support,
        asked_at: *asked_at,
        moved_at: *moved_at,
    }
}
