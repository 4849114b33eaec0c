//! Texts that administrators keep, such as the rules of ideas.

use actix_web::HttpRequest;
use api_types::document::{
    DocumentQuery, DocumentView, EditDocumentRequest, FormerVersionView, VersionsQuery,
};
use api_types::page::{LIMIT_MAX, Page};
use api_types::rich_text::{PreviewTextRequest, RichText};
use app::documents::{DocumentPage, FormerVersion};
use app::{Failure, documents};
use domain::access::Permission;
use domain::document::{DocumentSlug, Language};

use crate::prelude::*;
use crate::problems::locale_of;
use crate::views::people::person_view;
use crate::views::rich;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_document_versions)
        .service(read_document)
        .service(read_legal_text)
        .service(edit_document)
        .service(preview_text);
}

/// Which text, in which language: the one that is asked for, or that of the caller.
fn named(
    request: &HttpRequest,
    slug: &str,
    query: DocumentQuery,
) -> Result<(DocumentSlug, Language), Failure> {
    let slug = DocumentSlug::from_code(slug).ok_or(Failure::NotFound("document"))?;
    let language = query.language.unwrap_or_else(|| locale_of(request).of_texts());
    Ok((slug, language))
}

async fn view(
    app: &App,
    caller: &Caller,
    which: (DocumentSlug, Language),
) -> Result<DocumentView, Failure> {
    let editable = caller.require(Permission::EditDocument).is_ok();
    Ok(shown(app, documents::read(app, caller, which).await?, editable))
}

fn shown(app: &App, page: DocumentPage, editable: bool) -> DocumentView {
    let version = page.document.version;
    let document = page.document.value;
    let tree = app.directory.organisations();
    DocumentView {
        slug: document.slug,
        language: document.language,
        title: document.text.title.into_string(),
        body: document.text.body.into_string(),
        body_html: page.html,
        edited_by: page.editor.map(|editor| person_view(&editor, &tree)),
        edited_at: document.edited.map(|(_, at)| at),
        editable,
        version,
    }
}

/// Read a text that administrators keep.
///
/// The version in force: the rules of ideas say who decides, by which criteria and when.
#[utoipa::path(tag = "home", security(("bearer" = ["read_documents"])),
    params(("slug" = DocumentSlug, Path), DocumentQuery),
    responses((status = OK, body = DocumentView)))]
#[get("/documents/{slug}")]
async fn read_document(
    app: Data<App>,
    caller: Caller,
    request: HttpRequest,
    slug: Path<String>,
    query: Params<DocumentQuery>,
) -> Answer<Versioned<DocumentView>> {
    let view = view(&app, &caller, named(&request, &slug, query.0)?).await?;
    Ok(Versioned(view.version, view))
}

/// List what a text that administrators keep said before.
///
/// The versions that came before the one in force, the last one first, with who wrote each and since when; the text that
/// was shipped is the first of all. For whoever reads the text.
#[utoipa::path(tag = "home", security(("bearer" = ["read_documents"])),
    params(("slug" = DocumentSlug, Path), VersionsQuery),
    responses((status = OK, body = Page<FormerVersionView>)))]
#[get("/documents/{slug}/versions")]
async fn list_document_versions(
    app: Data<App>,
    caller: Caller,
    request: HttpRequest,
    slug: Path<String>,
    query: Params<VersionsQuery>,
) -> Answer<Plain<Page<FormerVersionView>>> {
    let which = named(&request, &slug, DocumentQuery { language: query.language })?;
    let after = cursor(query.cursor.as_deref())?;
    let page = (query.limit.clamp(1, LIMIT_MAX), after.as_ref());
    let slice = documents::former(&app, &caller, which, page).await?;
    let next = next(slice.next.as_ref());
    let tree = app.directory.organisations();
    let told = |former: FormerVersion| FormerVersionView {
        number: former.version.number,
        title: former.version.title,
        body_html: former.version.html,
        written_by: former.editor.map(|editor| person_view(&editor, &tree)),
        written_at: former.version.written.map(|(_, at)| at),
    };
    let items = slice.rows.into_iter().map(told).collect();
    Ok(Plain(Page { items, next, total: None }))
}

/// Read a text that the law has anybody read.
///
/// The legal notice and what becomes of personal data, as they are in force; nothing of who wrote them. Open to all: the
/// sign-in page leads here.
#[utoipa::path(tag = "home", security(()),
    params(("slug" = DocumentSlug, Path), DocumentQuery),
    responses((status = OK, body = DocumentView)))]
#[get("/legal-texts/{slug}")]
async fn read_legal_text(
    app: Data<App>,
    request: HttpRequest,
    slug: Path<String>,
    query: Params<DocumentQuery>,
) -> Answer<Versioned<DocumentView>> {
    let page = documents::read_public(&app, named(&request, &slug, query.0)?).await?;
    let view = shown(&app, page, false);
    Ok(Versioned(view.version, view))
}

/// Change a text that administrators keep.
///
/// The former version is kept; the new one is in force at once.
#[utoipa::path(tag = "home", security(("bearer" = ["edit_document"])),
    params(("slug" = DocumentSlug, Path), DocumentQuery, IfMatch),
    request_body = EditDocumentRequest, responses((status = OK, body = DocumentView)))]
#[put("/documents/{slug}")]
async fn edit_document(
    app: Data<App>,
    caller: Caller,
    request: HttpRequest,
    place: (Path<String>, Params<DocumentQuery>),
    seen: Seen,
    body: Body<EditDocumentRequest>,
) -> Answer<Versioned<DocumentView>> {
    let (slug, query) = place;
    let text = body.parse()?;
    let which = named(&request, &slug, query.0)?;
    documents::edit(&app, &caller, (which.0, which.1, seen.0), text).await?;
    let view = view(&app, &caller, which).await?;
    Ok(Versioned(view.version, view))
}

/// Show how a text will be read.
///
/// The Markdown of somebody who is writing, as the HTML that the portal shows once it is sent: sanitised. Nothing is
/// kept of the text.
#[utoipa::path(tag = "home", security(("bearer" = [])),
    request_body = PreviewTextRequest, responses((status = OK, body = RichText)))]
#[post("/text-previews")]
async fn preview_text(_caller: Caller, body: Body<PreviewTextRequest>) -> Answer<Plain<RichText>> {
    Ok(Plain(rich(&body.parse()?)))
}
