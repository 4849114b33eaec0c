//! The document: complete, committed, and what is served.

use std::collections::BTreeSet;
use std::path::Path;

use domain::access::Permission;
use serde_json::Value;
use test_support::{Database, TestApp};

fn operations() -> Vec<(String, String, Value)> {
    let document = serde_json::to_value(api::document()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            operations.push((method.clone(), path.clone(), operation.clone()));
        }
    }
    operations
}

#[test]
fn the_committed_document_is_the_served_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../openapi/openapi.json");
    let served = api::document().to_pretty_json().unwrap() + "\n";
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(&path, &served).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(served == committed, "openapi/openapi.json is stale: run `cargo xtask openapi`");
}

#[test]
fn every_operation_says_what_it_is_whom_it_serves_and_how_it_refuses() {
    let permissions: BTreeSet<&str> = Permission::ALL.iter().map(|one| one.code()).collect();
    let mut ids = BTreeSet::new();
    for (method, path, operation) in operations() {
        let place = format!("{method} {path}");
        let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
        assert!(!id.is_empty() && ids.insert(id), "{place}: a unique operationId");
        assert!(
            operation["summary"].as_str().is_some_and(|text| text.len() > 5),
            "{place}: summary"
        );
        assert!(operation["description"].is_string(), "{place}: description");
        assert_eq!(operation["tags"].as_array().map(Vec::len), Some(1), "{place}: one tag");
        let security =
            operation["security"].as_array().unwrap_or_else(|| panic!("{place}: security"));
        for scheme in security {
            for permission in scheme["bearer"].as_array().into_iter().flatten() {
                let permission = permission.as_str().unwrap();
                assert!(
                    permissions.contains(permission),
                    "{place}: `{permission}` is no permission"
                );
            }
        }
        let statuses: Vec<&String> = operation["responses"].as_object().unwrap().keys().collect();
        assert!(statuses.iter().any(|status| status.starts_with('2')), "{place}: a success");
        assert!(statuses.iter().any(|status| status.starts_with('4')), "{place}: a refusal");
        assert!(statuses.iter().any(|status| *status == "500"), "{place}: a fault of ours");
    }
    assert!(ids.len() >= 15);
}

/// Every `$ref` of a part of the document.
fn references(part: &Value, found: &mut BTreeSet<String>) {
    match part {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| references(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn whatever_the_document_refers_to_is_in_it() {
    let document = serde_json::to_value(api::document()).unwrap();
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    assert!(found.len() > 200, "{}", found.len());
    let missing: Vec<&String> = found
        .iter()
        .filter(|reference| document.pointer(reference.trim_start_matches('#')).is_none())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_operation_says_that_it_sends_anybody_elsewhere() {
    for (method, path, operation) in operations() {
        let statuses = operation["responses"].as_object().unwrap().keys();
        let elsewhere: Vec<&String> =
            statuses.filter(|status| status.starts_with('3') && *status != "304").collect();
        assert!(elsewhere.is_empty(), "{method} {path}: {elsewhere:?}");
    }
}

#[actix_web::test]
async fn the_server_shows_its_document_and_its_human_pages_without_the_outside() {
    let app = TestApp::spawn(Database::sqlite()).await;
    let text = async |path: &str| {
        let answer = reqwest::get(format!("{}{path}", app.url)).await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        answer.text().await.unwrap()
    };
    let served: Value = serde_json::from_str(&text("/api/openapi.json").await).unwrap();
    assert_eq!(served, serde_json::to_value(api::document()).unwrap());
    let page = text("/api/docs/").await;
    assert!(!page.contains("https://") && !page.contains("cdn"), "loads nothing from outside");
}
