//! A text of which nothing can be seen is none: whatever it is made of, and wherever it is sent.

use reqwest::{Client, Method};
use serde_json::Value;
use test_support::{Database, Demo, TestApp, on_both_databases};
use uuid::Uuid;

use crate::pocs::token;

/// Nothing to see: joiners, blanks between joiners, a filler.
const UNSEEN: [&str; 3] = ["\u{200b}\u{200d}", "\u{2060} \u{feff}", "\u{3164}"];

/// Where a text is sent: how, where, in what, as `$`; and what is said of it. How one arranges one's landing page, and
/// when one is reminded of an event, hold no text.
const SENT: [(&str, &str, &str, &str); 25] = [
    (
        "POST",
        "/challenges/{}/invitations",
        r#"{"person_id":"{}","role":"expert","note":"$"}"#,
        "/note required",
    ),
    (
        "POST",
        "/challenges/{}/invitations/{}/answer",
        r#"{"accept":false,"reason":"$"}"#,
        "/reason required",
    ),
    ("PUT", "/ideas/{}/pledge", r#"{"kind":"people","what":"$"}"#, "/what required"),
    ("PUT", "/ideas/{}/potential", r#"{"why":"$"}"#, "/why required"),
    (
        "PUT",
        "/ideas/{}/potential",
        r#"{"why":"Oui.","gains":[{"nature":"time","evidence":"felt","words":"$"}]}"#,
        "/gains/0/words required",
    ),
    (
        "PUT",
        "/ideas/{}/potential",
        r#"{"why":"Oui.","gains":[{"nature":"time","evidence":"felt","figure":"$"}]}"#,
        "/gains/0/figure required",
    ),
    (
        "PUT",
        "/ideas/{}/potential",
        r#"{"why":"Oui.","gains":[{"nature":"time","evidence":"felt","figure":"3","unit":"$"}]}"#,
        "/gains/0/unit required",
    ),
    (
        "PUT",
        "/challenges/{}/indicators",
        r#"{"indicators":[{"title":"$"}]}"#,
        "/indicators/0/title required",
    ),
    (
        "PUT",
        "/challenges/{}/indicators",
        r#"{"indicators":[{"title":"Réponses","unit":"$"}]}"#,
        "/indicators/0/unit required",
    ),
    (
        "PUT",
        "/challenges/{}/indicators",
        r#"{"indicators":[{"title":"Réponses","target":"$"}]}"#,
        "/indicators/0/target malformed",
    ),
    (
        "POST",
        "/challenges/{}/indicators/{}/values",
        r#"{"on":"2026-01-05","value":"12","note":"$"}"#,
        "/note required",
    ),
    (
        "POST",
        "/challenges/{}/indicators/{}/values",
        r#"{"on":"2026-01-05","value":"$"}"#,
        "/value malformed",
    ),
    (
        "POST",
        "/challenges/{}/course-decisions",
        r#"{"decision":"stop","reason":"$"}"#,
        "/reason required",
    ),
    ("POST", "/challenges/{}/entries", r#"{"idea_id":"{}","note":"$"}"#, "/note required"),
    ("POST", "/entries/{}/answer", r#"{"accept":false,"reason":"$"}"#, "/reason required"),
    ("POST", "/entries/{}/teammate", r#"{"person_id":"{}","note":"$"}"#, "/note required"),
    ("POST", "/entries/{}/teammate/answer", r#"{"accept":false,"reason":"$"}"#, "/reason required"),
    (
        "POST",
        "/entries/{}/decisions",
        r#"{"verdict":"shortlisted","reason":"$"}"#,
        "/reason required",
    ),
    ("POST", "/entries/{}/reworks", r#"{"body":"$"}"#, "/body required"),
    (
        "POST",
        "/showcase/proposals",
        r#"{"kind":"idea","name":"$","organisation":"$","email":"l@v.fr","subject":"$","body":"$","consent":true}"#,
        "/body required, /name required, /organisation required, /subject required",
    ),
    (
        "POST",
        "/showcase/proposals",
        r#"{"kind":"idea","name":"Léa","email":"$@v.fr","subject":"Oui !","body":"Oui.","consent":true}"#,
        "/email malformed",
    ),
    (
        "PUT",
        "/showcase-proposals/{}/outcome",
        r#"{"status":"set_aside","reason":"$"}"#,
        "/reason required",
    ),
    ("PUT", "/me/password", r#"{"current":"une phrase","new":"$$$$$$$$$$$$"}"#, "/new required"),
    ("POST", "/auth/password-links/unknown", r#"{"new":"$$$$$$$$$$$$"}"#, "/new required"),
    ("POST", "/auth/password-requests", r#"{"email":"$@v.fr"}"#, "/email malformed"),
];

/// The faulty fields of an answer, as `/title required`.
fn faults(problem: &Value) -> String {
    let errors = problem["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
    let of = |error: &Value, member: &str| error[member].as_str().unwrap_or_default().to_owned();
    let said = errors.iter().map(|one| format!("{} {}", of(one, "pointer"), of(one, "code")));
    let mut said: Vec<String> = said.collect();
    said.sort_unstable();
    said.join(", ")
}

async fn what_cannot_be_seen_is_said_by_nobody(database: Database) {
    let app = TestApp::spawn(database).await;
    let (http, token) = (Client::new(), token(&app, Demo::Yann).await);
    let nil = Uuid::nil().to_string();
    for (method, path, body, expected) in SENT {
        for unseen in UNSEEN {
            let url = format!("{}/api/v1{}", app.url, path.replace("{}", &nil));
            let body = body.replace("{}", &nil).replace('$', unseen);
            let request = http
                .request(method.parse::<Method>().unwrap(), url)
                .bearer_auth(&token)
                .header("if-match", "\"1\"")
                .header("content-type", "application/json")
                .body(body);
            let answer = request.send().await.unwrap();
            let problem: Value = answer.json().await.unwrap();
            assert_eq!(faults(&problem), expected, "{method} {path} {unseen:?}: {problem}");
        }
    }
}

on_both_databases!(what_cannot_be_seen_is_said_by_nobody);
