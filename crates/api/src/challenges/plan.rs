//! When to speak of a challenge: a model that those who carry it start from (R260).

use actix_web::{HttpRequest, HttpResponse};
use api_types::challenge::{CommunicationPlan, PlannedMoment};
use api_types::export::DocumentFormat;
use app::challenges::communication_plan;
use app::words::{Locale, say};
use chrono::NaiveDate;
use domain::ChallengeId;
use domain::challenge::CommunicationMoment;

use crate::prelude::*;
use crate::printouts::{plan, take_along};
use crate::problems::locale_of;
use crate::routes::State;

pub(super) fn configure(config: &mut Registry) {
    config.service(read_communication_plan).service(print_communication_plan);
}

fn told(calendar: Vec<(CommunicationMoment, NaiveDate)>, locale: Locale) -> CommunicationPlan {
    let words =
        |part: &str, moment: CommunicationMoment| say(locale, &format!("plan-{part}-{moment}"));
    let items = calendar.into_iter().map(|(moment, on)| PlannedMoment {
        moment,
        on,
        name: words("name", moment),
        message: words("message", moment),
        channels: words("channels", moment),
    });
    CommunicationPlan { items: items.collect() }
}

/// Read when to speak of a challenge.
///
/// A model calendar around its dates, on working days: what to say at each moment, and by which ways. For those who carry
/// the challenge; empty while it has no dates.
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge"])),
    params(("id" = ChallengeId, Path)), responses((status = OK, body = CommunicationPlan)))]
#[get("/challenges/{id}/communication-plan")]
async fn read_communication_plan(
    app: Data<App>,
    caller: Caller,
    request: HttpRequest,
    id: Path<ChallengeId>,
) -> Answer<Plain<CommunicationPlan>> {
    let (_, calendar) = communication_plan(&app, &caller, *id).await?;
    Ok(Plain(told(calendar, locale_of(&request))))
}

/// Download when to speak of a challenge.
///
/// The model calendar in the language of the caller (`Accept-Language`): `odt` and `md` are texts to adapt, `pdf` a
/// sheet to print (PDF/UA-1).
#[utoipa::path(tag = "challenges", security(("bearer" = ["edit_challenge"])),
    params(("id" = ChallengeId, Path), ("format" = DocumentFormat, Path)),
    responses((status = OK, content(
        (String = "text/markdown"),
        (Vec<u8> = "application/vnd.oasis.opendocument.text"),
        (Vec<u8> = "application/pdf"),
    ), headers(("Content-Disposition" = String, description = "The name of the file.")))))]
#[get("/challenges/{id}/communication-plan/{format}")]
async fn print_communication_plan(
    app: Data<App>,
    state: Data<State>,
    caller: Caller,
    request: HttpRequest,
    which: Path<(ChallengeId, DocumentFormat)>,
) -> Answer<HttpResponse> {
    let (id, format) = which.into_inner();
    let (title, calendar) = communication_plan(&app, &caller, id).await?;
    let locale = locale_of(&request);
    let sheet = plan::of(&app, &told(calendar, locale), (title.as_str(), locale));
    take_along(&state, sheet, format).await
}
