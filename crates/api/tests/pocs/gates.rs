//! Decisions at steps 3 and 7 (R189, R200, A10, A37).

use api_client::ApiClient;
use api_types::poc::{AnswerStepRequest, GateRequest, PassStepsRequest, PocQuery, PocView};
use api_types::problem::ProblemCode;
use domain::UserId;
use domain::poc::{Assurances, GateVerdict, PocAct, PocStatus, Question, Step};
use test_support::{Database, Demo, TestApp, faulty_fields, on_both_databases, refusal};

use super::{cause, gate, launched, me, pass, sponsored, steps};

async fn try_gates(
    client: &ApiClient,
    poc: &PocView,
    (first, last): (Step, Step),
    gates: Vec<GateRequest>,
) -> ProblemCode {
    let body = PassStepsRequest { first, last, gates };
    refusal(client.pass_steps(poc.summary.id, &body, poc.version).await)
}

async fn a_gate_inside_a_group_is_decided_whatever_the_group(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let paul = me(&paul).await;
    let poc = launched(&julie, "Guichet unique").await;
    let group = (Step::FrameChallenge, Step::BuildPrototype);
    assert_eq!(try_gates(&julie, &poc, group, vec![]).await, ProblemCode::GateUndecided);
    let wrong_gate = vec![gate(GateVerdict::Validated, paul)];
    assert_eq!(try_gates(&julie, &poc, group, wrong_gate).await, ProblemCode::GateUndecided);
    let twice = vec![gate(GateVerdict::Go, paul), gate(GateVerdict::Go, paul)];
    assert_eq!(try_gates(&julie, &poc, group, twice).await, ProblemCode::GateOutsideGroup);
    let first = (Step::FrameChallenge, Step::FrameChallenge);
    let none_there = vec![gate(GateVerdict::Go, paul)];
    assert_eq!(try_gates(&julie, &poc, first, none_there).await, ProblemCode::GateOutsideGroup);
    let no_go = vec![gate(GateVerdict::NoGo, paul)];
    assert_eq!(try_gates(&julie, &poc, group, no_go).await, ProblemCode::NoGoInsideGroup);
    let untouched = julie.read_poc(poc.summary.id).await.unwrap();
    assert_eq!(untouched.version, poc.version, "a refusal changes nothing");
    assert_eq!(untouched.summary.steps_passed, 0);
    let poc = pass(&julie, &poc, group, vec![gate(GateVerdict::Go, paul)]).await;
    assert_eq!(poc.summary.steps_passed, 5);
}

async fn a_no_and_a_conditional_yes_need_their_reason(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let paul = me(&paul).await;
    let poc = launched(&julie, "Signature à distance").await;
    let group = (Step::FrameChallenge, Step::DescribeSolution);
    for verdict in [GateVerdict::NoGo, GateVerdict::ConditionalGo] {
        let silent = GateRequest { reason: Some("  ".to_owned()), ..gate(verdict, paul) };
        let body = PassStepsRequest { first: group.0, last: group.1, gates: vec![silent] };
        let refused = julie.pass_steps(poc.summary.id, &body, poc.version).await;
        assert_eq!(faulty_fields(refused), ["/gates/0/reason required"]);
    }
    let decision = GateRequest {
        conditions: Some("Deux sites au plus.".to_owned()),
        assurances: Assurances { security: true, deadlines: false, quality: true },
        ..gate(GateVerdict::ConditionalGo, paul)
    };
    let poc = pass(&julie, &poc, group, vec![decision]).await;
    let decided = poc.steps[2].gate.as_ref().unwrap();
    assert_eq!(decided.conditions.as_deref(), Some("Deux sites au plus."));
    assert!(decided.assurances.security && !decided.assurances.deadlines);
    assert_eq!(poc.summary.steps_passed, 3);
}

/// Scenario 18.
async fn a_no_go_keeps_step_four_closed_and_leaves_every_way_out(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let paul = me(&paul).await;
    let poc = launched(&julie, "Pré-accueil mobile").await;
    let poc = pass(&julie, &poc, (Step::FrameChallenge, Step::IdentifyStakeholders), vec![]).await;
    let no = GateRequest {
        reason: Some("bénéfices insuffisants".to_owned()),
        ..gate(GateVerdict::NoGo, paul)
    };
    let step_three = (Step::DescribeSolution, Step::DescribeSolution);
    let stopped = pass(&julie, &poc, step_three, vec![no]).await;
    assert_eq!((stopped.summary.status, stopped.summary.steps_passed), (PocStatus::InProgress, 2));
    let decided = stopped.steps[2].gate.as_ref().unwrap();
    assert_eq!(decided.verdict, GateVerdict::NoGo);
    assert_eq!(decided.reason.as_deref(), Some("bénéfices insuffisants"));
    let four =
        julie.pass_steps(stopped.summary.id, &steps(Step::Plan, Step::Plan), stopped.version).await;
    assert_eq!(refusal(four), ProblemCode::StepOutOfOrder);
    for act in [PocAct::Edit, PocAct::Pass, PocAct::Hold, PocAct::Abandon] {
        assert!(stopped.allowed.contains(&act), "{act}");
    }
    // Reworked, it is decided again.
    let go = vec![gate(GateVerdict::Go, paul)];
    let poc = pass(&julie, &stopped, step_three, go).await;
    assert_eq!(poc.summary.steps_passed, 3);
    assert_eq!(poc.steps[2].gate.as_ref().unwrap().verdict, GateVerdict::Go);
    let held = julie.hold_poc(poc.summary.id, &cause("other"), poc.version).await.unwrap();
    assert_eq!(held.summary.steps_passed, 3);
}

