//! The bricks that the portal was built with: hidden, shown again, moved, each by whoever manages it (R037, R038, R047).

use api_client::{ApiClient, ApiError};
use api_types::brick::{NativeBrickView, NativeBricks, PlaceNativeBrickRequest};
use api_types::editorial::EditorialQuery;
use api_types::problem::ProblemCode;
use api_types::rights::{CellChangeRequest, ChangeMatrixRequest, DeclareOwnerRequest};
use domain::access::{Brick, Capability, Permission, Profile, Reach};
use domain::brick::{BrickAct, FUNCTIONS};
use domain::editorial::EditorialBrick;
use domain::journal::Fact;
use domain::people::OwnerKind;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::editorial::{news, published};
use crate::search::titles;

async fn place(
    client: &ApiClient,
    brick: Brick,
    (hidden, rank): (bool, Option<u16>),
) -> Result<NativeBricks, ApiError> {
    let version = client.list_native_bricks().await.unwrap().version;
    client.place_native_brick(brick, &PlaceNativeBrickRequest { hidden, rank }, version).await
}

fn of(all: &NativeBricks, brick: Brick) -> &NativeBrickView {
    all.items.iter().find(|one| one.brick == brick).unwrap()
}

async fn a_native_brick_is_hidden_and_shown_again_at_the_next_request(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let paul = app.client_of(Demo::Paul).await;
    published(&paul, &news("Une actualité Zéphyrine", None)).await;
    app.catch_up().await;
    let list = EditorialQuery::of(EditorialBrick::News);
    assert_eq!(titles(&sophie, "Zéphyrine").await, ["Une actualité Zéphyrine"]);
    place(&nadia, Brick::News, (true, None)).await.unwrap();
    for client in [&sophie, &paul] {
        let refused = client.list_editorial_items(&list).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden, "a clear refusal");
        assert!(titles(client, "Zéphyrine").await.is_empty());
        assert!(!client.read_me().await.unwrap().may(Permission::ReadNews), "no menu leads there");
        assert!(client.list_bricks().await.unwrap().hidden.is_empty(), "nothing says so");
    }
    // Whoever manages it goes on, and knows that they are alone.
    assert_eq!(nadia.list_editorial_items(&list).await.unwrap().items.len(), 1);
    assert_eq!(nadia.list_bricks().await.unwrap().hidden, [Brick::News]);
    assert!(sophie.read_home().await.unwrap().unavailable.is_empty());
    place(&nadia, Brick::News, (false, None)).await.unwrap();
    assert_eq!(titles(&sophie, "Zéphyrine").await, ["Une actualité Zéphyrine"]);
    let told = nadia.read_brick_history().await.unwrap().items;
    let acts = told.into_iter().map(|entry| {
        let Fact::BricksChanged { act, brick, .. } = entry.fact else { panic!("another fact") };
        (act, brick)
    });
    let news = Some(Brick::News);
    let expected = [(BrickAct::Shown, news), (BrickAct::Hidden, news)];
    assert_eq!(acts.collect::<Vec<_>>(), expected);
}

async fn the_functions_of_the_landing_page_move_among_themselves(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let order = async || sophie.list_bricks().await.unwrap().functions;
    assert_eq!(order().await, FUNCTIONS, "as in the report");
    let before = nadia.list_native_bricks().await.unwrap();
    let moved = place(&nadia, Brick::HelpRequests, (false, Some(0))).await.unwrap();
    assert_eq!(of(&moved, Brick::HelpRequests).rank, Some(0));
    assert_eq!(order().await[..2], [Brick::HelpRequests, Brick::News]);
    let stale = PlaceNativeBrickRequest { hidden: false, rank: Some(3) };
    let stale = nadia.place_native_brick(Brick::News, &stale, before.version).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    place(&nadia, Brick::HelpRequests, (false, Some(10))).await.unwrap();
    assert_eq!(order().await, FUNCTIONS, "undone");
    // Search moves and stays; the doors are no functions at all.
    let refused = place(&nadia, Brick::Search, (true, Some(11))).await;
    assert_eq!(faulty_fields(refused), ["/hidden not_allowed", "/rank unknown_value"]);
    for door in [Brick::Ideas, Brick::Home, Brick::Administration] {
        let refused = place(&nadia, door, (true, None)).await;
        assert_eq!(refusal(refused), ProblemCode::NotFound, "{door}");
    }
}

