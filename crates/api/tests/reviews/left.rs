//! A challenge keeps the answers that it gave, whatever becomes of the ideas that are taken up again (R062, R065).

use api_client::ApiClient;
use api_types::challenge::{
    ChallengeContentRequest, ChallengeResults, ChallengeView, CloseChallengeRequest, CourseCounts,
};
use api_types::idea::{IdeaView, PostCommentRequest};
use api_types::problem::ProblemCode;
use api_types::review::{
    AnswerRevivalRequest, DecideIdeaRequest, PromisesQuery, PromisesView, ProposeRevivalRequest,
};
use chrono::TimeDelta;
use domain::idea::{DecisionGround, IdeaStatus, IdeaVerdict, PromiseState, RevivalOutcome, Stance};
use domain::journal::Fact;
use domain::{ChallengeId, IdeaId};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use crate::challenges::life::{answering, call, running};
use crate::ideas::decision;

const REASON: &str = "Pas de moyens.";

fn refused() -> DecideIdeaRequest {
    let ground = Some(DecisionGround::Means);
    DecideIdeaRequest { ground, ..decision(IdeaVerdict::NotSelected, REASON) }
}

/// Proposes to take an idea up again, perhaps for a challenge.
async fn propose(client: &ApiClient, id: IdeaId, challenge_id: Option<ChallengeId>) {
    let why = "Le marché le prévoit.".to_owned();
    let body = ProposeRevivalRequest { why, challenge_id };
    client.propose_revival(id, &body, &key()).await.unwrap();
}

/// Takes an idea up again, as it was proposed.
async fn accept(client: &ApiClient, id: IdeaId) -> IdeaView {
    let proposed = client.list_revivals(id).await.unwrap().items;
    let version = client.read_idea(id).await.unwrap().version;
    let (outcome, reason) = (RevivalOutcome::Accepted, "Vu ensemble.".to_owned());
    let yes = AnswerRevivalRequest { outcome, reason, pitched_on: None };
    client.answer_revival(proposed[0].id, &yes, version).await.unwrap()
}

/// What everybody reads of a challenge in figures.
#[derive(Debug, PartialEq, Eq)]
struct Figures {
    counted: CourseCounts,
    promises: PromisesView,
    all: PromisesView,
    ideas: u32,
}

async fn figures(client: &ApiClient, id: ChallengeId) -> Figures {
    let of_it = PromisesQuery { challenge_id: Some(id) };
    Figures {
        counted: client.read_challenge_course(id).await.unwrap().counted,
        promises: client.read_promises(&of_it).await.unwrap(),
        all: client.read_promises(&PromisesQuery::default()).await.unwrap(),
        ideas: client.read_challenge(id).await.unwrap().summary.ideas,
    }
}

/// A challenge whose ideas are supported for a week, and answered within two weeks of its end.
async fn promising(app: &TestApp, title: &str) -> ChallengeView {
    let votes_until = Some(app.app.now() + TimeDelta::days(7));
    let content = ChallengeContentRequest { votes_until, reply_days: Some(14), ..call(title) };
    running(app, content).await
}

async fn answer(client: &ApiClient, challenge: &ChallengeView, title: &str) -> IdeaId {
    client.deposit_idea(&answering(challenge, title), &key()).await.unwrap().summary.id
}

async fn decide(client: &ApiClient, id: IdeaId, answer: &DecideIdeaRequest) {
    let version = client.read_idea(id).await.unwrap().version;
    client.decide_idea(id, answer, version).await.unwrap();
}

/// Of the answers of a challenge that ended: what each was told, and whether it was taken up again since.
fn told(results: &ChallengeResults, ideas: &[IdeaId]) -> Vec<(Option<String>, bool, IdeaStatus)> {
    let told = ideas.iter().map(|id| {
        let answer = results.answers.iter().find(|answer| answer.idea.id == *id).unwrap();
        (answer.reason.clone(), answer.revived_at.is_some(), answer.idea.status)
    });
    told.collect()
}

