//! Kits that help to take a practice up.

use actix_web::http::header::{
    CACHE_CONTROL, ContentDisposition, DispositionParam, DispositionType, ETAG, EntityTag,
    Header as _, IfNoneMatch,
};
use actix_web::{HttpRequest, HttpResponse};
use api_types::practice::{
    KitReleaseView, KitView, Kits, ReleaseKitRequest, WithdrawKitReleaseRequest, WriteKitRequest,
};
use app::practices::KitReleaseReading;
use app::words::Locale;
use app::{Failure, practices};
use domain::{KitId, PracticeId};

use crate::prelude::*;
use crate::problems::locale_of;
use crate::table_exports::sent;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_kits)
        .service(prepare_kit)
        .service(read_kit)
        .service(edit_kit)
        .service(discard_kit)
        .service(release_kit)
        .service(confirm_kit)
        .service(withdraw_kit_release)
        .service(put_back_kit_release)
        .service(read_kit_release)
        .service(read_kit_archive);
}

async fn view(app: &App, caller: &Caller, id: KitId) -> Result<KitView, Failure> {
    let reading = practices::read_kit(app, caller, id).await?;
    views::kits::kit(app, caller, reading).await
}

/// List the kits of a practice.
///
/// As they were last released, with their files: the format, the size, the checksum and the declared accessibility
/// of each. Drafts are told to those who write them alone.
#[utoipa::path(tag = "practices", security(("bearer" = ["read_practices"])),
    params(("id" = PracticeId, Path)), responses((status = OK, body = Kits)))]
#[get("/practices/{id}/kits")]
async fn list_kits(app: Data<App>, caller: Caller, id: Path<PracticeId>) -> Answer<Plain<Kits>> {
    let list = practices::list_kits(&app, &caller, *id).await?;
    Ok(Plain(views::kits::kits(&app, &caller, &list)))
}

/// Prepare a kit of a practice.
///
/// A draft, which may lack sections of the template. Whoever may change the practice may; files are sent first.
#[utoipa::path(tag = "practices", security(("bearer" = ["edit_practice"])),
    params(("id" = PracticeId, Path), IdempotencyKey), request_body = WriteKitRequest,
    responses((status = CREATED, body = KitView)))]
#[post("/practices/{id}/kits")]
async fn prepare_kit(
    app: Data<App>,
    caller: Caller,
    id: Path<PracticeId>,
    key: Key,
    body: Body<WriteKitRequest>,
) -> Answer<Created<KitView>> {
    let content = body.content.parse()?;
    let once = key.once(&app, &caller, &format!("prepare_kit {id}"), &body.0);
    let id = practices::prepare_kit(&app, &caller, (*id, content), &once).await?;
    let view = view(&app, &caller, id).await?;
    Ok(Created::new(format!("/api/v1/kits/{id}"), view.summary.version, view))
}

/// Read a kit.
///
/// Its last release that stands and the list of all; and what is written, for those who may write.
#[utoipa::path(tag = "practices", security(("bearer" = ["read_practices"])),
    params(("id" = KitId, Path)), responses((status = OK, body = KitView)))]
#[get("/kits/{id}")]
async fn read_kit(app: Data<App>, caller: Caller, id: Path<KitId>) -> Answer<Versioned<KitView>> {
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.summary.version, view))
}

/// Change what the next release of a kit would be made of.
///
/// Whoever may change the practice may. The whole content is sent; what was released stays as it was.
#[utoipa::path(tag = "practices", security(("bearer" = ["edit_practice"])),
    params(("id" = KitId, Path), IfMatch), request_body = WriteKitRequest,
    responses((status = OK, body = KitView)))]
#[put("/kits/{id}")]
async fn edit_kit(
    app: Data<App>,
    caller: Caller,
    id: Path<KitId>,
    seen: Seen,
    body: Body<WriteKitRequest>,
) -> Answer<Versioned<KitView>> {
    practices::edit_kit(&app, &caller, (*id, seen.0), body.content.parse()?).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.summary.version, view))
}

/// Throw a draft kit away.
///
/// Whoever may write it may, with its files: nothing is left of it but the journal. A kit that was released stays.
#[utoipa::path(tag = "practices", security(("bearer" = ["edit_practice"])),
    params(("id" = KitId, Path), IfMatch), responses(
    (status = NO_CONTENT, description = "Thrown away."),
    (status = CONFLICT, body = Problem, description = "It is released.",
        content_type = "application/problem+json"),
))]
#[delete("/kits/{id}")]
async fn discard_kit(
    app: Data<App>,
    caller: Caller,
    id: Path<KitId>,
    seen: Seen,
) -> Answer<Nothing> {
    practices::discard_kit(&app, &caller, (*id, seen.0)).await?;
    Ok(Nothing)
}

/// Release a kit.
///
/// What is written becomes the next release, if it follows the template: each section that says nothing is named,
/// under `/content/sections`. The former releases stay; whoever follows the practice is told. A kit of a draft waits for
/// its practice: until then those who write it alone read it.
#[utoipa::path(tag = "practices", security(("bearer" = ["edit_practice"])),
    params(("id" = KitId, Path), IfMatch), request_body = ReleaseKitRequest,
    responses((status = OK, body = KitView)))]
#[post("/kits/{id}/releases")]
async fn release_kit(
    app: Data<App>,
    caller: Caller,
    id: Path<KitId>,
    seen: Seen,
    body: Body<ReleaseKitRequest>,
) -> Answer<Versioned<KitView>> {
    practices::release_kit(&app, &caller, (*id, seen.0), body.parse()?).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.summary.version, view))
}

