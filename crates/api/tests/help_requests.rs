//! Questions to the Dinno, followed up to an answer (R323 to R325; scenario 35).

use api_client::ApiClient;
use api_types::account::EditAccountRequest;
use api_types::help_request::{
    AskDinnoRequest, HelpRequestQuery, HelpRequestView, ReplyHelpRequest, SupportRequest,
};
use api_types::notification::NotificationReason;
use api_types::page::Include;
use api_types::problem::ProblemCode;
use domain::PocId;
use domain::access::{Permission, Profile};
use domain::help_request::{HelpAct, HelpStatus, HelpTopic, SupportStage};
use domain::journal::Fact;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};
use uuid::Uuid;

use crate::pocs::launched;

fn question(topic: HelpTopic, title: &str) -> AskDinnoRequest {
    let body = "Je l’ai commencé **hier**.".to_owned();
    AskDinnoRequest { topic, title: title.to_owned(), body, support: None, poc_id: None }
}

async fn ask(client: &ApiClient, topic: HelpTopic, title: &str) -> HelpRequestView {
    client.ask_dinno(&question(topic, title), &key()).await.unwrap()
}

fn says(body: &str) -> ReplyHelpRequest {
    ReplyHelpRequest { body: body.to_owned() }
}

async fn tell_everybody(app: &TestApp) {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
}

/// Scenario 35, word for word.
async fn two_questions_are_answered_by_topic_and_one_becomes_support(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let first = ask(&sophie, HelpTopic::Portal, "Comment retrouver mon brouillon ?").await;
    let workshop = "La Dinno peut-elle animer un atelier ?";
    let second = ask(&sophie, HelpTopic::Dinno, workshop).await;
    assert!(first.summary.reference.starts_with("QUESTION-"), "{}", first.summary.reference);
    assert!(first.messages[0].body_html.contains("<strong>hier</strong>"));
    let answer = says("Dans « Mes idées ».");
    let first = paul.reply_help_request(first.summary.id, &answer, first.version).await.unwrap();
    assert_eq!(first.summary.status, HelpStatus::Answered);
    let answered: Vec<_> = first.messages.iter().map(|one| one.answer).collect();
    assert_eq!(answered, [false, true]);
    let by_topic = async |topic| {
        let query = HelpRequestQuery { topic: Some(topic), ..HelpRequestQuery::default() };
        let page = paul.list_help_requests(&query).await.unwrap();
        page.items.into_iter().map(|one| one.title).collect::<Vec<_>>()
    };
    assert_eq!(by_topic(HelpTopic::Portal).await, ["Comment retrouver mon brouillon ?"]);
    assert_eq!(by_topic(HelpTopic::Dinno).await, [workshop]);
    let id = second.summary.id;
    let second = paul.reply_help_request(id, &says("Oui."), second.version).await.unwrap();
    let framing = SupportRequest { stage: SupportStage::Framing, poc_id: None };
    let second = paul.support_help_request(id, &framing, second.version).await.unwrap();
    assert_eq!(second.summary.support, Some(SupportStage::Framing));
    let theirs = sophie.read_help_request(id).await.unwrap();
    assert_eq!(theirs.summary.support, Some(SupportStage::Framing));
    assert!(theirs.summary.mine && theirs.allowed == HelpAct::ALL);
}

