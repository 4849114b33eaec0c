//! Expressions that mean the same, and what is sought without anybody's name.

use api_types::problem::ProblemCode;
use api_types::search::SynonymGroupRequest;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{seek, titles};
use crate::ideas::deposit;

fn group(expressions: &[&str]) -> SynonymGroupRequest {
    SynonymGroupRequest { expressions: expressions.iter().map(|one| (*one).to_owned()).collect() }
}

async fn administrators_teach_search_their_words(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (sophie, nadia) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Nadia).await);
    deposit(&sophie, "Ranger la gestion électronique des documents").await;
    app.catch_up().await;
    assert!(titles(&sophie, "GED").await.is_empty());
    let ged = group(&["GED", "gestion électronique des documents"]);
    let made = nadia.create_synonym_group(&ged, &key()).await.unwrap();
    app.catch_up().await;
    assert_eq!(titles(&sophie, "ged").await.len(), 1);
    let other = group(&["GED", "dématérialisation"]);
    let edited = nadia.edit_synonym_group(made.id, &other, made.version).await.unwrap();
    let stale = nadia.edit_synonym_group(made.id, &ged, made.version).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    app.catch_up().await;
    assert!(titles(&sophie, "ged").await.is_empty());
    assert_eq!(nadia.list_synonym_groups().await.unwrap().items, vec![edited.clone()]);
    nadia.remove_synonym_group(edited.id, edited.version).await.unwrap();
    assert!(nadia.list_synonym_groups().await.unwrap().items.is_empty());
    let alone = nadia.create_synonym_group(&group(&["GED"]), &key()).await;
    assert_eq!(faulty_fields(alone), ["/expressions too_short"]);
    let refused = sophie.create_synonym_group(&ged, &key()).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
}

async fn what_is_sought_in_vain_is_told_without_a_name(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (sophie, nadia) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Nadia).await);
    for _ in 0..3 {
        seek(&sophie, "Télétravail  insulaire").await;
    }
    seek(&sophie, "une seule fois").await;
    seek(&sophie, "sophie@example.fr").await;
    app::search::note_kept(&app.app).await.unwrap();
    seek(&sophie, "teletravail insulaire").await;
    app::search::note_kept(&app.app).await.unwrap();
    let report = nadia.read_sought_words().await.unwrap();
    let told: Vec<_> = report.in_vain.iter().map(|one| (one.words.as_str(), one.times)).collect();
    assert_eq!(told, [("teletravail insulaire", 4)]);
    assert_eq!(report.most, report.in_vain);
    assert_eq!(refusal(sophie.read_sought_words().await), ProblemCode::Forbidden);
}

on_both_databases!(
    administrators_teach_search_their_words,
    what_is_sought_in_vain_is_told_without_a_name,
);
