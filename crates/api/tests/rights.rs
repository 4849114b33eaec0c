//! A rule about all routes is tested on all routes: who may call what, profile by profile.
//!
//! The table is complete by comparison with the document: a new operation without its row fails.

mod bodies;
mod fixture;
mod lent;
mod made;
mod names;
mod product;
mod table;
mod told;

use std::collections::BTreeSet;

use reqwest::{Client, Method, StatusCode};
use serde_json::Value;
use test_support::{Database, TestApp, on_both_databases};
use uuid::Uuid;

use fixture::Fixture;
use table::{ROLES, Row, table};

/// Operations that anybody may call. It may only shrink, unless ADR 0011 or ADR 0013 says why one more is open.
const OPEN_TO_ALL: [&str; 14] = [
    "choose_password",
    "leave_newsletter",
    "list_showcase",
    "propose_from_outside",
    "read_agenda_feed",
    "read_attachment",
    "read_feed",
    "read_legal_text",
    "read_meta",
    "read_showcase_item",
    "read_showcase_welcome",
    "renew_token",
    "request_password_link",
    "sign_in",
];

fn operations() -> Vec<(Method, String, Value)> {
    let document = serde_json::to_value(api::document()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let method = method.to_uppercase().parse().unwrap();
            operations.push((method, path.clone(), operation.clone()));
        }
    }
    operations
}

async fn strangers_get_401_whatever_they_send(database: Database) {
    let app = TestApp::spawn(database).await;
    let mut open = BTreeSet::new();
    for (method, path, operation) in operations() {
        let mut concrete = path.clone();
        while let (Some(start), Some(end)) = (concrete.find('{'), concrete.find('}')) {
            concrete.replace_range(start..=end, &Uuid::nil().to_string());
        }
        let answer = Client::new()
            .request(method, format!("{}{concrete}", app.url))
            .header("content-type", "application/json")
            .body("{ this is not even JSON")
            .send()
            .await
            .unwrap();
        let id = operation["operationId"].as_str().unwrap().to_owned();
        let guarded = operation["security"] != serde_json::json!([{}]);
        if answer.status() == StatusCode::UNAUTHORIZED && guarded {
            let code = answer.json::<Value>().await.unwrap()["code"].clone();
            assert_eq!(code, "not_signed_in", "{id}");
        } else {
            open.insert(id);
        }
    }
    let allowed: BTreeSet<String> = OPEN_TO_ALL.iter().map(ToString::to_string).collect();
    assert!(open.is_subset(&allowed), "open to strangers: {:?}", open.difference(&allowed));
}

#[test]
fn every_guarded_operation_has_its_row() {
    let guarded: BTreeSet<String> = operations()
        .into_iter()
        .map(|(_, _, operation)| operation["operationId"].as_str().unwrap().to_owned())
        .filter(|id| !OPEN_TO_ALL.contains(&id.as_str()))
        .collect();
    let told: BTreeSet<String> = table().map(|row| row.operation.to_owned()).collect();
    assert_eq!(told, guarded);
}

async fn every_profile_may_what_the_table_says_and_nothing_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let operations = operations();
    let fixture = Fixture::new(&app).await;
    let http = Client::new();
    let mut stage = fixture.stage(&app);
    let mut wrong = Vec::new();
    for Row { operation, body, allowed } in table() {
        let (method, path, _) = operations
            .iter()
            .find(|(_, _, found)| found["operationId"] == **operation)
            .unwrap_or_else(|| panic!("{operation} is in no document"));
        for (letter, who) in ROLES {
            let path = stage.path(operation, path).await;
            let request = http
                .request(method.clone(), format!("{}{path}", app.url))
                .bearer_auth(fixture.token(&app, *who).await)
                .header("if-match", stage.version(operation).await);
            let request = match body {
                Some(body) => request.json(&stage.body(body).await),
                None => request,
            };
            let status = request.send().await.unwrap().status();
            if operation.starts_with("sign_out") {
                fixture.forget(*who);
            }
            assert!(!status.is_server_error(), "{operation} as {who:?}: {status}");
            assert_ne!(status, StatusCode::UNAUTHORIZED, "{operation} as {who:?}");
            let may = !matches!(status, StatusCode::FORBIDDEN)
                && !fixture::Stage::hidden(operation, status);
            if may != allowed.contains(*letter) {
                wrong.push(format!("{operation} as {who:?}: {status}"));
            }
            // What was refused changed nothing.
            if status.is_success() && *method != Method::GET {
                stage.clear();
            }
        }
    }
    assert!(wrong.is_empty(), "not as the table says:\n{}", wrong.join("\n"));
}

on_both_databases!(
    strangers_get_401_whatever_they_send,
    every_profile_may_what_the_table_says_and_nothing_else,
);
