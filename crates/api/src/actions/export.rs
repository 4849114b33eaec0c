//! All actions, taken away (R020).

use actix_web::{HttpRequest, HttpResponse};
use api_types::action::{ActionQuery, ActionView};
use api_types::export::TableFormat;
use app::sheets::Cell;
use app::{Failure, actions};
use domain::access::Actor;
use domain::action::ActionFilter;
use domain::idea::InnovationForm;
use domain::reference::ReferenceList;
use persistence::{Cursor, Slice};

use crate::prelude::*;
use crate::table_exports::{TakenAway, TakenColumn, blank, take_away, words};
use crate::views;

pub(super) fn configure(config: &mut Registry) {
    config.service(export_actions);
}

/// Export exactly this list of actions.
///
/// The criteria and the order of `GET /actions`, and the actions that it tells the caller; `axis`, `limit` and `cursor` are
/// not looked at. `csv` opens in a French spreadsheet and is sent while it is read, as `ndjson` is, one JSON object a
/// line; `xlsx` is a spreadsheet with days that are days, a head that stays in sight and filters. No formula in any of them.
#[utoipa::path(tag = "home", security(("bearer" = [])),
    params(("format" = TableFormat, Path), ActionQuery),
    responses((status = OK, content(
        (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "application/x-ndjson"),
    ))))]
#[get("/action-exports/{format}")]
async fn export_actions(
    app: Data<App>,
    caller: Caller,
    request: HttpRequest,
    query: Params<ActionQuery>,
    format: Path<TableFormat>,
) -> Answer<HttpResponse> {
    let list = Actions { reader: Actor::clone(&caller), filter: query.filter() };
    take_away(&app, &request, (list, *format)).await
}

struct Actions {
    reader: Actor,
    filter: ActionFilter,
}

impl TakenAway for Actions {
    type Row = ActionView;
    const FILE: &'static str = "ozeli-d-actions";
    const SHEET: &'static str = "export-actions";
    const COLUMNS: &'static [TakenColumn<ActionView>] = &COLUMNS;

    async fn page(
        &self,
        app: &App,
        page: (u16, Option<&Cursor>),
    ) -> Result<(Vec<ActionView>, Option<Cursor>), Failure> {
        let Slice { rows, next } = actions::list(app, &self.reader, &self.filter, page).await?;
        let tree = app.directory.organisations();
        let rows = rows.into_iter().map(|row| views::actions::action(row, &tree)).collect();
        Ok((rows, next))
    }
}

const COLUMNS: [TakenColumn<ActionView>; 11] = [
    TakenColumn {
        head: "export-action-kind",
        width: 22,
        cell: |row, said| said.code("export-action-kind", Some(row.kind.code())),
    },
    TakenColumn {
        head: "export-action-reference",
        width: 20,
        cell: |row, _| words(&row.reference),
    },
    TakenColumn { head: "export-action-title", width: 48, cell: |row, _| words(&row.title) },
    TakenColumn {
        head: "export-action-stage",
        width: 16,
        cell: |row, said| said.code("export-action-stage", Some(row.stage.code())),
    },
    TakenColumn {
        head: "export-action-body",
        width: 28,
        cell: |row, _| row.organisation.as_ref().map_or_else(blank, |body| words(&body.name)),
    },
    TakenColumn {
        head: "export-action-domain",
        width: 28,
        cell: |row, said| {
            let domain = row.domain.as_ref();
            domain.map_or_else(blank, |code| said.label(ReferenceList::Domain, code.as_str()))
        },
    },
    TakenColumn {
        head: "export-action-form",
        width: 20,
        cell: |row, said| said.code("export-idea-form", row.form.map(InnovationForm::code)),
    },
    TakenColumn {
        head: "export-action-declared-form",
        width: 28,
        cell: |row, said| {
            let form = row.action_form.as_ref();
            form.map_or_else(blank, |code| said.label(ReferenceList::ActionForm, code.as_str()))
        },
    },
    TakenColumn { head: "export-action-on", width: 14, cell: |row, _| Cell::Day(row.on) },
    TakenColumn {
        head: "export-action-starts",
        width: 14,
        cell: |row, _| row.starts_on.map_or_else(blank, Cell::Day),
    },
    TakenColumn {
        head: "export-action-ends",
        width: 14,
        cell: |row, _| row.ends_on.map_or_else(blank, Cell::Day),
    },
];
