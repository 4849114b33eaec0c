//! The portal's files: hashed ones for a year, the page itself never kept.

use std::future::ready;
use std::path::{Path, PathBuf};

use actix_files::{Files, NamedFile};
use actix_web::dev::Service as _;
use actix_web::http::header::{ACCEPT, CACHE_CONTROL, HeaderValue};
use actix_web::middleware::DefaultHeaders;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, Responder, guard};

/// The folder that `cargo xtask portal` made.
#[derive(Clone, Debug)]
pub(crate) struct Portal {
    folder: PathBuf,
}

impl Portal {
    pub(crate) fn new(folder: &Path) -> Self {
        if !folder.join("index.html").is_file() {
            tracing::warn!(folder = %folder.display(), "no portal here: only the API is served");
        }
        Self { folder: folder.to_owned() }
    }

    pub(crate) fn configure(&self, config: &mut ServiceConfig) {
        let cached = HeaderValue::from_static("public, max-age=31536000, immutable");
        let assets = web::scope("/assets")
            .wrap_fn(move |request, service| {
                let cached = cached.clone();
                let answer = service.call(request);
                async move {
                    let mut response = answer.await?;
                    if response.status().is_success() {
                        response.headers_mut().insert(CACHE_CONTROL, cached);
                    }
                    Ok(response)
                }
            })
            .service(Files::new("", self.folder.join("assets")).try_compressed());
        let index = self.folder.join("index.html");
        let page = move |request: HttpRequest| ready(answer_page(&index, &request));
        config.service(assets).service(
            web::scope("")
                .wrap(DefaultHeaders::new().add((CACHE_CONTROL, "no-cache")))
                .default_service(web::get().guard(guard::fn_guard(wants_page)).to(page)),
        );
    }
}

/// A path of the portal, asked by a browser: its own router knows what to show.
fn wants_page(context: &guard::GuardContext<'_>) -> bool {
    let head = context.head();
    let accept = head.headers().get(ACCEPT).and_then(|value| value.to_str().ok());
    !head.uri.path().starts_with("/api/")
        && accept.is_none_or(|accept| accept.contains("text/html") || accept.contains("*/*"))
}

fn answer_page(index: &Path, request: &HttpRequest) -> HttpResponse {
    match NamedFile::open(index) {
        Ok(file) => file.use_last_modified(false).respond_to(request).map_into_boxed_body(),
        Err(_) => HttpResponse::NotFound().finish(),
    }
}
