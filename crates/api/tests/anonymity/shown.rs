//! What became of an anonymous idea, once it is shown outside: strangers read it, and it names nobody (R032).

use api_types::poc::CreatePocRequest;
use domain::PracticeId;
use domain::idea::IdeaVerdict;
use domain::poc::GateVerdict;
use domain::showcase::{Showcase, ShowcaseKind};
use reqwest::Client;
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::{Marks, deposited};
use crate::ideas::decision;
use crate::pocs::{card, complete, launch, me};
use crate::practices::publish;
use crate::showcase::proposals::asked;

/// The address of each read of the showcase that is open to strangers, for this practice.
fn open_reads(practice: PracticeId) -> Vec<String> {
    let document = serde_json::to_value(api::document()).unwrap();
    let mut paths = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let open = item["get"]["security"] == serde_json::json!([{}]);
        if open && path.starts_with("/api/v1/showcase") {
            let path = path.replace("{kind}", ShowcaseKind::Practice.code());
            paths.push(path.replace("{id}", &practice.0.to_string()));
        }
    }
    paths
}

async fn what_is_shown_outside_of_an_anonymous_idea_names_nobody(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let paul = app.client_of(Demo::Paul).await;
    let people = [
        Marks::of(&sophie, Demo::Sophie).await,
        Marks::of(&julie, Demo::Julie).await,
        Marks::of(&paul, Demo::Paul).await,
    ];
    let idea = deposited(&sophie).await;
    let answer = decision(IdeaVerdict::Selected, "Utile");
    let idea = paul.decide_idea(idea.summary.id, &answer, idea.version).await.unwrap().summary.id;
    let wanted = card(&julie, "Des lettres plus simples").await;
    let body = CreatePocRequest { idea_id: Some(idea), ..wanted };
    let poc = julie.create_poc(&body, &key()).await.unwrap();
    let poc = launch(&julie, &poc).await;
    let poc = complete(&julie, &poc, GateVerdict::Validated, me(&paul).await).await;
    let practice = publish(&julie, &poc).await.summary.id;
    let version = paul.read_showcase_settings().await.unwrap().version;
    let opened = Showcase { open: true, welcome: "Bienvenue.".to_owned() };
    paul.edit_showcase_settings(&opened, version).await.unwrap();
    paul.open_showcase_item(ShowcaseKind::Practice, practice.0).await.unwrap();
    // Who proposes something from outside is told to nobody outside either.
    app.stranger().propose_from_outside(&asked("Un guichet mobile")).await.unwrap();
    let reads = open_reads(practice);
    assert!(reads.len() >= 3, "the walk is blind: {reads:?}");
    let mut told = 0;
    for path in reads {
        let answer = Client::new().get(format!("{}{path}", app.url)).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        let headers = format!("{:?}", answer.headers());
        let text = format!("{headers}\n{}", answer.text().await.unwrap());
        told += usize::from(text.contains("Des lettres plus simples"));
        assert!(!people.iter().any(|marks| marks.name(&text)), "{path}: {text}");
        assert!(!text.contains("Petit") && !text.contains("ville.example"), "{path}: {text}");
        for origin in [idea.0, poc.summary.id.0] {
            assert!(!text.contains(&origin.to_string()), "{path}: {text}");
        }
    }
    assert_eq!(told, 2, "strangers read it in the list and by itself");
}

on_both_databases!(what_is_shown_outside_of_an_anonymous_idea_names_nobody,);
