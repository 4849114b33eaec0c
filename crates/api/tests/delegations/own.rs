//! What lists hold for whoever reaches their own alone: what was declared theirs, and what stands where it was lent
//! (A08, D.3).

use api_types::editorial::{EditorialItemRequest, EditorialQuery};
use api_types::practice::{
    PracticeContentRequest, PracticeQuery, PublishPracticeRequest, WithdrawPracticeRequest,
};
use api_types::rights::{DeclareOwnerRequest, GiveDelegationRequest};
use domain::access::{Brick, Profile};
use domain::editorial::{EditorialBrick, EditorialState};
use domain::people::OwnerKind;
use domain::practice::PracticeKind;
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::{body, id_of, lend};
use crate::editorial::knowledge::{spoken, testimonial};

fn drafts() -> EditorialQuery {
    let all = EditorialQuery::of(EditorialBrick::Testimonials);
    EditorialQuery { state: EditorialState::Draft, ..all }
}

fn story() -> EditorialItemRequest {
    spoken("Un récit", testimonial("Nous avons arrêté."))
}

async fn what_one_was_declared_to_own_is_in_ones_lists(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    let claire = app.client_of(Demo::Claire).await;
    let draft = paul.draft_editorial_item(&story(), &key()).await.unwrap().summary.id;
    let content = PracticeContentRequest {
        title: "Relire à voix haute".to_owned(),
        domain: "social_action".to_owned(),
        ..PracticeContentRequest::blank(PracticeKind::GoodPractice)
    };
    let there = Some(body(&paul, "cnav").await);
    let shared = PublishPracticeRequest::of_body(there, content);
    let practice = paul.publish_practice(&shared, &key()).await.unwrap();
    let why = WithdrawPracticeRequest { reason: "Le service a fermé.".to_owned() };
    paul.withdraw_practice(practice.summary.id, &why, practice.version).await.unwrap();
    let listed = async || {
        let told = claire.list_editorial_items(&drafts()).await.unwrap().items;
        let out = PracticeQuery { withdrawn: Some(true), ..PracticeQuery::default() };
        let out = claire.list_practices(&out).await.unwrap().items;
        let told = told.into_iter().map(|item| item.id.0);
        told.chain(out.into_iter().map(|one| one.id.0)).collect::<Vec<_>>()
    };
    assert!(listed().await.is_empty(), "she wrote nothing of it");
    let things = [(Brick::Testimonials, draft.0), (Brick::Practices, practice.summary.id.0)];
    for (brick, item) in things {
        let hers = DeclareOwnerRequest {
            brick,
            item_id: Some(item),
            owner_kind: OwnerKind::Person,
            owner_id: id_of(&claire).await.0,
        };
        nadia.declare_owner(&hers, &key()).await.unwrap();
    }
    assert_eq!(listed().await, things.map(|(_, item)| item));
}

async fn of_ones_own_a_list_holds_what_stands_where_it_was_lent(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let her = id_of(&sophie).await;
    let (cnav, elsewhere) = (body(&paul, "cnav").await, body(&paul, "carsat-normandie").await);
    let named =
        EditorialItemRequest { owner_id: Some(her), organisation_id: Some(cnav), ..story() };
    paul.draft_editorial_item(&named, &key()).await.unwrap();
    for (place, found) in [(cnav, 1), (elsewhere, 0)] {
        let wish = GiveDelegationRequest {
            bricks: vec![Brick::Testimonials],
            organisation_id: Some(place),
            ..lend(her, Profile::Contributor)
        };
        let lent = nadia.give_delegation(&wish, &key()).await.unwrap();
        let listed = sophie.list_editorial_items(&drafts()).await.unwrap().items;
        assert_eq!(listed.len(), found, "{place}");
        nadia.withdraw_delegation(lent.id, lent.version).await.unwrap();
    }
}

on_both_databases!(
    what_one_was_declared_to_own_is_in_ones_lists,
    of_ones_own_a_list_holds_what_stands_where_it_was_lent,
);
