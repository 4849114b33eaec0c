//! Whoever registered is reminded when they chose, once; whoever leaves and comes back at once has their place again;
//! what was filmed stays (R257, R258, R281).

use std::time::Duration;

use api_client::ApiClient;
use api_types::account::EditAccountRequest;
use api_types::agenda::{RegisterQuery, RegistrationView};
use api_types::editorial::{
    EditorialContentRequest, EditorialContentView, EditorialItemRequest, EditorialItemView,
    EventView, WithdrawEditorialItemRequest,
};
use api_types::video::VideoView;
use app::mail::send_due;
use chrono::{DateTime, TimeDelta, Utc};
use domain::EditorialId;
use domain::civil::Zone;
use domain::editorial::Reminder;
use domain::journal::Fact;
use domain::video::VideoScope;
use test_support::{Database, Demo, SmtpSink, TestApp, faulty_fields, key, on_both_databases};

use super::agenda::{coming, event};
use super::{published, said_by};
use crate::pocs::me;

fn said(view: EditorialItemView) -> EventView {
    let EditorialContentView::Events(event) = view.content else { panic!("an event") };
    event
}

fn seats(view: EditorialItemView) -> RegistrationView {
    said(view).registration.unwrap()
}

async fn come(who: &ApiClient, id: EditorialId, reminder: Reminder) -> RegistrationView {
    let query = RegisterQuery { reminder: Some(reminder) };
    seats(who.register_for_event_as(id, &query).await.unwrap())
}

/// What a server does by itself, and the beginnings of which this person was then reminded, the newest first.
async fn reminded(app: &TestApp, who: Demo) -> Vec<DateTime<Utc>> {
    while app::editorial::remind(&app.app).await.unwrap() > 0 {}
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = app.client_of(who).await.list_notifications().await.unwrap().items;
    let begins_at = |fact: &Fact| {
        if let Fact::EventReminded { begins_at, .. } = fact { Some(*begins_at) } else { None }
    };
    told.iter().filter_map(|one| begins_at(&one.fact)).collect()
}

fn later(mut request: EditorialItemRequest, days: i64) -> EditorialItemRequest {
    if let EditorialContentRequest::Events(event) = &mut request.content {
        event.begins_at += TimeDelta::days(days);
        event.ends_at += TimeDelta::days(days);
    }
    request
}

async fn each_is_reminded_once_when_they_chose(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let seen = published(&julie, &event(&app, "Atelier", Some(3))).await;
    let (id, begins_at) = (seen.summary.id, said(seen).brief.begins_at);
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (marc, thomas) = (app.client_of(Demo::Marc).await, app.client_of(Demo::Thomas).await);
    let plain = seats(sophie.register_for_event(id).await.unwrap());
    assert_eq!(plain.reminder, Some(Reminder::DayBefore), "when she says nothing");
    assert_eq!(come(&yann, id, Reminder::WeekBefore).await.reminder, Some(Reminder::WeekBefore));
    assert_eq!(come(&yann, id, Reminder::HourBefore).await.reminder, Some(Reminder::HourBefore));
    let again = seats(yann.register_for_event(id).await.unwrap());
    assert_eq!((again.reminder, again.seated), (Some(Reminder::HourBefore), 2), "as he chose");
    come(&marc, id, Reminder::Never).await;
    thomas.register_for_event(id).await.unwrap();
    assert!(reminded(&app, Demo::Sophie).await.is_empty(), "three days before");
    app.advance(TimeDelta::days(2) + TimeDelta::minutes(1));
    assert_eq!(reminded(&app, Demo::Sophie).await, [begins_at]);
    assert_eq!(reminded(&app, Demo::Sophie).await, [begins_at], "once");
    assert!(reminded(&app, Demo::Yann).await.is_empty(), "not yet");
    assert!(reminded(&app, Demo::Thomas).await.is_empty(), "he waits for a place");
    app.advance(TimeDelta::hours(23));
    assert_eq!(reminded(&app, Demo::Yann).await, [begins_at]);
    assert!(reminded(&app, Demo::Marc).await.is_empty(), "he wants none");
}

