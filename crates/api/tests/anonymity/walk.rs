//! Everything that may be read, by everybody but the author: no answer about the idea names them (scenario 7).

use std::collections::BTreeSet;

use api_types::export::ExportKind;
use api_types::idea::PostCommentRequest;
use domain::access::Profile;
use domain::idea::Stance;
use reqwest::{Client, StatusCode};
use serde_json::Value;
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::{Marks, TITLE, deposited, deposited_in, tell_everybody};
use crate::beside::part;
use crate::challenges::tracks::with_a_team;
use crate::pocs::token;

/// Each profile, those beside the author and those above everybody.
const READERS: [Demo; 7] =
    [Demo::Nadia, Demo::Paul, Demo::Karim, Demo::Julie, Demo::Marc, Demo::Thomas, Demo::Yann];

/// What every one of them reads, or the walk is blind.
const REACHED: [&str; 20] = [
    "/challenges/{id}",
    "/challenges/{id}/course",
    "/challenges/{id}/entries",
    "/challenges/{id}/results",
    "/comments/{kind}/{id}",
    "/expression/{kind}/{id}",
    "/feeds",
    "/feeds/{account}/agenda",
    "/feeds/{account}/{feed}",
    "/home",
    "/idea-exports/{format}",
    "/ideas",
    "/ideas/{id}",
    "/ideas/{id}/comments",
    "/ideas/{id}/entries",
    "/ideas/{id}/history",
    "/ideas/{id}/receipt/{format}",
    "/search",
    "/similar-items",
    "/tags",
];

/// An answer: to which operation, at which address, with which status, saying what.
struct Answer {
    operation: String,
    path: String,
    status: StatusCode,
    text: String,
}

/// The addresses of an operation that are about the idea, about the challenge that it answers, or about all.
fn addresses(operation: &str, (idea, challenge): (&str, &str)) -> Vec<String> {
    let id = if operation.starts_with("/challenges/") { challenge } else { idea };
    let path = operation
        .replace("{id}", id)
        .replace("{kind}", "idea")
        .replace("{list}", "trigger")
        .replace("{slug}", "idea_rules")
        .replace("{step}", "plan")
        .replace("{number}", "1");
    match operation {
        "/exports" => ExportKind::ALL.map(|kind| format!("{path}?kind={}", kind.code())).to_vec(),
        "/idea-exports/{format}" | "/dormant-idea-exports/{format}" => {
            ["csv", "xlsx", "ndjson"].map(|format| path.replace("{format}", format)).to_vec()
        }
        "/ideas/{id}/receipt/{format}" => vec![path.replace("{format}", "md")],
        "/people" => vec![format!("{path}?q=Lambert")],
        "/similar-items" => vec![format!("{path}?title={}", TITLE.replace(' ', "%20"))],
        _ => vec![path.replace("{format}", "csv")],
    }
}

/// What an answer says: a spreadsheet is opened.
fn said(path: &str, status: StatusCode, bytes: &[u8]) -> String {
    if path.contains("idea-exports/xlsx") && status.is_success() {
        return part(bytes, "xl/worksheets/sheet1.xml");
    }
    String::from_utf8_lossy(bytes).into_owned()
}

struct Walk<'a> {
    app: &'a TestApp,
    http: Client,
    token: String,
    answers: Vec<Answer>,
}

impl Walk<'_> {
    async fn ask(&mut self, operation: &str, path: String) {
        let url = format!("{}/api/v1{path}", self.app.url);
        let answer = self.http.get(url).bearer_auth(&self.token).send().await.unwrap();
        let (status, headers) = (answer.status(), format!("{:?}", answer.headers()));
        let body = said(&path, status, &answer.bytes().await.unwrap());
        let (operation, text) = (operation.to_owned(), format!("{headers}\n{body}"));
        self.answers.push(Answer { operation, path, status, text });
    }

    /// The feeds, each at the address that the API gives.
    async fn subscribe(&mut self) {
        let listed = self.answers.iter().find(|answer| answer.path == "/feeds").unwrap();
        let (_, body) = listed.text.split_once('\n').unwrap();
        let feeds: Value = serde_json::from_str(body).unwrap();
        for feed in feeds["items"].as_array().unwrap() {
            let address = feed["address"].as_str().unwrap();
            let (_, path) = address.split_once("/api/v1").unwrap();
            let agenda = path.split('?').next().unwrap().ends_with("/agenda");
            let operation =
                if agenda { "/feeds/{account}/agenda" } else { "/feeds/{account}/{feed}" };
            self.ask(operation, path.to_owned()).await;
        }
    }
}

