//! Importing the files of other tools.

use std::fs::File;
use std::io::{Seek as _, Write as _};
use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Payload;
use api_types::import::{
    ImportColumns, ImportKind, ImportLine, ImportQuery, ImportReport, LineOutcome,
};
use app::Failure;
use app::imports::{self, ImportOrder};
use futures_util::StreamExt as _;

use crate::failure::ApiFailure;
use crate::prelude::*;
use crate::problems::locale_of;

/// Largest file, in bytes.
const FILE_MAX: u64 = 64 * 1024 * 1024;
/// How long a file may take to arrive.
const PATIENCE: Duration = Duration::from_mins(5);
/// Most lines told one by one: whoever wants more sends a smaller file, or imports on the server.
const LINES_TOLD: usize = 1_000;

pub(crate) fn configure(config: &mut Registry) {
    config.service(read_import_columns).service(import_file);
}

/// Read which columns a file to import must have.
///
/// Those of the mapping that the server ships for this kind of file, each with what it feeds, whether every line fills
/// it, and the values that are known. The columns may come in any order, beside others.
#[utoipa::path(tag = "administration", security(("bearer" = ["import_files"])),
    params(("kind" = ImportKind, Path)), responses((status = OK, body = ImportColumns)))]
#[get("/imports/{kind}/columns")]
async fn read_import_columns(
    caller: Caller,
    request: HttpRequest,
    kind: Path<ImportKind>,
) -> Answer<Plain<ImportColumns>> {
    Ok(Plain(imports::columns(&caller, *kind, locale_of(&request))?))
}

/// Import a CSV file of another tool: all of it, or nothing.
///
/// Begin with `dry_run=true`: the report is the same and nothing is written. A refused line does not stop the others.
/// Lines are known by their identifier in the other tool: importing the same file again creates nothing. At most
/// 1,000 lines are told one by one, refused ones first, then those with a remark. At most 64 MiB.
#[utoipa::path(
    tag = "administration", security(("bearer" = ["import_files"])), params(ImportQuery),
    request_body(content = String, content_type = "text/csv", description = "The file, in UTF-8."),
    responses((status = OK, body = ImportReport)),
)]
#[post("/imports")]
async fn import_file(
    app: Data<App>,
    caller: Caller,
    query: Params<ImportQuery>,
    request: HttpRequest,
    payload: Payload,
) -> Answer<Plain<ImportReport>> {
    // Before the file is received: a stranger to imports fills no disk.
    imports::may_import(&caller, query.kind).map_err(Failure::from)?;
    check_type(&request)?;
    let file = actix_web::rt::time::timeout(PATIENCE, receive(payload)).await;
    let file = file.map_err(|_| ApiFailure::Timeout)??;
    let ImportQuery { kind, dry_run } = query.0;
    let locale = locale_of(&request);
    let mapping = imports::shipped_mapping(kind, locale)?;
    let order = ImportOrder { mapping, dry_run, locale };
    let report = imports::run(&app, &caller, order, file).await?;
    Ok(Plain(worth_telling(report)))
}

fn check_type(request: &HttpRequest) -> Result<(), ApiFailure> {
    let given = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = given.and_then(|value| value.split(';').next()).unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case("text/csv") {
        Ok(())
    } else {
        Err(ApiFailure::UnsupportedMediaType)
    }
}

/// Keeps the file on the disk until it is read: the database is not held while it arrives.
async fn receive(mut payload: Payload) -> Result<File, ApiFailure> {
    let storage = |error| ApiFailure::App(Failure::Files(error));
    let mut file = tempfile::tempfile().map_err(storage)?;
    let mut length = 0;
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| ApiFailure::Malformed)?;
        length += chunk.len() as u64;
        if length > FILE_MAX {
            return Err(ApiFailure::TooLarge);
        }
        file.write_all(&chunk).map_err(storage)?;
    }
    file.rewind().map_err(storage)?;
    Ok(file)
}

fn worth_telling(mut report: ImportReport) -> ImportReport {
    if report.details.len() > LINES_TOLD {
        // The sort is stable: within each rank, lines keep their order.
        report.details.sort_by_key(|line: &ImportLine| {
            (line.outcome != LineOutcome::Refused, line.remarks.is_empty())
        });
        report.details.truncate(LINES_TOLD);
    }
    report
}
