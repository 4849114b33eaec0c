//! The template of an experiment: the seven steps and their questions, to fill away from the portal.

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_LANGUAGE, CONTENT_TYPE, VARY};
use actix_web::{HttpRequest, HttpResponse};
use api_types::poc::TemplateFormat;
use app::pocs;

use crate::prelude::*;
use crate::problems::locale_of;

pub(super) fn configure(config: &mut Registry) {
    config.service(read_poc_template);
}

/// Download the template of an experiment.
///
/// The seven steps, their questions and the decisions they take, in the language of the caller
/// (`Accept-Language`): `md` is a text to fill, `csv` a table that opens in a French spreadsheet. It is made from
/// the questions that the record asks, no more and no fewer.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_pocs"])),
    params(("format" = TemplateFormat, Path)),
    responses((status = OK, content(
        (String = "text/markdown"),
        (String = "text/csv"),
    ), headers(("Content-Disposition" = String, description = "The name of the file.")))))]
#[get("/poc-template/{format}")]
async fn read_poc_template(
    caller: Caller,
    request: HttpRequest,
    format: Path<TemplateFormat>,
) -> Answer<HttpResponse> {
    let locale = locale_of(&request);
    let file = match *format {
        TemplateFormat::Markdown => pocs::template_text(&caller, locale)?.into_bytes(),
        TemplateFormat::Csv => pocs::template_table(&caller, locale)?,
    };
    let name = format!("{}.{}", pocs::template_file(locale), format.code());
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, format.media_type()))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((CONTENT_LANGUAGE, locale.code()))
        .append_header((VARY, "accept-language"))
        .body(file))
}
