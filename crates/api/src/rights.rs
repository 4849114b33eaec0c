//! Who may do what: the permission matrix, delegations, declared owners.

mod history;
mod own;

use std::collections::BTreeMap;

use api_types::page::{LIMIT_MAX, Page};
use api_types::rights::{
    ChangeMatrixRequest, DeclareOwnerRequest, DelegationBatch, DelegationQuery, DelegationView,
    GiveDelegationRequest, GiveDelegationsRequest, MatrixCell, MatrixView, OwnershipView,
    Ownerships, ProfileHolders, ProlongDelegationRequest,
};
use app::rights::{self, DelegationWish, DelegationsSought, MatrixReading, NewOwner, SharedWish};
use domain::access::{Capability, Owning, Profile};
use domain::{DelegationId, OwnershipId};
use persistence::Stored;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(read_matrix)
        .service(change_matrix)
        .configure(history::configure)
        .configure(own::configure)
        .service(list_delegations)
        .service(give_delegation)
        .service(give_delegations)
        .service(read_delegation)
        .service(prolong_delegation)
        .service(withdraw_delegation)
        .service(list_owners)
        .service(declare_owner)
        .service(remove_owner);
}

fn matrix_view(reading: MatrixReading) -> Versioned<MatrixView> {
    let MatrixReading { matrix: Stored { value: matrix, version }, holders } = reading;
    let mut cells = Vec::new();
    for row in matrix.rows() {
        for capability in Capability::ALL {
            for profile in Profile::ALL {
                let (capability, profile) = (*capability, *profile);
                cells.push(MatrixCell {
                    brick: row.native(),
                    item_id: row.added(),
                    capability,
                    profile,
                    reach: matrix.cell(row, capability, profile),
                    default_reach: matrix.model(row, capability, profile),
                });
            }
        }
    }
    Versioned(version, MatrixView { cells, holders: counted(&holders), version })
}

fn counted(holders: &BTreeMap<Profile, u64>) -> Vec<ProfileHolders> {
    let count = |profile: &Profile| ProfileHolders {
        profile: *profile,
        accounts: holders.get(profile).copied().unwrap_or_default(),
    };
    Profile::ALL.iter().map(count).collect()
}

/// Read the permission matrix in force.
///
/// Brick by brick, capability by capability, profile by profile, beside the default. A brick that was added has a row
/// of its own, which follows that of `links` until it is changed.
#[utoipa::path(tag = "administration", security(("bearer" = ["read_matrix"])), responses(
    (status = OK, body = MatrixView),
))]
#[get("/permission-matrix")]
async fn read_matrix(app: Data<App>, caller: Caller) -> Answer<Versioned<MatrixView>> {
    Ok(matrix_view(rights::read_matrix(&app, &caller).await?))
}

/// Change cells of the permission matrix.
///
/// All of them or none. They count from the next request of everybody; nobody locks themselves out.
#[utoipa::path(tag = "administration", security(("bearer" = ["edit_matrix"])), params(IfMatch),
    request_body = ChangeMatrixRequest, responses((status = OK, body = MatrixView)))]
#[patch("/permission-matrix")]
async fn change_matrix(
    app: Data<App>,
    caller: Caller,
    seen: Seen,
    body: Body<ChangeMatrixRequest>,
) -> Answer<Versioned<MatrixView>> {
    let changes = body.parse()?;
    Ok(matrix_view(rights::change_matrix(&app, &caller, seen.0, &changes).await?))
}

/// List delegations, the last given first.
///
/// Whoever was lent the administration of one body sees those of that body.
#[utoipa::path(tag = "administration", security(("bearer" = ["read_accounts"])),
    params(DelegationQuery), responses((status = OK, body = Page<DelegationView>)))]
#[get("/delegations")]
async fn list_delegations(
    app: Data<App>,
    caller: Caller,
    query: Params<DelegationQuery>,
) -> Answer<Plain<Page<DelegationView>>> {
    let after = cursor(query.cursor.as_deref())?;
    let page = (query.limit.clamp(1, LIMIT_MAX), after.as_ref());
    let sought = DelegationsSought {
        to: query.account_id,
        organisation: query.organisation_id,
        state: query.state,
        current: query.current,
    };
    let slice = rights::list_delegations(&app, &caller, sought, page).await?;
    let next = next(slice.next.as_ref());
    let items = views::rights::delegations(&app, &caller, slice.rows).await?;
    Ok(Plain(Page { items, next, total: None }))
}

/// Give a delegation.
///
/// By the Dinno, to somebody else: which profile, on what, from when to when. It never goes further than the right of
/// its giver, and is not passed on.
#[utoipa::path(tag = "administration", security(("bearer" = ["give_delegation"])),
    params(IdempotencyKey), request_body = GiveDelegationRequest, responses(
    (status = CREATED, body = DelegationView),
))]
#[post("/delegations")]
async fn give_delegation(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<GiveDelegationRequest>,
) -> Answer<Created<DelegationView>> {
    let scope = body.parse()?;
    let once = key.once(&app, &caller, "give_delegation", &body.0);
    let GiveDelegationRequest { account_id, profile, starts_on, ends_on, .. } = body.0;
    let wish = DelegationWish { to: account_id, profile, scope, starts_on, ends_on };
    let id = rights::give_delegation(&app, &caller, wish, &once).await?;
    let Versioned(version, view) = delegation(&app, &caller, id).await?;
    Ok(Created::new(format!("/api/v1/delegations/{id}"), version, view))
}

