//! What is sent twice is done once: by its key, by its version, or because the same answer again changes nothing.

use api_client::{ApiClient, ApiError};
use api_types::challenge::{
    EnterTrackRequest, IndicatorRequest, IndicatorValueRequest, InviteRequest, SetIndicatorsRequest,
};
use api_types::idea::InviteCoAuthorRequest;
use api_types::problem::ProblemCode;
use chrono::Days;
use domain::challenge::{EntryChange, EntryStatus, IndicatorAim, InvitationRole};
use domain::journal::Fact;
use futures_util::future::join_all;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::life::{call, id_of, running};
use super::tracks::{ask, no, of_karim, yes};
use crate::ideas::deposit;

/// Of many that are sent at once, those that are not done are told that one is under way.
#[track_caller]
fn expect_once<T: std::fmt::Debug>(answers: Vec<Result<T, ApiError>>) {
    assert!(answers.iter().any(Result::is_ok));
    for answer in answers.into_iter().filter(Result::is_err) {
        assert_eq!(refusal(answer), ProblemCode::IdempotencyInFlight);
    }
}

/// What somebody is told, as facts.
async fn told(app: &TestApp, who: &ApiClient) -> Vec<Fact> {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = who.list_notifications().await.unwrap().items;
    told.into_iter().map(|one| one.fact).collect()
}

async fn sixty_four_posts_of_one_value_make_one(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let challenge = running(&app, call("Mieux répondre")).await;
    let id = challenge.summary.id;
    let one = IndicatorRequest {
        id: None,
        title: "Réponses".to_owned(),
        unit: None,
        target: None,
        aim: IndicatorAim::AtLeast,
        expected_on: None,
    };
    let body = SetIndicatorsRequest { indicators: vec![one] };
    let set = paul.set_challenge_indicators(id, &body, challenge.version).await.unwrap();
    let which = (id, set.indicators[0].id);
    let on = app.app.now().date_naive() - Days::new(1);
    let value = |value: &str| IndicatorValueRequest { on, value: value.to_owned(), note: None };
    let (body, name) = (value("12"), key());
    let posts = (0..64).map(|_| {
        let (paul, body, name) = (paul.clone(), body.clone(), name.clone());
        actix_web::rt::spawn(async move { paul.add_indicator_value(which, &body, &name).await })
    });
    let mut answers = Vec::new();
    for post in posts.collect::<Vec<_>>() {
        answers.push(post.await.unwrap());
    }
    expect_once(answers);
    let again = paul.add_indicator_value(which, &body, &name).await.unwrap();
    assert_eq!(again.indicators[0].values.len(), 1, "one value, however often it was sent");
    let other = refusal(paul.add_indicator_value(which, &value("13"), &name).await);
    assert_eq!(other, ProblemCode::IdempotencyKeyReused);
    let second = paul.add_indicator_value(which, &body, &key()).await.unwrap();
    assert_eq!(second.indicators[0].values.len(), 2, "another key is another value");
}

async fn sixty_four_posts_of_one_invitation_ask_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, yann) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Yann).await);
    let id = running(&app, call("Mieux répondre")).await.summary.id;
    let role = InvitationRole::Contributor;
    let body = InviteRequest { person_id: id_of(&yann).await, role, note: None };
    let name = key();
    let posts = (0..64).map(|_| {
        let (paul, body, name) = (paul.clone(), body.clone(), name.clone());
        actix_web::rt::spawn(async move { paul.invite_to_challenge(id, &body, &name).await })
    });
    let mut answers = Vec::new();
    for post in posts.collect::<Vec<_>>() {
        answers.push(post.await.unwrap());
    }
    expect_once(answers);
    let again = paul.invite_to_challenge(id, &body, &name).await.unwrap();
    assert_eq!(again.invitations.len(), 1);
    let new = refusal(paul.invite_to_challenge(id, &body, &key()).await);
    assert_eq!(new, ProblemCode::PersonAsked, "another key asks them again");
    let told = told(&app, &yann).await;
    let asked = told.iter().filter(|fact| matches!(fact, Fact::ChallengeInvitation { .. }));
    assert_eq!(asked.count(), 1, "told once: {told:?}");
}

