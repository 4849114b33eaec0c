//! The circuit of validation: an answer with its reason, told to the author and to everyone (R064, R065).

use api_types::idea::IdeaQuery;
use api_types::notification::NotificationReason;
use api_types::problem::ProblemCode;
use domain::idea::{IdeaAct, IdeaStatus, IdeaVerdict};
use domain::journal::Fact;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{decision, deposit, masked};

async fn a_decision_has_a_reason_that_everyone_reads_and_the_author_is_told(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let idea = deposit(&sophie, "Rappel automatique").await;
    let (id, version) = (idea.summary.id, idea.version);
    let silent = decision(IdeaVerdict::NotSelected, " ");
    assert_eq!(faulty_fields(paul.decide_idea(id, &silent, version).await), ["/reason required"]);
    let answer = decision(IdeaVerdict::NotSelected, "Déjà couvert par le POC 12.");
    assert_eq!(refusal(yann.decide_idea(id, &answer, version).await), ProblemCode::Forbidden);
    assert!(paul.read_idea(id).await.unwrap().allowed.contains(&IdeaAct::Decide));
    paul.decide_idea(id, &answer, version).await.unwrap();
    let read = yann.read_idea(id).await.unwrap();
    assert_eq!(read.summary.status, IdeaStatus::NotSelected);
    let told = read.decision.unwrap();
    assert_eq!(told.reason, "Déjà couvert par le POC 12.");
    assert_eq!(told.decided_by.name, "Paul Mercier");
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let sophie_is_told = sophie.list_notifications().await.unwrap();
    assert_eq!(sophie_is_told.unread, 2);
    let [notification, receipt] = sophie_is_told.items.as_slice() else {
        panic!("{sophie_is_told:?}")
    };
    assert!(matches!(receipt.fact, Fact::IdeaDeposited { .. }));
    assert_eq!(notification.reason, NotificationReason::Author);
    assert_eq!(
        (notification.subject_id, notification.title.as_str()),
        (id.0, "Rappel automatique")
    );
    assert!(
        matches!(&notification.fact, Fact::IdeaDecided { reason, .. } if *reason == told.reason)
    );
    assert_eq!(paul.list_notifications().await.unwrap().items.len(), 0);
    assert_eq!(yann.list_notifications().await.unwrap().items.len(), 0);
}

async fn an_idea_is_studied_then_decided_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let idea = deposit(&sophie, "À étudier").await;
    let id = idea.summary.id;
    let study = decision(IdeaVerdict::UnderReview, "À instruire");
    let studied = paul.decide_idea(id, &study, idea.version).await.unwrap();
    assert_eq!(studied.summary.status, IdeaStatus::UnderReview);
    let select = decision(IdeaVerdict::Selected, "Retenue");
    let selected = paul.decide_idea(id, &select, studied.version).await.unwrap();
    assert_eq!(selected.summary.status, IdeaStatus::Selected);
    let again = refusal(paul.decide_idea(id, &select, selected.version).await);
    assert_eq!(again, ProblemCode::IdeaDecided);
}

async fn nobody_decides_on_their_own_idea_masked_or_not(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let select = decision(IdeaVerdict::Selected, "Excellente");
    let named = deposit(&paul, "La mienne").await;
    let hidden = paul.deposit_idea(&masked("La mienne aussi"), &key()).await.unwrap();
    for idea in [named, hidden] {
        assert!(!idea.allowed.contains(&IdeaAct::Decide));
        let refused = paul.decide_idea(idea.summary.id, &select, idea.version).await;
        assert_eq!(refusal(refused), ProblemCode::OwnIdea);
    }
}

async fn simultaneous_decisions_have_one_winner(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let idea = deposit(&sophie, "Disputée").await;
    let decisions = (0..8).map(|index| {
        let (paul, id, version) = (paul.clone(), idea.summary.id, idea.version);
        let answer = decision(IdeaVerdict::UnderReview, &format!("Motif {index}"));
        actix_web::rt::spawn(async move { paul.decide_idea(id, &answer, version).await })
    });
    let decisions: Vec<_> = decisions.collect();
    let mut won = 0;
    for decision in decisions {
        match decision.await.unwrap() {
            Ok(_) => won += 1,
            refused => assert_eq!(refusal(refused), ProblemCode::EditConflict),
        }
    }
    assert_eq!(won, 1);
    let all = paul.list_ideas(&IdeaQuery::default()).await.unwrap();
    assert_eq!(all.items[0].status, IdeaStatus::UnderReview);
    let history = paul.read_idea_history(idea.summary.id).await.unwrap();
    assert_eq!(history.items.len(), 2, "deposited, decided once");
}

on_both_databases!(
    a_decision_has_a_reason_that_everyone_reads_and_the_author_is_told,
    an_idea_is_studied_then_decided_once,
    nobody_decides_on_their_own_idea_masked_or_not,
    simultaneous_decisions_have_one_winner,
);
