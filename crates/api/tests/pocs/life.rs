//! The state machine seen from outside: launch, pass, hold, resume, abandon, reopen (C.4).

use api_types::poc::{LaunchPocRequest, ReopenStepRequest, StepState, StopPocRequest};
use api_types::problem::ProblemCode;
use chrono::NaiveDate;
use domain::poc::{GateVerdict, PocAct, PocStatus, Step};
use test_support::{Database, Demo, TestApp, faulty_fields, on_both_databases, refusal};

use super::{cause, complete, gate, launch, launched, me, pass, planned, steps};

/// Scenario 15.
async fn an_experiment_needs_no_budget_no_return_and_no_date(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let poc = planned(&julie, "Ateliers mobiles en zone rurale").await;
    assert_eq!(poc.summary.status, PocStatus::Planned);
    assert_eq!((poc.summary.steps_passed, poc.summary.progress_percent), (0, 0));
    assert_eq!((poc.summary.starts_on, poc.summary.ends_on), (None, None));
    assert_eq!(poc.header.lifecycle_position.as_ref().unwrap().as_str(), "opportunity_study");
    assert!(poc.summary.reference.starts_with("POC-20"), "{}", poc.summary.reference);
    assert_eq!(poc.steps.len(), 7);
    assert!(poc.steps.iter().all(|step| step.state == StepState::Upcoming));
    let poc = launch(&julie, &poc).await;
    assert!(poc.started_on.is_some() && poc.summary.starts_on == poc.started_on);
    // Not one answer was given: every step passes all the same.
    let done = complete(&julie, &poc, GateVerdict::Validated, me(&paul).await).await;
    assert_eq!(done.summary.status, PocStatus::Completed);
}

async fn steps_are_passed_in_order_alone_or_grouped(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let poc = launched(&julie, "Accueil téléphonique").await;
    assert_eq!(poc.steps[0].state, StepState::Current);
    let poc = pass(&julie, &poc, (Step::FrameChallenge, Step::IdentifyStakeholders), vec![]).await;
    assert_eq!((poc.summary.steps_passed, poc.summary.progress_percent), (2, 29));
    let (first, second) = (&poc.steps[0], &poc.steps[1]);
    assert!(first.passage_id.is_some() && first.passage_id == second.passage_id, "one act");
    assert!(first.passed_at.is_some());
    assert_eq!(first.passed_by.as_ref().unwrap().name, "Julie Morel");
    assert_eq!(poc.steps[2].state, StepState::Current);
    // Scenario 18: step 4 before step 3.
    let ahead = julie.pass_steps(poc.summary.id, &steps(Step::Plan, Step::Plan), poc.version).await;
    assert_eq!(refusal(ahead), ProblemCode::StepOutOfOrder);
    let backwards = steps(Step::DescribeSolution, Step::FrameChallenge);
    let backwards = julie.pass_steps(poc.summary.id, &backwards, poc.version).await;
    assert_eq!(refusal(backwards), ProblemCode::StepOutOfOrder);
    let go = vec![gate(GateVerdict::Go, me(&paul).await)];
    let poc = pass(&julie, &poc, (Step::DescribeSolution, Step::BuildPrototype), go).await;
    assert_eq!((poc.summary.steps_passed, poc.summary.progress_percent), (5, 71));
    let decided = poc.steps[2].gate.as_ref().unwrap();
    assert_eq!(
        (decided.verdict, decided.decided_by.name.as_str()),
        (GateVerdict::Go, "Paul Mercier")
    );
}

/// Scenario 19.
async fn a_hold_takes_a_cause_and_resumes_at_the_same_step(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let poc = launched(&julie, "Chatbot retraite").await;
    let go = vec![gate(GateVerdict::Go, me(&paul).await)];
    let poc = pass(&julie, &poc, (Step::FrameChallenge, Step::DescribeSolution), go).await;
    let id = poc.summary.id;
    let fields = |cause_code: &str, expected: &'static str| (cause(cause_code), expected);
    for (body, expected) in
        [fields(" ", "/cause required"), fields("bad_luck", "/cause unknown_value")]
    {
        assert_eq!(faulty_fields(julie.hold_poc(id, &body, poc.version).await), [expected]);
    }
    let body = StopPocRequest {
        note: Some("Le budget 2026 n’est pas reconduit.".to_owned()),
        ..cause("end_of_funding")
    };
    let held = julie.hold_poc(id, &body, poc.version).await.unwrap();
    assert_eq!((held.summary.status, held.summary.steps_passed), (PocStatus::OnHold, 3));
    let stop = held.stop.as_ref().unwrap();
    assert_eq!(stop.cause.as_str(), "end_of_funding");
    assert_eq!(stop.note.as_deref(), Some("Le budget 2026 n’est pas reconduit."));
    assert_eq!(stop.by.as_ref().unwrap().name, "Julie Morel");
    assert!(held.allowed.contains(&PocAct::Resume) && !held.allowed.contains(&PocAct::Pass));
    let while_held = julie.pass_steps(id, &steps(Step::Plan, Step::Plan), held.version).await;
    assert_eq!(refusal(while_held), ProblemCode::PocWrongState);
    let again = julie.hold_poc(id, &cause("other"), held.version).await;
    assert_eq!(refusal(again), ProblemCode::PocWrongState);
    let resumed = julie.resume_poc(id, held.version).await.unwrap();
    assert_eq!((resumed.summary.status, resumed.summary.steps_passed), (PocStatus::InProgress, 3));
    assert_eq!(resumed.steps[3].state, StepState::Current);
    assert_eq!(resumed.stop, None);
    assert_eq!(refusal(julie.resume_poc(id, resumed.version).await), ProblemCode::PocWrongState);
}

