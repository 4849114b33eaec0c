//! The one list of operations, for its two readers: the server adds each to its routes, the document takes down what each
//! is. Each worker of the server reads the list anew, and describing all operations takes far longer than serving
//! them: who only serves does not describe.

use std::collections::BTreeMap;

use actix_web::dev::HttpServiceFactory;
use actix_web::guard::fn_guard;
use actix_web::web;
use utoipa::Path;
use utoipa::openapi::OpenApi;
use utoipa_actix_web::OpenApiFactory;

use crate::routes::{PREFIX, configure};

/// Adds one operation to the routes.
type Add = Box<dyn FnOnce(&mut web::ServiceConfig)>;

/// Who reads the list.
pub(crate) enum Registry<'a> {
    /// The server, which keeps together the operations whose paths begin alike.
    Serving(BTreeMap<String, Vec<Add>>),
    /// The document, which takes down each operation and the schemas it names.
    Describing(&'a mut OpenApi),
}

impl Registry<'_> {
    /// One operation.
    pub(crate) fn service<O>(&mut self, operation: O) -> &mut Self
    where
        O: HttpServiceFactory + OpenApiFactory + Path + 'static,
    {
        match self {
            Self::Serving(routes) => {
                let add: Add = Box::new(move |routes| {
                    routes.service(operation);
                });
                routes.entry(first_segment(&O::path()).to_owned()).or_default().push(add);
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

/// Adds every operation. The framework tries one route after the other, with a regular expression for each: by the first
/// segment of the path it comes to the few that may match.
pub(crate) fn serve(routes: &mut web::ServiceConfig) {
    let mut registry = Registry::Serving(BTreeMap::new());
    configure(&mut registry);
    let Registry::Serving(groups) = registry else { return };
    for (segment, operations) in groups {
        let here = fn_guard(move |request| first_segment(request.head().uri.path()) == segment);
        let group = web::scope("").guard(here).configure(|routes| {
            for add in operations {
                add(routes);
            }
        });
        routes.service(group);
    }
}

/// The first segment of a path, below the prefix of all operations.
fn first_segment(path: &str) -> &str {
    let below = path.strip_prefix(PREFIX).unwrap_or(path);
    below.trim_start_matches('/').split('/').next().unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::first_segment;

    #[test]
    fn operations_are_kept_together_by_the_first_segment_of_their_path() {
        assert_eq!(first_segment("/ideas/{id}/votes"), "ideas");
        assert_eq!(first_segment("/api/v1/ideas/7/votes"), "ideas");
        assert_eq!(first_segment("/api/v1/ideas"), "ideas");
        assert_eq!(first_segment("/api/v1/idea-drafts/7"), "idea-drafts");
        assert_eq!(first_segment("/api/v1"), "");
    }
}
