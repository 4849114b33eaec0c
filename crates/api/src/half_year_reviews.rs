//! Half-year reviews of the experiments.

use actix_web::{HttpRequest, HttpResponse};
use api_types::export::DocumentFormat;
use api_types::half_year_review::{
    HalfYearReviewSummary, HalfYearReviewView, HalfYearReviews, MakeHalfYearReviewRequest,
    RemarkRequest, RemarkView, WriteHalfYearReviewRequest,
};
use app::half_year_reviews::{self, ReviewReading};
use app::{Failure, OrganisationTree};
use domain::ReviewId;
use domain::half_year_review::{Remark, Review, ReviewStatus};

use crate::prelude::*;
use crate::printouts::{review, take_along};
use crate::problems::locale_of;
use crate::routes::State;
use crate::views::people::{Names, organisation_ref};

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_half_year_reviews)
        .service(make_half_year_review)
        .service(read_half_year_review)
        .service(write_half_year_review)
        .service(remark_half_year_review)
        .service(freeze_half_year_review)
        .service(print_half_year_review);
}

fn summary(review: &Review, tree: &OrganisationTree) -> HalfYearReviewSummary {
    HalfYearReviewSummary {
        id: review.id,
        year: review.half.year,
        half: review.half.number,
        organisation: review.organisation.map(|id| organisation_ref(tree, id)),
        status: review.status,
        frozen_at: review.frozen.map(|(_, at)| at),
    }
}

async fn view(
    app: &App,
    caller: &Caller,
    id: ReviewId,
) -> Result<Versioned<HalfYearReviewView>, Failure> {
    let ReviewReading { record, content, remarks, keeps } =
        half_year_reviews::read(app, caller, id).await?;
    let review = &record.review.value;
    let people = remarks.iter().map(|remark| remark.author);
    let people = people.chain(review.frozen.map(|(by, _)| by));
    let names = Names::of(app, &app.store.reader(), people).await?;
    let remark = |Remark { author, at, text }: &Remark| RemarkView {
        author: names.person(*author),
        at: *at,
        text: text.as_str().to_owned(),
    };
    let version = record.review.version;
    let view = HalfYearReviewView {
        summary: summary(review, &app.directory.organisations()),
        foreword: review.foreword.as_ref().map(|text| text.as_str().to_owned()),
        foreword_html: record.foreword_html.clone(),
        content,
        remarks: remarks.iter().map(remark).collect(),
        frozen_by: review.frozen.map(|(by, _)| names.person(by)),
        may_keep: keeps && review.status == ReviewStatus::Draft,
        version,
    };
    Ok(Versioned(version, view))
}

/// List the half-year reviews.
///
/// The newest half first. Drafts are for those who keep reviews.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_portfolio"])),
    responses((status = OK, body = HalfYearReviews)))]
#[get("/half-year-reviews")]
async fn list_half_year_reviews(app: Data<App>, caller: Caller) -> Answer<Plain<HalfYearReviews>> {
    let tree = app.directory.organisations();
    let all = half_year_reviews::list(&app, &caller).await?;
    let items = all.iter().map(|record| summary(&record.review.value, &tree)).collect();
    Ok(Plain(HalfYearReviews { items }))
}

/// Make the draft of a half-year review.
///
/// One of each half and perimeter: a body, or the whole branch. What it says follows what happens until it is
/// frozen.
#[utoipa::path(tag = "pocs", security(("bearer" = ["keep_reviews"])), params(IdempotencyKey),
    request_body = MakeHalfYearReviewRequest, responses(
    (status = CREATED, body = HalfYearReviewView),
    (status = CONFLICT, body = Problem, description = "There is one of that half and that perimeter.",
        content_type = "application/problem+json"),
))]
#[post("/half-year-reviews")]
async fn make_half_year_review(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<MakeHalfYearReviewRequest>,
) -> Answer<Created<HalfYearReviewView>> {
    let half = body.parse()?;
    let once = key.once(&app, &caller, "make_half_year_review", &body.0);
    let id = half_year_reviews::make(&app, &caller, (half, body.organisation_id), &once).await?;
    let Versioned(version, view) = view(&app, &caller, id).await?;
    Ok(Created::new(format!("/api/v1/half-year-reviews/{id}"), version, view))
}

