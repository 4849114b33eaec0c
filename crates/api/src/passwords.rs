//! Passwords in the hands of their owners: changed, chosen by a link, asked for again when they are forgotten.

use actix_web::{HttpRequest, HttpResponse};
use api_types::password::{
    ChangePasswordRequest, ChoosePasswordRequest, PasswordLinkView, RequestPasswordLinkRequest,
};
use app::identity::{self, GivenLink, path_of_password};
use domain::UserId;

use crate::prelude::*;
use crate::routes::State;
use crate::sessions::entrance;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(change_own_password)
        .service(give_password_link)
        .service(choose_password)
        .service(request_password_link);
}

/// Change one's password.
///
/// With the one in force. Every other session of the caller ends; after several wrong attempts one has to wait (429).
#[utoipa::path(tag = "session", security(("bearer" = [])), request_body = ChangePasswordRequest,
    responses((status = NO_CONTENT)))]
#[put("/me/password")]
async fn change_own_password(
    app: Data<App>,
    caller: Caller,
    body: Body<ChangePasswordRequest>,
) -> Answer<Nothing> {
    body.parse()?;
    let ChangePasswordRequest { current, new } = body.0;
    identity::change_own_password(&app, &caller, caller.session(), (current, new)).await?;
    Ok(Nothing)
}

/// Give an account a link by which its owner chooses their password.
///
/// It works once, for three days, in the place of the one that was given before, and is told once: here, and by mail where
/// letters leave from this server. For an account that the caller may change, with a profile that they may give; never
/// their own.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_accounts"])),
    params(("id" = UserId, Path)), responses(
    (status = OK, body = PasswordLinkView),
    (status = CONFLICT, body = Problem, description = "The account is closed, or one's own.",
        content_type = "application/problem+json"),
))]
#[post("/accounts/{id}/password-links")]
async fn give_password_link(
    app: Data<App>,
    state: Data<State>,
    caller: Caller,
    id: Path<UserId>,
) -> Answer<HttpResponse> {
    let given = identity::give_password_link(&app, &caller, *id).await?;
    let GivenLink { token, expires_at, mailed } = given;
    let base = state.settings.public_url.trim_end_matches('/');
    let address = format!("{base}{}", path_of_password(&token));
    let view = PasswordLinkView { address, expires_at, mailed };
    Ok(HttpResponse::Ok().insert_header(("Cache-Control", "no-store")).json(view))
}

/// Choose a password by a link.
///
/// Open to all: what the link ends with is the right to. The link is used up, and every session of the account ends. The
/// answer is the same for a link that never was, was used, was replaced, has expired, or whose giver left or may not give
/// it any more.
#[utoipa::path(tag = "session", security(()), params(("token" = String, Path)),
    request_body = ChoosePasswordRequest, responses((status = NO_CONTENT)))]
#[post("/auth/password-links/{token}")]
async fn choose_password(
    app: Data<App>,
    state: Data<State>,
    request: HttpRequest,
    token: Path<String>,
    body: Body<ChoosePasswordRequest>,
) -> Answer<Nothing> {
    body.parse()?;
    let origin = entrance(&state.settings, &request).ip;
    identity::choose_password(&app, &token, body.0.new, &origin).await?;
    Ok(Nothing)
}

/// Ask for a link because one forgot one's password.
///
/// Open to all. Where letters leave from this server, a link goes to the owner of an active account with this address; the
/// answer and its time are the same whether or not there is one. Repeated requests for an address have to wait (429).
#[utoipa::path(tag = "session", security(()), request_body = RequestPasswordLinkRequest,
    responses((status = NO_CONTENT)))]
#[post("/auth/password-requests")]
async fn request_password_link(
    app: Data<App>,
    body: Body<RequestPasswordLinkRequest>,
) -> Answer<Nothing> {
    identity::request_password_link(&app, &body.parse()?).await?;
    Ok(Nothing)
}
