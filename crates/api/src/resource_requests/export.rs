//! What is wanted, line by line, taken away (R317, R321).

use actix_web::{HttpRequest, HttpResponse};
use api_types::export::TableFormat;
use api_types::resource_need::{ResourceNeed, ResourceWords};
use api_types::resource_request::{ResourceLineView, ResourceRequestQuery, ResourceRequestView};
use app::sheets::Cell;
use app::{Failure, resource_requests};
use domain::access::{Actor, Permission};
use domain::civil::Zone;
use domain::reference::ReferenceCode;
use domain::resource_request::ResourceSettings;
use persistence::Cursor;
use persistence::resource_requests::ResourceFilter;

use super::filter;
use crate::prelude::*;
use crate::table_exports::{TakenAway, TakenColumn, blank, take_away, words};
use crate::views;

pub(super) fn configure(config: &mut Registry) {
    config.service(export_resource_requests);
}

/// Export exactly this list of what is wanted.
///
/// The criteria and the order of `GET /resource-requests`, and the requests that it tells the caller; `limit` and `cursor`
/// are not looked at. One line for each thing that is wanted, of the kind and in the state that are asked for. `csv` opens
/// in a French spreadsheet and is sent while it is read, as `ndjson` is, one JSON object a line; `xlsx` is a spreadsheet
/// with days that are days, a head that stays in sight and filters. No formula in any of them.
#[utoipa::path(tag = "requests", security(("bearer" = ["read_resource_requests"])),
    params(("format" = TableFormat, Path), ResourceRequestQuery),
    responses((status = OK, content(
        (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "application/x-ndjson"),
    ))))]
#[get("/resource-exports/{format}")]
async fn export_resource_requests(
    app: Data<App>,
    caller: Caller,
    request: HttpRequest,
    query: Params<ResourceRequestQuery>,
    format: Path<TableFormat>,
) -> Answer<HttpResponse> {
    caller.require(Permission::ReadResourceRequests).map_err(Failure::from)?;
    let list = Needs { reader: Actor::clone(&caller), filter: filter(&query), mine: query.mine };
    take_away(&app, &request, (list, *format)).await
}

struct Needs {
    reader: Actor,
    filter: ResourceFilter,
    mine: bool,
}

impl Needs {
    /// The lines of a request that one looks for.
    fn of(&self, request: ResourceRequestView, settings: &ResourceSettings) -> Vec<ResourceNeed> {
        let ResourceFilter { kind, state, .. } = &self.filter;
        let ResourceRequestView {
            id,
            reference,
            title,
            purpose,
            requester,
            organisation,
            lines,
            requested_at,
            ..
        } = request;
        let sought = |line: &ResourceLineView| {
            kind.as_ref().is_none_or(|kind| line.kind == *kind)
                && state.as_ref().is_none_or(|state| line.state == *state)
        };
        let need = |line: ResourceLineView| ResourceNeed {
            request_id: id,
            reference: reference.clone(),
            title: title.clone(),
            purpose: purpose.clone(),
            requester: requester.clone(),
            organisation: organisation.clone(),
            requested_at,
            kind: kind_words(settings, &line.kind),
            state: state_words(settings, &line.state),
            line,
        };
        lines.into_iter().filter(sought).map(need).collect()
    }
}

/// What a kind is called; its code when the settings no longer know it.
fn kind_words(settings: &ResourceSettings, code: &ReferenceCode) -> ResourceWords {
    let known = settings.kinds.iter().find(|kind| kind.code == *code);
    let said = known.map(|kind| (kind.label_fr.clone(), kind.label_en.clone()));
    labels(said, code)
}

/// The same of a state.
fn state_words(settings: &ResourceSettings, code: &ReferenceCode) -> ResourceWords {
    let known = settings.states.iter().find(|state| state.code == *code);
    let said = known.map(|state| (state.label_fr.clone(), state.label_en.clone()));
    labels(said, code)
}

fn labels(said: Option<(String, String)>, code: &ReferenceCode) -> ResourceWords {
    let (label_fr, label_en) = said.unwrap_or_else(|| (code.0.clone(), code.0.clone()));
    ResourceWords { label_fr, label_en }
}

impl TakenAway for Needs {
    type Row = ResourceNeed;
    const FILE: &'static str = "ozeli-d-besoins";
    const SHEET: &'static str = "export-needs";
    const COLUMNS: &'static [TakenColumn<ResourceNeed>] = &COLUMNS;

    async fn page(
        &self,
        app: &App,
        page: (u16, Option<&Cursor>),
    ) -> Result<(Vec<ResourceNeed>, Option<Cursor>), Failure> {
        let asked = (self.filter.clone(), self.mine, false);
        let (shown, next, _) = resource_requests::list(app, &self.reader, asked, page).await?;
        let settings = shown.settings.clone();
        let requests = views::resource_requests::requests(app, &self.reader, shown).await?;
        let needs = requests.into_iter().flat_map(|request| self.of(request, &settings)).collect();
        Ok((needs, next))
    }
}

const COLUMNS: [TakenColumn<ResourceNeed>; 12] = [
    TakenColumn { head: "export-need-reference", width: 24, cell: |row, _| words(&row.reference) },
    TakenColumn {
        head: "export-need-asked",
        width: 14,
        cell: |row, _| Cell::Day(Zone::Paris.day(row.requested_at)),
    },
    TakenColumn { head: "export-need-title", width: 40, cell: |row, _| words(&row.title) },
    TakenColumn {
        head: "export-need-purpose",
        width: 24,
        cell: |row, _| row.purpose.as_ref().map_or_else(blank, |one| words(&one.reference)),
    },
    TakenColumn {
        head: "export-need-requester",
        width: 30,
        cell: |row, _| words(&row.requester.name),
    },
    TakenColumn {
        head: "export-need-body",
        width: 28,
        cell: |row, _| row.organisation.as_ref().map_or_else(blank, |body| words(&body.name)),
    },
    TakenColumn {
        head: "export-need-kind",
        width: 24,
        cell: |row, said| said.either(&row.kind.label_fr, &row.kind.label_en),
    },
    TakenColumn { head: "export-need-what", width: 40, cell: |row, _| words(&row.line.what) },
    TakenColumn {
        head: "export-need-state",
        width: 20,
        cell: |row, said| said.either(&row.state.label_fr, &row.state.label_en),
    },
    TakenColumn {
        head: "export-need-reason",
        width: 40,
        cell: |row, _| row.line.reason.as_deref().map_or_else(blank, words),
    },
    TakenColumn {
        head: "export-need-decider",
        width: 30,
        cell: |row, _| row.line.decided_by.as_ref().map_or_else(blank, |one| words(&one.name)),
    },
    TakenColumn {
        head: "export-need-decided",
        width: 14,
        cell: |row, _| row.line.decided_at.map_or_else(blank, |at| Cell::Day(Zone::Paris.day(at))),
    },
];