/// What a server does is stopped again and again between two people: nobody is left out, and nobody is told twice.
async fn what_stops_meanwhile_leaves_nobody_out_and_tells_nobody_twice(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let seen = published(&julie, &event(&app, "Atelier", Some(4))).await;
    let (id, begins_at) = (seen.summary.id, said(seen).brief.begins_at);
    let seated = [Demo::Sophie, Demo::Yann, Demo::Marc, Demo::Karim];
    for who in seated.into_iter().chain([Demo::Thomas]) {
        app.client_of(who).await.register_for_event(id).await.unwrap();
    }
    app.advance(TimeDelta::days(2) + TimeDelta::minutes(1));
    for patience in 1.. {
        let looks = app::editorial::remind_by(&app.app, 1);
        let told = tokio::time::timeout(Duration::from_millis(patience), looks).await;
        if let Ok(told) = told
            && told.unwrap() == 0
        {
            break;
        }
    }
    for who in seated {
        assert_eq!(reminded(&app, who).await, [begins_at], "{who:?}");
    }
    assert!(reminded(&app, Demo::Thomas).await.is_empty(), "he waits for a place");
}

async fn people_are_reminded_by_batches_of_two(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let id = published(&julie, &event(&app, "Atelier", None)).await.summary.id;
    for who in [Demo::Sophie, Demo::Yann, Demo::Marc, Demo::Karim, Demo::Thomas] {
        app.client_of(who).await.register_for_event(id).await.unwrap();
    }
    app.advance(TimeDelta::days(2) + TimeDelta::minutes(1));
    assert_eq!(app::editorial::remind_by(&app.app, 2).await.unwrap(), 5);
    assert_eq!(app::editorial::remind_by(&app.app, 2).await.unwrap(), 0, "once");
}

async fn an_event_that_moves_is_told_by_its_new_date_and_a_withdrawn_one_never(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let request = event(&app, "Atelier", None);
    let id = published(&julie, &request).await.summary.id;
    let gone = published(&julie, &event(&app, "Séminaire", None)).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    for event in [id, gone.summary.id] {
        sophie.register_for_event(event).await.unwrap();
    }
    yann.register_for_event(id).await.unwrap();
    yann.unregister_from_event(id).await.unwrap();
    let why = WithdrawEditorialItemRequest::default();
    julie.withdraw_editorial_item(gone.summary.id, &why, gone.version).await.unwrap();
    let version = julie.read_editorial_item(id).await.unwrap().version;
    let moved = julie
        .edit_editorial_item(id, &said_by(&julie, &later(request, 7)).await, version)
        .await
        .unwrap();
    let begins_at = said(moved).brief.begins_at;
    app.advance(TimeDelta::days(2) + TimeDelta::hours(1));
    assert!(reminded(&app, Demo::Sophie).await.is_empty(), "it moved");
    app.advance(TimeDelta::days(7));
    assert_eq!(reminded(&app, Demo::Sophie).await, [begins_at]);
    assert!(reminded(&app, Demo::Yann).await.is_empty(), "he left");
    come(&app.client_of(Demo::Marc).await, id, Reminder::DayBefore).await;
    assert!(reminded(&app, Demo::Marc).await.is_empty(), "he knows: that moment is past");
}

async fn a_reminder_goes_by_mail_with_the_hour_of_the_body(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    app.app.use_relay();
    let julie = app.client_of(Demo::Julie).await;
    let seen = published(&julie, &event(&app, "Atelier des essais", None)).await;
    let (id, begins_at) = (seen.summary.id, said(seen).brief.begins_at);
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let bodies = nadia.list_organisations().await.unwrap().items;
    let reunion = bodies.iter().find(|body| body.code == "cgss-la-reunion").unwrap().id;
    let account = nadia.read_account(me(&sophie).await).await.unwrap();
    let moved = EditAccountRequest { organisation_id: Some(reunion), ..(&account).into() };
    nadia.edit_account(account.id, &moved, account.version).await.unwrap();
    app.client_of(Demo::Sophie).await.register_for_event(id).await.unwrap();
    app.advance(TimeDelta::days(2) + TimeDelta::minutes(1));
    for _ in 0..2 {
        assert_eq!(reminded(&app, Demo::Sophie).await.len(), 1);
        while send_due(&app.app, &sink.post()).await.unwrap().letters > 0 {}
    }
    let letters = sink.letters();
    assert_eq!(letters.len(), 1, "once");
    let (head, body) = (&letters[0].head, &letters[0].body);
    assert!(!head.contains("Atelier"), "its subject names nothing: {head}");
    assert!(body.contains("Atelier des essais"), "{body}");
    let there = Zone::Reunion.local(begins_at);
    for said in [there.format("%d/%m/%Y").to_string(), there.format("%H:%M").to_string()] {
        assert!(body.contains(&said), "{said}: {body}");
    }
    assert!(body.contains(&format!("https://ozeli-d.example/agenda/{id}")), "{body}");
}

