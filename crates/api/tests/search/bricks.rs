//! Bricks that were added at run time are found by whoever may read each, while it is shown (R038, R310).

use domain::access::Profile;
use domain::brick::BrickState;
use domain::search::SearchKind;
use test_support::{Database, Demo, TestApp, on_both_databases};

use super::rights::told;
use super::{seek, titles};
use crate::bricks::{close, page, place};

const WORD: &str = "Zéphyrine";

async fn an_added_brick_is_found_by_those_who_may_read_it_while_it_is_shown(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let paul = app.client_of(Demo::Paul).await;
    let before = told(&app, Demo::Sophie, WORD).await;
    let added = page(&nadia, "Appels Zéphyrine").await;
    let id = added.summary.id;
    app.catch_up().await;
    let found = seek(&sophie, "zephyrine").await.items;
    assert_eq!((found[0].kind, found[0].id), (SearchKind::Brick, id.0));
    assert_eq!(titles(&sophie, "appels texte").await, ["Appels Zéphyrine"], "by its text too");
    // Its row of the matrix counts from the next search on, and changes nothing for the others.
    close(&nadia, id, Profile::Reader).await;
    assert_eq!(told(&app, Demo::Sophie, WORD).await, before, "as if it had never been");
    assert_eq!(titles(&paul, WORD).await, ["Appels Zéphyrine"]);
    let hidden = place(&nadia, &added, BrickState::Hidden).await;
    app.catch_up().await;
    assert!(titles(&paul, WORD).await.is_empty(), "hidden");
    place(&nadia, &hidden, BrickState::Shown).await;
    // Made anew, the index holds the same as when it followed.
    app.index().await;
    assert_eq!(titles(&paul, WORD).await, ["Appels Zéphyrine"]);
    assert_eq!(told(&app, Demo::Sophie, WORD).await, before);
}

on_both_databases!(an_added_brick_is_found_by_those_who_may_read_it_while_it_is_shown);
