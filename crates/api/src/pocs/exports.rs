//! Exporting exactly the list of experiments that one looks at.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse};
use api_types::export::TableFormat;
use api_types::poc::{PocQuery, PocSummary};
use app::sheets::Cell;
use app::{Failure, OrganisationTree, pocs};
use chrono::NaiveDate;
use domain::access::{Actor, Permission};
use domain::poc::{GateVerdict, Health};
use domain::portfolio::Attention;
use domain::reference::ReferenceList;
use persistence::Cursor;
use persistence::pocs::{PocFilter, PocSort};

use super::query;
use crate::prelude::*;
use crate::table_exports::{TakenAway, TakenColumn, blank, take_away, words};
use crate::views;

pub(super) fn configure(config: &mut Registry) {
    config.service(export_pocs);
}

/// Export exactly this list of experiments.
///
/// The criteria, the order and the rights of `GET /pocs`; `limit` and `cursor` are not looked at: every experiment
/// of the list is sent, and none that the list would not show. `csv` opens in a French spreadsheet (UTF-8 with its
/// mark, semicolons, no formula) and is sent while it is read, as `ndjson` is, one JSON object a line; `xlsx` is a
/// spreadsheet with days and numbers that are days and numbers, a head that stays in sight and filters, and no
/// formula.
#[utoipa::path(tag = "pocs", security(("bearer" = ["read_pocs"])),
    params(("format" = TableFormat, Path), PocQuery),
    responses((status = OK, content(
        (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "application/x-ndjson"),
    ))))]
#[get("/poc-exports/{format}")]
async fn export_pocs(
    app: Data<App>,
    caller: Caller,
    request: HttpRequest,
    query: Params<PocQuery>,
    format: Path<TableFormat>,
) -> Answer<HttpResponse> {
    caller.require(Permission::ReadPocs).map_err(Failure::from)?;
    let today = app.now().date_naive();
    let (filter, sort, _, _) = query::read(query.0, (caller.id, today));
    let (reader, tree) = (Actor::clone(&caller), app.directory.organisations());
    let list = PocList { reader, filter, sort, tree, today };
    take_away(&app, &request, (list, *format)).await
}

struct PocList {
    reader: Actor,
    filter: PocFilter,
    sort: PocSort,
    tree: Arc<OrganisationTree>,
    today: NaiveDate,
}

impl TakenAway for PocList {
    type Row = PocSummary;
    const FILE: &'static str = "ozeli-d-experimentations";
    const SHEET: &'static str = "export-pocs";
    const COLUMNS: &'static [TakenColumn<PocSummary>] = &COLUMNS;

    async fn page(
        &self,
        app: &App,
        page: (u16, Option<&Cursor>),
    ) -> Result<(Vec<PocSummary>, Option<Cursor>), Failure> {
        let asked = (&self.filter, self.sort, false);
        let (slice, _) = pocs::list(app, &self.reader, asked, page).await?;
        let rows = slice.rows.into_iter();
        let rows = rows.map(|row| views::pocs::summary(row, &self.tree, self.today));
        Ok((rows.collect(), slice.next))
    }
}

fn day(day: Option<NaiveDate>) -> Cell {
    day.map_or_else(blank, Cell::Day)
}

const COLUMNS: [TakenColumn<PocSummary>; 20] = [
    TakenColumn { head: "export-poc-reference", width: 18, cell: |row, _| words(&row.reference) },
    TakenColumn { head: "export-poc-title", width: 60, cell: |row, _| words(&row.title) },
    TakenColumn {
        head: "export-poc-organisation",
        width: 28,
        cell: |row, _| words(&row.organisation.name),
    },
    TakenColumn {
        head: "export-poc-department",
        width: 34,
        cell: |row, _| words(&row.department.name),
    },
    TakenColumn {
        head: "export-poc-domain",
        width: 28,
        cell: |row, said| said.label(ReferenceList::Domain, row.domain.as_str()),
    },
    TakenColumn {
        head: "export-poc-trigger",
        width: 28,
        cell: |row, said| {
            let trigger = row.trigger.as_ref();
            trigger.map_or_else(blank, |code| said.label(ReferenceList::Trigger, code.as_str()))
        },
    },
    TakenColumn {
        head: "export-poc-action-form",
        width: 28,
        cell: |row, said| {
            let form = row.action_form.as_ref();
            form.map_or_else(blank, |code| said.label(ReferenceList::ActionForm, code.as_str()))
        },
    },
    TakenColumn {
        head: "export-poc-status",
        width: 16,
        cell: |row, said| said.code("poc-status", Some(row.status.code())),
    },
    TakenColumn {
        head: "export-poc-steps",
        width: 16,
        cell: |row, _| Cell::Number(u32::from(row.steps_passed)),
    },
    TakenColumn {
        head: "export-poc-progress",
        width: 16,
        cell: |row, _| Cell::Number(u32::from(row.progress_percent)),
    },
    TakenColumn {
        head: "export-poc-verdict",
        width: 16,
        cell: |row, said| said.code("gate", row.verdict.map(GateVerdict::code)),
    },
    TakenColumn {
        head: "export-poc-cause",
        width: 28,
        cell: |row, said| {
            let cause = row.cause.as_ref();
            cause.map_or_else(blank, |code| said.label(ReferenceList::Cause, code.as_str()))
        },
    },
    TakenColumn {
        head: "export-poc-health",
        width: 16,
        cell: |row, said| said.code("export-health", row.health.map(Health::code)),
    },
    TakenColumn {
        head: "export-poc-attention",
        width: 36,
        cell: |row, said| {
            said.codes("export-attention", row.attention.iter().copied().map(Attention::code))
        },
    },
    TakenColumn {
        head: "export-poc-planned-start",
        width: 16,
        cell: |row, _| day(row.planned_start),
    },
    TakenColumn { head: "export-poc-started", width: 16, cell: |row, _| day(row.started_on) },
    TakenColumn { head: "export-poc-planned-end", width: 16, cell: |row, _| day(row.ends_on) },
    TakenColumn { head: "export-poc-ended", width: 16, cell: |row, _| day(row.ended_on) },
    TakenColumn {
        head: "export-poc-keywords",
        width: 40,
        cell: |row, _| Cell::Words(row.keywords.join(", ")),
    },
    TakenColumn {
        head: "export-poc-updated",
        width: 18,
        cell: |row, _| Cell::Day(row.updated_at.date_naive()),
    },
];
