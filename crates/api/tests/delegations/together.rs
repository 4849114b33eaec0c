//! The same delegation given to several people (D.3): to all of them, or to none.

use api_types::notification::NotificationReason;
use api_types::problem::ProblemCode;
use api_types::rights::{DelegationQuery, GiveDelegationsRequest};
use chrono::TimeDelta;
use domain::access::{Brick, Permission, Profile};
use domain::journal::Fact;
use domain::{OrganisationId, UserId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{id_of, lend, today};

fn to(people: &[UserId]) -> GiveDelegationsRequest {
    let wish = lend(UserId::default(), Profile::FunctionalAdmin);
    GiveDelegationsRequest::of(wish, people.to_vec())
}

async fn how_many(app: &TestApp) -> usize {
    let nadia = app.client_of(Demo::Nadia).await;
    nadia.list_delegations(&DelegationQuery::default()).await.unwrap().items.len()
}

async fn a_team_is_lent_the_same_at_once_each_their_own(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let yann = app.client_of(Demo::Yann).await;
    let team = [id_of(&sophie).await, id_of(&yann).await];
    let last = today(&app) + TimeDelta::days(30);
    let wish =
        GiveDelegationsRequest { bricks: vec![Brick::Glossary], ends_on: Some(last), ..to(&team) };
    // Sent twice, given once.
    let once = key();
    for _ in 0..2 {
        assert_eq!(nadia.give_delegations(&wish, &once).await.unwrap().given, 2);
    }
    assert_eq!(how_many(&app).await, 2);
    for one in [&sophie, &yann] {
        let holder = Some(id_of(one).await);
        let query = DelegationQuery { account_id: holder, ..DelegationQuery::default() };
        let held = nadia.list_delegations(&query).await.unwrap().items;
        assert_eq!(held.len(), 1);
        assert_eq!(
            (held[0].ends_on, held[0].bricks.as_slice()),
            (Some(last), &[Brick::Glossary][..])
        );
        assert!(one.read_me().await.unwrap().may(Permission::EditGlossary));
    }
    // What is taken back from one stays with the other.
    let query = DelegationQuery { account_id: Some(team[0]), ..DelegationQuery::default() };
    let hers = nadia.list_delegations(&query).await.unwrap().items.remove(0);
    nadia.withdraw_delegation(hers.id, hers.version).await.unwrap();
    assert!(!sophie.read_me().await.unwrap().may(Permission::EditGlossary));
    assert!(yann.read_me().await.unwrap().may(Permission::EditGlossary));
}

async fn each_of_a_team_is_told_what_is_lent_to_them(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let yann = app.client_of(Demo::Yann).await;
    let team = [id_of(&sophie).await, id_of(&yann).await];
    nadia.give_delegations(&to(&team), &key()).await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    for one in [&sophie, &yann] {
        let told = one.list_notifications().await.unwrap().items;
        let lent = told.iter().filter(|one| matches!(one.fact, Fact::DelegationGiven { .. }));
        let reasons: Vec<_> = lent.map(|one| one.reason).collect();
        assert_eq!(reasons, [NotificationReason::Holder]);
    }
}

async fn one_faulty_line_leaves_everybody_as_they_were(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let (own, hers) = (id_of(&nadia).await, id_of(&sophie).await);
    let stranger = UserId(uuid::Uuid::from_u128(9));
    let told = faulty_fields(nadia.give_delegations(&to(&[hers, stranger, own]), &key()).await);
    assert_eq!(told, ["/account_ids/1 unknown_value", "/account_ids/2 not_allowed"]);
    let told =
        faulty_fields(nadia.give_delegations(&to(&[hers, UserId::default(), hers]), &key()).await);
    assert_eq!(told, ["/account_ids/1 required", "/account_ids/2 duplicate"]);
    assert_eq!(
        faulty_fields(nadia.give_delegations(&to(&[]), &key()).await),
        ["/account_ids required"]
    );
    let crowd: Vec<_> = (1..=51).map(|one| UserId(uuid::Uuid::from_u128(one))).collect();
    let told = faulty_fields(nadia.give_delegations(&to(&crowd), &key()).await);
    assert_eq!(told, ["/account_ids too_many"]);
    // What is lent is checked as for one person.
    let day = today(&app);
    let wrong = GiveDelegationsRequest {
        profile: Profile::SuperAdmin,
        starts_on: Some(day),
        ends_on: Some(day - TimeDelta::days(1)),
        ..to(&[hers])
    };
    let told = faulty_fields(nadia.give_delegations(&wrong, &key()).await);
    assert_eq!(told, ["/profile unknown_value", "/ends_on before_start"]);
    let nowhere =
        GiveDelegationsRequest { organisation_id: Some(OrganisationId::default()), ..to(&[hers]) };
    let told = faulty_fields(nadia.give_delegations(&nowhere, &key()).await);
    assert_eq!(told, ["/organisation_id unknown_value"]);
    let refused = sophie.give_delegations(&to(&[own]), &key()).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    assert_eq!(how_many(&app).await, 0, "nothing was lent");
}

on_both_databases!(
    a_team_is_lent_the_same_at_once_each_their_own,
    each_of_a_team_is_told_what_is_lent_to_them,
    one_faulty_line_leaves_everybody_as_they_were,
);
