//! What administrators promise to the authors of ideas outside any challenge: said, kept, counted and waited for as what
//! challenges promise (R065).

use api_client::ApiClient;
use api_types::brick::{BrickSettingsView, ChangeBrickSettingsRequest};
use api_types::idea::{DepositIdeaRequest, IdeaView};
use api_types::review::{AnswerRevivalRequest, PromisesQuery, ProposeRevivalRequest, QueueQuery};
use chrono::{Days, NaiveDate, TimeDelta};
use domain::challenge::ChallengeStatus;
use domain::idea::{IdeaVerdict, PromiseState, RevivalOutcome};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases};

use super::{db_challenge, decision, deposit, masked, spontaneous};

/// Administrators promise an answer in so many days, or none.
async fn promise_in(
    client: &ApiClient,
    days: Option<u16>,
) -> Result<BrickSettingsView, api_client::ApiError> {
    let BrickSettingsView { order, hosts, idea_door, idea_doors, version, .. } =
        client.read_brick_settings().await.unwrap();
    let hosts = hosts.iter().map(ToString::to_string).collect();
    let idea_reply_days = days;
    let next = ChangeBrickSettingsRequest { order, hosts, idea_door, idea_doors, idea_reply_days };
    client.change_brick_settings(&next, version).await
}

fn promised(idea: &IdeaView) -> Option<(NaiveDate, PromiseState)> {
    idea.promise.map(|promise| (promise.on, promise.state))
}

async fn a_spontaneous_idea_is_promised_an_answer_as_administrators_say_that_day(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    assert_eq!(sophie.read_idea_promise().await.unwrap().days, None, "nothing is shipped");
    let before = deposit(&sophie, "Avant").await;
    for days in [0, 367] {
        let refused = promise_in(&nadia, Some(days)).await;
        assert_eq!(faulty_fields(refused), ["/idea_reply_days malformed"]);
    }
    let settings = promise_in(&nadia, Some(10)).await.unwrap();
    assert_eq!(settings.idea_reply_days, Some(10));
    assert_eq!(sophie.read_idea_promise().await.unwrap().days, Some(10), "beside the form");
    let idea = deposit(&sophie, "Pendant").await;
    let last = idea.summary.deposited_on.checked_add_days(Days::new(10)).unwrap();
    assert_eq!(promised(&idea), Some((last, PromiseState::Running)));
    let hidden = sophie.deposit_idea(&masked("Sans nom"), &key()).await.unwrap();
    assert_eq!(promised(&hidden), Some((last, PromiseState::Running)), "masked or not");
    let challenge = db_challenge(&app, "Sans promesse", ChallengeStatus::Open, (-1, 1)).await;
    let answer = DepositIdeaRequest { challenge_id: Some(challenge), ..spontaneous("Réponse") };
    let answer = sophie.deposit_idea(&answer, &key()).await.unwrap();
    assert_eq!(promised(&answer), None, "a challenge makes its own promise");
    // What is chosen later changes no promise that was made, and makes none.
    promise_in(&nadia, None).await.unwrap();
    let yann = app.client_of(Demo::Yann).await;
    let read = yann.read_idea(idea.summary.id).await.unwrap();
    assert_eq!(promised(&read), Some((last, PromiseState::Running)), "everybody reads it");
    assert_eq!(promised(&yann.read_idea(before.summary.id).await.unwrap()), None);
    assert_eq!(promised(&deposit(&sophie, "Après").await), None);
}

async fn it_is_counted_and_waited_for_as_what_challenges_promise(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let free = deposit(&sophie, "Sans promesse").await;
    promise_in(&nadia, Some(30)).await.unwrap();
    let patient = deposit(&sophie, "Patiente").await;
    promise_in(&nadia, Some(5)).await.unwrap();
    let urgent = deposit(&sophie, "Pressée").await;
    let quick = deposit(&sophie, "Vite lue").await;
    let paul = app.client_of(Demo::Paul).await;
    let selected = decision(IdeaVerdict::Selected, "Utile.");
    let kept = paul.decide_idea(quick.summary.id, &selected, quick.version).await.unwrap();
    assert_eq!(promised(&kept).unwrap().1, PromiseState::Kept);

    app.advance(TimeDelta::days(7));
    let paul = app.client_of(Demo::Paul).await;
    let queue = paul.read_decision_queue(&QueueQuery::default()).await.unwrap().items;
    let order: Vec<_> = queue.iter().map(|one| one.idea.id).collect();
    let expected = [urgent.summary.id, patient.summary.id, free.summary.id];
    assert_eq!(order, expected, "what breaks its promise first");
    let states: Vec<_> = queue.iter().map(|one| one.promise.map(|it| it.state)).collect();
    assert_eq!(states, [Some(PromiseState::Broken), Some(PromiseState::Running), None]);
    let all = PromisesQuery::default();
    let told = paul.read_promises(&all).await.unwrap();
    assert_eq!((told.kept, told.broken, told.running, told.kept_percent), (1, 1, 1, Some(50)));
    let late = paul.decide_idea(urgent.summary.id, &selected, urgent.version).await.unwrap();
    assert_eq!(promised(&late).unwrap().1, PromiseState::Broken, "late stays late");
    let told = paul.read_promises(&all).await.unwrap();
    assert_eq!((told.kept, told.broken, told.running), (1, 1, 1), "as each idea says");
}

async fn an_idea_that_is_taken_up_again_is_promised_another_answer(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    promise_in(&nadia, Some(5)).await.unwrap();
    let idea = deposit(&sophie, "Réveillée").await;
    let id = idea.summary.id;
    let paul = app.client_of(Demo::Paul).await;
    let refused = decision(IdeaVerdict::NotSelected, "Pas maintenant.");
    paul.decide_idea(id, &refused, idea.version).await.unwrap();
    app.advance(TimeDelta::days(20));
    let (paul, yann) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Yann).await);
    let why =
        ProposeRevivalRequest { why: "Le marché le prévoit.".to_owned(), challenge_id: None };
    yann.propose_revival(id, &why, &key()).await.unwrap();
    let asleep = paul.read_idea(id).await.unwrap();
    assert_eq!(promised(&asleep).unwrap().1, PromiseState::Kept, "its answer came in time");
    let waiting = paul.list_waiting_revivals().await.unwrap().items;
    let accepted = AnswerRevivalRequest {
        outcome: RevivalOutcome::Accepted,
        reason: "Oui, cette fois.".to_owned(),
        pitched_on: None,
    };
    paul.answer_revival(waiting[0].id, &accepted, asleep.version).await.unwrap();
    let again = promised(&yann.read_idea(id).await.unwrap()).unwrap();
    let last = app.app.now().date_naive().checked_add_days(Days::new(5)).unwrap();
    assert_eq!(again, (last, PromiseState::Running), "from the day on which it waits again");
    let told = paul.read_promises(&PromisesQuery::default()).await.unwrap();
    let counted = (told.kept, told.broken, told.running);
    assert_eq!(counted, (1, 0, 1), "the first answer was given in time, whatever follows");
}

on_both_databases!(
    a_spontaneous_idea_is_promised_an_answer_as_administrators_say_that_day,
    it_is_counted_and_waited_for_as_what_challenges_promise,
    an_idea_that_is_taken_up_again_is_promised_another_answer,
);
