//! Everything that the API answers to somebody: what must not be told is looked for in all of it.

use std::collections::BTreeSet;

use api_types::export::ExportKind;
use reqwest::Client;
use test_support::{Demo, TestApp};
use uuid::Uuid;

use crate::pocs::token;

/// Something that is looked for.
pub(crate) struct Looked<'a> {
    /// What kind of target it is, in addresses that say it.
    pub(crate) kind: &'a str,
    /// Itself, when an address names something and none of the following.
    pub(crate) id: Uuid,
    /// What addresses that begin so name: things around it.
    pub(crate) around: &'a [(&'a str, Uuid)],
    /// A word that finds it.
    pub(crate) word: &'a str,
    /// What would tell it.
    pub(crate) marks: &'a [String],
}

/// The operations that tell it to this person, whichever address and question.
pub(crate) async fn telling(app: &TestApp, who: Demo, looked: &Looked<'_>) -> BTreeSet<String> {
    // A search that nobody keeps up to date answers nothing after half a minute, and the walk is long.
    app.catch_up().await;
    let (http, token) = (Client::new(), token(app, who).await);
    let document = serde_json::to_value(api::document()).unwrap();
    let mut telling = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let Some(operation) = path.strip_prefix("/api/v1") else { continue };
        if item.get("get").is_none() || operation.starts_with("/feeds/") {
            continue;
        }
        for question in questions(operation, looked) {
            let url = format!("{}/api/v1{}{question}", app.url, address(operation, looked));
            let answer = http.get(url).bearer_auth(&token).send().await.unwrap();
            let said = answer.bytes().await.unwrap();
            let said = String::from_utf8_lossy(&said);
            if looked.marks.iter().any(|mark| said.contains(mark.as_str())) {
                telling.insert(operation.to_owned());
            }
        }
    }
    telling
}

fn address(operation: &str, looked: &Looked<'_>) -> String {
    let around = looked.around.iter().find(|(path, _)| operation.starts_with(path));
    let id = around.map_or(looked.id, |(_, id)| *id);
    operation
        .replace("{id}", &id.to_string())
        .replace("{kind}", looked.kind)
        .replace("{list}", "trigger")
        .replace("{slug}", "idea_rules")
        .replace("{step}", "plan")
        .replace("{number}", "1")
        .replace("{format}", "csv")
}

fn questions(operation: &str, looked: &Looked<'_>) -> Vec<String> {
    let word = looked.word;
    match operation {
        "/exports" => ExportKind::ALL.map(|kind| format!("?kind={}", kind.code())).to_vec(),
        "/similar-items" => vec![format!("?title={word}")],
        "/editorial-items" => {
            ["news", "events", "testimonials"].map(|brick| format!("?brick={brick}")).to_vec()
        }
        _ => vec![String::new(), format!("?q={word}"), "?include=total".to_owned()],
    }
}
