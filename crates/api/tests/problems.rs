//! What bad input gets: on every operation, a problem of the right kind, and never a 5xx.

use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::Value;
use test_support::{Database, Demo, PASSWORD, TestApp, on_both_databases};

/// Every operation of the document: method, path with nil identifiers, operation.
fn operations() -> Vec<(Method, String, Value)> {
    let document = serde_json::to_value(api::document()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let mut concrete = path.clone();
            while let (Some(start), Some(end)) = (concrete.find('{'), concrete.find('}')) {
                let nil = match &concrete[start..=end] {
                    "{step}" => "plan".to_owned(),
                    "{list}" => "trigger".to_owned(),
                    "{number}" => "1".to_owned(),
                    _ => uuid::Uuid::nil().to_string(),
                };
                concrete.replace_range(start..=end, &nil);
            }
            operations.push((method.to_uppercase().parse().unwrap(), concrete, operation.clone()));
        }
    }
    operations
}

async fn token(app: &TestApp, who: Demo) -> String {
    let body = serde_json::json!({ "email": who.person().email, "password": PASSWORD });
    let answer: Value = Client::new()
        .post(format!("{}/api/v1/auth/sessions", app.url))
        .json(&body)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    answer["access_token"].as_str().unwrap().to_owned()
}

/// The status and the code of a refusal, which must be a whole problem.
async fn problem(place: &str, answer: Response) -> (u16, String) {
    let status = answer.status().as_u16();
    assert!((400..500).contains(&status), "{place}: {status}");
    let kind = answer.headers()["content-type"].to_str().unwrap().to_owned();
    assert!(kind.starts_with("application/problem+json"), "{place}: {kind}");
    assert!(answer.headers().contains_key("x-request-id"), "{place}");
    let problem: Value = answer.json().await.unwrap();
    for member in ["type", "title", "detail", "code", "instance", "request_id"] {
        let text = problem[member].as_str().unwrap_or_default();
        assert!(
            !text.is_empty() && !text.contains("Unknown localization"),
            "{place}: {member}: {text}"
        );
    }
    assert_eq!(problem["status"], status, "{place}");
    (status, problem["code"].as_str().unwrap().to_owned())
}

fn send(app: &TestApp, method: &Method, path: &str, token: &str) -> RequestBuilder {
    Client::new()
        .request(method.clone(), format!("{}{path}", app.url))
        .bearer_auth(token)
        .header("if-match", "\"1\"")
}

async fn bad_bodies_get_their_status_on_every_operation(database: Database) {
    let app = TestApp::spawn(database).await;
    let token = token(&app, Demo::Nadia).await;
    let mut tried = 0;
    for (method, path, operation) in operations() {
        let content = &operation["requestBody"]["content"];
        if content.get("application/json").is_none() {
            continue;
        }
        tried += 1;
        let place = format!("{method} {path}");
        let with = |body: Vec<u8>, kind: &'static str| {
            send(&app, &method, &path, &token).header("content-type", kind).body(body).send()
        };
        let json = "application/json";
        for (body, expected) in [
            (b"{".to_vec(), "malformed_request"),
            (b"".to_vec(), "malformed_request"),
            (b"{\"x\":\"\xff\xfe\"}".to_vec(), "malformed_request"),
        ] {
            let answer = with(body, json).await.unwrap();
            assert_eq!(problem(&place, answer).await, (400, expected.to_owned()), "{place}");
        }
        let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000)).into_bytes();
        let (status, _) = problem(&place, with(deep, json).await.unwrap()).await;
        assert!(status == 400 || status == 422, "{place}: {status}");
        let unknown = with(br#"{"surely_unknown":1}"#.to_vec(), json).await.unwrap();
        assert_eq!(
            problem(&place, unknown).await,
            (422, "validation_failed".to_owned()),
            "{place}"
        );
        let wrong = with(b"[1,2]".to_vec(), json).await.unwrap();
        let (status, _) = problem(&place, wrong).await;
        assert!(status == 400 || status == 422, "{place}: {status}");
        let huge = vec![b' '; 1024 * 1024 + 1];
        let huge = with(huge, json).await.unwrap();
        assert_eq!(problem(&place, huge).await, (413, "payload_too_large".to_owned()), "{place}");
        let xml = with(b"<x/>".to_vec(), "application/xml").await.unwrap();
        let expected = (415, "unsupported_media_type".to_owned());
        assert_eq!(problem(&place, xml).await, expected, "{place}");
    }
    assert!(tried >= 3, "{tried} operations were tried");
}

