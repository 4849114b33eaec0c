//! How the second door is open, and how its gates are decided.

use api_types::history::History;
use api_types::poc::{PocRulesRequest, PocRulesView};
use persistence::Stored;

use crate::prelude::*;
use crate::views;

pub(crate) fn configure(config: &mut Registry) {
    config.service(read_poc_rules).service(set_poc_rules).service(read_poc_rules_history);
}

fn view(rules: &Stored<domain::poc::PocRules>) -> Versioned<PocRulesView> {
    Versioned(rules.version, PocRulesView::new(rules.value, rules.version))
}

/// Read how the experiments are open.
///
/// Who may read their records and their figures, and how their gates are decided.
#[utoipa::path(tag = "pocs", security(("bearer" = [])), responses((status = OK, body = PocRulesView)))]
#[get("/poc-rules")]
async fn read_poc_rules(app: Data<App>, _caller: Caller) -> Answer<Versioned<PocRulesView>> {
    Ok(view(&app::poc_rules::read(&app).await?))
}

/// Set how the experiments are open.
///
/// In force at everybody's next request. Those who take part in an experiment, and the Dinno, always read it.
#[utoipa::path(tag = "pocs", security(("bearer" = ["set_poc_rules"])), params(IfMatch),
    request_body = PocRulesRequest, responses((status = OK, body = PocRulesView)))]
#[put("/poc-rules")]
async fn set_poc_rules(
    app: Data<App>,
    caller: Caller,
    seen: Seen,
    body: Body<PocRulesRequest>,
) -> Answer<Versioned<PocRulesView>> {
    let rules = app::poc_rules::set(&app, &caller, body.0.into(), seen.0).await?;
    Ok(view(&rules))
}

/// Read what happened to these rules.
///
/// The newest first.
#[utoipa::path(tag = "pocs", security(("bearer" = ["set_poc_rules"])),
    responses((status = OK, body = History)))]
#[get("/poc-rules/history")]
async fn read_poc_rules_history(app: Data<App>, caller: Caller) -> Answer<Plain<History>> {
    let entries = app::poc_rules::history(&app, &caller).await?;
    Ok(Plain(views::pocs::history(&app, entries).await?))
}