/// Read a half-year review.
///
/// What started, ended, was held or abandoned with its cause, what was learnt, and the figures beside those of the
/// review before. Experiments that are kept for some count, and are not named.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_portfolio"])), params(("id" = ReviewId, Path)),
    responses((status = OK, body = HalfYearReviewView)))]
#[get("/half-year-reviews/{id}")]
async fn read_half_year_review(
    app: Data<App>,
    caller: Caller,
    id: Path<ReviewId>,
) -> Answer<Versioned<HalfYearReviewView>> {
    Ok(view(&app, &caller, *id).await?)
}

/// Write what comes before the figures.
///
/// While the review is a draft: once frozen, neither the words nor the figures move.
#[utoipa::path(tag = "pocs", security(("bearer" = ["keep_reviews"])),
    params(("id" = ReviewId, Path), IfMatch), request_body = WriteHalfYearReviewRequest, responses(
    (status = OK, body = HalfYearReviewView),
    (status = CONFLICT, body = Problem, description = "The review is frozen.",
        content_type = "application/problem+json"),
))]
#[put("/half-year-reviews/{id}")]
async fn write_half_year_review(
    app: Data<App>,
    caller: Caller,
    id: Path<ReviewId>,
    seen: Seen,
    body: Body<WriteHalfYearReviewRequest>,
) -> Answer<Versioned<HalfYearReviewView>> {
    let foreword = body.parse()?;
    half_year_reviews::write(&app, &caller, (*id, seen.0), foreword).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Say something of a draft.
///
/// Between those who keep reviews. No version is needed: nothing is replaced.
#[utoipa::path(tag = "pocs", security(("bearer" = ["keep_reviews"])),
    params(("id" = ReviewId, Path), IdempotencyKey), request_body = RemarkRequest, responses(
    (status = CREATED, body = HalfYearReviewView),
    (status = CONFLICT, body = Problem, description = "The review is frozen.",
        content_type = "application/problem+json"),
))]
#[post("/half-year-reviews/{id}/remarks")]
async fn remark_half_year_review(
    app: Data<App>,
    caller: Caller,
    id: Path<ReviewId>,
    key: Key,
    body: Body<RemarkRequest>,
) -> Answer<Created<HalfYearReviewView>> {
    let text = body.parse()?;
    let once = key.once(&app, &caller, &format!("remark_half_year_review {id}"), &body.0);
    half_year_reviews::remark(&app, &caller, (*id, text), &once).await?;
    let Versioned(version, view) = view(&app, &caller, *id).await?;
    Ok(Created::new(format!("/api/v1/half-year-reviews/{id}"), version, view))
}

/// Freeze a half-year review.
///
/// With what it says now: it never changes again, and everybody who reads the figures may read it.
#[utoipa::path(tag = "pocs", security(("bearer" = ["keep_reviews"])),
    params(("id" = ReviewId, Path), IfMatch), responses(
    (status = OK, body = HalfYearReviewView),
    (status = CONFLICT, body = Problem, description = "The review is frozen.",
        content_type = "application/problem+json"),
))]
#[post("/half-year-reviews/{id}/freezings")]
async fn freeze_half_year_review(
    app: Data<App>,
    caller: Caller,
    id: Path<ReviewId>,
    seen: Seen,
) -> Answer<Versioned<HalfYearReviewView>> {
    half_year_reviews::freeze(&app, &caller, (*id, seen.0)).await?;
    Ok(view(&app, &caller, *id).await?)
}

/// Download a half-year review.
///
/// What its page says, in the language of the caller (`Accept-Language`): `odt` and `md` are texts to go on with,
/// `pdf` sheets to read and print (PDF/UA-1). A frozen one always says the same.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_portfolio"])),
    params(("id" = ReviewId, Path), ("format" = DocumentFormat, Path)),
    responses((status = OK, content(
        (String = "text/markdown"),
        (Vec<u8> = "application/vnd.oasis.opendocument.text"),
        (Vec<u8> = "application/pdf"),
    ), headers(("Content-Disposition" = String, description = "The name of the file.")))))]
#[get("/half-year-reviews/{id}/document/{format}")]
async fn print_half_year_review(
    app: Data<App>,
    state: Data<State>,
    caller: Caller,
    request: HttpRequest,
    path: Path<(ReviewId, DocumentFormat)>,
) -> Answer<HttpResponse> {
    let (id, format) = path.into_inner();
    let reading = half_year_reviews::read(&app, &caller, id).await?;
    take_along(&state, review::of(&app, &reading, locale_of(&request)), format).await
}