async fn what_was_to_launch_when_held_is_to_launch_when_resumed(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = planned(&julie, "Borne d’accueil").await;
    let id = poc.summary.id;
    let held = julie.hold_poc(id, &cause("awaiting_resources"), poc.version).await.unwrap();
    assert!(held.steps.iter().all(|step| step.state == StepState::Upcoming), "it never began");
    let resumed = julie.resume_poc(id, held.version).await.unwrap();
    assert_eq!(resumed.summary.status, PocStatus::Planned);
}

async fn an_abandonment_takes_a_cause_and_keeps_the_step_reached(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = launched(&julie, "Chatbot retraite").await;
    let poc = pass(&julie, &poc, (Step::FrameChallenge, Step::IdentifyStakeholders), vec![]).await;
    let id = poc.summary.id;
    let without = julie.abandon_poc(id, &cause(""), poc.version).await;
    assert_eq!(faulty_fields(without), ["/cause required"]);
    let gone = julie.abandon_poc(id, &cause("no_real_need"), poc.version).await.unwrap();
    assert_eq!((gone.summary.status, gone.summary.steps_passed), (PocStatus::Abandoned, 2));
    assert_eq!(gone.stop.as_ref().unwrap().cause.as_str(), "no_real_need");
    for refused in [
        julie.resume_poc(id, gone.version).await,
        julie.abandon_poc(id, &cause("other"), gone.version).await,
        julie.launch_poc(id, &LaunchPocRequest::default(), gone.version).await,
    ] {
        assert_eq!(refusal(refused), ProblemCode::PocWrongState);
    }
    let still = app.client_of(Demo::Sophie).await.read_poc(id).await.unwrap();
    assert_eq!(still.stop, gone.stop, "everybody reads the cause");
}

/// A12.
async fn a_passed_step_reopens_with_a_word_and_keeps_what_was_written(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let poc = launched(&julie, "Visio en agence").await;
    let done = complete(&julie, &poc, GateVerdict::NotValidated, me(&paul).await).await;
    let id = done.summary.id;
    let reopen = |step, reason: &str| ReopenStepRequest { step, reason: reason.to_owned() };
    let wordless = julie.reopen_step(id, &reopen(Step::Plan, " "), done.version).await;
    assert_eq!(faulty_fields(wordless), ["/reason required"]);
    let because = reopen(Step::DescribeSolution, "La cible a changé.");
    let open = julie.reopen_step(id, &because, done.version).await.unwrap();
    assert_eq!((open.summary.status, open.summary.steps_passed), (PocStatus::InProgress, 2));
    assert!(open.steps[2].gate.is_none() && open.steps[6].gate.is_none(), "to be decided anew");
    assert!(open.steps[2].passed_at.is_none() && open.steps[1].passed_at.is_some());
    let unpassed = julie.reopen_step(id, &reopen(Step::Plan, "Trop tôt."), open.version).await;
    assert_eq!(refusal(unpassed), ProblemCode::StepNotPassed);
    let history = julie.read_poc_history(id).await.unwrap().items;
    let told = serde_json::to_value(&history[0].fact).unwrap();
    assert_eq!(
        (&told["fact"], &told["reason"]),
        (&"step_reopened".into(), &"La cible a changé.".into())
    );
    assert_eq!(history[0].actor.as_ref().unwrap().name, "Julie Morel");
    let facts: Vec<_> = history
        .iter()
        .map(|entry| {
            serde_json::to_value(&entry.fact).unwrap()["fact"].as_str().unwrap().to_owned()
        })
        .collect();
    let expected = [
        "step_reopened",
        "steps_passed",
        "gate_decided",
        "gate_decided",
        "poc_launched",
        "poc_created",
    ];
    assert_eq!(facts, expected, "the newest first");
}

async fn the_real_start_is_confirmed_at_launch_and_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = planned(&julie, "Ateliers mobiles").await;
    let day = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
    let body = LaunchPocRequest { started_on: Some(day) };
    let launched = julie.launch_poc(poc.summary.id, &body, poc.version).await.unwrap();
    assert_eq!(launched.started_on, Some(day));
    assert_eq!(launched.summary.starts_on, Some(day));
    let again = julie.launch_poc(poc.summary.id, &body, launched.version).await;
    assert_eq!(refusal(again), ProblemCode::PocWrongState);
    let before = planned(&julie, "Pas encore lancé").await;
    let early = steps(Step::FrameChallenge, Step::FrameChallenge);
    let early = julie.pass_steps(before.summary.id, &early, before.version).await;
    assert_eq!(refusal(early), ProblemCode::PocWrongState);
}

on_both_databases!(
    an_experiment_needs_no_budget_no_return_and_no_date,
    steps_are_passed_in_order_alone_or_grouped,
    a_hold_takes_a_cause_and_resumes_at_the_same_step,
    what_was_to_launch_when_held_is_to_launch_when_resumed,
    an_abandonment_takes_a_cause_and_keeps_the_step_reached,
    a_passed_step_reopens_with_a_word_and_keeps_what_was_written,
    the_real_start_is_confirmed_at_launch_and_once,
);
