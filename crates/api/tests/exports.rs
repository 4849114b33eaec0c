//! Whole sets go out, complete, and name nobody who did not want it.

use api_client::ApiClient;
use api_types::export::{ExportKind, ExportQuery};
use api_types::idea::{AuthorKind, IdeaQuery, PostCommentRequest};
use api_types::problem::ProblemCode;
use domain::idea::Stance;
use domain::poc::Step;
use serde_json::Value;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use crate::ideas::{deposit, masked};
use crate::pocs::launched;

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

on_both_databases!(
    every_object_comes_once_whatever_the_size_of_the_set,
    an_export_is_the_same_for_whoever_asks,
    whoever_may_not_export_is_refused,
);
