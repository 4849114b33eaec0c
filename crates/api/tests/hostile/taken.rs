//! What is taken away acts no more than what is read: no formula in any list, no line of its own in a calendar.

use api_types::account::CreateAccountRequest;
use api_types::editorial::EditorialItemRequest;
use api_types::resource_request::RequestResourcesRequest;
use domain::access::Profile;
use domain::idea::IdeaVerdict;
use reqwest::Client;
use serde_json::json;
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::sent;
use crate::beside::part;
use crate::bricks::{close, page};
use crate::editorial::published;
use crate::ideas::{decision, deposit};
use crate::pocs::{planned, token};

/// What a spreadsheet would follow if it took it for a formula.
const FORMULA: &str = "=HYPERLINK(\"https://evil.example\")";

/// It stands in every kind of thing that some list takes away.
async fn write_it_everywhere(app: &TestApp) {
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let idea = deposit(&sophie, FORMULA).await;
    let answer = decision(IdeaVerdict::NotSelected, FORMULA);
    paul.decide_idea(idea.summary.id, &answer, idea.version).await.unwrap();
    planned(&julie, FORMULA).await;
    let wanted: RequestResourcesRequest =
        sent(json!({ "title": FORMULA, "lines": [{ "kind": "it", "what": FORMULA }] }));
    sophie.request_resources(&wanted, &key()).await.unwrap();
    let account: CreateAccountRequest = sent(json!({
        "name": FORMULA, "email": "formule@cnav.example", "profile": "reader",
    }));
    nadia.create_account(&account, &key()).await.unwrap();
    let brick = page(&nadia, FORMULA).await.summary.id;
    close(&nadia, brick, Profile::Reader).await;
}

async fn no_formula_acts_in_any_list_that_is_taken_away(database: Database) {
    let app = TestApp::spawn(database).await;
    write_it_everywhere(&app).await;
    let document = serde_json::to_value(api::document()).unwrap();
    let paths = document["paths"].as_object().unwrap().keys();
    let lists: Vec<&String> = paths.filter(|path| path.ends_with("-exports/{format}")).collect();
    assert!(lists.len() >= 7, "{lists:?}");
    let (http, key) = (Client::new(), token(&app, Demo::Nadia).await);
    for list in lists {
        let fetched = async |format: &str| {
            let address = format!("{}{}", app.url, list.replace("{format}", format));
            let answer = http.get(address).bearer_auth(&key).send().await.unwrap();
            assert_eq!(answer.status(), 200, "{list}");
            answer.bytes().await.unwrap().to_vec()
        };
        let text = String::from_utf8(fetched("csv").await).unwrap();
        assert!(text.contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\""), "{list}: {text}");
        // A cell begins with its quotation mark.
        for sign in ['=', '+', '-', '@', '\t', '\r', '\n'] {
            for before in ["\u{feff}\"", ";\"", "\n\""] {
                assert!(!text.contains(&format!("{before}{sign}")), "{list}: {text}");
            }
        }
        let sheet = part(&fetched("xlsx").await, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("=HYPERLINK") && !sheet.contains("<f>"), "{list}: {sheet}");
        assert!(!sheet.contains(">=HYPERLINK"), "{list}: {sheet}");
    }
}

async fn a_title_makes_no_line_of_a_calendar(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let title = "Atelier\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTACH:https://evil.example";
    let event = json!({
        "format": "workshop", "begins_at": "2031-05-05T08:00:00Z",
        "ends_at": "2031-05-05T10:00:00Z", "body": "Un atelier.", "place": title,
    });
    let request: EditorialItemRequest =
        sent(json!({ "title": title, "content": { "events": event } }));
    let id = published(&paul, &request).await.summary.id;
    let calendar = sophie.read_event_calendar(id).await.unwrap();
    let begin = |what: &str| calendar.lines().filter(|line| line.starts_with(what)).count();
    assert_eq!((begin("BEGIN:VEVENT"), begin("END:VEVENT")), (1, 1), "{calendar}");
    assert_eq!((begin("BEGIN:VALARM"), begin("ATTACH")), (0, 0), "{calendar}");
}

on_both_databases!(
    no_formula_acts_in_any_list_that_is_taken_away,
    a_title_makes_no_line_of_a_calendar,
);
