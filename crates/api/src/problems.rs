//! The one renderer of problems (RFC 9457): whatever refuses, a handler or the framework, reads the same.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    ACCEPT_LANGUAGE, ALLOW, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderName, HeaderValue, VARY,
};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse};
use api_types::problem::{FieldProblem, Problem, ProblemCode};
use tracing_actix_web::RequestId;

use crate::failure::Kind;
use crate::openapi::PUBLISHED;
use crate::words::{self, Locale};

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Where a problem happened and to whom it is told: taken before routing, which owns the request.
struct Place {
    path: String,
    method: Method,
    locale: Locale,
    request_id: String,
}

impl Place {
    /// The methods that this path takes, when it is one of ours and takes others than this one.
    fn other_methods(&self) -> Option<&'static str> {
        let allowed = PUBLISHED.methods.allowed(&self.path)?;
        (!allowed.split(", ").any(|method| method == self.method)).then_some(allowed)
    }
}

/// Writes the body of every refusal, and the request id on every answer.
pub(crate) async fn render(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody, BoxBody>>, Error> {
    let request_id = request.extensions().get::<RequestId>().map(ToString::to_string);
    let place = Place {
        path: request.path().to_owned(),
        method: request.method().clone(),
        locale: locale_of(request.request()),
        request_id: request_id.unwrap_or_default(),
    };
    let response = next.call(request).await?;
    let mut response = if refuses(&response) {
        let (request, response) = response.into_parts();
        let ours = response.extensions().get::<Kind>().cloned();
        // The framework says 404 of a path that it knows with other methods only.
        let allowed = if ours.is_none() { place.other_methods() } else { None };
        let kind = ours.unwrap_or_else(|| match allowed {
            Some(_) => of_status(StatusCode::METHOD_NOT_ALLOWED),
            None => of_status(response.status()),
        });
        let mut response = problem(&place, &kind, response.drop_body());
        if let Some(Ok(allowed)) = allowed.map(HeaderValue::from_str) {
            response.headers_mut().insert(ALLOW, allowed);
        }
        ServiceResponse::new(request, response).map_into_right_body()
    } else {
        response.map_into_left_body()
    };
    if let Ok(value) = HeaderValue::from_str(&place.request_id) {
        response.headers_mut().insert(X_REQUEST_ID, value);
    }
    Ok(response)
}

fn refuses<B>(response: &ServiceResponse<B>) -> bool {
    let status = response.status();
    status.is_client_error() || status.is_server_error()
}

/// The kind of a refusal of the framework itself.
fn of_status(status: StatusCode) -> Kind {
    let code = match status {
        StatusCode::UNAUTHORIZED => ProblemCode::NotSignedIn,
        StatusCode::FORBIDDEN => ProblemCode::Forbidden,
        StatusCode::NOT_FOUND => ProblemCode::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => ProblemCode::MethodNotAllowed,
        StatusCode::REQUEST_TIMEOUT => ProblemCode::RequestTimeout,
        StatusCode::PAYLOAD_TOO_LARGE => ProblemCode::PayloadTooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ProblemCode::UnsupportedMediaType,
        StatusCode::TOO_MANY_REQUESTS => ProblemCode::TooManyRequests,
        StatusCode::SERVICE_UNAVAILABLE => ProblemCode::Unavailable,
        status if status.is_client_error() => ProblemCode::MalformedRequest,
        _ => ProblemCode::Internal,
    };
    Kind { status, code, errors: Vec::new() }
}

fn problem(place: &Place, kind: &Kind, mut response: HttpResponse<()>) -> HttpResponse<BoxBody> {
    let locale = place.locale;
    let Kind { status, code, errors } = kind;
    let body = Problem {
        kind: format!("/api/problems/{}", words::code(*code)),
        title: words::title(locale, *code),
        status: status.as_u16(),
        code: *code,
        detail: words::detail(locale, *code),
        instance: place.path.clone(),
        request_id: place.request_id.clone(),
        errors: errors
            .iter()
            .map(|error| FieldProblem::new(error.clone(), words::field(locale, error)))
            .collect(),
    };
    *response.status_mut() = *status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(locale.code()));
    headers.append(VARY, HeaderValue::from_static("accept-language"));
    let body = serde_json::to_vec(&body).unwrap_or_default();
    response.map_body(|_, ()| BoxBody::new(body))
}

/// The language that the caller prefers; French by default.
pub(crate) fn locale_of(request: &HttpRequest) -> Locale {
    let wanted = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Locale::negotiate(wanted)
}
