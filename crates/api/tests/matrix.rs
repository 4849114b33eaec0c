//! The permission matrix, changed at run time (R037 to R046; scenario 29, second half).

use api_types::problem::ProblemCode;
use api_types::rights::{CellChangeRequest, ChangeMatrixRequest, MatrixView, RightsHistoryQuery};
use domain::access::{Brick, Capability, Permission, Profile, Reach};
use domain::journal::Fact;
use test_support::{Database, Demo, TestApp, faulty_fields, on_both_databases, refusal};

pub(crate) fn cell(
    (brick, capability): (Brick, Capability),
    profile: Profile,
    reach: Reach,
) -> CellChangeRequest {
    CellChangeRequest { brick, item_id: None, capability, profile, reach }
}

pub(crate) fn change(changes: &[CellChangeRequest]) -> ChangeMatrixRequest {
    ChangeMatrixRequest { changes: changes.to_vec() }
}

fn reach(matrix: &MatrixView, sought: CellChangeRequest) -> Reach {
    let CellChangeRequest { brick, item_id, capability, profile, reach: _ } = sought;
    let mut cells = matrix.cells.iter();
    let same = |cell: &&api_types::rights::MatrixCell| {
        (cell.brick, cell.item_id) == (brick, item_id)
            && (cell.capability, cell.profile) == (capability, profile)
    };
    cells.find(same).unwrap().reach
}

const IDEAS: (Brick, Capability) = (Brick::Ideas, Capability::Read);

async fn a_cell_that_is_closed_hides_the_brick_at_the_next_request(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let all = api_types::idea::IdeaQuery::default();
    assert!(sophie.list_ideas(&all).await.is_ok());
    let matrix = nadia.read_matrix().await.unwrap();
    let closed = cell(IDEAS, Profile::Reader, Reach::Nothing);
    let after = nadia.change_matrix(&change(&[closed]), matrix.version).await.unwrap();
    assert_eq!(after.version, matrix.version + 1);
    assert_eq!(reach(&after, closed), Reach::Nothing);
    assert_eq!(refusal(sophie.list_ideas(&all).await), ProblemCode::Forbidden);
    assert!(!sophie.read_me().await.unwrap().may(Permission::DepositIdea));
    let stale = nadia.change_matrix(&change(&[closed]), matrix.version).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    let open = cell(IDEAS, Profile::Reader, Reach::Everything);
    nadia.change_matrix(&change(&[open]), after.version).await.unwrap();
    assert!(sophie.list_ideas(&all).await.is_ok(), "as before");
    assert_eq!(nadia.read_matrix().await.unwrap().cells, matrix.cells, "the model again");
}

async fn a_change_is_told_with_who_did_it_and_changes_all_or_nothing(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let version = nadia.read_matrix().await.unwrap().version;
    let news = (Brick::News, Capability::Update);
    let good = cell(news, Profile::Contributor, Reach::OwnOnly);
    let bad = cell((Brick::Search, Capability::Update), Profile::Contributor, Reach::Everything);
    let refused = nadia.change_matrix(&change(&[good, bad]), version).await;
    assert_eq!(refusal(refused), ProblemCode::RightsRule);
    let matrix = nadia.read_matrix().await.unwrap();
    assert_eq!((matrix.version, reach(&matrix, good)), (version, Reach::Nothing));
    nadia.change_matrix(&change(&[good]), version).await.unwrap();
    let history = nadia.read_rights_history(&RightsHistoryQuery::default()).await.unwrap().items;
    assert_eq!(history.len(), 1);
    let (brick, capability) = news;
    let (profile, from, to) = (Profile::Contributor, Reach::Nothing, Reach::OwnOnly);
    let told = Fact::CellChanged { brick, item: None, capability, profile, from, to };
    assert_eq!(history[0].fact, told);
    assert_eq!(history[0].actor.as_ref().unwrap().name, "Nadia Benali");
    let twice = nadia.change_matrix(&change(&[good, good]), version + 1).await;
    assert_eq!(faulty_fields(twice), ["/changes/1 duplicate"]);
}

async fn the_management_rules_hold_whoever_wishes(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let version = nadia.read_matrix().await.unwrap().version;
    let administer = (Brick::Administration, Capability::Manage);
    for wish in [
        cell(administer, Profile::SuperAdmin, Reach::Nothing),
        cell(administer, Profile::Reader, Reach::Everything),
        cell((Brick::Challenges, Capability::Read), Profile::Contributor, Reach::Nothing),
        // Challenges are always there: nothing adds them, nothing removes them.
        cell((Brick::Challenges, Capability::Manage), Profile::Contributor, Reach::Everything),
        // There is nothing behind it yet.
        cell((Brick::Communities, Capability::Read), Profile::Reader, Reach::Nothing),
    ] {
        let refused = nadia.change_matrix(&change(&[wish]), version).await;
        assert_eq!(refusal(refused), ProblemCode::RightsRule, "{wish:?}");
    }
    let refused = paul.change_matrix(&change(&[]), version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    // The super administrator lets functional administrators in: they may not lock themselves out again.
    let let_in = cell(administer, Profile::FunctionalAdmin, Reach::Everything);
    let after = nadia.change_matrix(&change(&[let_in]), version).await.unwrap();
    let leave = cell(administer, Profile::FunctionalAdmin, Reach::Nothing);
    let refused = paul.change_matrix(&change(&[leave]), after.version).await;
    assert_eq!(refusal(refused), ProblemCode::RightsRule);
    let more = cell((Brick::News, Capability::Manage), Profile::Contributor, Reach::Everything);
    let refused = paul.change_matrix(&change(&[more]), after.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "nobody gives more than they hold");
}

async fn whoever_reads_the_matrix_knows_how_many_people_it_binds(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let MatrixView { cells, holders, .. } = paul.read_matrix().await.unwrap();
    assert!(cells.iter().all(|cell| cell.brick.is_built()), "no row for what is not built");
    let count = |profile| holders.iter().find(|held| held.profile == profile).unwrap().accounts;
    let counts = Profile::ALL.iter().map(|profile| count(*profile)).collect::<Vec<_>>();
    assert_eq!(counts, [3, 3, 1, 1, 1]);
}

on_both_databases!(
    a_cell_that_is_closed_hides_the_brick_at_the_next_request,
    a_change_is_told_with_who_did_it_and_changes_all_or_nothing,
    the_management_rules_hold_whoever_wishes,
    whoever_reads_the_matrix_knows_how_many_people_it_binds,
);
