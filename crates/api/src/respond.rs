//! What handlers answer.

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{ETAG, HeaderValue, LOCATION};
use actix_web::{HttpRequest, HttpResponse, Responder};
use app::Version;
use serde::Serialize;

/// 200 with a view that has no version.
#[derive(Debug)]
pub(crate) struct Plain<T>(pub(crate) T);

/// 200 with a view and the version to send back as If-Match.
#[derive(Debug)]
pub(crate) struct Versioned<T>(pub(crate) Version, pub(crate) T);

/// 201 with the view of what was made, where it is, and its version.
#[derive(Debug)]
pub(crate) struct Created<T> {
    location: String,
    version: Option<Version>,
    view: T,
}

/// 204.
#[derive(Debug)]
pub(crate) struct Nothing;

impl<T> Created<T> {
    /// Something that has versions.
    pub(crate) const fn new(location: String, version: Version, view: T) -> Self {
        Self { location, version: Some(version), view }
    }

    /// Something that is never changed.
    pub(crate) const fn immutable(location: String, view: T) -> Self {
        Self { location, version: None, view }
    }
}

fn tag(version: Version) -> HeaderValue {
    HeaderValue::from_str(&format!("\"{version}\"")).unwrap_or(HeaderValue::from_static("\"0\""))
}

impl<T: Serialize> Responder for Plain<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::Ok().json(self.0)
    }
}

impl<T: Serialize> Responder for Versioned<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::Ok().insert_header((ETAG, tag(self.0))).json(self.1)
    }
}

impl<T: Serialize> Responder for Created<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let mut response = HttpResponse::build(StatusCode::CREATED);
        response.insert_header((LOCATION, self.location));
        if let Some(version) = self.version {
            response.insert_header((ETAG, tag(version)));
        }
        response.json(self.view)
    }
}

impl Responder for Nothing {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::NoContent().finish()
    }
}
