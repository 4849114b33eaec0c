//! Exporting exactly the list of ideas that one looks at: a table, a spreadsheet, or one JSON object a line.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse};
use api_types::export::{TableFormat, TakenIdea};
use api_types::idea::{AuthorKind, IdeaQuery};
use app::ideas::{self, IdeaSearch};
use app::sheets::Cell;
use app::{Failure, OrganisationTree};
use domain::IdeaId;
use domain::access::{Actor, Permission};
use domain::idea::IdeaVerdict;
use domain::reference::{ReferenceCode, ReferenceList};
use persistence::Cursor;
use persistence::ideas::{IdeaNature, IdeaRow};

use crate::idea_columns as column;
use crate::ideas::search_of;
use crate::prelude::*;
use crate::table_exports::{TakenAway, TakenColumn, blank, take_away, words};
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config.service(export_ideas);
}

/// Export exactly this list of ideas.
///
/// The criteria and the order of `GET /ideas`; `limit` and `cursor` are not looked at: every idea of the list is
/// sent. `csv` opens in a French spreadsheet (UTF-8 with its mark, semicolons, no formula) and is sent while it is
/// read, as `ndjson` is, one JSON object a line; `xlsx` is a spreadsheet with days and numbers that are days and
/// numbers, a head that stays in sight and filters, and no formula. An anonymous idea names nobody here either.
#[utoipa::path(tag = "ideas", security(("bearer" = ["read_ideas"])),
    params(("format" = TableFormat, Path), IdeaQuery),
    responses((status = OK, content(
        (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "application/x-ndjson"),
    ))))]
#[get("/idea-exports/{format}")]
async fn export_ideas(
    app: Data<App>,
    caller: Caller,
    request: HttpRequest,
    query: Params<IdeaQuery>,
    format: Path<TableFormat>,
) -> Answer<HttpResponse> {
    caller.require(Permission::ReadIdeas).map_err(Failure::from)?;
    let tree = app.directory.organisations();
    let list = IdeaList { reader: Actor::clone(&caller), query: query.0, tree };
    take_away(&app, &request, (list, *format)).await
}

struct IdeaList {
    reader: Actor,
    query: IdeaQuery,
    tree: Arc<OrganisationTree>,
}

impl TakenAway for IdeaList {
    type Row = TakenIdea;
    const FILE: &'static str = "ozeli-d-idees";
    const SHEET: &'static str = "export-ideas";
    const COLUMNS: &'static [TakenColumn<TakenIdea>] = &COLUMNS;

    async fn page(
        &self,
        app: &App,
        page: (u16, Option<&Cursor>),
    ) -> Result<(Vec<TakenIdea>, Option<Cursor>), Failure> {
        let search = IdeaSearch { total: false, ..search_of(&self.query) };
        let (slice, _) = ideas::list(app, &self.reader, search, page).await?;
        let ids: Vec<IdeaId> = slice.rows.iter().map(|row| row.id).collect();
        let mut natures = ideas::natures(app, &self.reader, &ids).await?;
        let taken = |row: IdeaRow| natures.remove(&row.id).map(|nature| self.taken(row, nature));
        Ok((slice.rows.into_iter().filter_map(taken).collect(), slice.next))
    }
}

impl IdeaList {
    fn taken(&self, row: IdeaRow, nature: IdeaNature) -> TakenIdea {
        let summary = views::ideas::summary(row, &self.reader, &self.tree);
        let IdeaNature { origin, form, field, verdict, reason } = nature;
        TakenIdea { summary, origin, form, innovation_field: field, verdict, reason }
    }
}

const COLUMNS: [TakenColumn<TakenIdea>; 17] = [
    column::reference(),
    column::title(),
    TakenColumn {
        head: "export-idea-status",
        width: 24,
        cell: |row, said| said.code("export-status", Some(row.summary.status.code())),
    },
    column::domain(),
    column::subcategory(),
    TakenColumn {
        head: "export-idea-author",
        width: 26,
        cell: |row, said| match row.summary.author.kind {
            AuthorKind::Anonymous => said.say("export-idea-masked"),
            AuthorKind::Named | AuthorKind::Unknown => {
                row.summary.author.person.as_ref().map_or_else(blank, |one| words(&one.name))
            }
        },
    },
    column::organisation(),
    column::challenge(),
    TakenColumn {
        head: "export-idea-deposited",
        width: 14,
        cell: |row, _| Cell::Day(row.summary.deposited_on),
    },
    column::votes(),
    TakenColumn {
        head: "export-idea-comments",
        width: 16,
        cell: |row, _| Cell::Number(row.summary.comments),
    },
    TakenColumn {
        head: "export-idea-potential",
        width: 16,
        cell: |row, said| {
            said.code("export-idea-potential", row.summary.high_potential.then_some("yes"))
        },
    },
    TakenColumn {
        head: "export-idea-origin",
        width: 24,
        cell: |row, said| said.code("export-idea-origin", Some(row.origin.code())),
    },
    TakenColumn {
        head: "export-idea-form",
        width: 24,
        cell: |row, said| said.code("export-idea-form", Some(row.form.code())),
    },
    TakenColumn {
        head: "export-idea-field",
        width: 24,
        cell: |row, said| {
            let code = row.innovation_field.as_ref().map(ReferenceCode::as_str);
            code.map_or_else(blank, |code| said.label(ReferenceList::InnovationField, code))
        },
    },
    TakenColumn {
        head: "export-idea-verdict",
        width: 20,
        cell: |row, said| said.code("export-idea-verdict", row.verdict.map(IdeaVerdict::code)),
    },
    column::reason(),
];
