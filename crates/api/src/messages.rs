//! Writing to a person through the portal.

use api_types::message::{AboutView, MessageView, SendMessageRequest};
use app::messages::{Letter, MessagePage};
use app::{Failure, messages};
use domain::expression::Target;
use domain::journal::Subject;
use domain::message::ContactMessage;
use domain::{ContactMessageId, FieldCode, FieldError, UserId};

use crate::prelude::*;
use crate::views::people::Names;

pub(crate) fn configure(config: &mut Registry) {
    config.service(send_message).service(read_message);
}

async fn view(app: &App, caller: &Caller, id: ContactMessageId) -> Result<MessageView, Failure> {
    let MessagePage { message, html, about } = messages::read(app, caller, id).await?;
    let ContactMessage { id, reference, from, to, title, body: _, about: _, sent_at } = message;
    let names = Names::of(app, &app.store.reader(), [from, to]).await?;
    Ok(MessageView {
        id,
        reference,
        from: names.person(from),
        to: names.person(to),
        mine: from == caller.id,
        title: title.into_string(),
        body_html: html,
        about: about.map(|(target, name)| {
            let Subject { kind, id } = target.subject();
            AboutView { kind, id, reference: name.reference, title: name.title }
        }),
        sent_at,
    })
}

/// Write to a person.
///
/// The portal tells them; the address of neither is shown. They answer the same way.
#[utoipa::path(tag = "people", security(("bearer" = ["contact_person"])),
    params(("id" = UserId, Path), IdempotencyKey), request_body = SendMessageRequest,
    responses((status = CREATED, body = MessageView)))]
#[post("/people/{id}/messages")]
async fn send_message(
    app: Data<App>,
    caller: Caller,
    id: Path<UserId>,
    key: Key,
    body: Body<SendMessageRequest>,
) -> Answer<Created<MessageView>> {
    let (title, text) = body.parse()?;
    let once = key.once(&app, &caller, &format!("send_message {id}"), &body.0);
    let unknown = || Failure::from(FieldError::new("/about", FieldCode::UnknownValue));
    let about = match body.about {
        Some(about) => {
            let target = Target::of(about.kind, about.id).filter(|target| target.has_page());
            Some(target.ok_or_else(unknown)?)
        }
        None => None,
    };
    let letter = Letter { to: *id, title, body: text, about };
    let sent = messages::send(&app, &caller, letter, &once).await?;
    let view = view(&app, &caller, sent).await?;
    Ok(Created::immutable(format!("/api/v1/messages/{sent}"), view))
}

/// Read a message.
///
/// Whoever wrote it and whoever received it may; to anybody else it is not there.
#[utoipa::path(tag = "people", security(("bearer" = ["contact_person"])),
    params(("id" = ContactMessageId, Path)), responses((status = OK, body = MessageView)))]
#[get("/messages/{id}")]
async fn read_message(
    app: Data<App>,
    caller: Caller,
    id: Path<ContactMessageId>,
) -> Answer<Plain<MessageView>> {
    Ok(Plain(view(&app, &caller, *id).await?))
}
