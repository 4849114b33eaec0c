//! The journal of rights: read page by page, and taken away whole.

use actix_web::{HttpRequest, HttpResponse};
use api_types::export::TableFormat;
use api_types::page::{LIMIT_MAX, Page};
use api_types::rights::{RightsEntry, RightsHistoryQuery};
use app::Failure;
use app::rights::{self, RightsFilter, RightsHistory};
use app::sheets::Cell;
use chrono::NaiveTime;
use domain::access::{Actor, Brick, Capability, Permission, Profile, Reach};
use domain::civil::Zone;
use domain::journal::{Fact, RightsAct, RightsSought};
use persistence::Cursor;
use persistence::journal::EntryFilter;

use crate::prelude::*;
use crate::table_exports::{TakenAway, TakenColumn, Words, blank, take_away, words};
use crate::views;

pub(super) fn configure(config: &mut Registry) {
    config.service(read_rights_history).service(export_rights_history);
}

/// What the query looks for.
fn filter(query: &RightsHistoryQuery) -> RightsFilter {
    let RightsHistoryQuery { act, actor_id, person_id, brick, since, until, .. } = query;
    RightsFilter {
        told: EntryFilter {
            actor: *actor_id,
            from: since.map(|day| Zone::Paris.instant(day.and_time(NaiveTime::MIN))),
            before: until.map(|day| Zone::Paris.end_of(day)),
        },
        sought: RightsSought { act: *act, person: *person_id, brick: *brick },
    }
}

/// Read what happened to rights.
///
/// Cells of the matrix, delegations, declared owners; the newest first, page by page: by what was done, by whom, to
/// whom, on which brick, between two days. Each delegation is told with the person and what it bears on, each
/// declaration with the owner.
#[utoipa::path(tag = "administration", security(("bearer" = ["read_matrix"])),
    params(RightsHistoryQuery), responses((status = OK, body = Page<RightsEntry>)))]
#[get("/permission-matrix/history")]
async fn read_rights_history(
    app: Data<App>,
    caller: Caller,
    query: Params<RightsHistoryQuery>,
) -> Answer<Plain<Page<RightsEntry>>> {
    let after = cursor(query.cursor.as_deref())?;
    let page = (query.limit.clamp(1, LIMIT_MAX), after.as_ref());
    let read = rights::history(&app, &caller, &filter(&query), page).await?;
    let RightsHistory { entries, delegations, next: following } = read;
    let items = views::rights::history(&app, &caller, (entries, delegations)).await?;
    Ok(Plain(Page { items, next: next(following.as_ref()), total: None }))
}

/// Export exactly this list of what happened to rights.
///
/// The criteria and the order of `GET /permission-matrix/history`; `limit` and `cursor` are not looked at: every
/// change of the list is sent. `csv` opens in a French spreadsheet (UTF-8 with its mark, semicolons, no formula) and
/// is sent while it is read, as `ndjson` is, one JSON object a line; `xlsx` is a spreadsheet with days that are days,
/// a head that stays in sight and filters, and no formula.
#[utoipa::path(tag = "administration", security(("bearer" = ["read_matrix"])),
    params(("format" = TableFormat, Path), RightsHistoryQuery),
    responses((status = OK, content(
        (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "application/x-ndjson"),
    ))))]
#[get("/rights-exports/{format}")]
async fn export_rights_history(
    app: Data<App>,
    caller: Caller,
    request: HttpRequest,
    query: Params<RightsHistoryQuery>,
    format: Path<TableFormat>,
) -> Answer<HttpResponse> {
    caller.require(Permission::ReadMatrix).map_err(Failure::from)?;
    let list = Journal { reader: Actor::clone(&caller), filter: filter(&query) };
    take_away(&app, &request, (list, *format)).await
}

struct Journal {
    reader: Actor,
    filter: RightsFilter,
}

impl TakenAway for Journal {
    type Row = RightsEntry;
    const FILE: &'static str = "ozeli-d-journal-des-droits";
    const SHEET: &'static str = "export-rights";
    const COLUMNS: &'static [TakenColumn<RightsEntry>] = &COLUMNS;

    async fn page(
        &self,
        app: &App,
        page: (u16, Option<&Cursor>),
    ) -> Result<(Vec<RightsEntry>, Option<Cursor>), Failure> {
        let read = rights::history(app, &self.reader, &self.filter, page).await?;
        let RightsHistory { entries, delegations, next } = read;
        let rows = views::rights::history(app, &self.reader, (entries, delegations)).await?;
        Ok((rows, next))
    }
}

