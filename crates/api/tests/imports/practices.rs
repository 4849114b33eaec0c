//! The actions of the Store come in as practices of their bodies (R413).

use api_client::ApiClient;
use api_types::import::{ImportKind, LineOutcome};
use api_types::practice::{
    EditPracticeRequest, PracticeContentRequest, PracticeQuery, PracticeSummary,
};
use api_types::problem::ProblemCode;
use domain::journal::Fact;
use domain::practice::PracticeKind;
use test_support::{Database, Demo, TestApp, on_both_databases, refusal};

use super::{counts, import, line, query};

/// Four lines: an innovation with everything, a good practice with little, and two faulty ones.
const PRACTICES: &str = include_str!("../../../import/tests/fixtures/practices.csv");

async fn practices(client: &ApiClient) -> Vec<PracticeSummary> {
    client.list_practices(&PracticeQuery::default()).await.unwrap().items
}

async fn named(client: &ApiClient, title: &str) -> PracticeSummary {
    practices(client).await.into_iter().find(|practice| practice.title == title).unwrap()
}

async fn actions_of_the_store_come_in_once_as_practices_of_their_bodies(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let mut dry = query(ImportKind::Practices);
    dry.dry_run = true;
    let told = paul.import_file(&dry, PRACTICES).await.unwrap();
    assert!(practices(&paul).await.is_empty(), "nothing is written");
    let first = import(&paul, ImportKind::Practices, PRACTICES).await;
    assert_eq!(counts(&first), [4, 2, 0, 0, 2]);
    assert_eq!(first.details, told.details);
    assert_eq!(line(&first, "SIA-3").errors[0].pointer, "/domaine");

    let full = named(&paul, "Accueil téléphonique dématérialisé").await;
    assert_eq!(full.reference, "PRATIQUE-2024-0001");
    assert_eq!((full.kind, full.local), (PracticeKind::Innovation, true));
    assert_eq!(full.organisation.name, "Carsat Bretagne");
    assert!(full.to_check, "nobody has answered for it since 2024");
    let view = paul.read_practice(full.id).await.unwrap();
    assert_eq!(view.contact.name, "Claire Le Goff");
    let problem = view.problem.unwrap();
    assert!(problem.html.contains("<strong>perdus</strong>"), "{problem:?}");
    assert!(!problem.html.contains("script"), "{problem:?}");
    let history = paul.read_practice_history(full.id).await.unwrap().items;
    assert!(matches!(&*history, [one] if matches!(one.fact, Fact::PracticeImported { .. })));
    let bare = named(&paul, "Courriers relus par des assurés").await;
    let view = paul.read_practice(bare.id).await.unwrap();
    assert_eq!((view.contact.name.as_str(), bare.to_check), ("Jeanne Petit", false));

    let again = import(&paul, ImportKind::Practices, PRACTICES).await;
    assert_eq!(counts(&again), [4, 0, 0, 2, 2]);
    assert_eq!(practices(&paul).await.len(), 2);
}

async fn a_line_that_changes_updates_unless_somebody_wrote_since(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    import(&paul, ImportKind::Practices, PRACTICES).await;
    let changed = PRACTICES.replace("Deux agents formés.", "Trois agents formés.");
    let report = import(&paul, ImportKind::Practices, &changed).await;
    assert_eq!(counts(&report), [4, 0, 1, 1, 2]);
    let kept = named(&paul, "Accueil téléphonique dématérialisé").await;
    let view = paul.read_practice(kept.id).await.unwrap();
    assert_eq!(view.conditions.unwrap().markdown, "Trois agents formés.");
    assert!(!kept.to_check, "a line that changes is answered for");

    let elsewhere = changed.replace("carsat-bretagne,", "cnav,");
    let report = import(&paul, ImportKind::Practices, &elsewhere).await;
    let moved = line(&report, "SIA-1");
    assert_eq!((moved.outcome, &*moved.errors[0].pointer), (LineOutcome::Refused, "/organisme"));

    let content = PracticeContentRequest {
        title: "Accueil téléphonique, mieux dit".to_owned(),
        domain: "customer_relations".to_owned(),
        ..PracticeContentRequest::blank(PracticeKind::Innovation)
    };
    let edit = EditPracticeRequest { content };
    paul.edit_practice(kept.id, &edit, view.version).await.unwrap();
    let report = import(&paul, ImportKind::Practices, PRACTICES).await;
    let stays = line(&report, "SIA-1");
    assert_eq!((stays.outcome, stays.remarks.len()), (LineOutcome::Unchanged, 1));
    named(&paul, "Accueil téléphonique, mieux dit").await;
}

async fn what_nobody_knows_is_refused_and_so_is_who_publishes_nothing(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let lost = PRACTICES
        .replace("claire.legoff@", "personne@")
        .replace("bonne pratique,CNAV,Jeanne", "bonne pratique,Nulle part,Jeanne");
    let report = import(&paul, ImportKind::Practices, &lost).await;
    assert_eq!(counts(&report), [4, 0, 0, 0, 4]);
    assert_eq!(line(&report, "SIA-1").errors[0].pointer, "/contact");
    assert_eq!(line(&report, "SIA-2").errors[0].pointer, "/organisme");
    assert!(practices(&paul).await.is_empty());
    // A developer imports files, and publishes no practice.
    let thomas = app.client_of(Demo::Thomas).await;
    let refused = thomas.import_file(&query(ImportKind::Practices), PRACTICES).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
}

on_both_databases!(
    actions_of_the_store_come_in_once_as_practices_of_their_bodies,
    a_line_that_changes_updates_unless_somebody_wrote_since,
    what_nobody_knows_is_refused_and_so_is_who_publishes_nothing,
);
