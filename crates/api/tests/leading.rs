//! The addresses that people give are of the web, and no address that a request holds is where the server sends anybody.

use api_types::editorial::EditorialItemRequest;
use api_types::partner::PartnerRequest;
use api_types::video::VideoView;
use domain::video::VideoScope;
use reqwest::Client;
use reqwest::redirect::Policy;
use serde_json::json;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases};
use uuid::Uuid;

use crate::pocs::{card, token};

/// What a browser would run, read from its own machine, or take for a page of ours.
const ASTRAY: [&str; 11] = [
    "https://",
    "https://partner.example@evil.example/",
    "javascript:alert(1)",
    "JavaScript://partner.example/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//evil.example/",
    "/idees",
    "file:///etc/passwd",
    "ftp://evil.example/",
    "evil.example",
];

/// What looks like a tool and is another, or a machine that nobody from outside may reach.
const ELSEWHERE: [&str; 9] = [
    "https://tool.example.fr@evil.example/",
    "https://user:secret@tool.example.fr/",
    "https://localhost/",
    "https://127.0.0.1/",
    "https://10.0.0.1/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[::1]/",
    "https://metadata.google.internal/",
];

async fn an_address_that_somebody_gives_is_of_the_web(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let poc = card(&julie, "Un essai").await;
    for address in ASTRAY {
        let mut body = poc.clone();
        body.header.video = Some(VideoView {
            url: address.to_owned(),
            consent: true,
            scope: VideoScope::Internal,
            captioned: false,
            transcript: None,
        });
        let refused = julie.create_poc(&body, &key()).await;
        assert_eq!(faulty_fields(refused), ["/header/video/url malformed"], "{address}");
        let event = json!({ "format": "workshop", "body": "Un atelier.", "link": address,
            "begins_at": "2031-05-05T08:00:00Z", "ends_at": "2031-05-05T10:00:00Z" });
        let event = json!({ "title": "Un atelier", "content": { "events": event } });
        let event: EditorialItemRequest = serde_json::from_value(event).unwrap();
        let refused = paul.draft_editorial_item(&event, &key()).await;
        assert_eq!(faulty_fields(refused), ["/content/events/link malformed"], "{address}");
        let partner = json!({ "name": "Un partenaire", "kind": "funder", "site": address });
        let partner: PartnerRequest =
            serde_json::from_value(json!({ "content": partner })).unwrap();
        let refused = paul.add_partner(&partner, &key()).await;
        assert_eq!(faulty_fields(refused), ["/content/site malformed"], "{address}");
    }
}

async fn a_link_leads_to_a_public_machine_by_its_own_name(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    for address in ASTRAY.into_iter().chain(ELSEWHERE) {
        let words = json!({ "title_fr": "Un outil", "title_en": "A tool" });
        let body = json!({ "words": words, "content": { "link": { "address": address } } });
        let body = serde_json::from_value(body).unwrap();
        let refused = nadia.add_brick(&body, &key()).await;
        assert_eq!(faulty_fields(refused), ["/content/link/address malformed"], "{address}");
    }
}

async fn nobody_who_asks_is_sent_elsewhere(database: Database) {
    let app = TestApp::spawn(database).await;
    let token = token(&app, Demo::Nadia).await;
    let http = Client::builder().redirect(Policy::none()).build().unwrap();
    let document = serde_json::to_value(api::document()).unwrap();
    let mut asked = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        if item.get("get").is_none() {
            continue;
        }
        let mut path = path.clone();
        while let (Some(start), Some(end)) = (path.find('{'), path.find('}')) {
            path.replace_range(start..=end, &Uuid::nil().to_string());
        }
        for place in [path.clone(), format!("{path}?next=//evil.example/")] {
            let request = http.get(format!("{}{place}", app.url)).bearer_auth(&token);
            let request = request
                .header("x-forwarded-host", "evil.example")
                .header("referer", "https://evil.example/");
            let answer = request.send().await.unwrap();
            assert!(!answer.status().is_redirection(), "{place}: {}", answer.status());
            assert!(answer.headers().get("location").is_none(), "{place}");
            asked += 1;
        }
    }
    assert!(asked > 100, "{asked}");
}

on_both_databases!(
    an_address_that_somebody_gives_is_of_the_web,
    a_link_leads_to_a_public_machine_by_its_own_name,
    nobody_who_asks_is_sent_elsewhere,
);
