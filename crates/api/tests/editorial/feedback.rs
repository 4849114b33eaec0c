//! What those who came say of an event while it is fresh, and what its organisers read of it (R262).

use api_client::ApiClient;
use api_types::agenda::{EventFeedbackRequest, FeedbackResultsView};
use api_types::editorial::EditorialContentRequest;
use api_types::problem::ProblemCode;
use chrono::TimeDelta;
use domain::EditorialId;
use domain::editorial::Usefulness;
use test_support::{Database, Demo, TestApp, faulty_fields, on_both_databases, refusal};

use super::agenda::event;
use super::published;

fn said(mark: Usefulness, sentence: Option<&str>) -> EventFeedbackRequest {
    EventFeedbackRequest { mark, sentence: sentence.map(str::to_owned) }
}

async fn results(reader: &ApiClient, id: EditorialId) -> Option<FeedbackResultsView> {
    reader.read_event_feedback(id).await.unwrap().results
}

const CAME: [Demo; 4] = [Demo::Sophie, Demo::Yann, Demo::Karim, Demo::Thomas];

async fn those_who_came_say_what_it_was_worth_and_nobody_reads_whose_it_is(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let id = published(&julie, &event(&app, "Atelier", None)).await.summary.id;
    for who in CAME {
        app.client_of(who).await.register_for_event(id).await.unwrap();
    }
    let sophie = app.client_of(Demo::Sophie).await;
    let early = sophie.leave_event_feedback(id, &said(Usefulness::Useful, None)).await;
    assert_eq!(refusal(early), ProblemCode::ItemWrongState);
    assert!(!sophie.read_event_feedback(id).await.unwrap().open);
    assert_eq!(results(&julie, id).await, None, "there is nothing to read before it begins");
    app.advance(TimeDelta::days(3));
    let marks = [
        said(Usefulness::VeryUseful, Some("Zut, trop court.")),
        said(Usefulness::Useful, None),
        said(Usefulness::NotUseful, Some("Bien trop long.")),
    ];
    for (who, body) in CAME.into_iter().zip(&marks) {
        let client = app.client_of(who).await;
        let seen = client.leave_event_feedback(id, body).await.unwrap();
        assert_eq!(seen.mine.map(|mine| mine.mark), Some(body.mark));
        assert_eq!(seen.results, None, "only who writes the event reads what others said");
        // Read by its organiser, as by an administrator.
        let julie = app.client_of(Demo::Julie).await;
        let read = results(&julie, id).await.unwrap();
        assert_eq!(read.marks.is_empty(), read.answers < 3, "{read:?}");
        assert_eq!(read.sentences.is_empty(), read.answers < 3, "{read:?}");
    }
    let julie = app.client_of(Demo::Julie).await;
    let read = results(&julie, id).await.unwrap();
    let counts: Vec<u32> = read.marks.iter().map(|one| one.count).collect();
    assert_eq!((read.answers, counts.as_slice()), (3, [1, 1, 0, 1].as_slice()));
    assert_eq!(read.sentences, ["Bien trop long.", "Zut, trop court."]);
    // Neither its history nor its list of people says who answered.
    let history = julie.read_editorial_item_history(id).await.unwrap().items;
    let registered = julie.list_event_registrations(id).await.unwrap().items;
    assert_eq!(registered.len(), CAME.len());
    let told = serde_json::to_string(&history).unwrap();
    assert!(!told.contains("useful") && !told.contains("trop"), "{told}");
}

async fn it_is_changed_for_two_weeks_and_told_by_those_who_had_a_place(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let id = published(&julie, &event(&app, "Atelier", Some(1))).await.summary.id;
    app.client_of(Demo::Sophie).await.register_for_event(id).await.unwrap();
    app.client_of(Demo::Yann).await.register_for_event(id).await.unwrap();
    app.advance(TimeDelta::days(4));
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let karim = app.client_of(Demo::Karim).await;
    for (client, why) in [(&yann, "he waited for a place"), (&karim, "he did not register")] {
        let refused = client.leave_event_feedback(id, &said(Usefulness::Useful, None)).await;
        assert_eq!(refusal(refused), ProblemCode::ItemWrongState, "{why}");
    }
    let long = "a".repeat(501);
    let refused = sophie.leave_event_feedback(id, &said(Usefulness::Useful, Some(&long))).await;
    assert_eq!(faulty_fields(refused), ["/sentence too_long"]);
    sophie.leave_event_feedback(id, &said(Usefulness::Useful, Some("Bien."))).await.unwrap();
    app.advance(TimeDelta::days(12));
    let sophie = app.client_of(Demo::Sophie).await;
    let changed = said(Usefulness::LittleUse, None);
    let seen = sophie.leave_event_feedback(id, &changed).await.unwrap();
    let mine = seen.mine.unwrap();
    assert_eq!((mine.mark, mine.sentence, seen.open), (Usefulness::LittleUse, None, true));
    let julie = app.client_of(Demo::Julie).await;
    assert_eq!(results(&julie, id).await.unwrap().answers, 1, "once each");
    app.advance(TimeDelta::days(3));
    let sophie = app.client_of(Demo::Sophie).await;
    let late = sophie.leave_event_feedback(id, &changed).await;
    assert_eq!(refusal(late), ProblemCode::ItemWrongState);
    let seen = sophie.read_event_feedback(id).await.unwrap();
    assert!(!seen.open && seen.mine.is_some(), "it stays, and is read by its author");
}

async fn where_nobody_registers_everybody_may_say_it_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let mut open = event(&app, "Portes ouvertes", None);
    if let EditorialContentRequest::Events(event) = &mut open.content {
        event.registration = None;
    }
    let id = published(&julie, &open).await.summary.id;
    let sophie = app.client_of(Demo::Sophie).await;
    assert!(!sophie.read_event_feedback(id).await.unwrap().open, "it has not begun");
    let early = sophie.leave_event_feedback(id, &said(Usefulness::Useful, None)).await;
    assert_eq!(refusal(early), ProblemCode::ItemWrongState);
    app.advance(TimeDelta::days(4));
    let sophie = app.client_of(Demo::Sophie).await;
    assert!(sophie.read_event_feedback(id).await.unwrap().open);
    for mark in [Usefulness::Useful, Usefulness::LittleUse] {
        sophie.leave_event_feedback(id, &said(mark, None)).await.unwrap();
    }
    let mine = sophie.read_event_feedback(id).await.unwrap().mine.unwrap();
    assert_eq!(mine.mark, Usefulness::LittleUse);
    let julie = app.client_of(Demo::Julie).await;
    assert_eq!(results(&julie, id).await.unwrap().answers, 1, "once each");
    app.advance(TimeDelta::days(15));
    let sophie = app.client_of(Demo::Sophie).await;
    let late = sophie.leave_event_feedback(id, &said(Usefulness::Useful, None)).await;
    assert_eq!(refusal(late), ProblemCode::ItemWrongState);
}

on_both_databases!(
    those_who_came_say_what_it_was_worth_and_nobody_reads_whose_it_is,
    it_is_changed_for_two_weeks_and_told_by_those_who_had_a_place,
    where_nobody_registers_everybody_may_say_it_once,
);
