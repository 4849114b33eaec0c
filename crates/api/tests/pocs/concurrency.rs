//! Several people at once; the same request twice; a version that is old, or missing.

use api_client::ApiClient;
use api_types::poc::{CreatePocRequest, LaunchPocRequest, PocQuery};
use api_types::problem::ProblemCode;
use domain::IdeaId;
use domain::idea::IdeaStatus;
use domain::poc::Step;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{card, cause, deposited_idea, launched, pass, planned, selected_idea, steps, token};

async fn of_four_simultaneous_passes_one_succeeds(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = launched(&julie, "Quatre à la fois").await;
    let body = steps(Step::FrameChallenge, Step::FrameChallenge);
    let pass = || julie.pass_steps(poc.summary.id, &body, poc.version);
    let (a, b, c, d) = tokio::join!(pass(), pass(), pass(), pass());
    let (passed, refused): (Vec<_>, Vec<_>) = [a, b, c, d].into_iter().partition(Result::is_ok);
    assert_eq!((passed.len(), refused.len()), (1, 3));
    for refused in refused {
        assert_eq!(refusal(refused), ProblemCode::EditConflict);
    }
    let poc = julie.read_poc(poc.summary.id).await.unwrap();
    assert_eq!(poc.summary.steps_passed, 1, "one step, not four");
}

async fn a_stale_version_is_told_before_the_state(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = planned(&julie, "Deux onglets").await;
    let id = poc.summary.id;
    julie.launch_poc(id, &LaunchPocRequest::default(), poc.version).await.unwrap();
    let refused = julie.launch_poc(id, &LaunchPocRequest::default(), poc.version).await;
    assert_eq!(refusal(refused), ProblemCode::EditConflict);
    let refused = julie.hold_poc(id, &cause("other"), poc.version).await;
    assert_eq!(refusal(refused), ProblemCode::EditConflict);
}

async fn every_act_on_an_experiment_wants_if_match(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = launched(&julie, "Sans version").await;
    let token = token(&app, Demo::Julie).await;
    let url = format!("{}/api/v1/pocs/{}", app.url, poc.summary.id);
    let acts = [
        ("POST", "/launches", "{}"),
        ("POST", "/passages", r#"{"first":"frame_challenge","last":"frame_challenge"}"#),
        ("POST", "/holds", r#"{"cause":"other"}"#),
        ("POST", "/resumptions", ""),
        ("POST", "/abandonments", r#"{"cause":"other"}"#),
        ("POST", "/reopenings", r#"{"step":"plan","reason":"Un mot."}"#),
        ("PATCH", "/steps/plan", "{}"),
    ];
    for (method, act, body) in acts {
        let request = reqwest::Client::new()
            .request(method.parse().unwrap(), format!("{url}{act}"))
            .bearer_auth(&token)
            .header("content-type", "application/json")
            .body(body);
        let answer = request.try_clone().unwrap().send().await.unwrap();
        assert_eq!(answer.status(), 428, "{act}");
        let problem: serde_json::Value = answer.json().await.unwrap();
        assert_eq!(problem["code"], "version_required", "{act}");
        // A tag that was never given is a version that nobody has.
        let answer = request.header("if-match", "\"rusty\"").send().await.unwrap();
        assert_eq!(answer.status(), 412, "{act}");
    }
    let answer = reqwest::Client::new().get(&url).bearer_auth(&token).send().await.unwrap();
    assert_eq!(answer.headers()["etag"], format!("\"{}\"", poc.version).as_str());
}

async fn a_creation_sent_twice_makes_one_experiment(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let body = card(&julie, "Une seule fois").await;
    let once = key();
    let first = julie.create_poc(&body, &once).await.unwrap();
    let again = julie.create_poc(&body, &once).await.unwrap();
    assert_eq!(again.summary.id, first.summary.id);
    let other = card(&julie, "Autre chose").await;
    let reused = julie.create_poc(&other, &once).await;
    assert_eq!(refusal(reused), ProblemCode::IdempotencyKeyReused);
    let (a, b) = {
        let (body, once) = (card(&julie, "En même temps").await, key());
        tokio::join!(julie.create_poc(&body, &once), julie.create_poc(&body, &once))
    };
    for result in [a, b] {
        if result.is_err() {
            assert_eq!(refusal(result), ProblemCode::IdempotencyInFlight);
        }
    }
    let all = julie.list_pocs(&PocQuery::default()).await.unwrap();
    assert_eq!(all.items.len(), 2);
}

async fn a_selected_idea_becomes_one_experiment_even_when_four_people_begin_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, karim) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Karim).await);
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let minimal = card(&julie, "Ateliers mobiles en zone rurale").await;
    for round in 1..=4 {
        let idea = selected_idea(&sophie, &paul, "Ateliers mobiles").await;
        let body = CreatePocRequest { idea_id: Some(idea.summary.id), ..minimal.clone() };
        let begin = async |client: &ApiClient| client.create_poc(&body, &key()).await;
        let (a, b, c, d) = tokio::join!(begin(&julie), begin(&karim), begin(&paul), begin(&julie));
        let (made, refused): (Vec<_>, Vec<_>) = [a, b, c, d].into_iter().partition(Result::is_ok);
        assert_eq!((made.len(), refused.len()), (1, 3));
        for refused in refused {
            assert_eq!(refusal(refused), ProblemCode::IdeaNotSelected);
        }
        let poc = made.into_iter().next().unwrap().unwrap();
        let knot = poc.chain.idea.as_ref().unwrap();
        assert_eq!((knot.id, knot.title.as_str()), (idea.summary.id.0, "Ateliers mobiles"));
        let idea = sophie.read_idea(idea.summary.id).await.unwrap();
        assert_eq!(idea.summary.status, IdeaStatus::Experimenting);
        let knot = idea.chain.poc.unwrap();
        assert_eq!((knot.id, knot.reference), (poc.summary.id.0, poc.summary.reference));
        let all = julie.list_pocs(&PocQuery::default()).await.unwrap().items;
        assert_eq!(all.len(), round, "nothing is left of a refusal");
    }
}

