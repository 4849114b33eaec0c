//! Signing in, staying in, what one may do.
//!
//! The refresh token travels in a cookie that scripts cannot read and that other sites cannot send; the two
//! operations that use it also look at where the request comes from.

use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::header::{HeaderMap, ORIGIN, USER_AGENT};
use actix_web::{HttpRequest, HttpResponse};
use api_types::session::{AccessToken, Me, PermissionReach, SessionView, Sessions, SignInRequest};
use app::identity::{self, ACCESS_SECONDS, Entrance, SignedIn};
use domain::SessionId;
use domain::access::{Extent, Permission, Reach};
use persistence::sessions::Session;
use persistence::{notifications, people};

use crate::failure::ApiFailure;
use crate::prelude::*;
use crate::routes::{Settings, State};
use crate::views::people::{organisation_ref, person_view};

/// `__Host-`: only over HTTPS, only for this host, only from its root.
const COOKIE_SECURE: &str = "__Host-ozelid-refresh";
/// For development on plain HTTP, where browsers refuse the other.
const COOKIE_PLAIN: &str = "ozelid-refresh";

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(sign_in)
        .service(renew_token)
        .service(list_sessions)
        .service(sign_out)
        .service(end_session)
        .service(sign_out_everywhere)
        .service(read_me);
}

fn is_https(settings: &Settings) -> bool {
    settings.public_url.starts_with("https://")
}

fn cookie_name(settings: &Settings) -> &'static str {
    if is_https(settings) { COOKIE_SECURE } else { COOKIE_PLAIN }
}

fn cookie(settings: &Settings, token: String, life: Duration) -> Cookie<'static> {
    Cookie::build(cookie_name(settings), token)
        .path("/")
        .http_only(true)
        .secure(is_https(settings))
        .same_site(SameSite::Strict)
        .max_age(life)
        .finish()
}

/// A page of another site must not act with our cookie. Tools that are no browsers send neither header.
fn check_origin(settings: &Settings, headers: &HeaderMap) -> Result<(), ApiFailure> {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let site = header("sec-fetch-site").unwrap_or("same-origin");
    let ours = header(ORIGIN.as_str()).is_none_or(|origin| {
        settings.public_url.is_empty() || origin == settings.public_url.trim_end_matches('/')
    });
    if ours && matches!(site, "same-origin" | "none") {
        Ok(())
    } else {
        Err(ApiFailure::ForeignOrigin)
    }
}

/// Where a request comes from.
pub(crate) fn entrance(settings: &Settings, request: &HttpRequest) -> Entrance {
    let peer = request.peer_addr().map(|address| address.ip().to_string()).unwrap_or_default();
    let forwarded = request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok());
    // The last entries were written by our own proxies; what stands before may be anybody's word.
    let ip = match (settings.trusted_proxies, forwarded) {
        (0, _) | (_, None) => peer,
        (proxies, Some(chain)) => {
            let nth = chain.rsplit(',').nth(usize::from(proxies) - 1);
            nth.map(|ip| ip.trim().to_owned()).unwrap_or(peer)
        }
    };
    let user_agent = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok());
    Entrance { ip, user_agent: user_agent.unwrap_or_default().to_owned() }
}

fn signed_in(
    settings: &Settings,
    tokens: SignedIn,
    mut response: actix_web::HttpResponseBuilder,
) -> HttpResponse {
    let SignedIn { access_token, refresh_token, expires_at: _ } = tokens;
    response.cookie(cookie(settings, refresh_token, Duration::hours(12)));
    response.insert_header(("Cache-Control", "no-store"));
    response.json(AccessToken {
        access_token,
        token_type: "Bearer".to_owned(),
        expires_in: ACCESS_SECONDS,
    })
}

/// Sign in with an address and a password.
///
/// Gives an access token of ten minutes, and a refresh token in a cookie. The answer to a wrong address and to
/// a wrong password is the same; repeated failures have to wait (429).
#[utoipa::path(tag = "session", security(()), request_body = SignInRequest, responses(
    (status = CREATED, body = AccessToken),
    (status = UNAUTHORIZED, body = Problem, description = "Wrong address or password.",
        content_type = "application/problem+json"),
    (status = FORBIDDEN, body = Problem, description = "The request comes from another site.",
        content_type = "application/problem+json"),
))]
#[post("/auth/sessions")]
async fn sign_in(
    app: Data<App>,
    state: Data<State>,
    request: HttpRequest,
    body: Body<SignInRequest>,
) -> Answer<HttpResponse> {
    check_origin(&state.settings, request.headers())?;
    let SignInRequest { email, password } = body.0;
    let from = entrance(&state.settings, &request);
    let tokens = identity::sign_in(&app, &email, password, from).await?;
    Ok(signed_in(&state.settings, tokens, HttpResponse::Created()))
}

