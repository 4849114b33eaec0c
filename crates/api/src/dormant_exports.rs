//! Exporting exactly the dormant ideas that one looks at, with why they sleep and what would wake them (R062).

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse};
use api_types::export::TableFormat;
use api_types::idea::IdeaQuery;
use api_types::review::DormantIdea;
use app::sheets::Cell;
use app::{Failure, OrganisationTree, revivals};
use domain::access::{Actor, Permission};
use domain::idea::DecisionGround;
use persistence::Cursor;

use crate::idea_columns as column;
use crate::ideas::filter_of;
use crate::prelude::*;
use crate::table_exports::{TakenAway, TakenColumn, blank, take_away, words};
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config.service(export_dormant_ideas);
}

/// Export exactly this list of dormant ideas.
///
/// The criteria and the order of `GET /dormant-ideas`, as `GET /idea-exports/{format}` sends ideas: every one of them,
/// whatever `limit` and `cursor`, and no formula.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas"])),
    params(("format" = TableFormat, Path), IdeaQuery),
    responses((status = OK, content(
        (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "application/x-ndjson"),
    ))))]
#[get("/dormant-idea-exports/{format}")]
async fn export_dormant_ideas(
    app: Data<App>,
    caller: Caller,
    request: HttpRequest,
    query: Params<IdeaQuery>,
    format: Path<TableFormat>,
) -> Answer<HttpResponse> {
    caller.require(Permission::ReadIdeas).map_err(Failure::from)?;
    let tree = app.directory.organisations();
    let list = DormantList { reader: Actor::clone(&caller), query: query.0, tree };
    take_away(&app, &request, (list, *format)).await
}

struct DormantList {
    reader: Actor,
    query: IdeaQuery,
    tree: Arc<OrganisationTree>,
}

impl TakenAway for DormantList {
    type Row = DormantIdea;
    const FILE: &'static str = "ozeli-d-idees-en-sommeil";
    const SHEET: &'static str = "export-dormant-ideas";
    const COLUMNS: &'static [TakenColumn<DormantIdea>] = &COLUMNS;

    async fn page(
        &self,
        app: &App,
        page: (u16, Option<&Cursor>),
    ) -> Result<(Vec<DormantIdea>, Option<Cursor>), Failure> {
        let filter = filter_of(&self.query);
        let (slice, _) = revivals::dormant(app, &self.reader, filter, (page, false)).await?;
        let rows = slice.rows.into_iter();
        let taken = rows.map(|row| views::reviews::dormant(row, &self.reader, &self.tree));
        Ok((taken.collect(), slice.next))
    }
}

const COLUMNS: [TakenColumn<DormantIdea>; 11] = [
    column::reference(),
    column::title(),
    column::domain(),
    column::subcategory(),
    column::organisation(),
    column::challenge(),
    column::votes(),
    TakenColumn {
        head: "export-idea-answered",
        width: 14,
        cell: |row, _| row.decided_at.map_or_else(blank, |at| Cell::Day(at.date_naive())),
    },
    column::reason(),
    TakenColumn {
        head: "export-idea-ground",
        width: 28,
        cell: |row, said| said.code("export-idea-ground", row.ground.map(DecisionGround::code)),
    },
    TakenColumn {
        head: "export-idea-condition",
        width: 60,
        cell: |row, _| row.condition.as_deref().map_or_else(blank, words),
    },
];
