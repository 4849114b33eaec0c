//! Decisions at steps 3 and 7 (R189, R200, A10, A37).

use api_client::ApiClient;
use api_types::poc::{
    AnswerStepRequest, GateRequest, LiftConditionRequest, PassStepsRequest, PocQuery,
    PocRulesRequest, PocView,
};
use api_types::problem::ProblemCode;
use domain::UserId;
use domain::journal::Fact;
use domain::poc::{Assurances, GateVerdict, PocAct, PocAudience, PocStatus, Question, Step};
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

async fn a_no_needs_its_reason_and_a_conditional_yes_its_conditions(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let paul = me(&paul).await;
    let poc = launched(&julie, "Signature à distance").await;
    let group = (Step::FrameChallenge, Step::DescribeSolution);
    let no = gate(GateVerdict::NoGo, paul);
    let conditional = gate(GateVerdict::ConditionalGo, paul);
    let tomorrow = app.app.now().date_naive() + chrono::Days::new(3);
    for (silent, fault) in [
        (GateRequest { reason: Some("  ".to_owned()), ..no }, "/gates/0/reason required"),
        (
            GateRequest { conditions: vec![" ".to_owned()], ..conditional.clone() },
            "/gates/0/conditions required",
        ),
        (
            GateRequest { decided_on: Some(tomorrow), ..conditional.clone() },
            "/gates/0/decided_on in_future",
        ),
    ] {
        let body = PassStepsRequest { first: group.0, last: group.1, gates: vec![silent] };
        let refused = julie.pass_steps(poc.summary.id, &body, poc.version).await;
        assert_eq!(faulty_fields(refused), [fault]);
    }
    let decision = GateRequest {
        reason: None,
        assurances: Assurances { security: true, deadlines: false, quality: true },
        ..gate(GateVerdict::ConditionalGo, paul)
    };
    let poc = pass(&julie, &poc, group, vec![decision]).await;
    let decided = poc.steps[2].gate.as_ref().unwrap();
    assert_eq!(decided.conditions[0].text, "Deux sites au plus.");
    assert_eq!((decided.conditions[0].number, &decided.conditions[0].lifted), (1, &None));
    assert!(decided.assurances.security && !decided.assurances.deadlines);
    assert_eq!(poc.summary.steps_passed, 3);
}

async fn conditions_keep_the_validation_waiting(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let (julie_id, paul) = (me(&julie).await, me(&paul).await);
    let poc = launched(&julie, "Signature à distance").await;
    let decision = GateRequest {
        conditions: vec!["Deux sites au plus.".to_owned(), "Avis du DPO.".to_owned()],
        ..gate(GateVerdict::ConditionalGo, paul)
    };
    let until_six = (Step::FrameChallenge, Step::ProjectDeployment);
    let poc = pass(&julie, &poc, until_six, vec![decision]).await;
    assert_eq!(poc.summary.steps_passed, 6, "only the validation waits");
    let seven = (Step::Validate, Step::Validate);
    let yes = vec![gate(GateVerdict::Validated, paul)];
    assert_eq!(try_gates(&julie, &poc, seven, yes.clone()).await, ProblemCode::ConditionsOpen);
    let lift = |number, lifted_by| LiftConditionRequest {
        number,
        note: Some("Avis rendu.".to_owned()),
        lifted_by: Some(lifted_by),
    };
    let id = poc.summary.id;
    let by_herself = julie.lift_condition(id, &lift(2, julie_id), poc.version).await;
    assert_eq!(refusal(by_herself), ProblemCode::DeciderNotEntitled);
    let poc = julie.lift_condition(id, &lift(2, paul), poc.version).await.unwrap();
    let conditions = &poc.steps[2].gate.as_ref().unwrap().conditions;
    let lifted = conditions[1].lifted.as_ref().unwrap();
    assert_eq!(
        (lifted.by.name.as_str(), lifted.note.as_deref()),
        ("Paul Mercier", Some("Avis rendu."))
    );
    let twice = julie.lift_condition(id, &lift(2, paul), poc.version).await;
    assert_eq!(refusal(twice), ProblemCode::ConditionNotOpen);
    let nowhere = julie.lift_condition(id, &lift(9, paul), poc.version).await;
    assert_eq!(refusal(nowhere), ProblemCode::ConditionNotOpen);
    assert_eq!(try_gates(&julie, &poc, seven, yes.clone()).await, ProblemCode::ConditionsOpen);
    let poc = julie.lift_condition(id, &lift(1, paul), poc.version).await.unwrap();
    let poc = pass(&julie, &poc, seven, yes).await;
    assert_eq!(poc.summary.status, PocStatus::Completed);
    let told = julie.read_poc_history(id).await.unwrap().items;
    let lifted = told.iter().filter(|entry| matches!(entry.fact, Fact::ConditionLifted { .. }));
    assert_eq!(lifted.count(), 2);
}

async fn somebody_of_the_team_does_not_decide_alone_when_four_eyes_are_asked(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    // Paul is of the Dinno and leads his own experiment.
    let poc = launched(&paul, "Mené par la Dinno").await;
    let group = (Step::FrameChallenge, Step::DescribeSolution);
    let rules =
        PocRulesRequest { audience: PocAudience::Everyone, open_sheets: true, four_eyes: true };
    let version = nadia.read_poc_rules().await.unwrap().version;
    nadia.set_poc_rules(&rules, version).await.unwrap();
    let alone = vec![gate(GateVerdict::Go, me(&paul).await)];
    assert_eq!(try_gates(&paul, &poc, group, alone).await, ProblemCode::DecidesAlone);
    let together = vec![gate(GateVerdict::Go, me(&nadia).await)];
    assert_eq!(pass(&paul, &poc, group, together).await.summary.steps_passed, 3);
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
    a_no_needs_its_reason_and_a_conditional_yes_its_conditions,
    conditions_keep_the_validation_waiting,
    somebody_of_the_team_does_not_decide_alone_when_four_eyes_are_asked,
    a_no_go_keeps_step_four_closed_and_leaves_every_way_out,
    a_sponsor_the_dinno_or_top_management_decides_and_nobody_else,
    a_no_at_step_six_leads_to_a_completed_experiment_that_is_not_validated,
);
