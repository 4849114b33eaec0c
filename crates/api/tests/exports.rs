//! Whole sets go out, complete, and name nobody who did not want it; what has its readers goes out to them alone.

use api_client::ApiClient;
use api_types::attachment::UploadQuery;
use api_types::editorial::{EditorialItemRequest, ItemImageRequest};
use api_types::export::{ExportKind, ExportQuery};
use api_types::help_request::{AskDinnoRequest, ReplyHelpRequest};
use api_types::idea::{AuthorKind, IdeaQuery, PostCommentRequest};
use api_types::problem::ProblemCode;
use api_types::resource_request::{RequestResourcesRequest, ResourceLineRequest};
use domain::help_request::HelpTopic;
use domain::idea::Stance;
use domain::poc::Step;
use domain::video::VideoScope;
use serde_json::Value;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use crate::editorial::{news, published};
use crate::ideas::{deposit, masked};
use crate::pocs::launched;
use crate::samples;

async fn lines(client: &ApiClient, kind: ExportKind) -> Vec<Value> {
    let text = client.export_set(&ExportQuery { kind }).await.unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

async fn every_object_comes_once_whatever_the_size_of_the_set(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    for number in 0..103 {
        deposit(&julie, &format!("Idée numéro {number}")).await;
    }
    let mut titles: Vec<_> = lines(&paul, ExportKind::Ideas)
        .await
        .iter()
        .map(|idea| idea["summary"]["title"].as_str().unwrap().to_owned())
        .collect();
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), 103);
}

async fn an_export_is_the_same_for_whoever_asks(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, thomas) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Thomas).await);
    paul.deposit_idea(&masked("Une idée de Paul, masquée"), &key()).await.unwrap();
    let idea = deposit(&paul, "Une idée de Paul").await.summary.id;
    let comment = PostCommentRequest::signed(Stance::Supports, "**Bien**");
    paul.post_comment(idea, &comment, &key()).await.unwrap();
    let poc = launched(&paul, "Un essai").await;
    for kind in ExportKind::ALL {
        assert_eq!(lines(&paul, kind).await, lines(&thomas, kind).await, "{kind:?}");
    }
    let ideas = lines(&thomas, ExportKind::Ideas).await;
    let text = serde_json::to_string(&ideas).unwrap();
    for personal in ["allowed", "is_me", "voted", "vote_refused"] {
        assert!(!text.contains(&format!("\"{personal}\"")), "{personal}");
    }
    let of = |title: &str| ideas.iter().find(|idea| idea["summary"]["title"] == title).unwrap();
    let masked = &of("Une idée de Paul, masquée")["summary"]["author"];
    assert_eq!(masked["kind"], serde_json::to_value(AuthorKind::Anonymous).unwrap());
    assert_eq!(masked["person"], Value::Null);
    assert_eq!(of("Une idée de Paul")["summary"]["author"]["person"]["name"], "Paul Mercier");

    let comments = lines(&thomas, ExportKind::Comments).await;
    assert_eq!(comments[0]["idea_id"], idea.to_string());
    assert_eq!(comments[0]["body_html"], "<p><strong>Bien</strong></p>\n");
    let pocs = lines(&thomas, ExportKind::Pocs).await;
    assert_eq!(pocs[0]["summary"]["id"], poc.summary.id.to_string());
    assert_eq!(pocs[0]["steps"].as_array().unwrap().len(), Step::ALL.len());
}

async fn whoever_may_not_export_is_refused(database: Database) {
    let app = TestApp::spawn(database).await;
    for who in [Demo::Sophie, Demo::Julie] {
        let client = app.client_of(who).await;
        let refused = client.export_set(&ExportQuery { kind: ExportKind::Ideas }).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden);
    }
    let nadia = app.client_of(Demo::Nadia).await;
    assert_eq!(nadia.list_ideas(&IdeaQuery::default()).await.unwrap().items.len(), 0);
    assert!(lines(&nadia, ExportKind::Ideas).await.is_empty());
}

