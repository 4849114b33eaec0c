//! Every route of the API, and what stands in front of them.

use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, DefaultHeaders, from_fn};
use actix_web::web::{self, Data, PathConfig};
use actix_web::{App as ActixApp, Error};
use app::App;
use tracing_actix_web::TracingLogger;
use utoipa_swagger_ui::{Config as DocsConfig, SwaggerUi};

use crate::access_log::{Metrics, RouteSpan, measure};
use crate::failure::ApiFailure;
use crate::printouts::Printer;
use crate::registry::{self, Registry};
use crate::{
    accounts, actions, agenda, attachments, beside, bricks, caller, celebrations, challenges,
    charter, comments, directory, documents, dormant_exports, drafts, editorial, exports,
    expression, feeds, half_year_reviews, help_requests, home, idea_exports, idea_facets, ideas,
    imports, kits, messages, newsletter, notifications, operations, partners, passwords, people,
    personal, poc_rules, pocs, portal_plan, portfolio, practices, problems, references,
    resource_requests, reuses, reviews, revivals, rights, saved_views, search, sessions, showcase,
    teams,
};

/// What the server says of itself.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Where people reach the portal, such as `https://ozeli-d.example`: the only origin of its pages.
    pub public_url: String,
    /// Whether it holds demonstration data.
    pub demonstration: bool,
    /// Other tools where what is sought may be sought too.
    pub elsewhere: Vec<Elsewhere>,
    /// How many proxies stand in front and may be believed about the address of the client.
    pub trusted_proxies: u8,
    /// What makes sheets of documents.
    pub printer: Option<Printer>,
}

/// Another tool that can be asked with the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// What people call it.
    pub name: String,
    /// Its address, where `{words}` stands for what is sought and `{return}` for the way back.
    pub address: String,
}

/// What handlers share besides the use cases.
#[derive(Clone, Debug)]
pub struct State {
    pub(crate) settings: Arc<Settings>,
    pub(crate) metrics: Metrics,
}

impl State {
    /// The state of one process.
    #[must_use]
    pub fn new(settings: Settings, metrics: Metrics) -> Self {
        Self { settings: Arc::new(settings), metrics }
    }
}

/// Where the operations are.
pub(crate) const PREFIX: &str = "/api/v1";

/// Every operation of the API. The document is built from this, so it cannot forget one.
pub(crate) fn configure(config: &mut Registry) {
    config
        .configure(sessions::configure)
        .configure(people::configure)
        .configure(accounts::configure)
        .configure(passwords::configure)
        .configure(personal::configure)
        .configure(rights::configure)
        .configure(bricks::configure)
        .configure(imports::configure)
        .configure(exports::configure)
        .configure(home::configure)
        .configure(celebrations::configure)
        .configure(actions::configure)
        .configure(teams::configure)
        .configure(notifications::configure)
        .configure(saved_views::configure)
        .configure(idea_exports::configure)
        .configure(dormant_exports::configure)
        .configure(idea_facets::configure)
        .configure(reviews::configure)
        .configure(revivals::configure)
        .configure(beside::configure)
        .configure(ideas::configure)
        .configure(comments::configure)
        .configure(drafts::configure)
        .configure(attachments::configure)
        .configure(challenges::configure)
        .configure(references::configure)
        .configure(poc_rules::configure)
        .configure(pocs::configure)
        .configure(portfolio::configure)
        .configure(portal_plan::configure)
        .configure(half_year_reviews::configure)
        .configure(practices::configure)
        .configure(reuses::configure)
        .configure(kits::configure)
        .configure(search::configure)
        .configure(documents::configure)
        .configure(showcase::configure)
        .configure(directory::configure)
        .configure(partners::configure)
        .configure(editorial::configure)
        .configure(charter::configure)
        .configure(agenda::configure)
        .configure(feeds::configure)
        .configure(newsletter::configure)
        .configure(messages::configure)
        .configure(expression::configure)
        .configure(help_requests::configure)
        .configure(resource_requests::configure)
        .configure(operations::configure);
}

/// The whole application; `more` adds what is served besides the API, such as the portal.
pub fn application(
    app: Data<App>,
    state: Data<State>,
    more: impl FnOnce(&mut web::ServiceConfig),
) -> ActixApp<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let operations = web::scope(PREFIX)
        .wrap(from_fn(caller::authenticate))
        .wrap(from_fn(problems::render))
        .wrap(DefaultHeaders::new().add(("Cache-Control", "private, no-cache")))
        .configure(registry::serve);
    ActixApp::new()
        .service(operations)
        .app_data(app)
        .app_data(state)
        // An identifier that is none names nothing.
        .app_data(PathConfig::default().error_handler(|_, _| ApiFailure::NotFound.into()))
        .service(SwaggerUi::new("/api/docs/{_:.*}").config(DocsConfig::from("/api/openapi.json")))
        .configure(operations::configure_probes)
        .configure(more)
        .wrap(from_fn(measure))
        .wrap(Compress::default())
        .wrap(security_headers())
        .wrap(TracingLogger::<RouteSpan>::new())
}

fn security_headers() -> DefaultHeaders {
    DefaultHeaders::new()
        .add(("X-Content-Type-Options", "nosniff"))
        .add(("Referrer-Policy", "same-origin"))
        .add(("Cross-Origin-Opener-Policy", "same-origin"))
        .add(("Permissions-Policy", "camera=(), geolocation=(), microphone=()"))
        .add((
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
             img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
             form-action 'self'; base-uri 'self'; frame-ancestors 'none'",
        ))
}