async fn unknown_paths_identifiers_and_methods_are_told_apart(database: Database) {
    let app = TestApp::spawn(database).await;
    let token = token(&app, Demo::Nadia).await;
    let get = |path: &str| send(&app, &Method::GET, path, &token).send();
    let answer = get("/api/v1/nowhere").await.unwrap();
    assert_eq!(problem("path", answer).await, (404, "not_found".to_owned()));
    for (method, path, _) in operations() {
        if path.contains(&uuid::Uuid::nil().to_string()) {
            let odd = path.replace(&uuid::Uuid::nil().to_string(), "not-an-id");
            let answer = send(&app, &method, &odd, &token)
                .header("content-type", "application/json")
                .body("{}")
                .send()
                .await
                .unwrap();
            let (status, _) = problem(&format!("{method} {odd}"), answer).await;
            assert!(status == 404 || status == 422, "{method} {odd}: {status}");
        }
    }
    let answer = send(&app, &Method::DELETE, "/api/v1/me", &token).send().await.unwrap();
    let allowed = answer.headers().get("allow").map(|value| value.to_str().unwrap().to_owned());
    let (status, code) = problem("method", answer).await;
    assert_eq!((status, code.as_str()), (405, "method_not_allowed"), "{allowed:?}");
}

async fn unknown_parameters_and_bad_cursors_are_refused(database: Database) {
    let app = TestApp::spawn(database).await;
    let token = token(&app, Demo::Nadia).await;
    for (method, path, operation) in operations() {
        let listed = operation["parameters"].as_array().into_iter().flatten();
        let mut query = listed.filter(|parameter| parameter["in"] == "query").peekable();
        if method != Method::GET || query.peek().is_none() {
            continue;
        }
        let odd = format!("{path}?surely_unknown=1");
        let answer = send(&app, &method, &odd, &token).send().await.unwrap();
        assert_eq!(problem(&odd, answer).await, (400, "malformed_request".to_owned()), "{odd}");
        if query.any(|parameter| parameter["name"] == "cursor") {
            for cursor in ["x", "e30", "eyJrZXkiOiJhIiwiaWQiOiJ4In0"] {
                let odd = format!("{path}?cursor={cursor}");
                let answer = send(&app, &method, &odd, &token).send().await.unwrap();
                let (status, _) = problem(&odd, answer).await;
                assert!(status == 400 || status == 404, "{odd}: {status}");
            }
        }
    }
}

/// Days that the calendar of the server has, and databases or people have not.
const FAR: [&str; 5] =
    ["-262143-01-01", "-4800-01-01", "1899-12-31", "2201-01-01", "+262142-12-31"];
/// Dates that are looked at once the whole body is read; the tests of their area send them so.
const READ_LATER: [&str; 8] = [
    "/content/opens_at",
    "/content/closes_at",
    "/content/votes_from",
    "/content/votes_until",
    "/content/outlook/",
    "/header/",
    "/items/0/on",
    "/iterations/0/on",
];

/// Where a schema holds dates: the pointer of each, and whether it has an hour.
fn dates(document: &Value, schema: &Value, pointer: &str) -> Vec<(String, bool)> {
    if let Some(name) = schema["$ref"].as_str() {
        // Some shapes hold themselves.
        let deep = pointer.matches('/').count() > 6;
        let name = name.trim_start_matches("#/components/schemas/");
        let inner = &document["components"]["schemas"][name];
        return if deep { Vec::new() } else { dates(document, inner, pointer) };
    }
    let mut found = Vec::new();
    if let Some(format @ ("date" | "date-time")) = schema["format"].as_str() {
        found.push((pointer.to_owned(), format == "date-time"));
    }
    for either in ["oneOf", "anyOf", "allOf"] {
        for one in schema[either].as_array().into_iter().flatten() {
            found.extend(dates(document, one, pointer));
        }
    }
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        found.extend(dates(document, inner, &format!("{pointer}/{name}")));
    }
    if schema["items"].is_object() {
        found.extend(dates(document, &schema["items"], &format!("{pointer}/0")));
    }
    found
}

/// A body that says this and nothing else.
fn only(pointer: &str, value: &str) -> Value {
    let keys = pointer.rsplit('/').filter(|key| !key.is_empty());
    keys.fold(Value::from(value), |inner, key| match key {
        "0" => Value::from(vec![inner]),
        _ => Value::from_iter([(key, inner)]),
    })
}

async fn a_year_that_nobody_counts_in_is_refused_in_every_body(database: Database) {
    let app = TestApp::spawn(database).await;
    let token = token(&app, Demo::Nadia).await;
    let document = serde_json::to_value(api::document()).unwrap();
    let mut tried = 0;
    for (method, path, operation) in operations() {
        let sent = &operation["requestBody"]["content"]["application/json"]["schema"];
        for (pointer, hour) in dates(&document, sent, "") {
            tried += 1;
            for day in FAR {
                let date = if hour { format!("{day}T12:00:00Z") } else { day.to_owned() };
                let place = format!("{method} {path} {pointer} {date}");
                let body = only(&pointer, &date);
                let answer = send(&app, &method, &path, &token).json(&body).send().await.unwrap();
                if READ_LATER.iter().any(|later| pointer.starts_with(later)) {
                    problem(&place, answer).await;
                    continue;
                }
                let told: Value = answer.json().await.unwrap();
                assert_eq!(told["errors"][0]["pointer"], pointer, "{place}: {told}");
                assert_eq!(told["errors"][0]["code"], "malformed", "{place}: {told}");
            }
        }
    }
    assert!(tried >= 30, "{tried} dates were tried");
}

