//! For whoever runs the server: signs of life, figures, keys, what it is.

use actix_web::http::StatusCode;
use actix_web::http::header::ContentType;
use actix_web::{HttpResponse, web};
use api_types::session::Meta;
use serde_json::json;

use crate::openapi::PUBLISHED;
use crate::prelude::*;
use crate::routes::State;

pub(crate) fn configure(config: &mut Registry) {
    config.service(read_meta);
}

/// What is not of the API: paths that proxies, probes and other tools expect.
pub(crate) fn configure_probes(config: &mut web::ServiceConfig) {
    config.service(healthz).service(readyz).service(metrics).service(jwks).service(openapi_json);
}

/// Say what this server is.
///
/// Open to all: the sign-in page needs it.
#[utoipa::path(tag = "operations", security(()), responses((status = OK, body = Meta)))]
#[get("/meta")]
async fn read_meta(app: Data<App>, state: Data<State>) -> Plain<Meta> {
    Plain(Meta {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        demonstration: state.settings.demonstration,
        sends_mail: app.has_relay(),
    })
}

/// The process answers.
#[get("/healthz")]
async fn healthz() -> HttpResponse {
    HttpResponse::Ok().content_type(ContentType::plaintext()).body("ok\n")
}

/// The process can do its work: the database answers.
#[get("/readyz")]
async fn readyz(app: Data<App>) -> HttpResponse {
    match app.store.ping().await {
        Ok(()) => HttpResponse::Ok().content_type(ContentType::plaintext()).body("ready\n"),
        Err(error) => {
            tracing::warn!(%error, "the database does not answer");
            HttpResponse::build(StatusCode::SERVICE_UNAVAILABLE).finish()
        }
    }
}

#[get("/metrics")]
async fn metrics(state: Data<State>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .body(state.metrics.render())
}

/// The keys that verify access tokens (RFC 7517).
#[get("/.well-known/jwks.json")]
async fn jwks(app: Data<App>) -> HttpResponse {
    let keys: Vec<_> = app
        .identity
        .public_keys()
        .into_iter()
        .map(|key| {
            json!({
                "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA",
                "kid": key.kid, "x": key.x,
            })
        })
        .collect();
    HttpResponse::Ok().json(json!({ "keys": keys }))
}

/// The document of the API, as this very server serves it.
#[get("/api/openapi.json")]
async fn openapi_json() -> HttpResponse {
    HttpResponse::Ok().content_type(ContentType::json()).body(PUBLISHED.json.clone())
}
