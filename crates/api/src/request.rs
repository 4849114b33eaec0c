//! What handlers take out of a request.

use std::future::{Future, Ready, ready};
use std::ops::Deref;
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::header::{CONTENT_TYPE, IF_MATCH};
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpRequest};
use app::{App, Once, Version};
use domain::access::Actor;
use futures_util::StreamExt as _;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::failure::ApiFailure;
use crate::serde_faults;

/// Largest JSON body, in bytes.
pub(crate) const JSON_MAX: usize = 1024 * 1024;
/// How long a body may take to arrive: the framework only times the head.
const PATIENCE: Duration = Duration::from_secs(30);

type Reading<T> = Pin<Box<dyn Future<Output = Result<T, ApiFailure>>>>;

/// Reads a whole body of at most `max` bytes.
pub(crate) async fn read_body(mut payload: Payload, max: usize) -> Result<Bytes, ApiFailure> {
    let reading = async {
        let mut body = BytesMut::new();
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|error| {
                if matches!(error, PayloadError::Overflow) {
                    ApiFailure::TooLarge
                } else {
                    ApiFailure::Malformed
                }
            })?;
            if body.len() + chunk.len() > max {
                return Err(ApiFailure::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    };
    actix_web::rt::time::timeout(PATIENCE, reading).await.map_err(|_| ApiFailure::Timeout)?
}

/// A JSON body.
#[derive(Debug)]
pub(crate) struct Body<T>(pub(crate) T);

impl<T> Deref for Body<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = ApiFailure;
    type Future = Reading<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let json = request.headers().get(CONTENT_TYPE).is_none_or(|value| {
            value.to_str().is_ok_and(|value| {
                let essence = value.split(';').next().unwrap_or_default().trim();
                essence.eq_ignore_ascii_case("application/json")
            })
        });
        let payload = payload.take();
        Box::pin(async move {
            if !json {
                return Err(ApiFailure::UnsupportedMediaType);
            }
            let bytes = read_body(payload, JSON_MAX).await?;
            // Said before any field is looked at: JSON is UTF-8 or it is nothing.
            std::str::from_utf8(&bytes).map_err(|_| ApiFailure::Malformed)?;
            serde_faults::read(&bytes).map(Self)
        })
    }
}

/// A query string.
#[derive(Debug)]
pub(crate) struct Params<T>(pub(crate) T);

impl<T> Deref for Params<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: DeserializeOwned> FromRequest for Params<T> {
    type Error = ApiFailure;
    type Future = Ready<Result<Self, ApiFailure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        // No text holds NUL, and PostgreSQL refuses to look for one.
        if request.query_string().contains("%00") {
            return ready(Err(ApiFailure::Malformed));
        }
        let query = actix_web::web::Query::<T>::from_query(request.query_string());
        ready(query.map(|query| Self(query.into_inner())).map_err(|_| ApiFailure::Malformed))
    }
}

/// The version that the caller was looking at: `If-Match: "3"`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen(pub(crate) Version);

impl FromRequest for Seen {
    type Error = ApiFailure;
    type Future = Ready<Result<Self, ApiFailure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let seen = request.headers().get(IF_MATCH).ok_or(ApiFailure::VersionRequired);
        ready(seen.and_then(|value| {
            // A tag that we never gave matches no version.
            let tag = value.to_str().unwrap_or_default().trim().trim_matches('"');
            tag.parse().map(Self).map_err(|_| app::Failure::EditConflict.into())
        }))
    }
}

/// `Idempotency-Key`: names a creation, so that a retry does not do it twice.
#[derive(Clone, Debug)]
pub(crate) struct Key(Option<String>);

impl Key {
    /// The creation that this key names, by this caller, with this body.
    pub(crate) fn once(
        &self,
        app: &App,
        caller: &Actor,
        operation: &str,
        body: &impl Serialize,
    ) -> Once {
        match &self.0 {
            None => Once::default(),
            Some(key) => {
                let body = serde_json::to_vec(body).unwrap_or_default();
                Once::named(&app.secrets, caller.id, (operation, key), &body)
            }
        }
    }
}

impl FromRequest for Key {
    type Error = ApiFailure;
    type Future = Ready<Result<Self, ApiFailure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(value) = request.headers().get("idempotency-key") else {
            return ready(Ok(Self(None)));
        };
        let key = value.to_str().ok().filter(|key| (1..=255).contains(&key.len()));
        ready(key.map(|key| Self(Some(key.to_owned()))).ok_or(ApiFailure::IdempotencyKeyInvalid))
    }
}

/// Documents `If-Match`.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only read by the document")]
pub(crate) struct IfMatch {
    /// The version that was seen, as the `ETag` gave it.
    #[param(rename = "If-Match", example = "\"3\"")]
    if_match: String,
}

/// Documents `Idempotency-Key`.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only read by the document")]
pub(crate) struct IdempotencyKey {
    /// Names this creation for a day: sent twice, it is done once.
    #[param(rename = "Idempotency-Key", required = false, max_length = 255)]
    idempotency_key: Option<String>,
}

/// Reads the cursor of a page.
pub(crate) fn cursor(raw: Option<&str>) -> Result<Option<persistence::Cursor>, ApiFailure> {
    use base64::Engine as _;
    let Some(raw) = raw else { return Ok(None) };
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(raw);
    // A cursor of ours has no escape in it that stands for NUL.
    let bytes = bytes.ok().filter(|bytes| !bytes.windows(6).any(|six| six == b"\\u0000"));
    let cursor = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    cursor.map(Some).ok_or(ApiFailure::Malformed)
}

/// Writes the cursor of the next page.
pub(crate) fn next(cursor: Option<&persistence::Cursor>) -> Option<String> {
    use base64::Engine as _;
    let bytes = serde_json::to_vec(cursor?).ok()?;
    Some(base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes))
}
