//! Documents that people take along: as a text to go on with, or printed.

pub(crate) mod plan;
pub(crate) mod portfolio;
pub(crate) mod practice;
pub(crate) mod review;

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_LANGUAGE, CONTENT_TYPE, VARY};
use actix_web::web::block;
use api_types::export::DocumentFormat;
use app::Failure;
use app::printouts::Printout;

use crate::failure::Answer;
use crate::routes::State;

/// What makes sheets of a document: a PDF, or why there is none. The server brings it, for what prints is long to
/// compile and none of the other floors' business.
pub type Printer = fn(&Printout) -> Result<Vec<u8>, String>;

/// The document in this format. Whoever calls this has asked whether it is allowed.
pub(crate) async fn take_along(
    state: &State,
    printout: Printout,
    format: DocumentFormat,
) -> Answer<HttpResponse> {
    let Printout { file_name, locale, .. } = &printout;
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((CONTENT_TYPE, format.media_type()))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{file_name}.{}\"", format.code()),
        ))
        .insert_header((CONTENT_LANGUAGE, locale.code()))
        .append_header((VARY, "accept-language"));
    let file = match format {
        DocumentFormat::Markdown => printout.to_markdown().into_bytes(),
        DocumentFormat::OpenDocument => printout.to_odt()?,
        DocumentFormat::Pdf => printed(state, printout).await?,
    };
    Ok(answer.body(file))
}

/// Laying out takes a processor for a while: it is done where nobody waits for an answer.
async fn printed(state: &State, printout: Printout) -> Result<Vec<u8>, Failure> {
    let printer = state.settings.printer.ok_or_else(|| Failure::Print("no printer".to_owned()))?;
    let sheets = block(move || printer(&printout)).await;
    sheets.map_err(|error| Failure::Print(error.to_string()))?.map_err(Failure::Print)
}
