//! Files that people send.

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, Charset,
    ContentDisposition, DispositionParam, DispositionType, ExtendedValue, HeaderValue,
};
use actix_web::{HttpRequest, HttpResponse, web::Payload};
use api_types::attachment::{AttachmentView, FILE_MAX, UploadQuery};
use app::attachments::{self, Label};
use domain::AttachmentId;
use persistence::attachments::Attachment;
use serde::Deserialize;

use crate::failure::ApiFailure;
use crate::prelude::*;
use crate::request::read_body;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config.service(upload_attachment).service(discard_attachment).service(read_attachment);
}

/// Send a file.
///
/// The bytes are the body. What it is follows from its content, whatever its name: PNG, JPEG, `WebP` (drawn again,
/// without metadata), PDF, Word, Excel, `PowerPoint` and `OpenDocument` (without the names of whoever wrote them).
/// At most 10 MiB. A picture needs the `consent` of whoever can be known on it. It belongs to the caller until something
/// carries it.
#[utoipa::path(tag = "ideas", security(("bearer" = ["deposit_idea"])), params(UploadQuery),
    request_body(content = String, content_type = "application/octet-stream",
        description = "The bytes of the file."),
    responses(
    (status = CREATED, body = AttachmentView),
    (status = UNPROCESSABLE_ENTITY, body = Problem, description = "The file is of no accepted kind.",
        content_type = "application/problem+json"),
))]
#[post("/attachments")]
async fn upload_attachment(
    app: Data<App>,
    caller: Caller,
    query: Params<UploadQuery>,
    request: HttpRequest,
    payload: Payload,
) -> Answer<Created<AttachmentView>> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if kind.is_some_and(|kind| !kind.eq_ignore_ascii_case("application/octet-stream")) {
        return Err(ApiFailure::UnsupportedMediaType);
    }
    let (name, alt) = query.parse()?;
    let bytes = read_body(payload.into_inner(), FILE_MAX).await?;
    let label = Label { name, alt, consent: query.consent };
    let file = attachments::upload(&app, &caller, label, bytes.to_vec()).await?;
    let view = views::ideas::attachment(&app, file);
    Ok(Created::immutable(view.url.clone(), view))
}

/// Throw away a file that nothing carries yet.
///
/// Only whoever sent it may.
#[utoipa::path(tag = "ideas", security(("bearer" = ["deposit_idea"])),
    params(("id" = AttachmentId, Path)),
    responses((status = NO_CONTENT, description = "Thrown away.")))]
#[delete("/attachments/{id}")]
async fn discard_attachment(
    app: Data<App>,
    caller: Caller,
    id: Path<AttachmentId>,
) -> Answer<Nothing> {
    attachments::discard(&app, &caller, *id).await?;
    Ok(Nothing)
}

/// The right to read a file, in its address.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct SignedQuery {
    /// Until when the address is good, in seconds since 1970.
    expires: i64,
    /// What makes it one of ours.
    #[param(max_length = 64)]
    signature: String,
}

/// Read a file.
///
/// At the signed address that whatever carries it gives; it is good for an hour. No token is needed.
#[utoipa::path(tag = "ideas", security(()), params(("id" = AttachmentId, Path), SignedQuery),
    responses((status = OK, description = "The bytes of the file.", body = String,
        content_type = "application/octet-stream")))]
#[get("/attachments/{id}/content")]
async fn read_attachment(
    app: Data<App>,
    id: Path<AttachmentId>,
    query: Params<SignedQuery>,
) -> Answer<HttpResponse> {
    let right = (query.expires, query.signature.as_str());
    let (file, bytes) = attachments::content(&app, *id, right).await?;
    let kind = HeaderValue::from_str(&file.media_type);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, kind.unwrap_or(HeaderValue::from_static("text/plain"))))
        .insert_header((CONTENT_DISPOSITION, disposition(file)))
        // Whatever it holds, it runs nothing and reaches nothing.
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .insert_header((CACHE_CONTROL, "private, max-age=3600, immutable"))
        .body(bytes))
}

/// A picture is shown, a document is kept.
fn disposition(file: Attachment) -> ContentDisposition {
    let plain: String = file
        .name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ' ') { c } else { '_' })
        .collect();
    let whole = ExtendedValue {
        charset: Charset::Ext("UTF-8".to_owned()),
        language_tag: None,
        value: file.name.into_bytes(),
    };
    ContentDisposition {
        disposition: if file.image { DispositionType::Inline } else { DispositionType::Attachment },
        parameters: vec![DispositionParam::Filename(plain), DispositionParam::FilenameExt(whole)],
    }
}
