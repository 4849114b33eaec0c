//! Accounts taken away in the columns of the file that brings them in: read by whoever reviews rights, corrected, and
//! imported again (R329, R337, R338).

use actix_web::{HttpRequest, HttpResponse};
use api_types::account::{AccountQuery, AccountView};
use api_types::export::TableFormat;
use app::sheets::Cell;
use app::{Failure, identity};
use domain::access::{Actor, Permission, Profile};
use domain::people::AccountStatus;
use persistence::people::AccountFilter;
use persistence::{Cursor, Slice};

use super::{filter, view};
use crate::prelude::*;
use crate::table_exports::{TakenAway, TakenColumn, Words, blank, take_away, words};

pub(super) fn configure(config: &mut Registry) {
    config.service(export_accounts);
}

/// Export exactly this list of accounts.
///
/// The criteria and the order of `GET /accounts`; `limit` and `cursor` are not looked at. The columns of `csv` are those of a
/// file of accounts (`GET /imports/accounts/columns`), so that it is corrected and imported again, and the profile in
/// force, which no file changes. `csv` and `ndjson` are sent while they are read; `xlsx` is a spreadsheet with a head that
/// stays in sight and filters. No formula in any of them, and no password.
#[utoipa::path(tag = "administration", security(("bearer" = ["read_accounts"])),
    params(("format" = TableFormat, Path), AccountQuery),
    responses((status = OK, content(
        (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "application/x-ndjson"),
    ))))]
#[get("/account-exports/{format}")]
async fn export_accounts(
    app: Data<App>,
    caller: Caller,
    request: HttpRequest,
    query: Params<AccountQuery>,
    format: Path<TableFormat>,
) -> Answer<HttpResponse> {
    caller.require(Permission::ReadAccounts).map_err(Failure::from)?;
    let list = Accounts { reader: Actor::clone(&caller), filter: filter(&query) };
    take_away(&app, &request, (list, *format)).await
}

struct Accounts {
    reader: Actor,
    filter: AccountFilter,
}

impl TakenAway for Accounts {
    type Row = AccountView;
    const FILE: &'static str = "ozeli-d-comptes";
    const SHEET: &'static str = "export-accounts";
    const COLUMNS: &'static [TakenColumn<AccountView>] = &COLUMNS;

    async fn page(
        &self,
        app: &App,
        page: (u16, Option<&Cursor>),
    ) -> Result<(Vec<AccountView>, Option<Cursor>), Failure> {
        let asked = (self.filter.clone(), false);
        let (slice, _) = identity::list_accounts(app, &self.reader, asked, page).await?;
        let Slice { rows, next } = slice;
        Ok((rows.into_iter().map(|account| view(app, account)).collect(), next))
    }
}

const COLUMNS: [TakenColumn<AccountView>; 11] = [
    TakenColumn { head: "export-account-email", width: 40, cell: |row, _| words(&row.email) },
    TakenColumn { head: "export-account-name", width: 30, cell: |row, _| words(&row.name) },
    TakenColumn {
        head: "export-account-body",
        width: 28,
        cell: |row, _| row.organisation.as_ref().map_or_else(blank, |body| words(&body.name)),
    },
    TakenColumn {
        head: "export-account-direction",
        width: 28,
        // A body that has no direction is its own.
        cell: |row, _| {
            let direction = row.department.as_ref();
            let direction = direction.filter(|one| row.organisation.as_ref() != Some(*one));
            direction.map_or_else(blank, |one| words(&one.name))
        },
    },
    TakenColumn {
        head: "export-account-profile",
        width: 28,
        cell: |row, said| said.code("export-account-profile", given(row.profile)),
    },
    TakenColumn {
        head: "export-account-top",
        width: 14,
        cell: |row, said| yes(said, row.marks.top_management),
    },
    TakenColumn {
        head: "export-account-manager",
        width: 12,
        cell: |row, said| yes(said, row.marks.manager),
    },
    TakenColumn {
        head: "export-account-referent",
        width: 12,
        cell: |row, said| yes(said, row.marks.referent),
    },
    TakenColumn {
        head: "export-account-ambassador",
        width: 14,
        cell: |row, said| yes(said, row.marks.ambassador),
    },
    TakenColumn {
        head: "export-account-status",
        width: 12,
        cell: |row, said| {
            said.say(match row.status {
                AccountStatus::Active => "export-account-active",
                AccountStatus::Disabled => "export-account-disabled",
            })
        },
    },
    TakenColumn {
        head: "export-account-in-force",
        width: 28,
        cell: |row, said| said.code("export-profile", Some(row.profile.code())),
    },
];

/// The profile, when a file may give it.
const fn given(profile: Profile) -> Option<&'static str> {
    match profile {
        Profile::Reader | Profile::Contributor | Profile::FunctionalAdmin => Some(profile.code()),
        Profile::Developer | Profile::SuperAdmin => None,
    }
}

fn yes(said: &Words, is: bool) -> Cell {
    said.say(if is { "export-account-yes" } else { "export-account-no" })
}