/// A challenge that ended a month ago, three answers of it that were not selected, and one that was. The second was
/// proposed again for it while it took ideas.
async fn ended(app: &TestApp) -> (ChallengeId, [IdeaId; 3], IdeaId) {
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let julie = app.client_of(Demo::Julie).await;
    let challenge = promising(app, "Simplifier").await;
    let id = challenge.summary.id;
    let refused_ones = [
        answer(&sophie, &challenge, "Nulle part").await,
        answer(&sophie, &challenge, "Ici").await,
        answer(&sophie, &challenge, "Ailleurs").await,
    ];
    let kept = answer(&sophie, &challenge, "Retenue").await;
    let [first, second, _] = refused_ones;
    julie.support_idea(first).await.unwrap();
    let said = PostCommentRequest::signed(Stance::Supports, "Oui.");
    julie.post_comment(first, &said, &key()).await.unwrap();
    for idea in refused_ones {
        decide(&paul, idea, &refused()).await;
    }
    decide(&paul, kept, &decision(IdeaVerdict::Selected, "Utile.")).await;
    propose(&julie, second, Some(id)).await;
    let open = paul.read_challenge(id).await.unwrap();
    let stopped = paul.stop_deposits(id, open.version).await.unwrap();
    let end = CloseChallengeRequest { results: "Merci.".to_owned() };
    paul.close_challenge(id, &end, stopped.version).await.unwrap();
    app.advance(TimeDelta::days(30));
    (id, refused_ones, kept)
}

async fn a_challenge_that_ended_keeps_its_answers_and_figures_whatever_is_taken_up_again(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (id, taken_up, kept) = ended(&app).await;
    let [nowhere, here, elsewhere] = taken_up;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let other = running(&app, call("Recommencer")).await.summary.id;
    propose(&julie, nowhere, None).await;
    propose(&julie, elsewhere, Some(other)).await;
    let before = figures(&julie, id).await;
    assert_eq!((before.promises.kept, before.promises.broken, before.ideas), (4, 0, 4));
    let results = julie.read_challenge_results(id).await.unwrap();
    assert_eq!(refusal(julie.support_idea(here).await), ProblemCode::VotesClosed);
    for (idea, into) in [(nowhere, None), (here, None), (elsewhere, Some(other))] {
        let awake = accept(&paul, idea).await;
        assert_eq!(awake.summary.challenge.map(|one| one.id), into);
        assert!(awake.promise.is_none(), "what was promised was kept");
        julie.support_idea(idea).await.unwrap();
    }
    assert_eq!(figures(&julie, id).await, before, "of the challenge nothing changes");
    let after = julie.read_challenge_results(id).await.unwrap();
    assert_eq!((&after.statuses, &after.grounds), (&results.statuses, &results.grounds));
    assert_eq!((after.authors, after.answers.len()), (results.authors, 4));
    let again = (Some(REASON.to_owned()), true, IdeaStatus::Submitted);
    assert_eq!(told(&after, &taken_up), [again.clone(), again.clone(), again]);
    let selected = (Some("Utile.".to_owned()), false, IdeaStatus::Selected);
    assert_eq!(told(&after, &[kept]), [selected]);
    let former = julie.list_revivals(here).await.unwrap().items[0].former.clone().unwrap();
    assert_eq!((former.challenge.id, former.ground), (id, Some(DecisionGround::Means)));
    assert_eq!(former.reason.as_deref(), Some(REASON), "its page says it too");
    // Its new life is its own.
    decide(&paul, elsewhere, &decision(IdeaVerdict::Selected, "Cette fois.")).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let version = sophie.read_idea(nowhere).await.unwrap().version;
    sophie.withdraw_idea(nowhere, version).await.unwrap();
    let now = julie.read_challenge_results(id).await.unwrap();
    let became = told(&now, &[elsewhere, nowhere]).into_iter().map(|(_, _, status)| status);
    let became: Vec<_> = became.collect();
    assert_eq!(became, [IdeaStatus::Selected, IdeaStatus::Withdrawn]);
    assert_eq!(figures(&julie, id).await, before);
}