async fn a_question_is_between_whoever_asks_and_whoever_answers(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (paul, karim) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Karim).await);
    let asked = ask(&sophie, HelpTopic::Other, "Puis-je inviter un partenaire ?").await;
    let id = asked.summary.id;
    for other in [&yann, &karim] {
        assert_eq!(refusal(other.read_help_request(id).await), ProblemCode::NotFound);
        let said = other.reply_help_request(id, &says("Moi !"), asked.version).await;
        assert_eq!(refusal(said), ProblemCode::NotFound);
        let page = other.list_help_requests(&HelpRequestQuery::default()).await.unwrap();
        assert!(page.items.is_empty());
    }
    let closed = sophie.close_help_request(id, asked.version).await.unwrap();
    assert_eq!(closed.summary.status, HelpStatus::Closed);
    let twice = paul.close_help_request(id, closed.version).await;
    assert_eq!(refusal(twice), ProblemCode::HelpRequestClosed);
    let late = paul.reply_help_request(id, &says("Oui."), asked.version).await;
    assert_eq!(refusal(late), ProblemCode::EditConflict);
    let open = sophie.reply_help_request(id, &says("Encore ?"), closed.version).await.unwrap();
    assert_eq!(open.summary.status, HelpStatus::Open);
    let query = HelpRequestQuery {
        status: Some(HelpStatus::Open),
        include: Some(Include::Total),
        ..HelpRequestQuery::default()
    };
    assert_eq!(paul.list_help_requests(&query).await.unwrap().total, Some(1));
}

async fn each_side_is_told_of_what_the_other_did(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let asked = ask(&sophie, HelpTopic::Portal, "Où sont mes brouillons ?").await;
    tell_everybody(&app).await;
    let told = paul.list_notifications().await.unwrap().items;
    assert_eq!((told.len(), told[0].reason), (1, NotificationReason::Handler));
    assert_eq!(told[0].title, "Où sont mes brouillons ?");
    assert!(sophie.list_notifications().await.unwrap().items.is_empty());
    paul.reply_help_request(asked.summary.id, &says("Là."), asked.version).await.unwrap();
    tell_everybody(&app).await;
    let told = sophie.list_notifications().await.unwrap().items;
    assert_eq!((told.len(), told[0].reason), (1, NotificationReason::Requester));
    assert!(matches!(told[0].fact, Fact::HelpReplied { answer: true, .. }));
    assert_eq!(paul.list_notifications().await.unwrap().items.len(), 1, "he answered himself");
}

async fn support_is_asked_at_once_for_an_experiment_and_a_retry_asks_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = launched(&julie, "Ateliers mobiles").await.summary;
    let wanted = AskDinnoRequest {
        support: Some(SupportStage::Review),
        poc_id: Some(poc.id),
        ..question(HelpTopic::Dinno, "Un regard sur notre bilan")
    };
    let once = key();
    let first = julie.ask_dinno(&wanted, &once).await.unwrap();
    let again = julie.ask_dinno(&wanted, &once).await.unwrap();
    assert_eq!(first.summary.id, again.summary.id);
    assert_eq!(first.poc.unwrap().title, "Ateliers mobiles");
    // Its first stage is in its history, and whoever answers is told once of the whole.
    let history = julie.read_help_request_history(first.summary.id).await.unwrap().items;
    let stages = history.iter().filter_map(|entry| {
        let Fact::SupportRequested { stage, .. } = entry.fact else { return None };
        Some((stage, entry.actor.as_ref().unwrap().name.as_str()))
    });
    assert_eq!(stages.collect::<Vec<_>>(), [(SupportStage::Review, "Julie Morel")]);
    tell_everybody(&app).await;
    let told = app.client_of(Demo::Paul).await.list_notifications().await.unwrap().items;
    let of_questions = told.iter().filter(|one| {
        matches!(one.fact, Fact::HelpRequested { .. } | Fact::SupportRequested { .. })
    });
    assert_eq!(of_questions.count(), 1);
    let query = HelpRequestQuery {
        support: Some(SupportStage::Review),
        poc_id: Some(poc.id),
        ..HelpRequestQuery::default()
    };
    assert_eq!(julie.list_help_requests(&query).await.unwrap().items.len(), 1);
    let nowhere = AskDinnoRequest { poc_id: Some(PocId(Uuid::nil())), ..wanted };
    let refused = faulty_fields(julie.ask_dinno(&nowhere, &key()).await);
    assert_eq!(refused, ["/poc_id unknown_value"]);
    let blank = faulty_fields(julie.ask_dinno(&question(HelpTopic::Portal, ""), &key()).await);
    assert_eq!(blank, ["/title required"]);
}