async fn a_year_that_nobody_counts_in_is_refused_in_every_query(database: Database) {
    let app = TestApp::spawn(database).await;
    let token = token(&app, Demo::Nadia).await;
    let document = serde_json::to_value(api::document()).unwrap();
    let mut tried = 0;
    for (method, path, operation) in operations() {
        let listed = operation["parameters"].as_array().into_iter().flatten();
        let dated: Vec<_> = listed
            .filter(|one| one["in"] == "query" && !dates(&document, &one["schema"], "").is_empty())
            .filter_map(|one| one["name"].as_str())
            .collect();
        for (name, day) in dated.iter().flat_map(|name| FAR.map(|day| (name, day))) {
            tried += 1;
            let query = dated.iter().map(|one| {
                let day = if one == name { day } else { "2026-11-27" };
                format!("{one}={}", day.replace('+', "%2B"))
            });
            let odd = format!("{path}?{}", query.collect::<Vec<_>>().join("&"));
            let answer = send(&app, &method, &odd, &token).send().await.unwrap();
            assert_eq!(problem(&odd, answer).await, (400, "malformed_request".to_owned()), "{odd}");
        }
    }
    assert!(tried >= 100, "{tried} queries were tried");
}

/// A cursor is one's own to forge.
async fn a_page_that_goes_on_from_no_year_is_refused(database: Database) {
    use base64::Engine as _;
    let app = TestApp::spawn(database).await;
    let token = token(&app, Demo::Nadia).await;
    let mut tried = 0;
    for (method, path, operation) in operations() {
        let mut listed = operation["parameters"].as_array().into_iter().flatten();
        if method != Method::GET || !listed.any(|one| one["name"] == "cursor") {
            continue;
        }
        tried += 1;
        for micros in [i64::MIN, -300_000_000_000_000_000, 8_000_000_000_000_000_000] {
            let cursor = serde_json::json!({ "key": micros, "id": uuid::Uuid::nil() });
            let engine = base64::engine::general_purpose::URL_SAFE_NO_PAD;
            let odd = format!("{path}?cursor={}", engine.encode(cursor.to_string()));
            let status = send(&app, &method, &odd, &token).send().await.unwrap().status();
            assert!(status.as_u16() < 500, "{odd}: {status}");
        }
    }
    assert!(tried >= 10, "{tried} lists were tried");
}

async fn a_write_on_what_exists_wants_the_version_that_was_seen(database: Database) {
    let app = TestApp::spawn(database).await;
    let token = token(&app, Demo::Nadia).await;
    let mut tried = 0;
    for (method, path, operation) in operations() {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        if !parameters.into_iter().any(|parameter| parameter["name"] == "If-Match") {
            continue;
        }
        tried += 1;
        let answer = Client::new()
            .request(method.clone(), format!("{}{path}", app.url))
            .bearer_auth(&token)
            .send()
            .await
            .unwrap();
        let expected = (428, "version_required".to_owned());
        assert_eq!(problem(&path, answer).await, expected, "{method} {path}");
    }
    assert!(tried >= 1);
}

async fn problems_speak_the_language_of_the_caller(database: Database) {
    let app = TestApp::spawn(database).await;
    let title = async |language: &str| {
        let answer = Client::new()
            .get(format!("{}/api/v1/me", app.url))
            .header("accept-language", language)
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 401);
        answer.json::<Value>().await.unwrap()["title"].as_str().unwrap().to_owned()
    };
    assert_eq!(title("fr").await, "Vous n’êtes pas connecté");
    assert_ne!(title("en").await, title("fr").await);
    assert_eq!(title("xx").await, title("fr").await, "French by default");
}

on_both_databases!(
    bad_bodies_get_their_status_on_every_operation,
    unknown_paths_identifiers_and_methods_are_told_apart,
    unknown_parameters_and_bad_cursors_are_refused,
    a_year_that_nobody_counts_in_is_refused_in_every_body,
    a_year_that_nobody_counts_in_is_refused_in_every_query,
    a_page_that_goes_on_from_no_year_is_refused,
    a_write_on_what_exists_wants_the_version_that_was_seen,
    problems_speak_the_language_of_the_caller,
);
