//! Which methods a path takes, so that a wrong one is told apart from a wrong path.

use actix_web::dev::ResourceDef;
use utoipa::openapi::OpenApi;

/// The paths of the API and their methods.
#[derive(Clone, Debug)]
pub(crate) struct Methods(Vec<(ResourceDef, String)>);

impl Methods {
    /// Those of the document, which are those that are served.
    pub(crate) fn of(document: &OpenApi) -> Self {
        let paths = document.paths.paths.iter().map(|(path, item)| {
            let methods = [
                ("DELETE", item.delete.is_some()),
                ("GET", item.get.is_some()),
                ("PATCH", item.patch.is_some()),
                ("POST", item.post.is_some()),
                ("PUT", item.put.is_some()),
            ];
            let taken: Vec<&str> =
                methods.iter().filter(|(_, taken)| *taken).map(|(method, _)| *method).collect();
            (ResourceDef::new(path.as_str()), taken.join(", "))
        });
        Self(paths.collect())
    }

    /// The value of `Allow` for a path of the API.
    pub(crate) fn allowed(&self, path: &str) -> Option<&str> {
        let found = self.0.iter().find(|(pattern, _)| pattern.is_match(path));
        found.map(|(_, methods)| methods.as_str())
    }
}
