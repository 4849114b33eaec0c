//! Accounts and the permission matrix.

use api_types::account::{AccountQuery, AccountView, CreateAccountRequest, EditAccountRequest};
use api_types::page::{Include, LIMIT_MAX, Page};
use api_types::session::{MatrixCell, MatrixView};
use app::identity::{self, NewAccount};
use domain::UserId;
use domain::access::{Brick, Capability, Matrix, Permission, Profile};
use persistence::Stored;
use persistence::people::Account;

use crate::prelude::*;
use crate::views::people::organisation_ref;

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(list_accounts)
        .service(create_account)
        .service(edit_account)
        .service(read_matrix);
}

fn view(app: &App, account: Stored<Account>) -> AccountView {
    let Stored { value, version } = account;
    let Account {
        id,
        name,
        email,
        profile,
        status,
        organisation,
        department,
        top_management,
        password_hash: _,
    } = value;
    let tree = app.directory.organisations();
    AccountView {
        id,
        name: name.into_string(),
        email,
        profile,
        status,
        organisation: organisation.map(|id| organisation_ref(&tree, id)),
        department: department.map(|id| organisation_ref(&tree, id)),
        top_management,
        version,
    }
}

/// List accounts by name.
///
/// For whoever gives rights.
#[utoipa::path(tag = "administration", security(("bearer" = ["read_accounts"])), params(AccountQuery),
    responses((status = OK, body = Page<AccountView>)))]
#[get("/accounts")]
async fn list_accounts(
    app: Data<App>,
    caller: Caller,
    query: Params<AccountQuery>,
) -> Answer<Plain<Page<AccountView>>> {
    let after = cursor(query.cursor.as_deref())?;
    let limit = query.limit.clamp(1, LIMIT_MAX);
    let slice = identity::list_accounts(&app, &caller, &query.q, (limit, after.as_ref())).await?;
    let total = match query.include {
        Some(Include::Total) => {
            Some(persistence::people::count(&app.store.reader(), &query.q).await?)
        }
        None => None,
    };
    let next = next(slice.next.as_ref());
    let items = slice.rows.into_iter().map(|account| view(&app, account)).collect();
    Ok(Plain(Page { items, next, total }))
}

/// Create an account.
///
/// With a profile that is not above the caller's own.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_accounts"])), params(IdempotencyKey),
    request_body = CreateAccountRequest, responses(
    (status = CREATED, body = AccountView),
    (status = CONFLICT, body = Problem, description = "An account has this address already.",
        content_type = "application/problem+json"),
))]
#[post("/accounts")]
async fn create_account(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<CreateAccountRequest>,
) -> Answer<Created<AccountView>> {
    let (name, email) = body.parse()?;
    let once = key.once(&app, &caller, "create_account", &body.0);
    let CreateAccountRequest { password, profile, organisation_id, top_management, .. } = body.0;
    let new = NewAccount {
        name,
        email,
        password,
        profile,
        organisation: organisation_id,
        top_management,
    };
    let account = identity::create_account(&app, &caller, new, &once).await?;
    let (id, version) = (account.value.id, account.version);
    Ok(Created::new(format!("/api/v1/accounts/{id}"), version, view(&app, account)))
}

/// Change the profile or the status of an account.
///
/// It acts at the next request of that person. The last super administrator stays.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_accounts"])),
    params(("id" = UserId, Path), IfMatch), request_body = EditAccountRequest, responses(
    (status = OK, body = AccountView),
    (status = CONFLICT, body = Problem, description = "The last super administrator stays.",
        content_type = "application/problem+json"),
))]
#[put("/accounts/{id}")]
async fn edit_account(
    app: Data<App>,
    caller: Caller,
    id: Path<UserId>,
    seen: Seen,
    body: Body<EditAccountRequest>,
) -> Answer<Versioned<AccountView>> {
    let EditAccountRequest { profile, status } = body.0;
    let account = identity::edit_account(&app, &caller, (*id, seen.0), (profile, status)).await?;
    Ok(Versioned(account.version, view(&app, account)))
}

/// Read the permission matrix in force.
///
/// Brick by brick, capability by capability, profile by profile, beside the default.
#[utoipa::path(tag = "administration", security(("bearer" = ["read_matrix"])), responses(
    (status = OK, body = MatrixView),
))]
#[get("/permission-matrix")]
async fn read_matrix(caller: Caller) -> Answer<Plain<MatrixView>> {
    caller.require(Permission::ReadMatrix).map_err(app::Failure::from)?;
    let mut cells = Vec::new();
    for brick in Brick::ALL {
        for capability in Capability::ALL {
            for profile in Profile::ALL {
                let (brick, capability, profile) = (*brick, *capability, *profile);
                let reach = caller.matrix.cell(brick, capability, profile);
                let default_reach = Matrix::default_reach(brick, capability, profile);
                cells.push(MatrixCell { brick, capability, profile, reach, default_reach });
            }
        }
    }
    Ok(Plain(MatrixView { cells }))
}
