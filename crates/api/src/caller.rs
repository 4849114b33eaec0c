//! Who is calling. A middleware answers before any body is read, so that a stranger gets 401 whatever he sends.

use std::future::{Ready, ready};
use std::ops::Deref;
use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{AUTHORIZATION, HeaderValue, VARY};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest};
use app::{App, Failure};
use domain::access::{Actor, Profile};

use crate::failure::ApiFailure;

/// The header that names the profile as which the caller looks at the portal (ADR 0016).
const VIEW_AS: &str = "ozelid-view-as";

/// Whoever is signed in. A handler that takes it answers 401 to anybody else.
#[derive(Clone, Debug)]
pub(crate) struct Caller(app::identity::Caller);

impl Caller {
    /// The session of this request.
    pub(crate) const fn session(&self) -> domain::SessionId {
        self.0.session
    }

    /// The same caller, with the eyes of the profile that the header names.
    fn seen_as(&self, asked: &HeaderValue) -> Result<Self, ApiFailure> {
        let profile = asked.to_str().ok().and_then(Profile::from_code);
        let profile = profile.ok_or(ApiFailure::Malformed)?;
        let actor = self.0.actor.seen_as(profile).map_err(|_| ApiFailure::PreviewRefused)?;
        Ok(Self(app::identity::Caller { actor: Arc::new(actor), session: self.0.session }))
    }
}

impl Deref for Caller {
    type Target = Actor;

    fn deref(&self) -> &Actor {
        &self.0.actor
    }
}

impl FromRequest for Caller {
    type Error = ApiFailure;
    type Future = Ready<Result<Self, ApiFailure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(request.extensions().get::<Self>().cloned().ok_or(ApiFailure::NotSignedIn))
    }
}

/// Operations that anybody may call. Each that is added has its reason: what a signature opens is in ADR 0011; what the
/// law opens, and the showcase, which answers nothing until administrators open it, in ADR 0013.
pub(crate) fn is_open(method: &Method, path: &str) -> bool {
    let path = path.strip_prefix("/api/v1").unwrap_or(path);
    match path {
        "/meta" => method == Method::GET,
        // Strangers propose something while the showcase is open; whoever forgot their password cannot sign in.
        "/auth/sessions" | "/auth/tokens" | "/auth/password-requests" | "/showcase/proposals" => {
            method == Method::POST
        }
        // What the link ends with is the right to choose a password.
        _ if path.starts_with("/auth/password-links/") => method == Method::POST,
        // The signature in the address is the right to leave.
        _ if path.starts_with("/newsletter/unsubscriptions/") => method == Method::POST,
        // The signature in the address is the right to read; legal texts are anybody's.
        _ => {
            let file = path.starts_with("/attachments/") && path.ends_with("/content");
            let showcase = path == "/showcase" || path.starts_with("/showcase/");
            let told = path.starts_with("/feeds/") || path.starts_with("/legal-texts/");
            let open = file || told || showcase;
            method == Method::GET && open
        }
    }
}

/// Names the caller, or refuses.
pub(crate) async fn authenticate(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut response = match admitted(&request).await {
        Ok(caller) => {
            if let Some(caller) = caller {
                request.extensions_mut().insert(caller);
            }
            next.call(request).await?.map_into_left_body()
        }
        Err(failure) => request.error_response(failure).map_into_right_body(),
    };
    response.headers_mut().append(VARY, HeaderValue::from_static(VIEW_AS));
    Ok(response)
}

/// The caller, or nobody where anybody may call. Whoever looks as a profile changes nothing, whatever it is.
async fn admitted(request: &ServiceRequest) -> Result<Option<Caller>, ApiFailure> {
    let asked = request.headers().get(VIEW_AS);
    let reads = [Method::GET, Method::HEAD].contains(request.method());
    if asked.is_some() && !reads {
        return Err(ApiFailure::PreviewReadsOnly);
    }
    if is_open(request.method(), request.path()) {
        return Ok(None);
    }
    let caller = named(request).await?;
    match asked {
        Some(asked) => caller.seen_as(asked).map(Some),
        None => Ok(Some(caller)),
    }
}

async fn named(request: &ServiceRequest) -> Result<Caller, ApiFailure> {
    let app = request.app_data::<Data<App>>().ok_or(ApiFailure::NotSignedIn)?;
    let token = request
        .headers()
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "))
        .ok_or(ApiFailure::NotSignedIn)?;
    match app.identity.authenticate(&app.store, token).await {
        Ok(caller) => Ok(Caller(caller)),
        Err(Failure::SessionEnded) => Err(ApiFailure::NotSignedIn),
        Err(failure) => Err(ApiFailure::App(failure)),
    }
}
