//! Whoever registered is told when a place is theirs, and when the event moves or is withdrawn (R257, R259).

use api_client::ApiClient;
use api_types::editorial::{
    EditorialContentRequest, EditorialItemRequest, PublishEditorialItemRequest,
    RegistrationRequest, WithdrawEditorialItemRequest,
};
use api_types::notification::{NotificationReason, NotificationView};
use domain::EditorialId;
use domain::editorial::EditorialChange;
use domain::journal::Fact;
use test_support::{Database, Demo, TestApp, on_both_databases};

use super::agenda::event;
use super::{published, said_by};

async fn told(app: &TestApp, client: &ApiClient) -> Vec<NotificationView> {
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    client.list_notifications().await.unwrap().items
}

fn with_places(mut request: EditorialItemRequest, places: Option<u16>) -> EditorialItemRequest {
    if let EditorialContentRequest::Events(event) = &mut request.content {
        event.registration = Some(RegistrationRequest { places });
    }
    request
}

fn at(mut request: EditorialItemRequest, place: &str) -> EditorialItemRequest {
    if let EditorialContentRequest::Events(event) = &mut request.content {
        event.place = Some(place.to_owned());
    }
    request
}

async fn edit(writer: &ApiClient, id: EditorialId, request: &EditorialItemRequest) {
    let version = writer.read_editorial_item(id).await.unwrap().version;
    let request = said_by(writer, request).await;
    writer.edit_editorial_item(id, &request, version).await.unwrap();
}

async fn whoever_moves_up_is_told_and_nobody_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let id = published(&julie, &event(&app, "Atelier", Some(1))).await.summary.id;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let marc = app.client_of(Demo::Marc).await;
    for who in [&sophie, &yann, &marc] {
        who.register_for_event(id).await.unwrap();
    }
    marc.unregister_from_event(id).await.unwrap();
    assert!(told(&app, &yann).await.is_empty(), "whoever waited leaves no place");
    marc.register_for_event(id).await.unwrap();
    sophie.unregister_from_event(id).await.unwrap();
    sophie.unregister_from_event(id).await.unwrap();
    let news = told(&app, &yann).await;
    assert_eq!(news.len(), 1, "once: {news:?}");
    assert!(matches!(news[0].fact, Fact::SeatGiven { item, .. } if item == id));
    assert_eq!((news[0].title.as_str(), news[0].subject_id), ("Atelier", id.0));
    assert_eq!((&news[0].reason, &news[0].reference), (&NotificationReason::Registered, &None));
    assert!(news[0].actor.is_none(), "who left is nobody's business");
    for who in [&sophie, &marc, &julie] {
        assert!(told(&app, who).await.is_empty());
    }
    let history = sophie.read_editorial_item_history(id).await.unwrap().items;
    assert!(history.iter().all(|entry| !matches!(entry.fact, Fact::SeatGiven { .. })));
}

async fn more_places_are_told_to_those_who_get_them(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let request = event(&app, "Atelier", Some(1));
    let id = published(&julie, &request).await.summary.id;
    let mut people = Vec::new();
    for who in [Demo::Sophie, Demo::Yann, Demo::Marc, Demo::Thomas] {
        let client = app.client_of(who).await;
        client.register_for_event(id).await.unwrap();
        people.push(client);
    }
    edit(&julie, id, &with_places(request.clone(), Some(3))).await;
    let mut counts = Vec::new();
    for who in &people {
        counts.push(told(&app, who).await.len());
    }
    assert_eq!(counts, [0, 1, 1, 0]);
    edit(&julie, id, &with_places(request, None)).await;
    assert_eq!(told(&app, &people[3]).await.len(), 1, "as many as one likes");
    assert_eq!(told(&app, &people[1]).await.len(), 1, "theirs already");
}

async fn fewer_places_are_told_to_those_who_lose_theirs(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let request = event(&app, "Atelier", Some(3));
    let id = published(&julie, &request).await.summary.id;
    let mut people = Vec::new();
    for who in [Demo::Sophie, Demo::Yann, Demo::Marc, Demo::Thomas] {
        let client = app.client_of(who).await;
        client.register_for_event(id).await.unwrap();
        people.push(client);
    }
    edit(&julie, id, &with_places(request, Some(1))).await;
    let mut news = Vec::new();
    for who in &people {
        news.push(told(&app, who).await);
    }
    assert_eq!(news.iter().map(Vec::len).collect::<Vec<_>>(), [0, 1, 1, 0]);
    assert!(matches!(news[1][0].fact, Fact::SeatLost { item, .. } if item == id));
}

async fn those_who_registered_hear_that_it_moves_or_is_withdrawn(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let request = event(&app, "Atelier", Some(1));
    let id = published(&julie, &request).await.summary.id;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let marc = app.client_of(Demo::Marc).await;
    for who in [&julie, &sophie, &yann] {
        who.register_for_event(id).await.unwrap();
    }
    let renamed = EditorialItemRequest { title: "Atelier ouvert".to_owned(), ..request.clone() };
    edit(&julie, id, &renamed).await;
    assert!(told(&app, &sophie).await.is_empty(), "what it says is read when one comes");
    edit(&julie, id, &at(request, "Rennes, salle 4")).await;
    let view = julie.read_editorial_item(id).await.unwrap();
    let why = WithdrawEditorialItemRequest { reason: Some("La salle est prise.".to_owned()) };
    let gone = julie.withdraw_editorial_item(id, &why, view.version).await.unwrap();
    let again = PublishEditorialItemRequest::default();
    julie.publish_editorial_item(id, &again, gone.version).await.unwrap();
    for who in [&sophie, &yann] {
        let news = told(&app, who).await;
        let mut changes: Vec<_> = news.iter().map(|one| change(&one.fact)).collect();
        changes.reverse();
        let (moved, published) = (EditorialChange::Moved, EditorialChange::Published);
        assert_eq!(changes, [moved, EditorialChange::Withdrawn, published], "{news:?}");
        assert!(news.iter().all(|one| one.reason == NotificationReason::Registered));
    }
    assert!(told(&app, &julie).await.is_empty(), "she did it");
    assert!(told(&app, &marc).await.is_empty(), "he never registered");
}

fn change(fact: &Fact) -> EditorialChange {
    let Fact::EditorialItemChanged { change, .. } = fact else { panic!("{fact:?}") };
    *change
}

on_both_databases!(
    whoever_moves_up_is_told_and_nobody_else,
    more_places_are_told_to_those_who_get_them,
    fewer_places_are_told_to_those_who_lose_theirs,
    those_who_registered_hear_that_it_moves_or_is_withdrawn,
);
