//! What awaits somebody on the landing page: the ideas that they answer, the gates that they are named to decide at.

use api_client::ApiClient;
use api_types::poc::{AnswerStepRequest, CreatePocRequest, MemberRequest};
use api_types::review::QueueQuery;
use domain::idea::IdeaVerdict;
use domain::poc::{GateVerdict, MemberRole, Question, Step};
use domain::{IdeaId, PocId};
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use crate::ideas::{decision, deposit, masked};
use crate::pocs::{card, gate, launch, me, pass, sponsored};

/// How many ideas await an answer of somebody: the landing page and their queue say the same.
async fn to_decide(client: &ApiClient) -> u64 {
    let told = client.read_home().await.unwrap().to_decide;
    let queue = client.read_decision_queue(&QueueQuery::default()).await.unwrap();
    assert_eq!(told, queue.total, "one number on two screens");
    told
}

async fn gates(client: &ApiClient) -> Vec<PocId> {
    let home = client.read_home().await.unwrap();
    home.my_gates.into_iter().map(|poc| poc.id).collect()
}

async fn answered(by: &ApiClient, idea: IdeaId) {
    let read = by.read_idea(idea).await.unwrap();
    let no = decision(IdeaVerdict::NotSelected, "Déjà couvert ailleurs.");
    by.decide_idea(idea, &no, read.version).await.unwrap();
}

async fn ideas_await_those_who_answer_them_and_nobody_their_own(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let before = (to_decide(&nadia).await, to_decide(&paul).await);
    let idea = deposit(&sophie, "Rappel automatique").await.summary.id;
    assert_eq!(to_decide(&paul).await, before.1 + 1);
    assert_eq!(sophie.read_home().await.unwrap().to_decide, 0, "an author answers nothing");
    paul.deposit_idea(&masked("Sans nom"), &key()).await.unwrap();
    assert_eq!(to_decide(&paul).await, before.1 + 1, "his own is not his to answer, masked or not");
    assert_eq!(to_decide(&nadia).await, before.0 + 2);
    answered(&nadia, idea).await;
    assert_eq!((to_decide(&nadia).await, to_decide(&paul).await), (before.0 + 1, before.1));
}

async fn a_gate_awaits_those_whom_the_experiment_names_and_no_longer_once_it_is_passed(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (julie, marc) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Marc).await);
    let yann = app.client_of(Demo::Yann).await;
    let decider = me(&marc).await;
    let before = gates(&marc).await;
    let poc = sponsored(&julie, "Accueil mobile", decider).await;
    assert_eq!(gates(&marc).await, before, "two steps stand before the gate");
    let framed = (Step::FrameChallenge, Step::IdentifyStakeholders);
    let poc = pass(&julie, &poc, framed, Vec::new()).await;
    let id = poc.summary.id;
    assert!(gates(&marc).await.contains(&id));
    for other in [&julie, &yann] {
        assert!(!gates(other).await.contains(&id), "it does not name them");
    }
    let described = (Step::DescribeSolution, Step::DescribeSolution);
    let poc = pass(&julie, &poc, described, vec![gate(GateVerdict::NoGo, decider)]).await;
    assert_eq!(gates(&marc).await, before, "a no is a decision");
    let nothing = AnswerStepRequest::default();
    let poc = julie.answer_step(id, Step::FrameChallenge, &nothing, poc.version).await.unwrap();
    assert_eq!(gates(&marc).await, before, "nothing was written");
    let reworked = AnswerStepRequest {
        answers: [(Question::ExpectedImpact, "Diviser le délai par deux.".to_owned())].into(),
        techniques: None,
    };
    let poc = julie.answer_step(id, Step::FrameChallenge, &reworked, poc.version).await.unwrap();
    assert!(gates(&marc).await.contains(&id), "its team worked anew");
    pass(&julie, &poc, described, vec![gate(GateVerdict::Go, decider)]).await;
    assert_eq!(gates(&marc).await, before);
}

async fn a_gate_awaits_those_who_are_named_as_deciders_too(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, marc) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Marc).await);
    let (user_id, role) = (Some(me(&marc).await), MemberRole::Decider);
    let members = vec![MemberRequest { user_id, name: None, role }];
    let body = CreatePocRequest { members, ..card(&julie, "Accueil mobile").await };
    let poc = julie.create_poc(&body, &key()).await.unwrap();
    let poc = launch(&julie, &poc).await;
    let id = poc.summary.id;
    assert!(!gates(&marc).await.contains(&id), "two steps stand before the gate");
    let framed = (Step::FrameChallenge, Step::IdentifyStakeholders);
    pass(&julie, &poc, framed, Vec::new()).await;
    assert!(gates(&marc).await.contains(&id));
}

on_both_databases!(
    a_gate_awaits_those_who_are_named_as_deciders_too,
    ideas_await_those_who_answer_them_and_nobody_their_own,
    a_gate_awaits_those_whom_the_experiment_names_and_no_longer_once_it_is_passed,
);