async fn an_entry_into_a_track_and_its_answers_are_sent_twice(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, track) = of_karim(&app).await;
    let id = track.summary.id;
    let (sophie, marc) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Marc).await);
    let idea = deposit(&sophie, "Rappeler les assurés").await.summary.id;
    let (body, name) = (EnterTrackRequest { idea_id: idea, note: None }, key());
    let entry = karim.enter_track(id, &body, &name).await.unwrap();
    assert_eq!(karim.enter_track(id, &body, &name).await.unwrap().id, entry.id);
    let new = refusal(karim.enter_track(id, &body, &key()).await);
    assert_eq!(new, ProblemCode::IdeaEntered);
    for _ in 0..2 {
        let declined = sophie.answer_entry(entry.id, &no(), entry.version).await.unwrap();
        assert_eq!(declined.status, EntryStatus::Declined);
    }
    let other = refusal(sophie.answer_entry(entry.id, &yes(), entry.version).await);
    assert_eq!(other, ProblemCode::EditConflict, "another answer is another one");
    let entry = karim.enter_track(id, &body, &key()).await.unwrap();
    let first = sophie.answer_entry(entry.id, &yes(), entry.version).await.unwrap();
    let again = sophie.answer_entry(entry.id, &yes(), entry.version).await.unwrap();
    let fresh = sophie.answer_entry(entry.id, &yes(), again.version).await.unwrap();
    assert_eq!((first.version, again.version), (again.version, fresh.version), "done once");
    let entry = ask(&sophie, &fresh, &marc).await.unwrap();
    for _ in 0..2 {
        marc.answer_teammate(entry.id, &yes(), entry.version).await.unwrap();
    }
    let told = told(&app, &karim).await;
    for change in [EntryChange::Declined, EntryChange::Accepted, EntryChange::Completed] {
        let said = told
            .iter()
            .filter(|fact| matches!(fact, Fact::ChallengeEntry { entry, .. } if *entry == change));
        assert_eq!(said.count(), 1, "{change:?}: {told:?}");
    }
}

async fn whoever_signs_or_declines_twice_does_it_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let marc = app.client_of(Demo::Marc).await;
    let idea = deposit(&sophie, "À trois").await;
    let id = idea.summary.id;
    let asked = InviteCoAuthorRequest { person_id: id_of(&yann).await };
    let both = sophie.invite_co_author(id, &asked, idea.version).await.unwrap();
    let asked = InviteCoAuthorRequest { person_id: id_of(&marc).await };
    sophie.invite_co_author(id, &asked, both.version).await.unwrap();
    let signs = (0..8).map(|_| yann.accept_co_authorship(id));
    for signed in join_all(signs).await {
        assert_eq!(signed.unwrap().co_authors.len(), 1);
    }
    let declines = (0..8).map(|_| marc.decline_co_authorship(id));
    for declined in join_all(declines).await {
        assert_eq!(declined.unwrap().co_authors.len(), 1);
    }
    assert_eq!(refusal(yann.decline_co_authorship(id).await), ProblemCode::NotInvited);
    assert_eq!(refusal(marc.accept_co_authorship(id).await), ProblemCode::NotInvited);
    let told = told(&app, &sophie).await;
    let said = |wanted: fn(&Fact) -> bool| told.iter().filter(|fact| wanted(fact)).count();
    assert_eq!(said(|fact| matches!(fact, Fact::CoAuthorAccepted { .. })), 1, "{told:?}");
    assert_eq!(said(|fact| matches!(fact, Fact::CoAuthorDeclined { .. })), 1, "{told:?}");
}

on_both_databases!(
    sixty_four_posts_of_one_value_make_one,
    sixty_four_posts_of_one_invitation_ask_once,
    an_entry_into_a_track_and_its_answers_are_sent_twice,
    whoever_signs_or_declines_twice_does_it_once,
);
