//! The journal of rights: read to its end page by page, found by what one looks for, taken away whole (R043).

use api_client::ApiClient;
use api_types::export::TableFormat;
use api_types::page::LIMIT_DEFAULT;
use api_types::problem::ProblemCode;
use api_types::rights::{
    CellChangeRequest, ChangeMatrixRequest, DeclareOwnerRequest, GiveDelegationRequest,
    RightsEntry, RightsHistoryQuery,
};
use chrono::TimeDelta;
use domain::access::{Brick, Capability, Profile, Reach};
use domain::civil::Zone;
use domain::journal::RightsAct;
use domain::people::OwnerKind;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::{id_of, lend};
use crate::beside::text_of;

/// Opens and closes one cell, as many times as asked.
async fn change(client: &ApiClient, times: usize) {
    for _ in 0..times {
        let matrix = client.read_matrix().await.unwrap();
        let (brick, capability, profile) = (Brick::News, Capability::Update, Profile::Contributor);
        let same = |cell: &&api_types::rights::MatrixCell| {
            (cell.brick, cell.item_id) == (brick, None)
                && (cell.capability, cell.profile) == (capability, profile)
        };
        let reach = match matrix.cells.iter().find(same).unwrap().reach {
            Reach::Nothing => Reach::OwnOnly,
            Reach::OwnOnly | Reach::Everything => Reach::Nothing,
        };
        let cell = CellChangeRequest { brick, item_id: None, capability, profile, reach };
        let body = ChangeMatrixRequest { changes: vec![cell] };
        client.change_matrix(&body, matrix.version).await.unwrap();
    }
}

/// Every page of a list, and how many there are.
async fn pages(client: &ApiClient, query: &RightsHistoryQuery) -> (Vec<RightsEntry>, usize) {
    let mut query = query.clone();
    let (mut items, mut count) = (Vec::new(), 0);
    loop {
        let page = client.read_rights_history(&query).await.unwrap();
        assert!(page.items.len() <= usize::from(query.limit));
        items.extend(page.items);
        count += 1;
        match page.next {
            Some(next) => query.cursor = Some(next),
            None => return (items, count),
        }
    }
}

async fn the_journal_is_read_to_its_end_page_by_page(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let sophie = id_of(&app.client_of(Demo::Sophie).await).await;
    // Found at the very end, behind more than a page of other changes.
    nadia.give_delegation(&lend(sophie, Profile::Contributor), &key()).await.unwrap();
    change(&nadia, 24).await;
    let all = RightsHistoryQuery::default();
    let first = paul.read_rights_history(&all).await.unwrap();
    assert_eq!(first.items.len(), usize::from(LIMIT_DEFAULT));
    assert!(first.next.is_some());
    for (limit, expected) in [(20, 2), (5, 5), (1, 25), (100, 1)] {
        let (items, count) = pages(&paul, &RightsHistoryQuery { limit, ..all.clone() }).await;
        assert_eq!((items.len(), count), (25, expected), "{limit} at a time");
        assert!(items.windows(2).all(|two| (two[0].at, two[0].id) > (two[1].at, two[1].id)));
        assert_eq!(items[24].account.as_ref().unwrap().name, "Sophie Lambert");
    }
    let given = RightsHistoryQuery { act: Some(RightsAct::DelegationGiven), ..all.clone() };
    assert_eq!(pages(&paul, &given).await.0.len(), 1);
    let cells = RightsHistoryQuery { act: Some(RightsAct::CellChanged), limit: 8, ..all.clone() };
    let (items, count) = pages(&paul, &cells).await;
    assert_eq!((items.len(), count), (24, 3), "no page is empty");
    let julie = app.client_of(Demo::Julie).await;
    assert_eq!(refusal(julie.read_rights_history(&all).await), ProblemCode::Forbidden);
    let refused = julie.export_rights_history(TableFormat::Csv, &all).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
}

