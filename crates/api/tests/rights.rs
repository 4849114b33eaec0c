//! A rule about all routes is tested on all routes.

use std::collections::BTreeSet;

use test_support::{Database, TestApp, on_both_databases};
use uuid::Uuid;

/// Operations that anybody may call. It may only shrink.
const OPEN_TO_ALL: [&str; 4] = ["read_attachment", "read_meta", "renew_token", "sign_in"];

async fn strangers_get_401_whatever_they_send(database: Database) {
    let app = TestApp::spawn(database).await;
    let document = serde_json::to_value(api::document()).unwrap();
    let mut open = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let mut concrete = path.clone();
            while let (Some(start), Some(end)) = (concrete.find('{'), concrete.find('}')) {
                concrete.replace_range(start..=end, &Uuid::nil().to_string());
            }
            let answer = reqwest::Client::new()
                .request(method.to_uppercase().parse().unwrap(), format!("{}{concrete}", app.url))
                .header("content-type", "application/json")
                .body("{ this is not even JSON")
                .send()
                .await
                .unwrap();
            let id = operation["operationId"].as_str().unwrap().to_owned();
            let guarded = operation["security"] != serde_json::json!([{}]);
            if answer.status() == 401 && guarded {
                let code = answer.json::<serde_json::Value>().await.unwrap()["code"].clone();
                assert_eq!(code, "not_signed_in", "{id}");
            } else {
                open.insert(id);
            }
        }
    }
    let allowed: BTreeSet<String> = OPEN_TO_ALL.iter().map(ToString::to_string).collect();
    assert!(open.is_subset(&allowed), "open to strangers: {:?}", open.difference(&allowed));
}

on_both_databases!(strangers_get_401_whatever_they_send);
