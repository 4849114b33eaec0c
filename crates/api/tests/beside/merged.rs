//! What authors keep when their idea becomes one with another: their name, what they are told, the way back.

use api_types::idea::{AuthorKind, InviteCoAuthorRequest, MergeIdeasRequest};
use domain::expression::Target;
use domain::idea::IdeaVerdict;
use domain::journal::Fact;
use persistence::{StoreError, chain};
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use crate::challenges::life::id_of;
use crate::ideas::{decision, deposit, masked};

async fn tell_everybody(app: &TestApp) {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
}

async fn authors_of_a_merged_idea_are_named_follow_the_other_and_are_told(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (paul, marc) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Marc).await);
    let from = deposit(&sophie, "La même").await;
    let id = from.summary.id;
    let invite = InviteCoAuthorRequest { person_id: id_of(&marc).await };
    sophie.invite_co_author(id, &invite, from.version).await.unwrap();
    let signed = marc.accept_co_authorship(id).await.unwrap();
    let into = deposit(&yann, "L’autre").await.summary.id;
    let merged = paul.merge_idea(id, &MergeIdeasRequest { into }, signed.version).await.unwrap();
    let one = paul.read_idea(into).await.unwrap();
    let [part] = one.absorbed.as_slice() else { panic!("{:?}", one.absorbed) };
    assert_eq!(part.idea.author.person.as_ref().unwrap().name, "Sophie Lambert");
    assert_eq!(part.co_authors[0].name, "Marc Petit");
    for author in [&sophie, &marc] {
        assert!(author.read_expression(Target::Idea(into)).await.unwrap().following);
    }
    let answer = decision(IdeaVerdict::Selected, "Utile");
    paul.decide_idea(into, &answer, one.version).await.unwrap();
    tell_everybody(&app).await;
    for author in [&sophie, &marc, &yann] {
        let told = author.list_notifications().await.unwrap().items;
        let answers = told.iter().filter(|one| matches!(one.fact, Fact::IdeaDecided { .. }));
        assert_eq!(answers.count(), 1, "once each: {told:?}");
    }
    paul.undo_merge(id, merged.version).await.unwrap();
    assert!(paul.read_idea(into).await.unwrap().absorbed.is_empty());
    assert!(!sophie.read_expression(Target::Idea(into)).await.unwrap().following);
}

async fn a_masked_author_is_told_of_the_idea_that_goes_on_and_named_nowhere(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let hidden = sophie.deposit_idea(&masked("La même"), &key()).await.unwrap();
    let into = deposit(&yann, "L’autre").await.summary.id;
    let body = MergeIdeasRequest { into };
    paul.merge_idea(hidden.summary.id, &body, hidden.version).await.unwrap();
    let one = paul.read_idea(into).await.unwrap();
    let author = &one.absorbed[0].idea.author;
    assert_eq!(author.kind, AuthorKind::Anonymous);
    assert!(author.person.is_none() && !author.is_me);
    assert!(sophie.read_idea(into).await.unwrap().absorbed[0].idea.author.is_me);
    assert_eq!(paul.read_expression(Target::Idea(into)).await.unwrap().followers, 0);
    let answer = decision(IdeaVerdict::Selected, "Utile");
    paul.decide_idea(into, &answer, one.version).await.unwrap();
    tell_everybody(&app).await;
    let told = sophie.list_notifications().await.unwrap().items;
    let answers = told.iter().filter(|one| matches!(one.fact, Fact::IdeaDecided { .. }));
    assert_eq!(answers.count(), 1, "under her seal: {told:?}");
}

/// Two ideas made one with each other at once wait for each other on PostgreSQL, which stops one of the two: they hear
/// that somebody was there before, as ever, and not that the portal fails.
#[actix_web::test]
async fn of_two_who_wait_for_each_other_one_hears_that_somebody_was_there_before() {
    let app = TestApp::spawn(Database::postgres()).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let first = deposit(&sophie, "La première").await.summary.id;
    let second = deposit(&sophie, "La seconde").await.summary.id;
    let (one, other) = (app.app.store.begin().await.unwrap(), app.app.store.begin().await.unwrap());
    chain::hold_idea(&one, first).await.unwrap();
    chain::hold_idea(&other, second).await.unwrap();
    let (held, too) = tokio::join!(chain::hold_idea(&one, second), chain::hold_idea(&other, first));
    let stopped = [held, too].into_iter().filter_map(Result::err);
    let stopped: Vec<_> = stopped.collect();
    assert!(matches!(stopped.as_slice(), [StoreError::Stale]), "{stopped:?}");
}

on_both_databases!(
    authors_of_a_merged_idea_are_named_follow_the_other_and_are_told,
    a_masked_author_is_told_of_the_idea_that_goes_on_and_named_nowhere,
);
