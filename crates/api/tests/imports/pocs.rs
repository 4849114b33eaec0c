//! Experiments stand where their phases say, and belong somewhere.

use api_client::ApiClient;
use api_types::import::{ImportKind, LineOutcome};
use api_types::poc::{PocQuery, PocSummary, ReopenStepRequest};
use domain::poc::{PocStatus, Step};
use test_support::{Database, Demo, TestApp, on_both_databases};

use crate::pocs::launched;

use super::{counts, import, line, portfolio, with_status};

const POCS_HEADER: &str = "external_id,titre,mission,description_markdown,incubateur,sponsors,thematiques,publics,\
                           phases_json,evenements_json,lien,depot_code,page_impact";

/// The phases of an experiment: name and first day of each.
type Phases<'p> = &'p [(&'p str, &'p str)];

/// A file of experiments: identifier, incubator and phases of each.
fn pocs(lines: &[(&str, &str, Phases<'_>)]) -> String {
    let line = |(id, incubator, phases): &(&str, &str, Phases<'_>)| {
        let phases: Vec<_> = phases
            .iter()
            .map(|(name, start)| serde_json::json!({ "name": name, "start": start }))
            .collect();
        let phases = serde_json::to_string(&phases).unwrap().replace('"', "\"\"");
        format!("{id},Essai {id},Essayer,## Récit,{incubator},anct,Santé,etat,\"{phases}\",[],,,\n")
    };
    format!("{POCS_HEADER}\n{}", lines.iter().map(line).collect::<String>())
}

async fn experiments(client: &ApiClient) -> Vec<PocSummary> {
    client.list_pocs(&PocQuery { limit: 100, ..PocQuery::default() }).await.unwrap().items
}

async fn what_comes_from_elsewhere_moved_when_it_moved_there(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, admin) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Nadia).await);
    launched(&julie, "Ici, à l’instant").await;
    let file = pocs(&[
        ("P-1", "", &[("investigation", "2021-01-04")]),
        ("P-2", "", &[("investigation", "2021-01-04"), ("construction", "2023-06-01")]),
        ("P-3", "", &[("investigation", "2020-01-04"), ("abandon", "2022-03-01")]),
    ]);
    import(&admin, ImportKind::Pocs, &file).await;
    let titles: Vec<_> = experiments(&admin).await.into_iter().map(|poc| poc.title).collect();
    assert_eq!(titles, ["Ici, à l’instant", "Essai P-2", "Essai P-3", "Essai P-1"]);
}

async fn experiments_stand_where_their_phases_say(database: Database) {
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    let file = pocs(&[
        ("P-1", "fabrique", &[("investigation", "2021-01-04")]),
        ("P-2", "fabrique", &[("investigation", "2021-01-04"), ("construction", "2021-06-01")]),
        ("P-3", "atelier", &[("construction", "2021-06-01"), ("transfere", "2022-06-01")]),
        ("P-4", "", &[("investigation", "2021-01-04"), ("abandon-investigation", "2021-03-01")]),
        ("P-5", "atelier", &[("investigation", "2199-01-04")]),
    ]);
    let report = import(&admin, ImportKind::Pocs, &file).await;
    assert_eq!(counts(&report), [5, 5, 0, 0, 0]);
    let mut stand: Vec<_> = experiments(&admin)
        .await
        .into_iter()
        .map(|poc| (poc.title, poc.status, poc.steps_passed))
        .collect();
    stand.sort();
    let expected = [
        ("Essai P-1", PocStatus::InProgress, 2),
        ("Essai P-2", PocStatus::InProgress, 4),
        ("Essai P-3", PocStatus::Completed, 7),
        ("Essai P-4", PocStatus::Abandoned, 2),
        ("Essai P-5", PocStatus::Planned, 0),
    ];
    let expected = expected.map(|(title, status, steps)| (title.to_owned(), status, steps));
    assert_eq!(stand, expected);

    let figures = portfolio(&admin).await;
    assert_eq!(figures.total, 5);
    assert_eq!(with_status(&figures, PocStatus::InProgress), 2);
    assert_eq!(with_status(&figures, PocStatus::Abandoned), 1);
    let steps: Vec<_> = figures.in_progress_by_steps.iter().map(|steps| steps.count).collect();
    assert_eq!(steps, [0, 0, 1, 0, 1, 0, 0]);

    let second = import(&admin, ImportKind::Pocs, &file).await;
    assert_eq!(counts(&second), [5, 0, 0, 5, 0]);
}

async fn outside_bodies_become_directions_of_one_node(database: Database) {
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    let phases: Phases<'_> = &[("investigation", "2021-01-04")];
    let file =
        pocs(&[("P-1", "fabrique", phases), ("P-2", "fabrique", phases), ("P-3", "", phases)]);
    import(&admin, ImportKind::Pocs, &file).await;
    let tree = admin.list_organisations().await.unwrap().items;
    let outside = tree.iter().position(|node| node.code == "external-bodies").unwrap();
    let made: Vec<_> =
        tree.iter().filter(|node| node.parent_id == Some(tree[outside].id)).collect();
    assert_eq!(made.len(), 1);
    assert_eq!(
        (made[0].name.as_str(), made[0].code.as_str()),
        ("fabrique", "external-bodies-fabrique")
    );
    let place = tree.iter().position(|node| node.id == made[0].id).unwrap();
    assert!(place > outside, "parents come before their children");
}

async fn an_experiment_changed_here_stays_as_it_is(database: Database) {
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    let before = pocs(&[("P-1", "fabrique", &[("investigation", "2021-01-04")])]);
    import(&admin, ImportKind::Pocs, &before).await;
    let after = pocs(&[(
        "P-1",
        "fabrique",
        &[("investigation", "2021-01-04"), ("construction", "2021-06-01")],
    )]);
    let report = import(&admin, ImportKind::Pocs, &after).await;
    assert_eq!(counts(&report), [1, 0, 1, 0, 0]);
    let summary = experiments(&admin).await.remove(0);
    assert_eq!((summary.steps_passed, summary.reference.as_str()), (4, "POC-2021-0001"));

    let view = admin.read_poc(summary.id).await.unwrap();
    let reopen = ReopenStepRequest { step: Step::Plan, reason: "À revoir".to_owned() };
    admin.reopen_step(summary.id, &reopen, view.version).await.unwrap();
    let report = import(&admin, ImportKind::Pocs, &before).await;
    assert_eq!(line(&report, "P-1").outcome, LineOutcome::Unchanged);
    assert_eq!(experiments(&admin).await[0].steps_passed, 3);
}

on_both_databases!(
    what_comes_from_elsewhere_moved_when_it_moved_there,
    experiments_stand_where_their_phases_say,
    outside_bodies_become_directions_of_one_node,
    an_experiment_changed_here_stays_as_it_is,
);
