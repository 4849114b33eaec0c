//! The bricks of a body, kept by whoever its administration is lent to, once the matrix says so (A36, A09).

use api_client::ApiClient;
use api_types::brick::{
    AddBrickRequest, BrickView, ChangeBrickSettingsRequest, PlaceBrickRequest, RenameBrickRequest,
    WriteBrickRequest,
};
use api_types::problem::ProblemCode;
use api_types::rights::{DelegationView, GiveDelegationRequest};
use domain::OrganisationId;
use domain::access::{Extent, Permission, Profile, Reach};
use domain::brick::{BrickAct, BrickState};
use domain::journal::Fact;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::kept::administrators_manage;
use super::{leading, name_hosts, page, place, text, titles, words};
use crate::delegations::lend;
use crate::pocs::{me, organisation};

const TITLE: &str = "Covoiturage";

fn of(bodies: &[OrganisationId]) -> RenameBrickRequest {
    RenameBrickRequest { organisation_ids: bodies.to_vec(), ..words(TITLE) }
}

fn new(bodies: &[OrganisationId]) -> AddBrickRequest {
    let content = leading("https://covoiturage.example.fr/");
    AddBrickRequest { words: of(bodies), content, hidden: false }
}

async fn lend_body(nadia: &ApiClient, to: &ApiClient, body: OrganisationId) -> DelegationView {
    let wish = GiveDelegationRequest {
        organisation_id: Some(body),
        ..lend(me(to).await, Profile::FunctionalAdmin)
    };
    nadia.give_delegation(&wish, &key()).await.unwrap()
}

/// Nadia, and Sophie to whom the administration of her body is lent; that body, and another.
struct Cast {
    app: TestApp,
    nadia: ApiClient,
    sophie: ApiClient,
    given: DelegationView,
    here: OrganisationId,
    there: OrganisationId,
}

impl Cast {
    async fn new(database: Database) -> Self {
        let app = TestApp::spawn(database).await;
        let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
        let here = organisation(&nadia, "carsat-bretagne").await;
        let there = organisation(&nadia, "carsat-normandie").await;
        name_hosts(&nadia, &["covoiturage.example.fr"]).await;
        let given = lend_body(&nadia, &sophie, here).await;
        Self { app, nadia, sophie, given, here, there }
    }

    /// Whether she adds one for these bodies.
    async fn adds(&self, bodies: &[OrganisationId]) -> bool {
        match self.sophie.add_brick(&new(bodies), &key()).await {
            Ok(_) => true,
            refused => {
                assert_eq!(refusal(refused), ProblemCode::Forbidden);
                false
            }
        }
    }

    /// Whether she names it, writes it and hides it.
    async fn keeps(&self, brick: &BrickView) -> bool {
        let (id, version) = (brick.summary.id, brick.summary.version);
        let bodies: Vec<_> = brick.summary.organisations.iter().map(|body| body.id).collect();
        let content = WriteBrickRequest { content: text("Un texte.") };
        let hidden = PlaceBrickRequest { state: BrickState::Hidden };
        let refused = [
            self.sophie.rename_brick(id, &of(&bodies), version).await.err(),
            self.sophie.write_brick(id, &content, version).await.err(),
            self.sophie.place_brick(id, &hidden, version).await.err(),
        ];
        let kept = refused.iter().filter(|refused| refused.is_none()).count();
        assert!(kept == 0 || kept == refused.len(), "{refused:?}");
        kept > 0
    }
}

async fn whoever_keeps_a_body_keeps_its_bricks(database: Database) {
    let Cast { app, nadia, sophie, here, there, .. } = &Cast::new(database).await;
    administrators_manage(nadia, Reach::Everything).await;
    let begins = sophie.read_me().await.unwrap().begins(Permission::ManageBricks);
    assert_eq!(begins, Extent::Bodies([*here].into()), "the portal offers no other");
    let nowhere = sophie.add_brick(&new(&[direction(nadia).await]), &key()).await;
    assert_eq!(faulty_fields(nowhere), ["/words/organisation_ids/0 unknown_value"]);
    let once = key();
    let added = sophie.add_brick(&new(&[*here]), &once).await.unwrap();
    let again = sophie.add_brick(&new(&[*here]), &once).await.unwrap();
    assert_eq!(added.summary.id, again.summary.id, "sent twice, added once");
    assert!(added.summary.allowed.write && added.summary.allowed.manage);
    // Its agents find it, the others do not.
    let (yann, julie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Julie).await);
    assert_eq!(titles(&yann.list_bricks().await.unwrap()), [TITLE]);
    assert!(julie.list_bricks().await.unwrap().items.is_empty());
    // A link leads where the administrators of the branch said, for her as for all.
    let id = added.summary.id;
    let elsewhere = WriteBrickRequest { content: leading("https://ailleurs.example.fr/") };
    let refused = sophie.write_brick(id, &elsewhere, added.summary.version).await;
    assert_eq!(faulty_fields(refused), ["/content/link/address host_not_allowed"]);
    let moved = WriteBrickRequest { content: leading("https://covoiturage.example.fr/lignes") };
    let written = sophie.write_brick(id, &moved, added.summary.version).await.unwrap();
    let named = RenameBrickRequest { organisation_ids: vec![*here], ..words("Trajets") };
    let named = sophie.rename_brick(id, &named, written.summary.version).await.unwrap();
    let hidden = place(sophie, &named, BrickState::Hidden).await;
    assert!(yann.list_bricks().await.unwrap().items.is_empty());
    let removed = place(sophie, &hidden, BrickState::Removed).await;
    let back = place(sophie, &removed, BrickState::Shown).await;
    assert_eq!(titles(&yann.list_bricks().await.unwrap()), ["Trajets"]);
    // To no other body, nor to one beside, nor to everybody.
    for wider in [vec![*there], vec![*here, *there], Vec::new()] {
        let refused = sophie.rename_brick(id, &of(&wider), back.summary.version).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden, "{wider:?}");
    }
    assert_eq!(sophie.read_brick(id).await.unwrap().summary, back.summary, "it stayed");
}