/// Renew the access token.
///
/// With the refresh cookie, which is exchanged for another. A refresh token that comes back long after its use
/// ends the session.
#[utoipa::path(tag = "session", security(()), responses(
    (status = OK, body = AccessToken),
    (status = UNAUTHORIZED, body = Problem, description = "The session ended.",
        content_type = "application/problem+json"),
    (status = FORBIDDEN, body = Problem, description = "The request comes from another site.",
        content_type = "application/problem+json"),
))]
#[post("/auth/tokens")]
async fn renew_token(
    app: Data<App>,
    state: Data<State>,
    request: HttpRequest,
) -> Answer<HttpResponse> {
    check_origin(&state.settings, request.headers())?;
    let token = request.cookie(cookie_name(&state.settings)).ok_or(app::Failure::SessionEnded)?;
    let tokens = identity::renew(&app, token.value()).await?;
    Ok(signed_in(&state.settings, tokens, HttpResponse::Ok()))
}

/// List one's open sessions.
///
/// The newest first, so that one may recognise a stranger.
#[utoipa::path(tag = "session", security(("bearer" = [])), responses((status = OK, body = Sessions)))]
#[get("/auth/sessions")]
async fn list_sessions(app: Data<App>, caller: Caller) -> Answer<Plain<Sessions>> {
    let open = identity::list_sessions(&app, &caller).await?;
    let view = |session: Session| {
        let Session { id, person: _, user_agent, created_at, expires_at, ended_at: _ } = session;
        SessionView { id, created_at, expires_at, user_agent, current: id == caller.session() }
    };
    Ok(Plain(Sessions { items: open.into_iter().map(view).collect() }))
}

fn forget_cookie(settings: &Settings) -> HttpResponse {
    HttpResponse::NoContent().cookie(cookie(settings, String::new(), Duration::ZERO)).finish()
}

/// Sign out.
///
/// Ends the session of this very request.
#[utoipa::path(tag = "session", security(("bearer" = [])), responses((status = NO_CONTENT)))]
#[delete("/auth/sessions/current")]
async fn sign_out(app: Data<App>, state: Data<State>, caller: Caller) -> Answer<HttpResponse> {
    identity::end_session(&app, &caller, caller.session()).await?;
    Ok(forget_cookie(&state.settings))
}

/// End one of one's sessions.
///
/// Its tokens are refused at once.
#[utoipa::path(tag = "session", security(("bearer" = [])), params(("id" = SessionId, Path)), responses(
    (status = NO_CONTENT),
))]
#[delete("/auth/sessions/{id}")]
async fn end_session(app: Data<App>, caller: Caller, id: Path<SessionId>) -> Answer<Nothing> {
    identity::end_session(&app, &caller, *id).await?;
    Ok(Nothing)
}

/// Sign out everywhere.
///
/// Ends every session of the caller, this one included.
#[utoipa::path(tag = "session", security(("bearer" = [])), responses((status = NO_CONTENT)))]
#[delete("/auth/sessions")]
async fn sign_out_everywhere(
    app: Data<App>,
    state: Data<State>,
    caller: Caller,
) -> Answer<HttpResponse> {
    identity::sign_out_everywhere(&app, &caller).await?;
    Ok(forget_cookie(&state.settings))
}

/// Read who one is and what one may do.
///
/// Every permission with its reach, from the matrix in force: a screen shows nothing else. With `Ozelid-View-As`,
/// what that profile may do.
#[utoipa::path(tag = "session", security(("bearer" = [])), responses((status = OK, body = Me)))]
#[get("/me")]
async fn read_me(app: Data<App>, caller: Caller) -> Answer<Plain<Me>> {
    let from = app.store.reader();
    let account = people::find(&from, caller.id).await?;
    let account = account.ok_or(app::Failure::SessionEnded)?.value;
    let seals = identity::seals_of(&from, &caller).await?;
    let unread_notifications = notifications::unread(&from, caller.id, &seals).await?;
    let tree = app.directory.organisations();
    let person = domain::people::Person {
        id: account.id,
        name: account.name,
        organisation: account.organisation,
        reachable: true,
    };
    let reach = |permission: &Permission| PermissionReach {
        permission: *permission,
        reach: caller.reach(*permission),
        organisation_ids: match caller.extent(*permission) {
            Extent::Bodies(bodies) => bodies.into_iter().collect(),
            Extent::Everywhere | Extent::Nowhere => Vec::new(),
        },
        begins_in: match caller.begins(*permission) {
            Extent::Everywhere => None,
            Extent::Bodies(bodies) => Some(bodies.into_iter().collect()),
            // Nothing at all is said by the reach.
            Extent::Nowhere => (caller.reach(*permission) != Reach::Nothing).then(Vec::new),
        },
        whole: caller.part(*permission).is_none(),
    };
    Ok(Plain(Me {
        person: person_view(&person, &tree),
        email: account.email,
        profile: caller.preview.unwrap_or(account.profile),
        top_management: caller.top_management,
        department: account.department.map(|id| organisation_ref(&tree, id)),
        permissions: Permission::ALL.iter().map(reach).collect(),
        deposits_for: caller.deposits_for(),
        unread_notifications,
    }))
}
