//! Bricks for the agents of some bodies (A36): the others find them nowhere, those who keep them do.

use api_types::brick::{AddBrickRequest, RenameBrickRequest};
use api_types::problem::ProblemCode;
use api_types::rights::{CellChangeRequest, ChangeMatrixRequest, DeclareOwnerRequest};
use domain::OrganisationId;
use domain::access::{Brick, Capability, Profile, Reach};
use domain::brick::BrickAct;
use domain::journal::Fact;
use domain::people::OwnerKind;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{page, text, titles, words};
use crate::pocs::organisation;
use crate::search::{seek, titles as found};

const TITLE: &str = "Covoiturage Zéphyrin";

fn for_bodies(bodies: Vec<OrganisationId>) -> RenameBrickRequest {
    RenameBrickRequest { organisation_ids: bodies, ..words(TITLE) }
}

async fn a_brick_for_a_body_is_there_for_its_agents_alone(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    // Sophie is of that body, Julie is not.
    let (sophie, julie) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Julie).await);
    let bretagne = organisation(&nadia, "carsat-bretagne").await;
    let direction = organisation(&nadia, "cnav-dsi").await;
    let new = |bodies| AddBrickRequest {
        words: for_bodies(bodies),
        content: text("Un texte."),
        hidden: false,
    };
    let refused = nadia.add_brick(&new(vec![bretagne, direction]), &key()).await;
    assert_eq!(faulty_fields(refused), ["/words/organisation_ids/1 unknown_value"]);
    let added = nadia.add_brick(&new(vec![bretagne]), &key()).await.unwrap();
    let id = added.summary.id;
    let names: Vec<_> = added.summary.organisations.iter().map(|body| body.name.as_str()).collect();
    assert_eq!(names, ["Carsat Bretagne"]);
    app.catch_up().await;
    assert_eq!(titles(&sophie.list_bricks().await.unwrap()), [TITLE]);
    assert_eq!(found(&sophie, "zephyrin").await, [TITLE]);
    assert!(julie.list_bricks().await.unwrap().items.is_empty());
    assert_eq!(refusal(julie.read_brick(id).await), ProblemCode::Forbidden);
    assert!(seek(&julie, "zephyrin").await.items.is_empty());
    // Those who write it keep it wherever they are.
    assert_eq!(titles(&paul.list_bricks().await.unwrap()), [TITLE]);
    assert!(paul.read_brick(id).await.is_ok());
    // For everybody from the next request on, and back.
    let version = added.summary.version;
    let open = nadia.rename_brick(id, &for_bodies(Vec::new()), version).await.unwrap();
    assert_eq!(titles(&julie.list_bricks().await.unwrap()), [TITLE]);
    let same = nadia.rename_brick(id, &for_bodies(Vec::new()), open.summary.version).await;
    assert_eq!(same.unwrap().summary.version, open.summary.version, "nothing changed");
    let refused = nadia.rename_brick(id, &for_bodies(vec![direction]), open.summary.version).await;
    assert_eq!(faulty_fields(refused), ["/organisation_ids/0 unknown_value"]);
    let closed = for_bodies(vec![bretagne]);
    nadia.rename_brick(id, &closed, open.summary.version).await.unwrap();
    assert_eq!(refusal(julie.read_brick(id).await), ProblemCode::Forbidden);
    assert!(sophie.read_brick(id).await.is_ok());
    let history = nadia.read_brick_history().await.unwrap().items;
    let told = history.into_iter().map(|entry| {
        let Fact::BricksChanged { act, .. } = entry.fact else { panic!("another fact") };
        act
    });
    let acts = [BrickAct::Addressed, BrickAct::Addressed, BrickAct::Added];
    assert_eq!(told.collect::<Vec<_>>(), acts);
}

async fn whoever_owns_a_brick_for_another_body_finds_it(database: Database) {
    let app = TestApp::spawn(database).await;
    app.index().await;
    let (nadia, karim) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Karim).await);
    // Karim is of another body.
    let bretagne = organisation(&nadia, "carsat-bretagne").await;
    let words = for_bodies(vec![bretagne]);
    let new = AddBrickRequest { words, content: text("Un texte."), hidden: false };
    let id = nadia.add_brick(&new, &key()).await.unwrap().summary.id;
    let theirs = CellChangeRequest {
        brick: Brick::Links,
        item_id: Some(id),
        capability: Capability::Update,
        profile: Profile::Contributor,
        reach: Reach::OwnOnly,
    };
    let matrix = nadia.read_matrix().await.unwrap().version;
    nadia.change_matrix(&ChangeMatrixRequest { changes: vec![theirs] }, matrix).await.unwrap();
    app.catch_up().await;
    assert_eq!(refusal(karim.read_brick(id).await), ProblemCode::Forbidden);
    assert!(seek(&karim, "zephyrin").await.items.is_empty());
    let owner = DeclareOwnerRequest {
        brick: Brick::Links,
        item_id: Some(id.0),
        owner_kind: OwnerKind::Person,
        owner_id: karim.read_me().await.unwrap().person.id.0,
    };
    nadia.declare_owner(&owner, &key()).await.unwrap();
    assert_eq!(titles(&karim.list_bricks().await.unwrap()), [TITLE]);
    assert!(karim.read_brick(id).await.is_ok());
    assert_eq!(found(&karim, "zephyrin").await, [TITLE]);
    let arrangement = karim.read_home().await.unwrap().arrangement;
    assert!(format!("{arrangement:?}").contains(&id.to_string()), "it is on the home page");
}

async fn what_names_no_body_is_for_everybody(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, julie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Julie).await);
    let added = page(&nadia, "Appels à projets").await;
    assert!(added.summary.organisations.is_empty());
    assert_eq!(titles(&julie.list_bricks().await.unwrap()), ["Appels à projets"]);
}

on_both_databases!(
    a_brick_for_a_body_is_there_for_its_agents_alone,
    whoever_owns_a_brick_for_another_body_finds_it,
    what_names_no_body_is_for_everybody,
);