async fn an_idea_that_is_not_selected_begins_nothing(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let waiting = deposited_idea(&sophie, "Pas encore retenue").await;
    let minimal = card(&julie, "Trop tôt").await;
    let body = CreatePocRequest { idea_id: Some(waiting.summary.id), ..minimal.clone() };
    assert_eq!(refusal(julie.create_poc(&body, &key()).await), ProblemCode::IdeaNotSelected);
    let body = CreatePocRequest { idea_id: Some(IdeaId::default()), ..minimal };
    let unknown = julie.create_poc(&body, &key()).await;
    assert_eq!(faulty_fields(unknown), ["/idea_id unknown_value"]);
    assert!(julie.list_pocs(&PocQuery::default()).await.unwrap().items.is_empty());
}

async fn what_is_written_at_once_is_written_once_for_each_step(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = launched(&julie, "Retour arrière").await;
    let one = (Step::FrameChallenge, Step::FrameChallenge);
    let poc = pass(&julie, &poc, one, vec![]).await;
    let group = (Step::IdentifyStakeholders, Step::IdentifyStakeholders);
    let body = steps(group.0, group.1);
    let stop = cause("other");
    let (passed, held) = tokio::join!(
        julie.pass_steps(poc.summary.id, &body, poc.version),
        julie.hold_poc(poc.summary.id, &stop, poc.version),
    );
    assert_ne!(passed.is_ok(), held.is_ok(), "one of the two was told first");
    let now = julie.read_poc(poc.summary.id).await.unwrap();
    assert_eq!(now.version, poc.version + 1);
    assert_eq!(now.summary.steps_passed == 2, passed.is_ok());
    assert_eq!(now.stop.is_some(), held.is_ok());
}

on_both_databases!(
    of_four_simultaneous_passes_one_succeeds,
    a_stale_version_is_told_before_the_state,
    every_act_on_an_experiment_wants_if_match,
    a_creation_sent_twice_makes_one_experiment,
    a_selected_idea_becomes_one_experiment_even_when_four_people_begin_it,
    an_idea_that_is_not_selected_begins_nothing,
    what_is_written_at_once_is_written_once_for_each_step,
);
