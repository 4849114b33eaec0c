//! Accounts.

mod export;
mod trainings;

use api_types::account::{
    AccountBatch, AccountBatchRequest, AccountChangeRequest, AccountQuery, AccountView,
    CreateAccountRequest, EditAccountRequest,
};
use api_types::history::History;
use api_types::page::{Include, LIMIT_MAX, Page};
use app::identity::{self, AccountChange, AccountEdit, NewAccount};
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
        .service(edit_accounts)
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

/// Change several accounts together.
///
/// All of them, or none: then `errors` names each faulty line, `/items/3`, with its reason. What the change does not name
/// stays as it is.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_accounts"])),
    request_body = AccountBatchRequest, responses(
    (status = OK, body = AccountBatch),
    (status = CONFLICT, body = Problem, description = "Some lines are faulty: no account was changed.",
        content_type = "application/problem+json"),
))]
#[post("/account-batches")]
async fn edit_accounts(
    app: Data<App>,
    caller: Caller,
    body: Body<AccountBatchRequest>,
) -> Answer<Plain<AccountBatch>> {
    body.parse()?;
    let AccountBatchRequest { items, change } = body.0;
    let AccountChangeRequest { profile, status, organisation_id, add_marks, remove_marks } = change;
    let said = add_marks.into_iter().map(|mark| (mark, true));
    let marks = said.chain(remove_marks.into_iter().map(|mark| (mark, false))).collect();
    let change = AccountChange { profile, status, organisation: organisation_id, marks };
    let lines: Vec<_> = items.iter().map(|line| (line.account_id, line.version)).collect();
    identity::edit_accounts(&app, &caller, &lines, &change).await?;
    Ok(Plain(AccountBatch { changed: u32::try_from(lines.len()).unwrap_or(u32::MAX) }))
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
