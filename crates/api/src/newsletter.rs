//! The newsletter: subscribing, leaving, who receives an issue, trying it out, sending again what was refused.

use actix_web::HttpRequest;
use api_types::editorial::{IssuePreviewView, LettersView, RecipientsQuery, SubscriptionView};
use api_types::page::{LIMIT_MAX, Page};
use api_types::people::PersonView;
use app::{mail, newsletter};
use domain::mail::Letters;
use domain::{EditorialId, UserId};
use serde::Deserialize;

use crate::prelude::*;
use crate::routes::State;
use crate::sessions::entrance;
use crate::views::editorial::newsletter::{letters, preview};
use crate::views::people::person_view;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(read_newsletter_subscription)
        .service(subscribe_to_newsletter)
        .service(unsubscribe_from_newsletter)
        .service(leave_newsletter)
        .service(list_newsletter_recipients)
        .service(preview_newsletter)
        .service(try_newsletter)
        .service(resume_newsletter);
}

async fn subscription(app: &App, caller: &Caller) -> Answer<Plain<SubscriptionView>> {
    let since = newsletter::subscription(app, caller).await?;
    Ok(Plain(SubscriptionView { since }))
}

/// Read whether one receives the newsletter by mail.
///
/// Nobody does who did not ask for it.
#[utoipa::path(tag = "editorial", security(("bearer" = ["read_newsletters"])),
    responses((status = OK, body = SubscriptionView)))]
#[get("/newsletter/subscription")]
async fn read_newsletter_subscription(
    app: Data<App>,
    caller: Caller,
) -> Answer<Plain<SubscriptionView>> {
    subscription(&app, &caller).await
}

/// Subscribe to the newsletter.
///
/// Twice is once. The issues that come out from now on are sent to one’s address.
#[utoipa::path(tag = "editorial", security(("bearer" = ["read_newsletters"])),
    responses((status = OK, body = SubscriptionView)))]
#[put("/newsletter/subscription")]
async fn subscribe_to_newsletter(
    app: Data<App>,
    caller: Caller,
) -> Answer<Plain<SubscriptionView>> {
    newsletter::subscribe(&app, &caller, true).await?;
    subscription(&app, &caller).await
}

/// Leave the newsletter.
///
/// Twice is once. Its archive stays open; letters that wait are not sent.
#[utoipa::path(tag = "editorial", security(("bearer" = ["read_newsletters"])),
    responses((status = OK, body = SubscriptionView)))]
#[delete("/newsletter/subscription")]
async fn unsubscribe_from_newsletter(
    app: Data<App>,
    caller: Caller,
) -> Answer<Plain<SubscriptionView>> {
    newsletter::subscribe(&app, &caller, false).await?;
    subscription(&app, &caller).await
}

/// What makes the address in a letter one of ours.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct LeavingQuery {
    /// What makes it one of ours.
    #[param(max_length = 64)]
    signature: String,
    /// Which letters end: the newsletter when it is not said.
    #[serde(default)]
    #[param(inline, required = false)]
    letters: Letters,
}

/// End the letters of the portal from one of them.
///
/// The one press of RFC 8058, at the address that each letter carries. No token is needed: mail programs cannot sign
/// in. The newsletter ends, or what one is told by mail, as the address says. Twice is once; whatever the body says,
/// nothing else is done. Whoever guesses signatures is slowed down.
#[utoipa::path(tag = "editorial", security(()), params(("account" = UserId, Path), LeavingQuery),
    responses((status = NO_CONTENT)))]
#[post("/newsletter/unsubscriptions/{account}")]
async fn leave_newsletter(
    app: Data<App>,
    state: Data<State>,
    request: HttpRequest,
    account: Path<UserId>,
    query: Params<LeavingQuery>,
) -> Answer<Nothing> {
    let origin = entrance(&state.settings, &request).ip;
    newsletter::leave(&app, (*account, query.letters), &query.signature, &origin).await?;
    Ok(Nothing)
}

/// List who receives an issue of the newsletter by mail.
///
/// By name: those who subscribe, of the body and of the audience to which it goes, and whose account may be used. Names
/// and bodies, no address; `total` counts them all. For whoever writes the issue.
#[utoipa::path(tag = "editorial", security(("bearer" = ["edit_newsletters"])),
    params(("id" = EditorialId, Path), RecipientsQuery),
    responses((status = OK, body = Page<PersonView>)))]
#[get("/newsletter/issues/{id}/recipients")]
async fn list_newsletter_recipients(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
    query: Params<RecipientsQuery>,
) -> Answer<Plain<Page<PersonView>>> {
    let after = cursor(query.cursor.as_deref())?;
    let page = (query.limit.clamp(1, LIMIT_MAX), after.as_ref());
    let (slice, total) = newsletter::recipients(&app, &caller, *id, page).await?;
    let (next, tree) = (next(slice.next.as_ref()), app.directory.organisations());
    let items = slice.rows.iter().map(|person| person_view(person, &tree)).collect();
    Ok(Plain(Page { items, next, total: Some(total) }))
}

/// Read an issue of the newsletter as it would leave now.
///
/// The letter that the caller would receive: its subject, its text and its page. What it takes up that they may not
/// read is not in it; each reader has what they may read. The way to leave is drawn, and ends nothing. For whoever writes
/// the issue.
#[utoipa::path(tag = "editorial", security(("bearer" = ["edit_newsletters"])),
    params(("id" = EditorialId, Path)), responses((status = OK, body = IssuePreviewView)))]
#[get("/newsletter/issues/{id}/preview")]
async fn preview_newsletter(
    app: Data<App>,
    state: Data<State>,
    caller: Caller,
    id: Path<EditorialId>,
) -> Answer<Plain<IssuePreviewView>> {
    let base = state.settings.public_url.trim_end_matches('/');
    Ok(Plain(preview(mail::preview(&app, &caller, *id, base).await?)))
}

/// Send an issue of the newsletter to oneself.
///
/// As it is when it is sent, whether it is published or not; to the caller, and to nobody else. While one waits to be
/// sent, asking again changes nothing.
#[utoipa::path(tag = "editorial", security(("bearer" = ["edit_newsletters"])),
    params(("id" = EditorialId, Path)), responses((status = NO_CONTENT)))]
#[put("/newsletter/issues/{id}/trial")]
async fn try_newsletter(app: Data<App>, caller: Caller, id: Path<EditorialId>) -> Answer<Nothing> {
    newsletter::try_out(&app, &caller, *id).await?;
    Ok(Nothing)
}

/// Send again the letters of an issue that were refused to the end.
///
/// Those that relays refused as often as one tries wait for one anew, as on the first day; those that were sent stay
/// sent. While none was refused to the end, or the issue is not out, nothing changes. Answers what became of all of them.
/// For whoever writes the issue.
#[utoipa::path(tag = "editorial", security(("bearer" = ["edit_newsletters"])),
    params(("id" = EditorialId, Path)), responses((status = OK, body = LettersView)))]
#[put("/newsletter/issues/{id}/resumption")]
async fn resume_newsletter(
    app: Data<App>,
    caller: Caller,
    id: Path<EditorialId>,
) -> Answer<Plain<LettersView>> {
    Ok(Plain(letters(newsletter::resume(&app, &caller, *id).await?)))
}