async fn a_promise_that_was_broken_is_not_mended_by_taking_the_idea_up_again(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, challenge) =
        (app.client_of(Demo::Sophie).await, promising(&app, "Trop tard").await);
    let id = challenge.summary.id;
    let late = answer(&sophie, &challenge, "En retard").await;
    app.advance(TimeDelta::days(30));
    let paul = app.client_of(Demo::Paul).await;
    decide(&paul, late, &refused()).await;
    let before = figures(&paul, id).await;
    assert_eq!((before.promises.kept, before.promises.broken), (0, 1));
    propose(&paul, late, None).await;
    accept(&paul, late).await;
    assert_eq!(figures(&paul, id).await, before);
}

async fn an_idea_taken_up_again_before_the_end_is_thanked_with_the_others(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let challenge = promising(&app, "Remercier").await;
    let id = challenge.summary.id;
    let stays = answer(&yann, &challenge, "Reste").await;
    let leaves = answer(&sophie, &challenge, "Part").await;
    decide(&paul, stays, &refused()).await;
    decide(&paul, leaves, &refused()).await;
    let stopped = paul.stop_deposits(id, challenge.version).await.unwrap();
    propose(&yann, leaves, None).await;
    assert!(accept(&paul, leaves).await.summary.challenge.is_none(), "its deposits have ended");
    let end = CloseChallengeRequest { results: "Merci.".to_owned() };
    paul.close_challenge(id, &end, stopped.version).await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    for author in [&sophie, &yann] {
        let told = author.list_notifications().await.unwrap().items;
        let thanks = told.iter().filter(|one| matches!(one.fact, Fact::ChallengeClosed { .. }));
        assert_eq!(thanks.count(), 1, "{told:?}");
    }
    assert_eq!(yann.read_challenge_results(id).await.unwrap().authors, 2);
}

async fn in_a_challenge_that_takes_ideas_still_it_waits_for_another_answer(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let challenge = promising(&app, "Encore ouvert").await;
    let id = challenge.summary.id;
    for proposed in [None, Some(id)] {
        let idea = answer(&sophie, &challenge, "Trop vite refusée").await;
        decide(&paul, idea, &refused()).await;
        propose(&sophie, idea, proposed).await;
        let awake = accept(&paul, idea).await;
        assert_eq!(awake.summary.challenge.map(|one| one.id), Some(id), "its own");
        assert_eq!(awake.promise.unwrap().state, PromiseState::Running);
        let told = sophie.list_revivals(idea).await.unwrap().items;
        assert!(told[0].former.is_none(), "it did not leave");
    }
    let now = figures(&sophie, id).await;
    // Each was answered in time, and waits for another answer.
    assert_eq!((now.promises.running, now.promises.kept, now.ideas), (2, 2, 2));
    let results = sophie.read_challenge_results(id).await.unwrap();
    assert!(results.answers.iter().all(|answer| answer.revived_at.is_none()));
    assert_eq!(results.answers.len(), 2);
}

async fn nobody_is_thanked_for_an_idea_taken_back_after_it_left(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let challenge = promising(&app, "Reprendre la sienne").await;
    let id = challenge.summary.id;
    let leaves = answer(&sophie, &challenge, "Part puis reprise").await;
    decide(&paul, leaves, &refused()).await;
    let stopped = paul.stop_deposits(id, challenge.version).await.unwrap();
    propose(&sophie, leaves, None).await;
    let awake = accept(&paul, leaves).await;
    sophie.withdraw_idea(leaves, awake.version).await.unwrap();
    let end = CloseChallengeRequest { results: "Merci.".to_owned() };
    paul.close_challenge(id, &end, stopped.version).await.unwrap();
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = sophie.list_notifications().await.unwrap().items;
    assert!(!told.iter().any(|one| matches!(one.fact, Fact::ChallengeClosed { .. })), "{told:?}");
}

on_both_databases!(
    nobody_is_thanked_for_an_idea_taken_back_after_it_left,
    a_challenge_that_ended_keeps_its_answers_and_figures_whatever_is_taken_up_again,
    a_promise_that_was_broken_is_not_mended_by_taking_the_idea_up_again,
    an_idea_taken_up_again_before_the_end_is_thanked_with_the_others,
    in_a_challenge_that_takes_ideas_still_it_waits_for_another_answer,
);
