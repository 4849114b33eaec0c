//! The OpenAPI document, made from the very routes that are served.

use std::sync::LazyLock;

use actix_web::web::Bytes;
use utoipa::openapi::path::{Operation, ParameterBuilder, ParameterIn};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{Content, OpenApi as Document, Ref, RefOr, Required, ResponseBuilder};
use utoipa::{Modify, OpenApi};

use crate::methods::Methods;
use crate::registry::Registry;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Ozéli-D",
        version = "1.0.0",
        description = "Innovation portal of the French old-age insurance: ideas and challenges, experiments \
                       in seven steps, shared practices.\n\nEvery error is `application/problem+json` (RFC \
                       9457) with a stable `code`. A write on something that exists carries `If-Match` with \
                       the version that was seen; a creation may carry `Idempotency-Key`. Lists are read page \
                       by page with an opaque `cursor`. Clients accept new values in vocabularies.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    // What only parameters name is not found by following bodies.
    components(schemas(
        api_types::problem::Problem,
        api_types::export::DocumentFormat,
        api_types::export::ExportKind,
        api_types::export::TableFormat,
        api_types::idea::IdeaSort,
        api_types::idea::WithinCode,
        api_types::page::Include,
        api_types::poc::LessonSort,
        api_types::poc::PocSort,
        api_types::poc::TemplateFormat,
        api_types::search::SearchSort,
        domain::access::DelegationState,
        domain::editorial::EditorialBrick,
        domain::journal::RightsAct,
        domain::people::PersonMark,
        domain::search::DuplicateKind,
    )),
    modifiers(&Bearer),
    tags(
        (name = "session", description = "Signing in, and what one may do."),
        (name = "home", description = "The landing page and what one is told."),
        (name = "ideas", description = "Ideas, their drafts, their comments, their files."),
        (name = "challenges", description = "Challenges."),
        (name = "reviews", description = "Marks, notes among reviewers, decisions prepared and published."),
        (name = "pocs", description = "Experiments in seven steps, their lessons, their figures."),
        (name = "practices", description = "Shared practices."),
        (name = "editorial", description = "News, the glossary: what the Dinno tells around the doors; feeds."),
        (name = "expression", description = "Following, liking, tags, comments on what people read."),
        (name = "requests", description = "Questions to the Dinno, its support, requests for resources."),
        (name = "people", description = "Organisations, people, normed lists."),
        (name = "administration", description = "Accounts, the permission matrix, import and export."),
        (name = "operations", description = "What the server is."),
    )
)]
struct Base;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut Document) {
        let mut scheme = Http::new(HttpAuthScheme::Bearer);
        scheme.bearer_format = Some("JWT".to_owned());
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// What a running server says of its operations. It is made when somebody first asks, for a start shall not wait for it.
pub(crate) struct Published {
    /// The document, as it is sent.
    pub(crate) json: Bytes,
    /// Which methods each path takes.
    pub(crate) methods: Methods,
}

/// The document of this very server.
pub(crate) static PUBLISHED: LazyLock<Published> = LazyLock::new(|| {
    let document = document();
    let methods = Methods::of(&document);
    Published { json: Bytes::from(document.to_json().unwrap_or_default()), methods }
});

/// The document of the API. It needs no database.
#[must_use]
pub fn document() -> Document {
    let mut document = Base::openapi();
    crate::routes::configure(&mut Registry::Describing(&mut document));
    for (path, item) in &mut document.paths.paths {
        let operations =
            [&mut item.get, &mut item.put, &mut item.post, &mut item.patch, &mut item.delete];
        for operation in operations.into_iter().flatten() {
            declare_refusals(path, operation);
        }
    }
    declare_view_as(&mut document);
    document
}

/// Whether it wants a caller.
fn is_guarded(operation: &Operation) -> bool {
    operation.security.as_ref().is_some_and(|all| {
        all.iter()
            .any(|one| serde_json::to_value(one).is_ok_and(|one| one != serde_json::json!({})))
    })
}

/// Whatever is read of somebody's is also read as a profile would read it: one header, declared once for all.
fn declare_view_as(document: &mut Document) {
    let header = ParameterBuilder::new()
        .name("Ozelid-View-As")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(
            "A profile: answers what somebody with that profile, and nothing besides, would read. For whoever may \
             change the permission matrix, and for profiles that go no further than theirs; 403 \
             `preview_refused` otherwise. Any method but GET is 403 `preview_reads_only` with it.",
        ))
        .schema(Some(Ref::from_schema_name("Profile")))
        .build();
    let components = document.components.get_or_insert_default();
    components.parameters.insert("ViewAs".to_owned(), RefOr::T(header));
    for item in document.paths.paths.values_mut() {
        if let Some(operation) = item.get.as_mut().filter(|operation| is_guarded(operation)) {
            let named = RefOr::Ref(Ref::new("#/components/parameters/ViewAs"));
            operation.parameters.get_or_insert_default().push(named);
        }
    }
}

/// The refusals that follow from the shape of an operation, declared once for all.
fn declare_refusals(path: &str, operation: &mut Operation) {
    let guarded = is_guarded(operation);
    let header = |name: &str| {
        operation
            .parameters
            .iter()
            .flatten()
            .any(|parameter| matches!(parameter, RefOr::T(parameter) if parameter.name == name))
    };
    let body = operation.request_body.is_some();
    let refusals: &[(bool, &str, &str)] = &[
        (true, "400", "The request cannot be read."),
        (guarded, "401", "No valid access token."),
        (guarded, "403", "The caller has not this right."),
        (path.contains('{'), "404", "No such object, or one that the caller may not know of."),
        (body, "408", "The body did not arrive in time."),
        (header("If-Match"), "412", "Somebody changed it since it was read."),
        (body, "413", "The body is too large."),
        (body, "415", "The body is of another type."),
        (body, "422", "Some fields are to be corrected; see `errors`."),
        (header("If-Match"), "428", "If-Match is missing."),
        (true, "429", "Too many requests; see `Retry-After`."),
        (true, "500", "A fault of ours; quote `request_id`."),
        (true, "503", "The database or the storage does not answer; try again later."),
    ];
    for (applies, status, description) in refusals {
        if *applies && !operation.responses.responses.contains_key(*status) {
            let problem = Content::new(Some(RefOr::Ref(Ref::from_schema_name("Problem"))));
            let response = ResponseBuilder::new()
                .description(*description)
                .content("application/problem+json", problem)
                .build();
            operation.responses.responses.insert((*status).to_owned(), RefOr::T(response));
        }
    }
}
