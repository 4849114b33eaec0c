//! Accounts.

mod export;
mod trainings;

use api_types::account::{AccountQuery, AccountView, CreateAccountRequest, EditAccountRequest};
use api_types::history::History;
use api_types::page::{Include, LIMIT_MAX, Page};
use app::identity::{self, AccountEdit, NewAccount};
use domain::UserId;
use persistence::Stored;
use persistence::people::{Account, AccountFilter};

use crate::prelude::*;
use crate::views;
use crate::views::people::organisation_ref;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(list_accounts)
        .configure(export::configure)
        .service(create_account)
        .service(read_account_history)
        .service(read_account)
        .service(edit_account)
        .configure(trainings::configure);
}

/// What the query looks for.
fn filter(query: &AccountQuery) -> AccountFilter {
    let AccountQuery { q, profile, status, organisation_id, department_id, mark, .. } = query;
    AccountFilter {
        name: q.clone(),
        profile: *profile,
        status: *status,
        organisation: *organisation_id,
        department: *department_id,
        mark: *mark,
        bodies: None,
    }
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
        marks,
        password_hash,
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
        marks,
        awaits_password: password_hash.is_none(),
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
    let page = (query.limit.clamp(1, LIMIT_MAX), after.as_ref());
    let counted = (filter(&query), query.include == Some(Include::Total));
    let (slice, total) = identity::list_accounts(&app, &caller, counted, page).await?;
    let next = next(slice.next.as_ref());
    let items = slice.rows.into_iter().map(|account| view(&app, account)).collect();
    Ok(Plain(Page { items, next, total }))
}

/// Read an account.
///
/// For whoever gives rights.
#[utoipa::path(tag = "administration", security(("bearer" = ["read_accounts"])),
    params(("id" = UserId, Path)), responses((status = OK, body = AccountView)))]
#[get("/accounts/{id}")]
async fn read_account(
    app: Data<App>,
    caller: Caller,
    id: Path<UserId>,
) -> Answer<Versioned<AccountView>> {
    let account = identity::read_account(&app, &caller, *id).await?;
    Ok(Versioned(account.version, view(&app, account)))
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
    let CreateAccountRequest { password, profile, organisation_id, marks, .. } = body.0;
    let new = NewAccount { name, email, password, profile, organisation: organisation_id, marks };
    let account = identity::create_account(&app, &caller, new, &once).await?;
    let (id, version) = (account.value.id, account.version);
    Ok(Created::new(format!("/api/v1/accounts/{id}"), version, view(&app, account)))
}

/// Change an account.
///
/// The whole of it is sent; it acts at the next request of that person. The last super administrator stays, and nobody
/// takes their own rights away or changes their own address.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_accounts"])),
    params(("id" = UserId, Path), IfMatch), request_body = EditAccountRequest, responses(
    (status = OK, body = AccountView),
    (status = CONFLICT, body = Problem, description = "The last super administrator stays, or an account has this address already.",
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
    let (name, email) = body.parse()?;
    let EditAccountRequest { name: _, email: _, profile, status, organisation_id, marks } = body.0;
    let edit = AccountEdit { name, email, profile, status, organisation: organisation_id, marks };
    let account = identity::edit_account(&app, &caller, (*id, seen.0), edit).await?;
    Ok(Versioned(account.version, view(&app, account)))
}

/// Read what happened to an account.
///
/// The newest first.
#[utoipa::path(tag = "administration", security(("bearer" = ["read_accounts"])),
    params(("id" = UserId, Path)), responses((status = OK, body = History)))]
#[get("/accounts/{id}/history")]
async fn read_account_history(
    app: Data<App>,
    caller: Caller,
    id: Path<UserId>,
) -> Answer<Plain<History>> {
    let entries = identity::history(&app, &caller, *id).await?;
    Ok(Plain(views::pocs::history(&app, entries).await?))
}
