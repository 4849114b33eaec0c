//! The list of practices: criteria, pages.

use api_types::page::Include;
use api_types::practice::{EditPracticeRequest, PracticeContentRequest, PracticeQuery};
use api_types::problem::ProblemCode;
use chrono::TimeDelta;
use domain::practice::PracticeKind;
use test_support::{Database, Demo, TestApp, on_both_databases, refusal};

use super::{publish, validated};
use crate::pocs::organisation;

async fn practices_are_found_by_criteria_and_read_newest_first(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let mut last = None;
    for title in ["Accueil téléphonique", "Borne d’accueil", "Camion"] {
        app.advance(TimeDelta::seconds(1));
        let poc = validated(&app, &julie, title).await;
        last = Some(publish(&julie, &poc).await);
    }
    let last = last.unwrap();
    let content = PracticeContentRequest {
        title: "Camion".to_owned(),
        solution: Some("Aller **vers** les assurés.".to_owned()),
        domain: "partnerships".to_owned(),
        keywords: vec!["Ruralité".to_owned()],
        ..PracticeContentRequest::blank(PracticeKind::GoodPractice)
    };
    let body = EditPracticeRequest { content };
    let edited = julie.edit_practice(last.summary.id, &body, last.version).await.unwrap();
    assert_eq!(edited.summary.excerpt, "Aller vers les assurés.");
    let all = PracticeQuery::default;
    let titles = async |query: PracticeQuery| {
        let query = PracticeQuery { include: Some(Include::Total), ..query };
        let page = sophie.list_practices(&query).await.unwrap();
        assert_eq!(page.total, u64::try_from(page.items.len()).ok());
        page.items.into_iter().map(|practice| practice.title).collect::<Vec<_>>()
    };
    let text = |words: &str| Some(words.to_owned());
    assert_eq!(titles(all()).await, ["Camion", "Borne d’accueil", "Accueil téléphonique"]);
    assert_eq!(
        titles(PracticeQuery { q: text("ACCUEIL tele"), ..all() }).await,
        ["Accueil téléphonique"]
    );
    assert_eq!(titles(PracticeQuery { q: text("ruralite"), ..all() }).await, ["Camion"]);
    // A word pressed is a search (R236).
    assert_eq!(titles(PracticeQuery { tag: text("#RURALITE"), ..all() }).await, ["Camion"]);
    let good = PracticeQuery { kind: Some(PracticeKind::GoodPractice), ..all() };
    assert_eq!(titles(good).await, ["Camion"]);
    assert_eq!(titles(PracticeQuery { domain: text("partnerships"), ..all() }).await, ["Camion"]);
    let cnav = Some(organisation(&sophie, "cnav").await);
    assert_eq!(titles(PracticeQuery { organisation_id: cnav, ..all() }).await.len(), 3);
    let bretagne = Some(organisation(&sophie, "carsat-bretagne").await);
    assert!(titles(PracticeQuery { organisation_id: bretagne, ..all() }).await.is_empty());
    let first = sophie.list_practices(&PracticeQuery { limit: 2, ..all() }).await.unwrap();
    let rest = PracticeQuery { limit: 2, cursor: first.next, ..all() };
    let rest = sophie.list_practices(&rest).await.unwrap();
    assert_eq!((first.items.len(), rest.items.len(), rest.next), (2, 1, None));
    let wrong = PracticeQuery { cursor: text("nonsense"), ..all() };
    assert_eq!(refusal(sophie.list_practices(&wrong).await), ProblemCode::MalformedRequest);
}

on_both_databases!(practices_are_found_by_criteria_and_read_newest_first);
