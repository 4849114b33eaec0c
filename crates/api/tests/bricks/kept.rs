//! Who adds bricks and takes them away is the matrix's to say: the super administrator, until it says more (A09).

use api_client::ApiClient;
use api_types::problem::ProblemCode;
use domain::access::{Brick, Capability, Profile, Reach};
use domain::brick::BrickState;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::{new, page, place, text, titles};
use crate::matrix::{cell, change};

/// How far functional administrators manage the bricks that are added.
pub(super) async fn administrators_manage(nadia: &ApiClient, reach: Reach) {
    let row = (Brick::Links, Capability::Manage);
    let changed = change(&[cell(row, Profile::FunctionalAdmin, reach)]);
    let version = nadia.read_matrix().await.unwrap().version;
    nadia.change_matrix(&changed, version).await.unwrap();
}

async fn those_whom_the_matrix_names_add_and_remove_bricks(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let body = new("Un autre appel", text("Un texte."));
    let refused = async |who: Demo| {
        let added = app.client_of(who).await.add_brick(&body, &key()).await;
        assert_eq!(refusal(added), ProblemCode::Forbidden, "{who:?}");
    };
    // Thomas is a developer: what is technical is his, what is there for people is not.
    let others = [Demo::Claire, Demo::Sophie, Demo::Marc, Demo::Thomas];
    for who in others {
        refused(who).await;
    }
    refused(Demo::Paul).await;
    administrators_manage(&nadia, Reach::Everything).await;
    let added = page(&paul, "Appels à projets").await;
    assert_eq!(titles(&sophie.list_bricks().await.unwrap()), ["Appels à projets"]);
    place(&paul, &added, BrickState::Removed).await;
    assert!(sophie.list_bricks().await.unwrap().items.is_empty());
    for who in others {
        refused(who).await;
    }
    administrators_manage(&nadia, Reach::Nothing).await;
    refused(Demo::Paul).await;
}

on_both_databases!(those_whom_the_matrix_names_add_and_remove_bricks);