async fn each_native_brick_is_placed_by_whoever_manages_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let refused = place(&paul, Brick::Events, (true, None)).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let manage = CellChangeRequest {
        brick: Brick::Events,
        item_id: None,
        capability: Capability::Manage,
        profile: Profile::FunctionalAdmin,
        reach: Reach::Everything,
    };
    let version = nadia.read_matrix().await.unwrap().version;
    nadia.change_matrix(&ChangeMatrixRequest { changes: vec![manage] }, version).await.unwrap();
    let placed = place(&paul, Brick::Events, (true, None)).await.unwrap();
    assert!(of(&placed, Brick::Events).hidden && of(&placed, Brick::Events).managed);
    assert!(!of(&placed, Brick::News).managed);
    let events = EditorialQuery::of(EditorialBrick::Events);
    assert!(paul.list_editorial_items(&events).await.is_ok(), "he manages it");
    assert_eq!(refusal(sophie.list_editorial_items(&events).await), ProblemCode::Forbidden);
    let refused = place(&paul, Brick::News, (true, None)).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "that one alone");
    let hers = sophie.list_native_bricks().await.unwrap().items;
    assert!(hers.iter().any(|one| one.brick == Brick::News), "it is open to her");
    assert!(hers.iter().all(|one| !one.managed && one.brick != Brick::Events), "it is hidden");
}

async fn each_native_brick_says_who_owns_it_and_how_fresh_it_is(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let before = paul.list_native_bricks().await.unwrap();
    let built = Brick::ALL.iter().copied().filter(|brick| brick.is_built());
    assert_eq!(
        before.items.iter().map(|one| one.brick).collect::<Vec<_>>(),
        built.collect::<Vec<_>>()
    );
    assert_eq!(of(&before, Brick::News).refreshed_on, None, "nothing ever came out");
    published(&paul, &news("Une actualité", None)).await;
    let owner = DeclareOwnerRequest {
        brick: Brick::News,
        item_id: None,
        owner_kind: OwnerKind::Person,
        owner_id: paul.read_me().await.unwrap().person.id.0,
    };
    nadia.declare_owner(&owner, &key()).await.unwrap();
    let after = paul.list_native_bricks().await.unwrap();
    let news = of(&after, Brick::News);
    assert_eq!(news.owners[0].owner_name, "Paul Mercier");
    let today = domain::civil::Zone::Paris.day(app.app.now());
    assert_eq!(news.refreshed_on, Some(today));
    assert!(of(&after, Brick::Events).owners.is_empty());
    // Whoever reads a brick knows who keeps it and how fresh it is; of the others, nothing.
    let sophie = app.client_of(Demo::Sophie).await;
    let hers = sophie.list_native_bricks().await.unwrap();
    let shown = of(&hers, Brick::News);
    assert_eq!(
        (shown.owners[0].owner_name.as_str(), shown.refreshed_on),
        ("Paul Mercier", Some(today))
    );
    assert!(hers.items.iter().all(|one| one.brick != Brick::Administration && !one.managed));
    assert_eq!(
        of(&after, Brick::Administration).refreshed_on,
        Some(today),
        "an owner was declared"
    );
}

on_both_databases!(
    a_native_brick_is_hidden_and_shown_again_at_the_next_request,
    the_functions_of_the_landing_page_move_among_themselves,
    each_native_brick_is_placed_by_whoever_manages_it,
    each_native_brick_says_who_owns_it_and_how_fresh_it_is,
);
