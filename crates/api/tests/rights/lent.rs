//! What delegates and declared owners may do: the rows of the table where what they hold makes a difference, and those
//! that no part of a right opens (D.3, A08).

use api_types::rights::{DeclareOwnerRequest, GiveDelegationRequest};
use domain::access::{Brick, Profile};
use domain::people::OwnerKind;
use reqwest::{Client, Method, StatusCode};
use test_support::{Database, Demo, TestApp, key, on_both_databases};
use uuid::Uuid;

use super::fixture::{Fixture, Stage};
use super::operations;
use super::table::table;

/// A letter for each of those who hold something besides their profile.
const HOLDERS: [(char, Demo); 3] = [
    ('b', Demo::Marc), // a reader, to whom all of the Dinno's rights are lent for the body of Yann
    ('n', Demo::Sophie), // a reader, to whom the news are lent
    ('o', Demo::Claire), // a contributor, who was declared to own the experiments
];

/// The operation, and who of them may. What a row of the table sends is sent.
const LENT: &[(&str, &str)] = &[
    // News of the whole branch.
    ("draft_editorial_item", "n"),
    ("edit_editorial_item", "n"),
    ("publish_editorial_item", "n"),
    ("confirm_editorial_item", "n"),
    ("withdraw_editorial_item", "n"),
    ("feature_news", ""),
    // What Yann asks, says and deposits.
    ("read_help_request", "b"),
    ("reply_help_request", "b"),
    ("support_help_request", "b"),
    ("close_help_request", "b"),
    ("read_resource_request", "b"),
    ("decide_resource_request", "b"),
    ("remove_comment", "b"),
    ("remove_comment_on", "b"),
    ("decide_idea", "b"),
    ("read_account", "b"),
    ("list_accounts", "b"),
    // What their body adds to the lists of all.
    ("read_body_reference_list", "b"),
    ("add_body_reference", "b"),
    ("change_body_reference", "b"),
    // Where the links of their body may lead.
    ("read_brick_settings", "b"),
    // An experiment of another body.
    ("answer_step", "o"),
    ("add_lesson", "o"),
    ("hold_poc", "o"),
    ("abandon_poc", "o"),
    // What is the whole branch's is of nobody who holds a part.
    ("edit_document", ""),
    ("edit_watched_words", ""),
    ("edit_portal_plan", ""),
    ("edit_showcase_settings", ""),
    ("add_reference", ""),
    ("arrange_references", ""),
    ("create_synonym_group", ""),
    ("edit_resource_settings", ""),
    ("set_poc_rules", ""),
    ("make_half_year_review", ""),
    ("write_brick", ""),
    ("place_native_brick", ""),
    ("export_set", ""),
    ("import_file", ""), // Of ideas.
    // What was lent is not passed on.
    ("change_matrix", ""),
    ("give_delegation", ""),
    ("give_delegations", ""),
    ("declare_owner", ""),
];

async fn hold(app: &TestApp) {
    let nadia = app.client_of(Demo::Nadia).await;
    let mut people = Vec::new();
    for (_, who) in HOLDERS {
        people.push(app.client_of(who).await.read_me().await.unwrap().person.id);
    }
    let all = nadia.list_organisations().await.unwrap().items;
    let here = all.iter().find(|one| one.code == "carsat-bretagne").unwrap().id;
    let of_a_body = GiveDelegationRequest {
        account_id: people[0],
        profile: Profile::FunctionalAdmin,
        bricks: Vec::new(),
        organisation_id: Some(here),
        items: Vec::new(),
        starts_on: None,
        ends_on: None,
    };
    let of_a_brick = GiveDelegationRequest {
        account_id: people[1],
        bricks: vec![Brick::News],
        organisation_id: None,
        ..of_a_body.clone()
    };
    for wish in [of_a_body, of_a_brick] {
        nadia.give_delegation(&wish, &key()).await.unwrap();
    }
    let declared = DeclareOwnerRequest {
        brick: Brick::Pocs,
        item_id: None,
        owner_kind: OwnerKind::Person,
        owner_id: people[2].0,
    };
    nadia.declare_owner(&declared, &key()).await.unwrap();
}

async fn a_part_of_a_right_opens_what_the_table_says_and_nothing_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let fixture = Fixture::new(&app).await;
    hold(&app).await;
    let wrong = attempts(&app, &fixture, (HOLDERS.as_slice(), LENT)).await;
    assert!(wrong.is_empty(), "not as the table says:\n{}", wrong.join("\n"));
}

/// A delegation that names one thing carries nothing of what is the whole branch's: no settings, no kept text, no
/// export of a whole set.
async fn one_thing_that_is_lent_opens_nothing_of_the_whole_branch(database: Database) {
    let app = TestApp::spawn(database).await;
    let fixture = Fixture::new(&app).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let sophie = app.client_of(Demo::Sophie).await.read_me().await.unwrap().person.id;
    let one_thing = GiveDelegationRequest {
        account_id: sophie,
        profile: Profile::FunctionalAdmin,
        bricks: Vec::new(),
        organisation_id: None,
        items: vec![Uuid::from_u128(7)],
        starts_on: None,
        ends_on: None,
    };
    nadia.give_delegation(&one_thing, &key()).await.unwrap();
    let shared: Vec<_> = LENT.iter().copied().filter(|(_, allowed)| allowed.is_empty()).collect();
    let wrong =
        attempts(&app, &fixture, ([('i', Demo::Sophie)].as_slice(), shared.as_slice())).await;
    assert!(wrong.is_empty(), "open to whoever was lent one thing:\n{}", wrong.join("\n"));
}

/// Those who ask, each by a letter, and the operations, each with the letters of those who may.
type Asked<'a> = (&'a [(char, Demo)], &'a [(&'a str, &'a str)]);

/// What is not as the rows say: each operation, asked by each holder.
async fn attempts(app: &TestApp, fixture: &Fixture, (holders, rows): Asked<'_>) -> Vec<String> {
    let (operations, http) = (operations(), Client::new());
    let mut stage = fixture.stage(app);
    let mut wrong = Vec::new();
    for (operation, allowed) in rows {
        let row = table().find(|row| row.operation == *operation).unwrap();
        let found = operations.iter().find(|(_, _, known)| known["operationId"] == *operation);
        let (method, template, _) = found.unwrap();
        for (letter, who) in holders.iter().copied() {
            let path = stage.path(operation, template).await;
            let request = http
                .request(method.clone(), format!("{}{path}", app.url))
                .bearer_auth(fixture.token(app, who).await)
                .header("if-match", stage.version(operation).await);
            let request = match row.body {
                Some(body) => request.json(&stage.body(body).await),
                None => request,
            };
            let status = request.send().await.unwrap().status();
            assert!(!status.is_server_error(), "{operation} as {who:?}: {status}");
            let may = status != StatusCode::FORBIDDEN && !Stage::hidden(operation, status);
            if may != allowed.contains(letter) {
                wrong.push(format!("{operation} as {who:?}: {status}"));
            }
            if status.is_success() && *method != Method::GET {
                stage.clear();
            }
        }
    }
    wrong
}

on_both_databases!(
    a_part_of_a_right_opens_what_the_table_says_and_nothing_else,
    one_thing_that_is_lent_opens_nothing_of_the_whole_branch,
);