/// The titles of the lines of a set.
async fn titles(client: &ApiClient, kind: ExportKind, at: &str) -> Vec<String> {
    let lines = lines(client, kind).await;
    lines.iter().map(|line| line.pointer(at).unwrap().as_str().unwrap().to_owned()).collect()
}

async fn items_go_out_to_those_who_read_them(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, thomas) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Thomas).await);
    let query = UploadQuery {
        name: "affiche.png".to_owned(),
        alt: "Une affiche".to_owned(),
        consent: true,
    };
    let file = paul.upload_attachment(&query, samples::png()).await.unwrap().id;
    let image = ItemImageRequest { file_id: file, consent: true, scope: VideoScope::Internal };
    let told = EditorialItemRequest { image: Some(image), ..news("Un atelier ouvert", None) };
    published(&paul, &told).await;
    paul.draft_editorial_item(&news("Pas encore", None), &key()).await.unwrap();
    let (kind, title) = (ExportKind::EditorialItems, "/summary/title");
    assert_eq!(titles(&paul, kind, title).await, ["Un atelier ouvert", "Pas encore"]);
    assert_eq!(titles(&thomas, kind, title).await, ["Un atelier ouvert"], "a draft is for writers");
    let theirs = &lines(&thomas, kind).await[0];
    let image = &theirs["summary"]["image"]["file"];
    assert_eq!((&image["alt"], &image["url"]), (&Value::from("Une affiche"), &Value::Null));
    assert_eq!(theirs.get("allowed"), None, "it depends on who reads");
}

async fn requests_and_questions_go_out_as_their_lists_tell_them(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, thomas) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Thomas).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let question = |title: &str| AskDinnoRequest {
        topic: HelpTopic::Portal,
        title: title.to_owned(),
        body: "Je ne trouve pas.".to_owned(),
        support: None,
        poc_id: None,
    };
    let asked = sophie.ask_dinno(&question("Où est mon brouillon ?"), &key()).await.unwrap();
    let answer = ReplyHelpRequest { body: "Dans « Mes idées ».".to_owned() };
    paul.reply_help_request(asked.summary.id, &answer, asked.version).await.unwrap();
    thomas.ask_dinno(&question("Où sont les journaux ?"), &key()).await.unwrap();
    let (kind, title) = (ExportKind::HelpRequests, "/title");
    let all = ["Où est mon brouillon ?", "Où sont les journaux ?"];
    assert_eq!(titles(&paul, kind, title).await, all, "all of them for whoever answers");
    assert_eq!(titles(&thomas, kind, title).await, [all[1]], "his own for whoever does not");
    let whole = &lines(&paul, kind).await[0];
    assert_eq!(whole["messages"].as_array().unwrap().len(), 2);
    let wanted = RequestResourcesRequest {
        title: "Un atelier à Rennes".to_owned(),
        lines: vec![ResourceLineRequest { kind: "it".to_owned(), what: "deux postes".to_owned() }],
        ..RequestResourcesRequest::default()
    };
    sophie.request_resources(&wanted, &key()).await.unwrap();
    let kind = ExportKind::ResourceRequests;
    assert_eq!(titles(&paul, kind, title).await, ["Un atelier à Rennes"]);
    assert!(titles(&thomas, kind, title).await.is_empty(), "it does not concern him");
    let line = &lines(&paul, kind).await[0];
    assert_eq!(line["lines"][0]["what"], "deux postes");
    assert_eq!((line.get("mine"), line["lines"][0].get("decidable")), (None, None));
    let refused = sophie.export_set(&ExportQuery { kind }).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "she takes no whole set away");
}

on_both_databases!(
    every_object_comes_once_whatever_the_size_of_the_set,
    items_go_out_to_those_who_read_them,
    requests_and_questions_go_out_as_their_lists_tell_them,
    an_export_is_the_same_for_whoever_asks,
    whoever_may_not_export_is_refused,
);
