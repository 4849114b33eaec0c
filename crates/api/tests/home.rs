//! The landing page as each person arranges it (R002, R005): one's own, whole, kept from one device to the next.

mod awaited;
mod everyone;
pub(crate) mod services;

use api_types::brick::PlaceNativeBrickRequest;
use api_types::home::{
    ArrangeHomeRequest, HomeAddedPlace, HomeArrangementView, HomePartPlace, HomeTilePlace,
};
use api_types::problem::ProblemCode;
use domain::access::{Brick, Profile};
use domain::brick::FUNCTIONS;
use domain::home::HomePart;
use test_support::{Database, Demo, TestApp, faulty_fields, on_both_databases, refusal};

use crate::bricks::{close, page};

const fn part(part: HomePart, hidden: bool) -> HomePartPlace {
    HomePartPlace { part, hidden }
}

const fn tile(brick: Brick, hidden: bool) -> HomeTilePlace {
    HomeTilePlace { brick, hidden }
}

fn bricks(view: &HomeArrangementView) -> Vec<Brick> {
    view.tiles.iter().map(|tile| tile.brick).collect()
}

/// The services first, the values put away, the directory before the others.
fn wish() -> ArrangeHomeRequest {
    ArrangeHomeRequest {
        parts: vec![part(HomePart::Services, false), part(HomePart::Values, true)],
        tiles: vec![tile(Brick::Directory, false), tile(Brick::News, true)],
        added: Vec::new(),
    }
}

async fn each_arranges_their_own_and_finds_it_on_another_device(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let model = sophie.read_home_arrangement().await.unwrap();
    let parts: Vec<_> = HomePart::ALL.iter().map(|one| part(*one, false)).collect();
    assert_eq!((&model.parts, model.model, model.version), (&parts, true, 1));
    assert_eq!(bricks(&model), FUNCTIONS);
    let kept = sophie.arrange_home(&wish(), model.version).await.unwrap();
    assert_eq!((kept.parts.len(), kept.tiles.len()), (HomePart::ALL.len(), FUNCTIONS.len()));
    let at = |wanted: HomePartPlace| kept.parts.iter().position(|one| *one == wanted).unwrap();
    assert!(at(part(HomePart::Services, false)) < at(part(HomePart::Values, true)));
    assert!(kept.tiles.contains(&tile(Brick::News, true)) && !kept.model);
    // Another device is another session.
    let elsewhere = app.client_of(Demo::Sophie).await;
    assert_eq!(elsewhere.read_home_arrangement().await.unwrap(), kept);
    let page = elsewhere.read_home().await.unwrap();
    assert_eq!(page.arrangement.as_ref(), Some(&kept), "with the page itself");
    assert_eq!(yann.read_home_arrangement().await.unwrap(), model, "his own is untouched");
    let late = elsewhere.arrange_home(&ArrangeHomeRequest::default(), model.version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    let reset = sophie.arrange_home(&ArrangeHomeRequest::default(), kept.version).await.unwrap();
    assert_eq!((reset.parts, reset.tiles, reset.model), (model.parts, model.tiles, true));
}

async fn what_is_no_service_and_what_is_named_twice_are_refused(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let wrong = ArrangeHomeRequest {
        parts: vec![part(HomePart::Yours, false), part(HomePart::Yours, true)],
        tiles: vec![tile(Brick::Administration, false)],
        added: Vec::new(),
    };
    let faults = faulty_fields(sophie.arrange_home(&wrong, 1).await);
    assert_eq!(faults, ["/parts/1 duplicate", "/tiles/0 unknown_value"]);
    assert!(sophie.read_home_arrangement().await.unwrap().model, "nothing was kept");
}

async fn a_closed_service_is_in_no_arrangement_and_comes_back_where_it_was(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, nadia) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Nadia).await);
    let wish = ArrangeHomeRequest { tiles: vec![tile(Brick::Events, false)], ..wish() };
    let kept = sophie.arrange_home(&wish, 1).await.unwrap();
    let version = nadia.list_native_bricks().await.unwrap().version;
    let hide = PlaceNativeBrickRequest { hidden: true, rank: None };
    let native = nadia.place_native_brick(Brick::Events, &hide, version).await.unwrap();
    let closed = sophie.read_home_arrangement().await.unwrap();
    assert!(!bricks(&closed).contains(&Brick::Events));
    let show = PlaceNativeBrickRequest { hidden: false, rank: None };
    nadia.place_native_brick(Brick::Events, &show, native.version).await.unwrap();
    assert_eq!(sophie.read_home_arrangement().await.unwrap().tiles, kept.tiles);
}

async fn added_bricks_are_arranged_too_and_one_that_goes_is_in_no_arrangement(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, nadia) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Nadia).await);
    let (first, second) = (page(&nadia, "Un guide").await, page(&nadia, "Une charte").await);
    let (one, other) = (first.summary.id, second.summary.id);
    let added = |brick_id, hidden| HomeAddedPlace { brick_id, hidden };
    let model = sophie.read_home_arrangement().await.unwrap();
    assert_eq!(model.added, [added(one, false), added(other, false)], "as administrators have it");
    let wish = ArrangeHomeRequest {
        added: vec![added(other, false), added(one, true)],
        ..ArrangeHomeRequest::default()
    };
    let kept = sophie.arrange_home(&wish, model.version).await.unwrap();
    assert_eq!((&kept.added, kept.model), (&wish.added, false));
    assert_eq!(kept.tiles, model.tiles, "the rest is the model");
    assert_eq!(nadia.read_home_arrangement().await.unwrap().added, model.added, "hers alone");
    // Closed to her, then open again: where it was, put away.
    close(&nadia, one, Profile::Reader).await;
    assert_eq!(sophie.read_home_arrangement().await.unwrap().added, [added(other, false)]);
    let third = page(&nadia, "Un appel").await.summary.id;
    let now = sophie.read_home_arrangement().await.unwrap().added;
    assert_eq!(now, [added(other, false), added(third, false)], "what is new is in sight");
    let twice = ArrangeHomeRequest {
        added: vec![added(other, false), added(other, true)],
        ..ArrangeHomeRequest::default()
    };
    let faults = faulty_fields(sophie.arrange_home(&twice, kept.version).await);
    assert_eq!(faults, ["/added/1 duplicate"]);
}

async fn added_bricks_are_arranged_again_and_again(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, nadia) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Nadia).await);
    let one = page(&nadia, "Un guide").await.summary.id;
    let other = page(&nadia, "Une charte").await.summary.id;
    let mut version = sophie.read_home_arrangement().await.unwrap().version;
    for order in [[other, one], [one, other], [other, one]] {
        let added = order.map(|brick_id| HomeAddedPlace { brick_id, hidden: brick_id == one });
        let wish = ArrangeHomeRequest { added: added.to_vec(), ..ArrangeHomeRequest::default() };
        version = sophie.arrange_home(&wish, version).await.unwrap().version;
        assert_eq!(sophie.read_home_arrangement().await.unwrap().added, added);
    }
}

on_both_databases!(
    added_bricks_are_arranged_again_and_again,
    added_bricks_are_arranged_too_and_one_that_goes_is_in_no_arrangement,
    each_arranges_their_own_and_finds_it_on_another_device,
    what_is_no_service_and_what_is_named_twice_are_refused,
    a_closed_service_is_in_no_arrangement_and_comes_back_where_it_was,
);
