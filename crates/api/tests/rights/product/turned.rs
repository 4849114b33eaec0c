//! Every cell that administrators may change is changed, none by hand: who writes is turned round, then all that is not
//! the super administrator's is closed. What the API answers follows, from the next request.

mod refused;

use std::collections::{BTreeMap, BTreeSet};

use api_client::ApiClient;
use api_types::rights::{CellChangeRequest, ChangeMatrixRequest};
use domain::access::{Brick, Capability, Matrix, Profile, Reach};
use test_support::{Database, Demo, TestApp, on_both_databases};

use super::register::Cell;
use super::{Lending, Owned, Scoped, World, askers, walk};

fn cells() -> Vec<Cell> {
    let mut cells = Vec::new();
    for brick in Brick::ALL.iter().copied().filter(|brick| brick.is_built()) {
        for capability in Capability::ALL.iter().copied() {
            cells.extend(Profile::ALL.iter().map(|profile| (brick, capability, *profile)));
        }
    }
    cells
}

const fn shipped((brick, capability, profile): Cell) -> Reach {
    Matrix::default_reach(brick, capability, profile)
}

fn choices((brick, capability, profile): Cell) -> &'static [Reach] {
    Matrix::choices(brick, capability, profile)
}

/// Whoever wrote in a brick, or managed it, does so no more; everybody else does, and reads all of it.
fn turned() -> BTreeMap<Cell, Reach> {
    let mut turned = BTreeMap::new();
    let writes = cells().into_iter().filter(|(_, capability, _)| *capability != Capability::Read);
    for cell in writes {
        let [_, .., most] = choices(cell) else { continue };
        let reach = match shipped(cell) {
            Reach::Everything => Reach::Nothing,
            Reach::Nothing | Reach::OwnOnly => *most,
        };
        turned.insert(cell, reach);
        let (brick, _, profile) = cell;
        let reads = (brick, Capability::Read, profile);
        if reach != Reach::Nothing && shipped(reads) != Reach::Everything {
            turned.insert(reads, Reach::Everything);
        }
    }
    turned
}

/// Nobody but the super administrator has anything left.
fn closed() -> BTreeMap<Cell, Reach> {
    let held =
        |cell: &Cell| choices(*cell).contains(&Reach::Nothing) && shipped(*cell) != Reach::Nothing;
    cells().into_iter().filter(held).map(|cell| (cell, Reach::Nothing)).collect()
}

#[test]
fn between_the_two_every_cell_that_may_change_does() {
    let (turned, closed) = (turned(), closed());
    let changed: BTreeSet<Cell> = turned.keys().chain(closed.keys()).copied().collect();
    let open: BTreeSet<Cell> =
        cells().into_iter().filter(|cell| choices(*cell).len() > 1).collect();
    assert_eq!(changed, open);
}

async fn change(nadia: &ApiClient, cells: BTreeMap<Cell, Reach>) {
    let cell = |((brick, capability, profile), reach): (Cell, Reach)| CellChangeRequest {
        brick,
        item_id: None,
        capability,
        profile,
        reach,
    };
    let changes = cells.into_iter().map(cell).collect();
    let version = nadia.read_matrix().await.unwrap().version;
    nadia.change_matrix(&ChangeMatrixRequest { changes }, version).await.unwrap();
}

/// Every profile asks everything, by the matrix with these cells.
async fn answers_by(database: Database, cells: BTreeMap<Cell, Reach>, lents: &[Lending]) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let world = World::make(&app, &nadia, cells.clone()).await;
    let askers = askers(&nadia).await;
    change(&nadia, cells).await;
    let owned = [Owned::Nothing, Owned::Items];
    let wrong = walk(&app, &world, (askers.as_slice(), owned.as_slice(), lents)).await;
    assert!(wrong.is_empty(), "not as the matrix says:\n{}", wrong.join("\n"));
}

async fn every_cell_turned_round_answers_from_the_next_request(database: Database) {
    let lents = [None, Some((Scoped::Bricks, Profile::Contributor))];
    answers_by(database, turned(), lents.as_slice()).await;
}

async fn every_cell_closed_answers_from_the_next_request(database: Database) {
    answers_by(database, closed(), [None].as_slice()).await;
}

on_both_databases!(
    every_cell_turned_round_answers_from_the_next_request,
    every_cell_closed_answers_from_the_next_request,
);