async fn the_stages_of_a_support_are_remembered_with_whoever_moved_them(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let yann = app.client_of(Demo::Yann).await;
    let mut asked = ask(&julie, HelpTopic::Dinno, "Un appui pour notre essai").await;
    let id = asked.summary.id;
    for stage in [SupportStage::Framing, SupportStage::Launch] {
        let moved = SupportRequest { stage, poc_id: None };
        asked = paul.support_help_request(id, &moved, asked.version).await.unwrap();
    }
    julie.close_help_request(id, asked.version).await.unwrap();
    let history = julie.read_help_request_history(id).await.unwrap().items;
    let stages = history.iter().filter_map(|entry| {
        let Fact::SupportRequested { stage, .. } = entry.fact else { return None };
        Some((stage, entry.actor.as_ref().unwrap().name.as_str()))
    });
    let moved = [(SupportStage::Launch, "Paul Mercier"), (SupportStage::Framing, "Paul Mercier")];
    assert_eq!(stages.collect::<Vec<_>>(), moved, "the newest first");
    assert!(matches!(history[0].fact, Fact::HelpClosed { .. }));
    assert_eq!(history[0].actor.as_ref().unwrap().name, "Julie Morel");
    assert_eq!(refusal(yann.read_help_request_history(id).await), ProblemCode::NotFound);
}

async fn questions_come_page_after_page(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    for place in 0..5 {
        ask(&sophie, HelpTopic::Portal, &format!("Question {place}")).await;
    }
    let mut query = HelpRequestQuery { limit: 2, mine: true, ..HelpRequestQuery::default() };
    let mut titles = Vec::new();
    loop {
        let page = sophie.list_help_requests(&query).await.unwrap();
        titles.extend(page.items.into_iter().map(|one| one.title));
        query.cursor = page.next;
        if query.cursor.is_none() {
            break;
        }
    }
    assert_eq!(titles, ["Question 4", "Question 3", "Question 2", "Question 1", "Question 0"]);
}

/// What the button « Donner le profil de contributeur » does.
async fn whoever_asks_to_contribute_is_granted_it_and_told(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    ask(&sophie, HelpTopic::Contributor, "Devenir contributeur").await;
    assert!(!sophie.read_me().await.unwrap().may(Permission::CreatePoc));
    let topic = Some(HelpTopic::Contributor);
    let query = HelpRequestQuery { topic, ..HelpRequestQuery::default() };
    let asked = paul.list_help_requests(&query).await.unwrap().items.remove(0);
    let account = paul.read_account(asked.author.id).await.unwrap();
    let given = EditAccountRequest { profile: Profile::Contributor, ..(&account).into() };
    paul.edit_account(account.id, &given, account.version).await.unwrap();
    let request = paul.read_help_request(asked.id).await.unwrap();
    paul.reply_help_request(asked.id, &says("C’est fait."), request.version).await.unwrap();
    tell_everybody(&app).await;
    assert!(sophie.read_me().await.unwrap().may(Permission::CreatePoc), "at the next request");
    let told = sophie.list_notifications().await.unwrap().items;
    assert!(told.iter().any(|one| matches!(one.fact, Fact::HelpReplied { answer: true, .. })));
}

on_both_databases!(
    two_questions_are_answered_by_topic_and_one_becomes_support,
    a_question_is_between_whoever_asks_and_whoever_answers,
    each_side_is_told_of_what_the_other_did,
    support_is_asked_at_once_for_an_experiment_and_a_retry_asks_once,
    the_stages_of_a_support_are_remembered_with_whoever_moved_them,
    questions_come_page_after_page,
    whoever_asks_to_contribute_is_granted_it_and_told,
);