/// A37.
async fn a_sponsor_the_dinno_or_top_management_decides_and_nobody_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let id_of = async |who: Demo| me(&app.client_of(who).await).await;
    let (sophie, karim) = (id_of(Demo::Sophie).await, id_of(Demo::Karim).await);
    let group = (Step::FrameChallenge, Step::DescribeSolution);
    let poc = sponsored(&julie, "Sponsor", sophie).await;
    let julie_id = me(&julie).await;
    // The lead, another contributor, nobody at all.
    for stranger in [julie_id, karim, UserId::default()] {
        let decision = vec![gate(GateVerdict::Go, stranger)];
        let code = try_gates(&julie, &poc, group, decision).await;
        assert_eq!(code, ProblemCode::DeciderNotEntitled);
    }
    let unnamed = GateRequest { decided_by: None, ..gate(GateVerdict::Go, julie_id) };
    let code = try_gates(&julie, &poc, group, vec![unnamed]).await;
    assert_eq!(code, ProblemCode::DeciderNotEntitled, "whoever records decides, unless named");
    let poc = pass(&julie, &poc, group, vec![gate(GateVerdict::Go, sophie)]).await;
    assert_eq!(poc.steps[2].gate.as_ref().unwrap().decided_by.name, "Sophie Lambert");
    let elsewhere = launched(&julie, "Sans sponsor").await;
    let decision = vec![gate(GateVerdict::Go, sophie)];
    let code = try_gates(&julie, &elsewhere, group, decision).await;
    assert_eq!(code, ProblemCode::DeciderNotEntitled, "a sponsor decides on their own experiment");
    for entitled in [Demo::Paul, Demo::Nadia, Demo::Marc] {
        let poc = launched(&julie, "Autre expérimentation").await;
        let decision = vec![gate(GateVerdict::Go, id_of(entitled).await)];
        let poc = pass(&julie, &poc, group, decision).await;
        assert_eq!(poc.summary.steps_passed, 3, "{entitled:?}");
    }
}

/// Scenario 23.
async fn a_no_at_step_six_leads_to_a_completed_experiment_that_is_not_validated(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let paul = me(&paul).await;
    let poc = launched(&julie, "Courriels guidés").await;
    let answer = |question, words: &str| AnswerStepRequest {
        answers: [(question, words.to_owned())].into(),
        techniques: None,
    };
    let id = poc.summary.id;
    let expected = answer(Question::ExpectedImpact, "diviser par deux le délai de réponse");
    let poc = julie.answer_step(id, Step::FrameChallenge, &expected, poc.version).await.unwrap();
    let go = vec![gate(GateVerdict::Go, paul)];
    let poc = pass(&julie, &poc, (Step::FrameChallenge, Step::BuildPrototype), go).await;
    // The page of step 6 has what step 1 expected.
    let said = &poc.steps[0].answers[&Question::ExpectedImpact];
    assert_eq!(said, "diviser par deux le délai de réponse");
    let no = answer(Question::MeetsExpectations, "no");
    let poc = julie.answer_step(id, Step::ProjectDeployment, &no, poc.version).await.unwrap();
    let poc = pass(&julie, &poc, (Step::ProjectDeployment, Step::ProjectDeployment), vec![]).await;
    assert_eq!(poc.summary.steps_passed, 6);
    let verdict = vec![gate(GateVerdict::NotValidated, paul)];
    let poc = pass(&julie, &poc, (Step::Validate, Step::Validate), verdict).await;
    assert_eq!((poc.summary.status, poc.summary.progress_percent), (PocStatus::Completed, 100));
    assert_eq!(poc.steps[6].gate.as_ref().unwrap().verdict, GateVerdict::NotValidated);
    assert!(poc.stop.is_none(), "completed is not abandoned");
    let listed = julie.list_pocs(&PocQuery::default()).await.unwrap().items;
    assert_eq!(listed[0].verdict, Some(GateVerdict::NotValidated), "the list tells it too");
    assert!(!poc.allowed.contains(&PocAct::PublishPractice));
}

on_both_databases!(
    a_gate_inside_a_group_is_decided_whatever_the_group,
    a_no_and_a_conditional_yes_need_their_reason,
    a_no_go_keeps_step_four_closed_and_leaves_every_way_out,
    a_sponsor_the_dinno_or_top_management_decides_and_nobody_else,
    a_no_at_step_six_leads_to_a_completed_experiment_that_is_not_validated,
);
