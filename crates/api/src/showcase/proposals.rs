//! What people from outside propose, and those who handle it.

use actix_web::HttpRequest;
use api_types::page::{LIMIT_MAX, Page};
use api_types::showcase::proposal::{
    ProposalQuery, ProposalView, ProposeRequest, SettleProposalRequest,
};
use app::showcase::proposals;
use domain::ProposalId;
use domain::showcase::proposal::{NewProposal, Proposal};
use domain::text::{Paragraph, ShortText};
use persistence::Stored;

use crate::prelude::*;
use crate::routes::State;
use crate::sessions::entrance;

pub(crate) fn configure(config: &mut Registry) {
    config
        .service(propose_from_outside)
        .service(list_showcase_proposals)
        .service(read_showcase_proposal)
        .service(settle_showcase_proposal)
        .service(erase_showcase_proposal);
}

fn view(kept: Stored<Proposal>) -> ProposalView {
    let Stored { value, version } = kept;
    let Proposal { id, content, status, reason, idea, consented_at, moved_at: _ } = value;
    let NewProposal { kind, name, organisation, email, subject, body } = content;
    ProposalView {
        id,
        kind,
        name: name.into_string(),
        organisation: organisation.map(ShortText::into_string),
        email: email.as_str().to_owned(),
        subject: subject.into_string(),
        body: body.into_string(),
        status,
        reason: reason.map(Paragraph::into_string),
        idea_id: idea,
        consented_at,
        version,
    }
}

fn versioned(kept: Stored<Proposal>) -> Versioned<ProposalView> {
    Versioned(kept.version, view(kept))
}

/// Propose an idea or a partnership from outside.
///
/// Open to all while administrators open the showcase; it answers 404 otherwise. Name and address are kept to answer,
/// twelve months at most, and consent with its date. Ten proposals a day are taken from one address of the network, two
/// hundred from everywhere; more have to wait (429).
#[utoipa::path(tag = "home", security(()), request_body = ProposeRequest,
    responses((status = NO_CONTENT)))]
#[post("/showcase/proposals")]
async fn propose_from_outside(
    app: Data<App>,
    state: Data<State>,
    request: HttpRequest,
    body: Body<ProposeRequest>,
) -> Answer<Nothing> {
    let origin = entrance(&state.settings, &request).ip;
    let content = body.parse()?;
    proposals::propose(&app, content, &origin, !body.website.is_empty()).await?;
    Ok(Nothing)
}

/// List what people from outside proposed, the latest first.
///
/// For whoever answers all questions to the Dinno.
#[utoipa::path(tag = "requests", security(("bearer" = ["read_help_requests"])),
    params(ProposalQuery), responses((status = OK, body = Page<ProposalView>)))]
#[get("/showcase-proposals")]
async fn list_showcase_proposals(
    app: Data<App>,
    caller: Caller,
    query: Params<ProposalQuery>,
) -> Answer<Plain<Page<ProposalView>>> {
    let after = cursor(query.cursor.as_deref())?;
    let page = (query.limit.clamp(1, LIMIT_MAX), after.as_ref());
    let slice = proposals::list(&app, &caller, query.status, page).await?;
    let next = next(slice.next.as_ref());
    let items = slice.rows.into_iter().map(view).collect();
    Ok(Plain(Page { items, next, total: None }))
}

/// Read what somebody from outside proposed.
///
/// For whoever answers all questions to the Dinno.
#[utoipa::path(tag = "requests", security(("bearer" = ["read_help_requests"])),
    params(("id" = ProposalId, Path)), responses((status = OK, body = ProposalView)))]
#[get("/showcase-proposals/{id}")]
async fn read_showcase_proposal(
    app: Data<App>,
    caller: Caller,
    id: Path<ProposalId>,
) -> Answer<Versioned<ProposalView>> {
    Ok(versioned(proposals::read(&app, &caller, *id).await?))
}

/// Say what becomes of a proposal.
///
/// It was answered, became an idea, or is set aside for a reason. What became an idea stays so.
#[utoipa::path(tag = "requests", security(("bearer" = ["follow_up_help_request"])),
    params(("id" = ProposalId, Path), IfMatch), request_body = SettleProposalRequest,
    responses((status = OK, body = ProposalView)))]
#[put("/showcase-proposals/{id}/outcome")]
async fn settle_showcase_proposal(
    app: Data<App>,
    caller: Caller,
    id: Path<ProposalId>,
    seen: Seen,
    body: Body<SettleProposalRequest>,
) -> Answer<Versioned<ProposalView>> {
    let outcome = body.parse()?;
    Ok(versioned(proposals::settle(&app, &caller, (*id, seen.0), outcome).await?))
}

/// Erase a proposal.
///
/// With the name and the address of whoever proposed. Done already, it changes nothing.
#[utoipa::path(tag = "requests", security(("bearer" = ["follow_up_help_request"])),
    params(("id" = ProposalId, Path)), responses((status = NO_CONTENT)))]
#[delete("/showcase-proposals/{id}")]
async fn erase_showcase_proposal(
    app: Data<App>,
    caller: Caller,
    id: Path<ProposalId>,
) -> Answer<Nothing> {
    proposals::erase(&app, &caller, *id).await?;
    Ok(Nothing)
}