/// A direction of some body: bricks are for whole bodies.
async fn direction(nadia: &ApiClient) -> OrganisationId {
    organisation(nadia, "cnav-dsi").await
}

async fn the_rest_is_the_branchs_and_the_other_bodies(database: Database) {
    let cast = Cast::new(database).await;
    let Cast { app, nadia, sophie, here, there, .. } = &cast;
    administrators_manage(nadia, Reach::Everything).await;
    let of_all = page(nadia, "Appels à projets").await;
    let elsewhere = nadia.add_brick(&new(&[*there]), &key()).await.unwrap();
    let shared = nadia.add_brick(&new(&[*here, *there]), &key()).await.unwrap();
    for brick in [&of_all, &elsewhere, &shared] {
        assert!(!cast.keeps(brick).await, "{:?}", brick.summary.organisations);
    }
    for bodies in [Vec::new(), vec![*there], vec![*here, *there]] {
        assert!(!cast.adds(&bodies).await, "{bodies:?}");
    }
    let known = sophie.list_bricks().await.unwrap().items;
    assert!(known.iter().all(|brick| !brick.allowed.manage && !brick.allowed.write));
    assert!(known.iter().all(|brick| brick.id != elsewhere.summary.id), "nor is it told");
    // The order of all, the sites and the button are whole: so is what the portal was built with.
    let settings = sophie.read_brick_settings().await.unwrap();
    let hosts = settings.hosts.iter().map(ToString::to_string).collect();
    let next = ChangeBrickSettingsRequest {
        order: Vec::new(),
        hosts,
        idea_door: None,
        idea_doors: Vec::new(),
        idea_reply_days: None,
    };
    let refused = sophie.change_brick_settings(&next, settings.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    assert!(sophie.list_native_bricks().await.unwrap().items.iter().all(|one| !one.managed));
    // Of what happened she reads what happened to hers.
    let hers = sophie.add_brick(&new(&[*here]), &key()).await.unwrap().summary.id;
    let told = sophie.read_brick_history().await.unwrap().items.into_iter().map(|entry| {
        let Fact::BricksChanged { act, item, .. } = entry.fact else { panic!("another fact") };
        (act, item)
    });
    assert_eq!(told.collect::<Vec<_>>(), [(BrickAct::Added, Some(hers))]);
    // Whoever holds both bodies holds what is for both.
    lend_body(nadia, sophie, *there).await;
    assert!(cast.adds(&[*here, *there]).await);
    let paul = app.client_of(Demo::Paul).await;
    assert!(paul.read_brick(shared.summary.id).await.unwrap().summary.allowed.manage);
    let theirs = sophie.read_brick(shared.summary.id).await.unwrap().summary;
    assert!(theirs.allowed.manage && theirs.allowed.write);
}

async fn the_matrix_and_the_delegation_say_until_when(database: Database) {
    let cast = Cast::new(database).await;
    let Cast { nadia, sophie, given, here, .. } = &cast;
    assert!(!cast.adds(&[*here]).await, "the super administrator alone, as shipped");
    administrators_manage(nadia, Reach::Everything).await;
    let added = sophie.add_brick(&new(&[*here]), &key()).await.unwrap();
    administrators_manage(nadia, Reach::Nothing).await;
    assert!(!cast.adds(&[*here]).await);
    let hidden = PlaceBrickRequest { state: BrickState::Hidden };
    let (id, version) = (added.summary.id, added.summary.version);
    let refused = sophie.place_brick(id, &hidden, version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    administrators_manage(nadia, Reach::Everything).await;
    sophie.place_brick(id, &hidden, version).await.unwrap();
    nadia.withdraw_delegation(given.id, given.version).await.unwrap();
    assert!(!cast.adds(&[*here]).await);
    let shown = PlaceBrickRequest { state: BrickState::Shown };
    let refused = sophie.place_brick(id, &shown, version + 1).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    assert_eq!(refusal(sophie.read_brick_history().await), ProblemCode::Forbidden);
}

on_both_databases!(
    whoever_keeps_a_body_keeps_its_bricks,
    the_rest_is_the_branchs_and_the_other_bodies,
    the_matrix_and_the_delegation_say_until_when,
);
