//! Whatever names a permission in the document refuses whoever has none: those too that every profile is allowed by the
//! matrix as it is shipped.

use std::collections::BTreeMap;

use domain::access::Profile;
use reqwest::{Client, Method, StatusCode};
use serde_json::Value;
use test_support::{Database, Demo, TestApp, on_both_databases};

use super::{change, closed};
use crate::rights::fixture::Fixture;
use crate::rights::operations;
use crate::rights::table::{Row, table};

/// What answers all the same, and tells nothing. It may only shrink.
const ANSWERED: [&str; 3] = [
    // Those of what one reads: none.
    "list_feeds",
    // Nobody is kept among those who sign, nor among those who are asked to.
    "decline_co_authorship",
    "leave_co_authorship",
];

/// Whether every way of asking for an operation names a permission.
fn names_a_permission(operation: &Value) -> bool {
    let named = |way: &Value| way["bearer"].as_array().is_some_and(|named| !named.is_empty());
    operation["security"].as_array().is_some_and(|ways| !ways.is_empty() && ways.iter().all(named))
}

async fn whoever_has_no_right_is_refused_whatever_asks_for_one(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let fixture = Fixture::new(&app).await;
    // Nothing is left to the one developer; what the others have makes what is asked for.
    let mut cells = closed();
    cells.retain(|(_, _, profile), _| *profile == Profile::Developer);
    change(&nadia, cells).await;
    let (operations, http) = (operations(), Client::new());
    let (mut stage, mut asked) = (fixture.stage(&app), 0);
    let mut answered = BTreeMap::new();
    for Row { operation, body, .. } in table() {
        let found = operations.iter().find(|(_, _, known)| known["operationId"] == **operation);
        let (method, template, told) = found.unwrap();
        if !names_a_permission(told) {
            continue;
        }
        asked += 1;
        let path = stage.path(operation, template).await;
        let request = http
            .request(method.clone(), format!("{}{path}", app.url))
            .bearer_auth(fixture.token(&app, Demo::Thomas).await)
            .header("if-match", stage.version(operation).await);
        let request = match body {
            Some(body) => request.json(&stage.body(body).await),
            None => request,
        };
        let status = request.send().await.unwrap().status();
        if !matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND) {
            answered.insert(*operation, status);
        }
        if status.is_success() && *method != Method::GET {
            stage.clear();
        }
    }
    assert!(asked > 200, "{asked}");
    answered.retain(|operation, _| !ANSWERED.contains(operation));
    assert!(answered.is_empty(), "answered to somebody who has no right: {answered:?}");
}

on_both_databases!(whoever_has_no_right_is_refused_whatever_asks_for_one);
