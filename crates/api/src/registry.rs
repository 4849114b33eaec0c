//! The one list of operations, for its two readers: the server adds each to its routes, the document takes down what each
//! is. Each worker of the server reads the list anew, and describing five hundred operations takes far longer than
//! serving them: who only serves does not describe.

use actix_web::dev::HttpServiceFactory;
use actix_web::web;
use utoipa::openapi::OpenApi;
use utoipa_actix_web::OpenApiFactory;

use crate::routes::PREFIX;

/// Who reads the list.
pub(crate) enum Registry<'a> {
    /// The server, which adds each operation to its routes.
    Serving(&'a mut web::ServiceConfig),
    /// The document, which takes down each operation and the schemas it names.
    Describing(&'a mut OpenApi),
}

impl Registry<'_> {
    /// One operation.
    pub(crate) fn service(
        &mut self,
        operation: impl HttpServiceFactory + OpenApiFactory + 'static,
    ) -> &mut Self {
        match self {
            Self::Serving(routes) => {
                routes.service(operation);
            }
            Self::Describing(document) => describe(document, &operation),
        }
        self
    }

    /// Those of a module.
    pub(crate) fn configure(&mut self, add: impl FnOnce(&mut Registry<'_>)) -> &mut Self {
        add(self);
        self
    }
}

fn describe(document: &mut OpenApi, operation: &impl OpenApiFactory) {
    let mut paths = operation.paths();
    let under = |(path, item)| (format!("{PREFIX}{path}"), item);
    paths.paths = paths.paths.into_iter().map(under).collect();
    document.paths.merge(paths);
    let mut schemas = Vec::new();
    operation.schemas(&mut schemas);
    document.components.get_or_insert_default().schemas.extend(schemas);
}