async fn whoever_leaves_and_comes_back_at_once_has_their_place_again(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let id = published(&julie, &event(&app, "Atelier", Some(1))).await.summary.id;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let marc = app.client_of(Demo::Marc).await;
    sophie.register_for_event(id).await.unwrap();
    come(&yann, id, Reminder::WeekBefore).await;
    marc.register_for_event(id).await.unwrap();
    yann.unregister_from_event(id).await.unwrap();
    let back = seats(yann.register_for_event(id).await.unwrap());
    assert_eq!((back.ahead, back.reminder), (Some(0), Some(Reminder::WeekBefore)), "before Marc");
    sophie.unregister_from_event(id).await.unwrap();
    let late = seats(sophie.register_for_event(id).await.unwrap());
    assert_eq!(late.ahead, Some(1), "Yann was told that the place is his");
    let his = seats(yann.read_editorial_item(id).await.unwrap());
    assert_eq!((his.registered, his.ahead), (true, None));
    marc.unregister_from_event(id).await.unwrap();
    app.advance(TimeDelta::minutes(6));
    let marc = app.client_of(Demo::Marc).await;
    let back = seats(marc.register_for_event(id).await.unwrap());
    assert_eq!(back.ahead, Some(1), "after five minutes he comes last");
}

async fn what_was_filmed_stays_for_those_to_whom_it_may_be_shown(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let request = event(&app, "Atelier", None);
    let id = published(&julie, &request).await.summary.id;
    let query = coming(&app);
    app.advance(TimeDelta::days(4));
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let with = |scope: VideoScope, consent: bool| {
        let mut request = request.clone();
        if let EditorialContentRequest::Events(event) = &mut request.content {
            let url = "https://videos.example/atelier".to_owned();
            let (captioned, transcript) = (true, None);
            event.replay = Some(VideoView { url, consent, scope, captioned, transcript });
            event.slides = Some("https://documents.example/atelier.pdf".to_owned());
        }
        request
    };
    let version = julie.read_editorial_item(id).await.unwrap().version;
    let refused = with(VideoScope::Internal, false);
    let refused = julie.edit_editorial_item(id, &said_by(&julie, &refused).await, version).await;
    assert_eq!(faulty_fields(refused), ["/content/events/replay/consent required"]);
    let marked = async |who: &ApiClient| {
        let items = who.read_agenda(&query).await.unwrap().items;
        items.into_iter().find(|entry| entry.id == id.0).unwrap().replay
    };
    assert!(!marked(&sophie).await);
    let kept = with(VideoScope::TopManagement, true);
    let view = julie.edit_editorial_item(id, &said_by(&julie, &kept).await, version).await.unwrap();
    let version = view.version;
    assert!(said(view).replay.is_some(), "she keeps the event");
    let hers = said(sophie.read_editorial_item(id).await.unwrap());
    assert_eq!(hers.replay, None, "it was not agreed for her");
    assert_eq!(hers.slides.as_deref(), Some("https://documents.example/atelier.pdf"));
    assert!(!marked(&sophie).await);
    let kept = with(VideoScope::Internal, true);
    julie.edit_editorial_item(id, &said_by(&julie, &kept).await, version).await.unwrap();
    let hers = said(sophie.read_editorial_item(id).await.unwrap());
    assert_eq!(hers.replay.unwrap().url, "https://videos.example/atelier");
    assert!(marked(&sophie).await);
    let draft = julie.draft_editorial_item(&said_by(&julie, &request).await, &key()).await.unwrap();
    assert_eq!(said(draft).slides, None);
}

on_both_databases!(
    each_is_reminded_once_when_they_chose,
    what_stops_meanwhile_leaves_nobody_out_and_tells_nobody_twice,
    people_are_reminded_by_batches_of_two,
    an_event_that_moves_is_told_by_its_new_date_and_a_withdrawn_one_never,
    a_reminder_goes_by_mail_with_the_hour_of_the_body,
    whoever_leaves_and_comes_back_at_once_has_their_place_again,
    what_was_filmed_stays_for_those_to_whom_it_may_be_shown,
);