const COLUMNS: [TakenColumn<RightsEntry>; 13] = [
    TakenColumn {
        head: "export-right-day",
        width: 14,
        cell: |row, _| Cell::Day(Zone::Paris.day(row.at)),
    },
    TakenColumn {
        head: "export-right-hour",
        width: 10,
        cell: |row, _| Cell::Words(Zone::Paris.local(row.at).format("%H:%M").to_string()),
    },
    TakenColumn {
        head: "export-right-act",
        width: 30,
        cell: |row, said| {
            said.code("export-right-act", RightsAct::of(&row.fact).map(RightsAct::code))
        },
    },
    TakenColumn { head: "export-right-brick", width: 36, cell: bricks },
    TakenColumn { head: "export-right-thing", width: 40, cell: things },
    TakenColumn {
        head: "export-right-body",
        width: 28,
        cell: |row, _| {
            let body = row.scope.as_ref().and_then(|scope| scope.organisation.as_ref());
            body.map_or_else(blank, |body| words(&body.name))
        },
    },
    TakenColumn {
        head: "export-right-profile",
        width: 28,
        cell: |row, said| said.code("export-profile", profile(&row.fact).map(Profile::code)),
    },
    TakenColumn {
        head: "export-right-capability",
        width: 20,
        cell: |row, said| {
            let capability = cell_of(&row.fact).map(|(capability, ..)| capability.code());
            said.code("export-capability", capability)
        },
    },
    TakenColumn {
        head: "export-right-from",
        width: 14,
        cell: |row, said| {
            said.code("export-reach", cell_of(&row.fact).map(|(_, from, _)| from.code()))
        },
    },
    TakenColumn {
        head: "export-right-to",
        width: 14,
        cell: |row, said| said.code("export-reach", cell_of(&row.fact).map(|(.., to)| to.code())),
    },
    TakenColumn {
        head: "export-right-person",
        width: 30,
        cell: |row, _| {
            let lent = row.account.as_ref().map(|person| person.name.as_str());
            lent.or(row.owner_name.as_deref()).map_or_else(blank, words)
        },
    },
    TakenColumn {
        head: "export-right-until",
        width: 14,
        cell: |row, _| {
            if let Fact::DelegationProlonged { ends_on: Some(day), .. } = &row.fact {
                return Cell::Day(*day);
            }
            blank()
        },
    },
    TakenColumn {
        head: "export-right-actor",
        width: 30,
        cell: |row, _| row.actor.as_ref().map_or_else(blank, |person| words(&person.name)),
    },
];

/// The capability of a cell, how far it went, and how far it goes.
const fn cell_of(fact: &Fact) -> Option<(Capability, Reach, Reach)> {
    if let Fact::CellChanged { capability, from, to, .. } = fact {
        return Some((*capability, *from, *to));
    }
    None
}

/// Whose rights they are, or the profile that is lent.
const fn profile(fact: &Fact) -> Option<Profile> {
    if let Fact::CellChanged { profile, .. } | Fact::DelegationGiven { profile, .. } = fact {
        return Some(*profile);
    }
    None
}

/// On which bricks; on all of them when a delegation names neither brick nor thing.
fn bricks(row: &RightsEntry, said: &Words) -> Cell {
    if let Fact::CellChanged { brick, .. }
    | Fact::OwnerDeclared { brick, .. }
    | Fact::OwnerRemoved { brick, .. } = &row.fact
    {
        return said.code("export-brick", Some(brick.code()));
    }
    let Some(scope) = &row.scope else { return blank() };
    if scope.bricks.is_empty() && scope.things.is_empty() {
        return said.say("export-brick-all");
    }
    said.codes("export-brick", scope.bricks.iter().copied().map(Brick::code))
}

/// On which things, as far as the reader may know of them.
fn things(row: &RightsEntry, _: &Words) -> Cell {
    let lent = row.scope.iter().flat_map(|scope| &scope.things);
    let titles = lent.filter_map(|thing| thing.title.as_deref());
    let titles: Vec<&str> = titles.chain(row.item_title.as_deref()).collect();
    Cell::Words(titles.join(", "))
}