/// Confirm that a kit is still right.
///
/// As `POST /practices/{id}/confirmations`, of its last release.
#[utoipa::path(tag = "practices", security(("bearer" = ["edit_practice"])),
    params(("id" = KitId, Path), IfMatch), responses((status = OK, body = KitView)))]
#[post("/kits/{id}/confirmations")]
async fn confirm_kit(
    app: Data<App>,
    caller: Caller,
    id: Path<KitId>,
    seen: Seen,
) -> Answer<Versioned<KitView>> {
    practices::confirm_kit(&app, &caller, (*id, seen.0)).await?;
    let view = view(&app, &caller, *id).await?;
    Ok(Versioned(view.summary.version, view))
}

/// Withdraw a release of a kit.
///
/// The wrong file, rights, accessibility: whoever may write the kit may. Nobody reads it nor takes it away any more, and
/// the one before is again the one that people read; it keeps its place in the list, with the reason. Whoever follows
/// the practice is told. A file that another release carries still downloads. Done already, it changes nothing.
#[utoipa::path(tag = "practices", security(("bearer" = ["edit_practice"])),
    params(("id" = KitId, Path), ("number" = u32, Path), IfMatch),
    request_body = WithdrawKitReleaseRequest, responses((status = OK, body = KitView)))]
#[post("/kits/{id}/releases/{number}/withdrawals")]
async fn withdraw_kit_release(
    app: Data<App>,
    caller: Caller,
    path: Path<(KitId, u32)>,
    seen: Seen,
    body: Body<WithdrawKitReleaseRequest>,
) -> Answer<Versioned<KitView>> {
    let (id, number) = path.into_inner();
    practices::withdraw_kit_release(&app, &caller, (id, seen.0, number), body.parse()?).await?;
    let view = view(&app, &caller, id).await?;
    Ok(Versioned(view.summary.version, view))
}

/// Put a release of a kit back.
///
/// As it was: it is read and taken away again. Whoever does answers for it when it is the last. Done already, it changes
/// nothing.
#[utoipa::path(tag = "practices", security(("bearer" = ["edit_practice"])),
    params(("id" = KitId, Path), ("number" = u32, Path), IfMatch),
    responses((status = OK, body = KitView)))]
#[post("/kits/{id}/releases/{number}/restorations")]
async fn put_back_kit_release(
    app: Data<App>,
    caller: Caller,
    path: Path<(KitId, u32)>,
    seen: Seen,
) -> Answer<Versioned<KitView>> {
    let (id, number) = path.into_inner();
    practices::put_back_kit_release(&app, &caller, (id, seen.0, number)).await?;
    let view = view(&app, &caller, id).await?;
    Ok(Versioned(view.summary.version, view))
}

/// Read a release of a kit.
///
/// What it says never changes. One that is withdrawn is not found.
#[utoipa::path(tag = "practices", security(("bearer" = ["read_practices"])),
    params(("id" = KitId, Path), ("number" = u32, Path)),
    responses((status = OK, body = KitReleaseView)))]
#[get("/kits/{id}/releases/{number}")]
async fn read_kit_release(
    app: Data<App>,
    caller: Caller,
    path: Path<(KitId, u32)>,
) -> Answer<Plain<KitReleaseView>> {
    let reading = practices::read_kit_release(&app, &caller, path.into_inner()).await?;
    Ok(Plain(views::kits::release(&app, reading).await?))
}

/// Download a release of a kit whole.
///
/// A ZIP file: its texts as one page, in the language of the caller, and its files. What was downloaded already is
/// not sent again: send its `ETag` back as `If-None-Match`.
#[utoipa::path(tag = "practices", security(("bearer" = ["read_practices"])),
    params(("id" = KitId, Path), ("number" = u32, Path)), responses(
    (status = OK, description = "The archive.", body = Vec<u8>, content_type = "application/zip"),
    (status = NOT_MODIFIED, description = "The archive is the one whose `ETag` was sent."),
))]
#[get("/kits/{id}/releases/{number}/archive")]
async fn read_kit_archive(
    app: Data<App>,
    caller: Caller,
    request: HttpRequest,
    path: Path<(KitId, u32)>,
) -> Answer<HttpResponse> {
    let reading = practices::read_kit_release(&app, &caller, path.into_inner()).await?;
    let locale = locale_of(&request);
    let tag = tag(&reading, locale);
    if is_known(&request, &tag) {
        return Ok(HttpResponse::NotModified().insert_header((ETAG, tag)).finish());
    }
    let file = practices::archive_kit(&app, &reading, locale).await?;
    let mut answer = HttpResponse::Ok();
    answer
        .content_type("application/zip")
        .insert_header(disposition(&reading))
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, "private, no-cache"));
    Ok(sent(&mut answer, file))
}

/// A release never changes; the words around it do with the language, and with the server.
fn tag(reading: &KitReleaseReading, locale: Locale) -> EntityTag {
    let KitReleaseReading { release, .. } = reading;
    let (number, version) = (release.number, env!("CARGO_PKG_VERSION"));
    EntityTag::new_strong(format!("{number}-{}-{version}", locale.code()))
}

fn is_known(request: &HttpRequest, tag: &EntityTag) -> bool {
    match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(known)) => known.iter().any(|one| one.weak_eq(tag)),
        Err(_) => false,
    }
}

fn disposition(reading: &KitReleaseReading) -> ContentDisposition {
    let KitReleaseReading { practice, release, .. } = reading;
    let reference = practice.parts().reference.to_lowercase();
    let name = format!("kit-{reference}-{}-v{}.zip", release.content.kind, release.number);
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(name)],
    }
}
