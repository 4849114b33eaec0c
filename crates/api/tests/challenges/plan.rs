//! When to speak of a challenge: a model calendar that follows its dates (R260).

use api_types::challenge::{ChallengeContentRequest, ChallengeRequest};
use api_types::export::DocumentFormat;
use api_types::problem::ProblemCode;
use chrono::TimeDelta;
use domain::challenge::CommunicationMoment as M;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::life::{call, id_of, running};

async fn those_who_carry_a_challenge_know_when_to_speak_of_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (karim, sophie) = (app.client_of(Demo::Karim).await, app.client_of(Demo::Sophie).await);
    let owner_id = Some(id_of(&karim).await);
    let content = ChallengeContentRequest { owner_id, ..call("Simplification 2026") };
    let id = running(&app, content).await.summary.id;
    let plan = karim.read_communication_plan(id).await.unwrap();
    let moments: Vec<_> = plan.items.iter().map(|line| line.moment).collect();
    // Ten days: neither a first week to tell of, nor a half.
    let expected = [M::Announcement, M::Opening, M::LastDays, M::Thanks, M::Answers, M::FollowUp];
    assert_eq!(moments, expected);
    assert!(plan.items.is_sorted_by_key(|line| line.on));
    assert_eq!(plan.items[1].name, "Ouvrir");
    let english = karim.with_language("en").read_communication_plan(id).await.unwrap();
    assert_eq!(english.items[1].name, "Open");
    let text = karim.print_communication_plan(id, DocumentFormat::Markdown).await.unwrap();
    let text = String::from_utf8(text).unwrap();
    assert!(text.starts_with("# Plan de communication"), "{text}");
    assert!(
        text.contains("Simplification 2026") && text.contains(&plan.items[3].message),
        "{text}"
    );
    assert_eq!(refusal(sophie.read_communication_plan(id).await), ProblemCode::Forbidden);
}

async fn a_draft_without_dates_has_no_calendar_yet_and_nobody_else_knows_of_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let request = ChallengeRequest { content: call("En préparation") };
    let draft = paul.create_challenge(&request, &key()).await.unwrap();
    let id = draft.summary.id;
    assert_eq!(paul.read_communication_plan(id).await.unwrap().items, []);
    assert_eq!(refusal(sophie.read_communication_plan(id).await), ProblemCode::NotFound);
    let opens_at = Some(app.app.now() + TimeDelta::days(30));
    let closes_at = Some(app.app.now() + TimeDelta::days(90));
    let content = ChallengeContentRequest { opens_at, closes_at, ..call("En préparation") };
    paul.edit_challenge(id, &ChallengeRequest { content }, draft.version).await.unwrap();
    let plan = paul.read_communication_plan(id).await.unwrap();
    assert_eq!(plan.items.len(), M::ALL.len());
}

on_both_databases!(
    those_who_carry_a_challenge_know_when_to_speak_of_it,
    a_draft_without_dates_has_no_calendar_yet_and_nobody_else_knows_of_it,
);