/// Give the same delegation to several people.
///
/// To all of them, or to none: then `errors` names each faulty line, `/account_ids/3`, with its reason. What binds one
/// delegation binds each of them.
#[utoipa::path(tag = "administration", security(("bearer" = ["give_delegation"])),
    params(IdempotencyKey), request_body = GiveDelegationsRequest, responses(
    (status = OK, body = DelegationBatch),
))]
#[post("/delegation-batches")]
async fn give_delegations(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<GiveDelegationsRequest>,
) -> Answer<Plain<DelegationBatch>> {
    let scope = body.parse()?;
    let once = key.once(&app, &caller, "give_delegations", &body.0);
    let GiveDelegationsRequest { account_ids: to, profile, starts_on, ends_on, .. } = body.0;
    let given = u32::try_from(to.len()).unwrap_or(u32::MAX);
    let wish = SharedWish { to, profile, scope, starts_on, ends_on };
    rights::give_delegations(&app, &caller, wish, &once).await?;
    Ok(Plain(DelegationBatch { given }))
}

async fn delegation(
    app: &App,
    caller: &Caller,
    id: DelegationId,
) -> Answer<Versioned<DelegationView>> {
    let found = rights::find_delegation(app, caller, id).await?;
    Ok(Versioned(found.version, views::rights::delegation(app, caller, found).await?))
}

/// Read a delegation.
///
/// Where it stands today, on what it bears.
#[utoipa::path(tag = "administration", security(("bearer" = ["read_accounts"])),
    params(("id" = DelegationId, Path)), responses((status = OK, body = DelegationView)))]
#[get("/delegations/{id}")]
async fn read_delegation(
    app: Data<App>,
    caller: Caller,
    id: Path<DelegationId>,
) -> Answer<Versioned<DelegationView>> {
    delegation(&app, &caller, *id).await
}

/// Give a delegation another last day.
///
/// Sooner, later, or open.
#[utoipa::path(tag = "administration", security(("bearer" = ["give_delegation"])),
    params(("id" = DelegationId, Path), IfMatch), request_body = ProlongDelegationRequest,
    responses(
    (status = OK, body = DelegationView),
    (status = CONFLICT, body = Problem, description = "The delegation was taken back.",
        content_type = "application/problem+json"),
))]
#[put("/delegations/{id}")]
async fn prolong_delegation(
    app: Data<App>,
    caller: Caller,
    id: Path<DelegationId>,
    seen: Seen,
    body: Body<ProlongDelegationRequest>,
) -> Answer<Versioned<DelegationView>> {
    rights::prolong_delegation(&app, &caller, (*id, seen.0), body.ends_on).await?;
    delegation(&app, &caller, *id).await
}

/// Take a delegation back.
///
/// It counts no more from the next request; it is kept, with its history.
#[utoipa::path(tag = "administration", security(("bearer" = ["give_delegation"])),
    params(("id" = DelegationId, Path), IfMatch), responses(
    (status = OK, body = DelegationView),
    (status = CONFLICT, body = Problem, description = "The delegation was taken back already.",
        content_type = "application/problem+json"),
))]
#[post("/delegations/{id}/withdrawals")]
async fn withdraw_delegation(
    app: Data<App>,
    caller: Caller,
    id: Path<DelegationId>,
    seen: Seen,
) -> Answer<Versioned<DelegationView>> {
    rights::withdraw_delegation(&app, &caller, (*id, seen.0)).await?;
    delegation(&app, &caller, *id).await
}

/// List who owns bricks and things.
///
/// As the Dinno declared it.
#[utoipa::path(tag = "administration", security(("bearer" = ["read_matrix"])), responses(
    (status = OK, body = Ownerships),
))]
#[get("/ownerships")]
async fn list_owners(app: Data<App>, caller: Caller) -> Answer<Plain<Ownerships>> {
    let all = rights::list_owners(&app, &caller).await?;
    Ok(Plain(Ownerships { items: views::rights::named_ownerships(&app, &caller, all).await? }))
}

/// Declare who owns a brick, or one thing of it.
///
/// A person, a direction or a body. A contributor writes only in what was so declared, or is theirs by nature.
#[utoipa::path(tag = "administration", security(("bearer" = ["declare_owners"])),
    params(IdempotencyKey), request_body = DeclareOwnerRequest, responses(
    (status = CREATED, body = OwnershipView),
    (status = CONFLICT, body = Problem, description = "It was declared already.",
        content_type = "application/problem+json"),
))]
#[post("/ownerships")]
async fn declare_owner(
    app: Data<App>,
    caller: Caller,
    key: Key,
    body: Body<DeclareOwnerRequest>,
) -> Answer<Created<OwnershipView>> {
    let once = key.once(&app, &caller, "declare_owner", &body.0);
    let DeclareOwnerRequest { brick, item_id, owner_kind, owner_id } = body.0;
    let owned = Owning { brick, item: item_id };
    let new = NewOwner { owned, kind: owner_kind, owner: owner_id };
    let declared = rights::declare_owner(&app, &caller, new, &once).await?;
    let place = format!("/api/v1/ownerships/{}", declared.id);
    let view = views::rights::ownership(&app, &caller, declared).await?;
    Ok(Created::immutable(place, view))
}

/// Take a declaration of ownership away.
///
/// It counts no more from the next request of whoever owned.
#[utoipa::path(tag = "administration", security(("bearer" = ["declare_owners"])),
    params(("id" = OwnershipId, Path)), responses((status = NO_CONTENT)))]
#[delete("/ownerships/{id}")]
async fn remove_owner(app: Data<App>, caller: Caller, id: Path<OwnershipId>) -> Answer<Nothing> {
    rights::remove_owner(&app, &caller, *id).await?;
    Ok(Nothing)
}
