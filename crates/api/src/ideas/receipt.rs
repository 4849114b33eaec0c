//! What one keeps of an idea that one deposited.

use actix_web::{HttpRequest, HttpResponse};
use api_types::export::DocumentFormat;
use app::ideas;
use domain::IdeaId;

use crate::prelude::*;
use crate::printouts::take_along;
use crate::problems::locale_of;
use crate::routes::State;

pub(super) fn configure(config: &mut Registry) {
    config.service(print_idea_receipt);
}

/// Download the receipt of an idea.
///
/// Its number, its day, what it says and what happens next, in the language of the caller (`Accept-Language`): `pdf`
/// is a sheet to keep (PDF/UA-1), `odt` and `md` the same as a text. The same for whoever may read the idea: of a
/// masked author it names nobody.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas"])),
    params(("id" = IdeaId, Path), ("format" = DocumentFormat, Path)),
    responses((status = OK, content(
        (String = "text/markdown"),
        (Vec<u8> = "application/vnd.oasis.opendocument.text"),
        (Vec<u8> = "application/pdf"),
    ), headers(("Content-Disposition" = String, description = "The name of the file.")))))]
#[get("/ideas/{id}/receipt/{format}")]
async fn print_idea_receipt(
    app: Data<App>,
    state: Data<State>,
    caller: Caller,
    request: HttpRequest,
    path: Path<(IdeaId, DocumentFormat)>,
) -> Answer<HttpResponse> {
    let (id, format) = path.into_inner();
    let receipt = ideas::receipt(&app, &caller, id, locale_of(&request)).await?;
    take_along(&state, receipt, format).await
}