/// Nadia lends the agenda, then everything, to Sophie, and changes a cell of the news; a week later Paul declares that
/// Marc owns the agenda.
async fn told(app: &TestApp) -> (ApiClient, ApiClient) {
    app.stop_clock();
    let nadia = app.client_of(Demo::Nadia).await;
    let sophie = id_of(&app.client_of(Demo::Sophie).await).await;
    let on_events =
        GiveDelegationRequest { bricks: vec![Brick::Events], ..lend(sophie, Profile::Contributor) };
    nadia.give_delegation(&on_events, &key()).await.unwrap();
    nadia.give_delegation(&lend(sophie, Profile::Contributor), &key()).await.unwrap();
    change(&nadia, 1).await;
    app.advance(TimeDelta::days(7));
    // Signed in anew: a week is longer than a session.
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let declared = DeclareOwnerRequest {
        brick: Brick::Events,
        item_id: None,
        owner_kind: OwnerKind::Person,
        owner_id: id_of(&app.client_of(Demo::Marc).await).await.0,
    };
    paul.declare_owner(&declared, &key()).await.unwrap();
    (nadia, paul)
}

async fn a_change_is_found_by_act_by_whom_to_whom_on_what_and_when(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = told(&app).await;
    let all = RightsHistoryQuery::default;
    let (by_nadia, by_paul) = (Some(id_of(&nadia).await), Some(id_of(&paul).await));
    let sophie = Some(id_of(&app.client_of(Demo::Sophie).await).await);
    let marc = Some(id_of(&app.client_of(Demo::Marc).await).await);
    let today = Zone::Paris.day(app.app.now());
    let yesterday = today.pred_opt();
    for (query, expected) in [
        (all(), 4),
        (RightsHistoryQuery { act: Some(RightsAct::DelegationGiven), ..all() }, 2),
        (RightsHistoryQuery { act: Some(RightsAct::DelegationWithdrawn), ..all() }, 0),
        (RightsHistoryQuery { actor_id: by_nadia, ..all() }, 3),
        (RightsHistoryQuery { actor_id: by_paul, ..all() }, 1),
        (RightsHistoryQuery { person_id: sophie, ..all() }, 2),
        (RightsHistoryQuery { person_id: marc, ..all() }, 1),
        (RightsHistoryQuery { brick: Some(Brick::Events), ..all() }, 3),
        (RightsHistoryQuery { brick: Some(Brick::News), ..all() }, 2),
        (RightsHistoryQuery { since: Some(today), ..all() }, 1),
        (RightsHistoryQuery { until: yesterday, ..all() }, 3),
        (RightsHistoryQuery { since: yesterday, until: yesterday, ..all() }, 0),
        (RightsHistoryQuery { brick: Some(Brick::Events), actor_id: by_nadia, ..all() }, 2),
        (RightsHistoryQuery { person_id: marc, until: yesterday, ..all() }, 0),
    ] {
        let alone = RightsHistoryQuery { limit: 1, ..query.clone() };
        assert_eq!(pages(&paul, &query).await.0.len(), expected, "{query:?}");
        assert_eq!(pages(&paul, &alone).await.0.len(), expected, "one at a time: {query:?}");
    }
}

async fn the_journal_is_taken_away_as_it_is_found(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, _) = told(&app).await;
    change(&nadia, 110).await;
    let all = RightsHistoryQuery { limit: 1, ..RightsHistoryQuery::default() };
    let csv = text_of(nadia.export_rights_history(TableFormat::Csv, &all).await.unwrap());
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 115, "its head, and every change whatever the page");
    assert!(lines[0].starts_with("\u{feff}\"Jour\";\"Heure (Paris)\";\"Acte\""), "{}", lines[0]);
    let owned = "\"Propriété déclarée\";\"Agenda\";\"\";\"\";\"\";\"\";\"\";\"\";\"Marc Petit\"";
    assert!(csv.contains(owned), "{csv}");
    assert!(csv.contains("\"Délégation donnée\";\"Toutes les briques\""), "{csv}");
    let cell = "\"Actualités\";\"\";\"\";\"Contributeur\";\"Mettre à jour\";\"Rien\";\"Les siens\"";
    assert!(csv.contains(cell), "{csv}");
    assert!(!csv.contains("export-"), "every word is said");
    let query = RightsHistoryQuery { act: Some(RightsAct::DelegationGiven), ..all };
    let told = text_of(nadia.export_rights_history(TableFormat::Ndjson, &query).await.unwrap());
    let taken: Vec<RightsEntry> =
        told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(taken, pages(&nadia, &query).await.0, "the list itself");
    assert_eq!(taken.len(), 2);
}

on_both_databases!(
    the_journal_is_read_to_its_end_page_by_page,
    a_change_is_found_by_act_by_whom_to_whom_on_what_and_when,
    the_journal_is_taken_away_as_it_is_found,
);
