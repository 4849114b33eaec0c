//! What the clock does to a challenge is told once to those who follow it, or an idea of it (R102, R103).

use api_client::ApiClient;
use api_types::challenge::ChallengeRequest;
use api_types::notification::NotificationReason;
use chrono::TimeDelta;
use domain::challenge::ChallengePhase;
use domain::expression::Target;
use domain::journal::Fact;
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::life::{answering, call, running};

/// Two servers that look at the same time: how many turns they told together.
async fn looked_at_by_two(app: &TestApp) -> usize {
    let look = || {
        let server = app.app.clone();
        actix_web::rt::spawn(async move { app::challenges::tell_turns(&server).await.unwrap() })
    };
    let (one, other) = (look(), look());
    let told = one.await.unwrap() + other.await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    told
}

async fn told(client: &ApiClient, which: impl Fn(&Fact) -> bool) -> Vec<NotificationReason> {
    let all = client.list_notifications().await.unwrap().items;
    all.into_iter().filter(|one| which(&one.fact)).map(|one| one.reason).collect()
}

async fn its_opening_and_its_end_are_told_once_to_those_who_follow(database: Database) {
    let app = TestApp::spawn(database).await;
    app.stop_clock();
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let opens = domain::civil::to_the_minute(app.app.now()) + TimeDelta::minutes(2);
    let mut content = call("À l’heure");
    content.opens_at = Some(opens);
    content.closes_at = Some(opens + TimeDelta::minutes(3));
    let prepared = paul.create_challenge(&ChallengeRequest { content }, &key()).await.unwrap();
    let id = prepared.summary.id;
    let published = paul.publish_challenge(id, prepared.version).await.unwrap();
    assert_eq!(published.summary.phase, ChallengePhase::Announced);
    sophie.follow(Target::Challenge(id)).await.unwrap();
    assert_eq!(looked_at_by_two(&app).await, 0, "nothing has turned yet");
    app.advance(opens - app.app.now());
    assert_eq!(looked_at_by_two(&app).await, 1);
    let opened = |fact: &Fact| matches!(fact, Fact::ChallengeOpened { .. });
    assert_eq!(told(&sophie, opened).await, [NotificationReason::Follower]);
    let (yann, marc) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Marc).await);
    let idea = yann.deposit_idea(&answering(&published, "Réponse"), &key()).await.unwrap();
    marc.follow(Target::Idea(idea.summary.id)).await.unwrap();
    app.advance(TimeDelta::minutes(3));
    assert_eq!(looked_at_by_two(&app).await, 1);
    assert_eq!(looked_at_by_two(&app).await, 0, "and no more");
    let ended = |fact: &Fact| matches!(fact, Fact::DepositsEnded { .. });
    assert_eq!(told(&sophie, ended).await, [NotificationReason::Follower]);
    assert_eq!(told(&marc, ended).await, [NotificationReason::AnswerFollower]);
    assert!(told(&yann, ended).await.is_empty(), "nobody else");
}

async fn what_an_act_told_the_clock_does_not_tell_again(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let challenge = running(&app, call("Ouvert aussitôt")).await;
    let id = challenge.summary.id;
    assert_eq!(looked_at_by_two(&app).await, 0, "published open");
    sophie.follow(Target::Challenge(id)).await.unwrap();
    paul.stop_deposits(id, challenge.version).await.unwrap();
    app.advance(TimeDelta::days(1));
    assert_eq!(looked_at_by_two(&app).await, 0, "stopped by act");
    let stopped = |fact: &Fact| matches!(fact, Fact::DepositsStopped { .. });
    let sophie = app.client_of(Demo::Sophie).await;
    assert_eq!(told(&sophie, stopped).await, [NotificationReason::Follower]);
}

on_both_databases!(
    its_opening_and_its_end_are_told_once_to_those_who_follow,
    what_an_act_told_the_clock_does_not_tell_again,
);