/// Every answer to a GET, on the idea, or the challenge that it answers, where there is something to name.
async fn every_answer(app: &TestApp, who: Demo, named: (&str, &str)) -> Vec<Answer> {
    let (http, token) = (Client::new(), token(app, who).await);
    let mut walk = Walk { app, http, token, answers: Vec::new() };
    let document = serde_json::to_value(api::document()).unwrap();
    for (path, item) in document["paths"].as_object().unwrap() {
        let Some(operation) = path.strip_prefix("/api/v1") else { continue };
        if item.get("get").is_none() || operation.starts_with("/feeds/") {
            continue;
        }
        for address in addresses(operation, named) {
            let asked = if address.contains('?') { '&' } else { '?' };
            walk.ask(operation, address.clone()).await;
            for odd in ["q=simplifier", "mine=true", "include=total"] {
                walk.ask(operation, format!("{address}{asked}{odd}")).await;
            }
        }
    }
    walk.subscribe().await;
    walk.answers
}

/// Every object of an answer that is about the idea.
fn about<'a>(value: &'a Value, id: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| about(item, id, found)),
        Value::Object(members) => {
            if members.values().any(|member| member.as_str() == Some(id)) {
                found.push(value);
            }
            members.values().for_each(|member| about(member, id, found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What tells of the idea neither names its author nor says that the reader is.
fn expect_masked(answers: &[Answer], who: Demo, (marks, id): (&Marks, &str)) {
    let telling =
        answers.iter().filter(|answer| answer.text.contains(id) || answer.text.contains(TITLE));
    let mut told = 0;
    for Answer { path, text, .. } in telling {
        told += 1;
        assert!(!marks.name(text), "{who:?} {path}: {text}");
        let (_, body) = text.split_once('\n').unwrap();
        let Ok(value) = serde_json::from_str::<Value>(body) else { continue };
        let mut objects = Vec::new();
        about(&value, id, &mut objects);
        for object in objects {
            assert!(object["author"]["is_me"] != true, "{who:?} {path}: {object}");
        }
    }
    assert!(told >= 5, "{who:?} was shown the idea {told} times only");
}

async fn no_answer_to_anybody_names_the_author(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let marks = Marks::of(&sophie, Demo::Sophie).await;
    let track = with_a_team(&app).await.summary.id;
    let idea = deposited_in(&sophie, Some(track)).await;
    let answer = PostCommentRequest::masked(Stance::Neutral, "Je réponds sans nom");
    sophie.post_comment(idea.summary.id, &answer, &key()).await.unwrap();
    let (id, track) = (idea.summary.id.to_string(), track.to_string());
    tell_everybody(&app).await;
    app.index().await;
    for who in READERS {
        // A search that nobody keeps up to date answers nothing after half a minute, and the walk is long.
        app.catch_up().await;
        let answers = every_answer(&app, who, (&id, &track)).await;
        let teams = answers.iter().filter(|one| one.operation == "/challenges/{id}/entries");
        let teams: Vec<&str> = teams.map(|one| one.text.as_str()).collect();
        assert!(teams.iter().any(|text| text.contains("Autrement")), "{who:?} is blind");
        assert!(!teams.iter().any(|text| text.contains(id.as_str())), "it is in no team");
        let read = answers.iter().filter(|answer| answer.status.is_success());
        let read: BTreeSet<&str> = read.map(|answer| answer.operation.as_str()).collect();
        for operation in REACHED {
            assert!(read.contains(operation), "{who:?} did not reach {operation}");
        }
        let exports = matches!(
            who.person().profile,
            Profile::FunctionalAdmin | Profile::Developer | Profile::SuperAdmin
        );
        assert_eq!(read.contains("/exports"), exports, "{who:?}");
        expect_masked(&answers, who, (&marks, &id));
    }
}

async fn no_file_of_the_idea_names_the_author(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let marks = Marks::of(&sophie, Demo::Sophie).await;
    let idea = deposited(&sophie).await;
    for who in READERS {
        let token = token(&app, who).await;
        for file in &idea.attachments {
            let request = Client::new().get(format!("{}{}", app.url, file.url)).bearer_auth(&token);
            let answer = request.send().await.unwrap();
            assert!(answer.status().is_success(), "{}", file.url);
            let headers = format!("{:?}", answer.headers());
            let bytes = answer.bytes().await.unwrap();
            let text = format!("{headers}\n{}", String::from_utf8_lossy(&bytes));
            assert!(!marks.name(&text), "{}", file.url);
            assert!(text.len() > 200, "{} was read", file.url);
        }
    }
}

on_both_databases!(no_answer_to_anybody_names_the_author, no_file_of_the_idea_names_the_author,);
