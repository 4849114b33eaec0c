//! A training and the events that hold its sessions name each other (R297).

use api_client::ApiClient;
use api_types::editorial::{
    EditorialContentRequest, EditorialContentView, EditorialItemRequest,
    PublishEditorialItemRequest, SessionView, TrainingView, WithdrawEditorialItemRequest,
};
use chrono::TimeDelta;
use domain::EditorialId;
use domain::access::Brick;
use domain::editorial::{EventFormat, MethodKind};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases};

use super::agenda::event;
use super::home::close;
use super::knowledge::resource;
use super::{published, said_by};

/// A training event, which is a session of this resource.
fn session(app: &TestApp, title: &str, of: EditorialId) -> EditorialItemRequest {
    let mut request = event(app, title, None);
    if let EditorialContentRequest::Events(event) = &mut request.content {
        event.format = EventFormat::Training;
        event.training_id = Some(of);
    }
    request
}

async fn training_of(reader: &ApiClient, event: EditorialId) -> Option<TrainingView> {
    let item = reader.read_editorial_item(event).await.unwrap();
    let EditorialContentView::Events(event) = item.content else { panic!("an event") };
    event.training
}

async fn sessions_of(reader: &ApiClient, training: EditorialId) -> Vec<SessionView> {
    let item = reader.read_editorial_item(training).await.unwrap();
    let EditorialContentView::MethodResources(resource) = item.content else {
        panic!("a resource")
    };
    resource.sessions
}

async fn a_training_and_its_sessions_name_each_other(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let training = published(&paul, &resource(MethodKind::Training, None, None)).await.summary.id;
    assert!(sessions_of(&sophie, training).await.is_empty());
    let draft = said_by(&julie, &session(&app, "Un brouillon", training)).await;
    julie.draft_editorial_item(&draft, &key()).await.unwrap();
    let held = published(&julie, &session(&app, "Session de mai", training)).await.summary.id;
    let told = TrainingView { id: training, title: "training".to_owned() };
    assert_eq!(training_of(&sophie, held).await, Some(told));
    let coming = sessions_of(&sophie, training).await;
    let [one] = &*coming else { panic!("{coming:?}") };
    assert_eq!((one.id, one.title.as_str()), (held, "Session de mai"));
    assert_eq!(one.place.as_deref(), Some("Paris, salle 2"));
    // Each is told to whoever reads its brick.
    close(&nadia, Brick::Events).await;
    assert!(sessions_of(&sophie, training).await.is_empty());
    assert_eq!(sessions_of(&julie, training).await.len(), 1);
    app.advance(TimeDelta::days(4));
    let julie = app.client_of(Demo::Julie).await;
    assert!(sessions_of(&julie, training).await.is_empty(), "what is over is announced no more");
}

async fn whoever_does_not_read_resources_is_not_told_of_the_training(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let training = published(&paul, &resource(MethodKind::Training, None, None)).await.summary.id;
    let held = published(&paul, &session(&app, "Session de mai", training)).await.summary.id;
    close(&nadia, Brick::MethodResources).await;
    assert_eq!(training_of(&sophie, held).await, None);
    assert!(training_of(&paul, held).await.is_some());
}

async fn a_session_is_of_a_training_and_of_nothing_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let space = published(&paul, &resource(MethodKind::Space, None, None)).await.summary.id;
    let training = published(&paul, &resource(MethodKind::Training, None, None)).await.summary.id;
    let mut seminar = session(&app, "Un séminaire", training);
    if let EditorialContentRequest::Events(event) = &mut seminar.content {
        event.format = EventFormat::Seminar;
    }
    for wrong in [session(&app, "Une session", space), seminar] {
        let refused = paul.draft_editorial_item(&wrong, &key()).await;
        assert_eq!(faulty_fields(refused), ["/content/events/training_id unknown_value"]);
    }
}

async fn whoever_changes_an_event_takes_out_no_training_that_they_do_not_read(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let training = published(&paul, &resource(MethodKind::Training, None, None)).await;
    let of = training.summary.id;
    let held = published(&julie, &session(&app, "Session de mai", of)).await;
    let id = held.summary.id;
    let why = WithdrawEditorialItemRequest { reason: Some("À revoir.".to_owned()) };
    let out = paul.withdraw_editorial_item(of, &why, training.version).await.unwrap();
    assert_eq!(training_of(&julie, id).await, None);
    let mut silent = session(&app, "Session de mai, en salle 4", of);
    if let EditorialContentRequest::Events(event) = &mut silent.content {
        event.training_id = None;
    }
    let silent = said_by(&julie, &silent).await;
    let moved = julie.edit_editorial_item(id, &silent, held.version).await.unwrap();
    let now = PublishEditorialItemRequest::default();
    paul.publish_editorial_item(of, &now, out.version).await.unwrap();
    assert_eq!(training_of(&julie, id).await.map(|training| training.id), Some(of));
    // Now she reads it, and takes it out.
    julie.edit_editorial_item(id, &silent, moved.version).await.unwrap();
    assert_eq!(training_of(&julie, id).await, None);
}

on_both_databases!(
    a_training_and_its_sessions_name_each_other,
    whoever_changes_an_event_takes_out_no_training_that_they_do_not_read,
    whoever_does_not_read_resources_is_not_told_of_the_training,
    a_session_is_of_a_training_and_of_nothing_else,
);
