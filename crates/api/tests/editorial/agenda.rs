//! The agenda: events, and what it announces by itself; registering, waiting, undoing (R257, R258; scenario 32).

use std::collections::BTreeSet;

use api_client::ApiClient;
use api_types::agenda::{AgendaQuery, RegistrationView};
use api_types::challenge::{ChallengeContentRequest, ChallengeRequest};
use api_types::editorial::{
    EditorialContentRequest, EditorialContentView, EditorialItemRequest, EventRequest,
    RegistrationRequest, WithdrawEditorialItemRequest,
};
use api_types::poc::{
    EditPocRequest, MemberRequest, PocHeaderRequest, PocView, RestrictPocRequest,
};
use api_types::problem::ProblemCode;
use chrono::{Days, NaiveDate, TimeDelta};
use domain::agenda::AgendaKind;
use domain::civil::Zone;
use domain::editorial::EventFormat;
use domain::poc::{MemberRole, Visibility};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{published, said_by};
use crate::challenges::life::{call, running};
use crate::pocs::{card, me, organisation, planned};

pub(crate) fn event(app: &TestApp, title: &str, places: Option<u16>) -> EditorialItemRequest {
    let begins_at = app.app.now() + TimeDelta::days(3);
    let content = EditorialContentRequest::Events(EventRequest {
        format: EventFormat::Seminar,
        begins_at,
        ends_at: begins_at + TimeDelta::hours(2),
        place: Some("Paris, salle 2".to_owned()),
        link: Some("https://visio.example/42".to_owned()),
        body: "Se rencontrer.".to_owned(),
        partners: Some("L’UCANSS".to_owned()),
        partner_ids: Vec::new(),
        registration: Some(RegistrationRequest { places }),
        pitches: Vec::new(),
        replay: None,
        slides: None,
        training_id: None,
    });
    EditorialItemRequest {
        title: title.to_owned(),
        content,
        owner_id: None,
        organisation_id: None,
        image: None,
    }
}

pub(crate) fn coming(app: &TestApp) -> AgendaQuery {
    let from = Zone::Paris.day(app.app.now());
    AgendaQuery::between(from, from + Days::new(40))
}

async fn announced(reader: &ApiClient, query: &AgendaQuery) -> Vec<(AgendaKind, String)> {
    let items = reader.read_agenda(query).await.unwrap().items;
    items.into_iter().map(|entry| (entry.kind, entry.title)).collect()
}

/// The same experiment, to start on another day.
pub(crate) async fn start_on(julie: &ApiClient, poc: &PocView, day: NaiveDate) -> PocView {
    let header =
        PocHeaderRequest { starts_on: Some(day), ..card(julie, &poc.summary.title).await.header };
    let lead = MemberRequest { user_id: Some(me(julie).await), name: None, role: MemberRole::Lead };
    let request = EditPocRequest { header, members: vec![lead] };
    julie.edit_poc(poc.summary.id, &request, poc.version).await.unwrap()
}

async fn an_experiment_that_is_to_start_is_announced_once_and_moves(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let query = coming(&app);
    let poc = planned(&julie, "Ateliers mobiles").await;
    let poc = start_on(&julie, &poc, query.from + Days::new(7)).await;
    let start = (AgendaKind::PocStart, "Ateliers mobiles".to_owned());
    assert_eq!(announced(&sophie, &query).await, std::slice::from_ref(&start), "nobody typed it");
    let poc = start_on(&julie, &poc, query.from + Days::new(14)).await;
    let entries = sophie.read_agenda(&query).await.unwrap().items;
    assert_eq!(entries.len(), 1, "it moved, and is there once");
    assert_eq!((entries[0].on, entries[0].planned), (query.from + Days::new(14), true));
    let before = AgendaQuery { until: query.from + Days::new(13), ..query };
    assert!(announced(&sophie, &before).await.is_empty());
    let kept = RestrictPocRequest { visibility: Visibility::TopManagement };
    paul.restrict_poc(poc.summary.id, &kept, poc.version).await.unwrap();
    assert!(announced(&sophie, &query).await.is_empty(), "what one may not see is not there");
    assert_eq!(announced(&julie, &query).await, [start]);
}

async fn events_are_announced_on_their_days_and_go_into_a_calendar(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let seen = published(&julie, &event(&app, "Séminaire, édition 2", None)).await;
    let id = seen.summary.id;
    let entry = sophie.read_agenda(&coming(&app)).await.unwrap().items.remove(0);
    assert_eq!((entry.kind, entry.id), (AgendaKind::Event, id.0));
    assert_eq!(entry.place.as_deref(), Some("Paris, salle 2"));
    let text = sophie.read_event_calendar(id).await.unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n"), "{text}");
    assert!(text.contains("SUMMARY:Séminaire\\, édition 2\r\n"), "{text}");
    let stamp = entry.begins_at.unwrap().format("%Y%m%dT%H%M%SZ");
    assert!(text.contains(&format!("DTSTART:{stamp}\r\n")), "{text}");
    let joined = text.replace("\r\n ", "");
    assert!(joined.contains("LOCATION:Paris\\, salle 2\r\n"), "{text}");
    let about = "DESCRIPTION:Se rencontrer.\\nÀ distance\u{a0}: https://visio.example/42\r\n";
    assert!(joined.contains(about), "one joins it from one’s calendar: {text}");
    assert!(joined.contains("REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"), "{text}");
    let feeds = sophie.list_feeds().await.unwrap().items;
    let address = &feeds.iter().find(|feed| feed.address.contains("/agenda?")).unwrap().address;
    let answer = reqwest::get(format!("{}{address}", app.url)).await.unwrap();
    assert_eq!(answer.headers()["content-type"], "text/calendar; charset=utf-8");
    let feed = answer.text().await.unwrap().replace("\r\n ", "");
    assert!(feed.contains(&format!("UID:event-{id}@ozeli-d")) && feed.contains(about), "{feed}");
    let news = address.replace("/agenda?", "/news?");
    assert_eq!(reqwest::get(format!("{}{news}", app.url)).await.unwrap().status(), 404);
    let backwards = AgendaQuery { until: coming(&app).from - Days::new(1), ..coming(&app) };
    assert_eq!(faulty_fields(sophie.read_agenda(&backwards).await), ["?until before_start"]);
}

/// Which telling of an event a calendar holds.
fn sequence(calendar: &str) -> i32 {
    let told = calendar.lines().find_map(|line| line.strip_prefix("SEQUENCE:"));
    told.unwrap().parse().unwrap()
}

async fn a_calendar_learns_that_an_event_moved_and_that_it_was_called_off(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let yann = app.client_of(Demo::Yann).await;
    let seen = published(&julie, &event(&app, "Atelier", None)).await;
    let id = seen.summary.id;
    sophie.register_for_event(id).await.unwrap();
    let first = sophie.read_event_calendar(id).await.unwrap();
    assert!(!first.contains("STATUS:"), "{first}");
    let moved = said_by(&julie, &event(&app, "Atelier, autre salle", None)).await;
    let now = julie.read_editorial_item(id).await.unwrap().version;
    let moved = julie.edit_editorial_item(id, &moved, now).await.unwrap();
    let second = sophie.read_event_calendar(id).await.unwrap();
    assert!(sequence(&second) > sequence(&first), "{second}");
    let why = WithdrawEditorialItemRequest { reason: Some("La salle est prise.".to_owned()) };
    julie.withdraw_editorial_item(id, &why, moved.version).await.unwrap();
    for reader in [&sophie, &julie] {
        let last = reader.read_event_calendar(id).await.unwrap();
        assert!(sequence(&last) > sequence(&second), "{last}");
        assert!(last.contains(&format!("UID:event-{id}@ozeli-d\r\n")), "the same event: {last}");
        assert!(last.contains("STATUS:CANCELLED\r\n"), "{last}");
        assert!(!last.contains("visio.example") && !last.contains("URL:"), "{last}");
    }
    // Who did not expect it is told nothing; a draft is expected by nobody.
    assert_eq!(refusal(yann.read_event_calendar(id).await), ProblemCode::NotFound);
    assert_eq!(refusal(sophie.read_editorial_item(id).await), ProblemCode::NotFound);
    let draft = said_by(&julie, &event(&app, "Un projet", None)).await;
    let draft = julie.draft_editorial_item(&draft, &key()).await.unwrap().summary.id;
    assert_eq!(refusal(sophie.read_event_calendar(draft).await), ProblemCode::NotFound);
}

async fn an_event_of_one_body_says_whose_it_is(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let cnav = julie.read_me().await.unwrap().person.organisation.unwrap();
    let ours =
        EditorialItemRequest { organisation_id: Some(cnav.id), ..event(&app, "Chez nous", None) };
    published(&julie, &ours).await;
    let entries = sophie.read_agenda(&coming(&app)).await.unwrap().items;
    assert_eq!(entries[0].organisation.as_ref(), Some(&cnav));
}

async fn the_agenda_of_a_body_is_its_own_and_that_of_the_whole_branch(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let query = coming(&app);
    let bretagne = organisation(&paul, "carsat-bretagne").await;
    let cnav = organisation(&paul, "cnav").await;
    let of = |organisation_id, title| EditorialItemRequest {
        organisation_id,
        ..event(&app, title, None)
    };
    published(&paul, &of(Some(bretagne), "Chez eux")).await;
    published(&paul, &of(None, "Pour tous")).await;
    let poc = planned(&julie, "Ateliers mobiles").await;
    start_on(&julie, &poc, query.from + Days::new(7)).await;
    let local = ChallengeContentRequest {
        organisation_id: Some(bretagne),
        votes_until: Some(app.app.now() + TimeDelta::days(8)),
        ..call("Défi local")
    };
    running(&app, local).await;
    running(&app, call("Défi national")).await;
    let told = async |organisation_id| {
        let query = AgendaQuery { organisation_id, ..query };
        let items = sophie.read_agenda(&query).await.unwrap().items;
        let titles: BTreeSet<String> = items.iter().map(|entry| entry.title.clone()).collect();
        let whose = items.into_iter().filter_map(|entry| entry.organisation.map(|body| body.id));
        (titles.into_iter().collect::<Vec<_>>(), whose.collect::<BTreeSet<_>>())
    };
    let shared = ["Défi national", "Pour tous"];
    let (titles, whose) = told(Some(bretagne)).await;
    assert_eq!(titles, ["Chez eux", "Défi local", shared[0], shared[1]]);
    assert_eq!(whose, BTreeSet::from([bretagne]), "its opening, its votes, its closing say so");
    let (titles, whose) = told(Some(cnav)).await;
    assert_eq!(titles, ["Ateliers mobiles", shared[0], shared[1]]);
    assert_eq!(whose, BTreeSet::from([cnav]), "an experiment says whose it is");
    assert_eq!(told(None).await.1, BTreeSet::from([bretagne, cnav]));
    // A calendar follows one body alone as well; the address stays one's own.
    let feeds = sophie.list_feeds().await.unwrap().items;
    let address = &feeds.iter().find(|feed| feed.address.contains("/agenda?")).unwrap().address;
    let address = format!("{}{address}&organisation_id={bretagne}", app.url);
    let feed = reqwest::get(&address).await.unwrap().text().await.unwrap();
    assert!(feed.contains("Chez eux") && feed.contains("Pour tous"), "{feed}");
    assert!(!feed.contains("Ateliers mobiles"), "{feed}");
    let forged = address.replace("signature=", "signature=A");
    assert_eq!(reqwest::get(&forged).await.unwrap().status(), 404);
}

async fn the_votes_of_a_challenge_are_announced_as_its_opening_is(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let (query, now) = (coming(&app), app.app.now());
    let at = |days| Some(now + TimeDelta::days(days));
    let asked =
        ChallengeContentRequest { votes_from: at(5), votes_until: at(8), ..call("Écrire court") };
    let draft = ChallengeRequest {
        content: ChallengeContentRequest { title: "En secret".to_owned(), ..asked.clone() },
    };
    paul.create_challenge(&draft, &key()).await.unwrap();
    let challenge = running(&app, asked).await;
    running(&app, call("Sans vote")).await;
    // Without a beginning of its own, the period begins with the challenge.
    running(&app, ChallengeContentRequest { votes_until: at(3), ..call("Tout de suite") }).await;
    let votes = async |query: &AgendaQuery| {
        let items = sophie.read_agenda(query).await.unwrap().items;
        let periods = items.into_iter().filter(|entry| entry.kind == AgendaKind::ChallengeVotes);
        periods.map(|entry| (entry.title, entry.on)).collect::<Vec<_>>()
    };
    let (soon, later) = ("Tout de suite".to_owned(), "Écrire court".to_owned());
    let day = Zone::Paris.day(now + TimeDelta::days(5));
    assert_eq!(votes(&query).await, [(soon, query.from), (later.clone(), day)]);
    let items = sophie.read_agenda(&query).await.unwrap().items;
    let entry =
        items.iter().find(|entry| entry.title == later && entry.kind == AgendaKind::ChallengeVotes);
    let entry = entry.unwrap();
    let period = (challenge.votes_from, challenge.votes_until);
    assert_eq!((entry.id, (entry.begins_at, entry.ends_at)), (challenge.summary.id.0, period));
    // What lasts is there on each of its days, and on no other.
    let within = AgendaQuery::between(day + Days::new(1), day + Days::new(2));
    assert_eq!(votes(&within).await, [(later, day)]);
    let after = AgendaQuery { from: day + Days::new(5), ..query };
    assert!(votes(&after).await.is_empty());
    let feeds = sophie.list_feeds().await.unwrap().items;
    let address = &feeds.iter().find(|feed| feed.address.contains("/agenda?")).unwrap().address;
    let text = reqwest::get(format!("{}{address}", app.url)).await.unwrap().text().await.unwrap();
    assert!(text.contains("Votes du défi"), "{text}");
    assert!(text.contains(&format!("UID:challenge_votes-{}@ozeli-d", challenge.summary.id)));
}

fn seats(view: api_types::editorial::EditorialItemView) -> RegistrationView {
    let EditorialContentView::Events(event) = view.content else { panic!("an event") };
    event.registration.unwrap()
}

async fn those_who_come_late_wait_and_move_up(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let id = published(&julie, &event(&app, "Atelier", Some(1))).await.summary.id;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let first = seats(sophie.register_for_event(id).await.unwrap());
    assert_eq!((first.seated, first.waiting, first.registered), (1, 0, true));
    let second = seats(yann.register_for_event(id).await.unwrap());
    assert_eq!((second.seated, second.waiting, second.ahead), (1, 1, Some(0)));
    assert_eq!(seats(yann.register_for_event(id).await.unwrap()).waiting, 1, "twice is once");
    let all = julie.list_event_registrations(id).await.unwrap().items;
    let told: Vec<_> = all.iter().map(|one| (one.person.name.as_str(), one.waiting)).collect();
    assert_eq!(told, [("Sophie Lambert", false), ("Yann Kerbrat", true)]);
    let refused = yann.list_event_registrations(id).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let left = seats(sophie.unregister_from_event(id).await.unwrap());
    assert!(!left.registered);
    let now = seats(yann.read_editorial_item(id).await.unwrap());
    assert_eq!((now.seated, now.waiting, now.ahead), (1, 0, None), "the place is his");
    app.advance(TimeDelta::days(4));
    let yann = app.client_of(Demo::Yann).await;
    let late = yann.unregister_from_event(id).await;
    assert_eq!(refusal(late), ProblemCode::ItemWrongState);
}

async fn an_event_says_what_it_lacks(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let mut request = event(&app, "Atelier", Some(0));
    if let EditorialContentRequest::Events(event) = &mut request.content {
        event.ends_at = event.begins_at;
        event.link = Some("javascript:alert(1)".to_owned());
        " ".clone_into(&mut event.body);
    }
    let refused = julie.draft_editorial_item(&request, &key()).await;
    assert_eq!(
        faulty_fields(refused),
        [
            "/content/events/body required",
            "/content/events/ends_at before_start",
            "/content/events/link malformed",
            "/content/events/registration/places malformed",
        ]
    );
}

async fn the_agenda_says_for_what_its_reader_registered(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let yann = app.client_of(Demo::Yann).await;
    let first = published(&julie, &event(&app, "Un séminaire", None)).await.summary.id;
    let second = published(&julie, &event(&app, "Un atelier", Some(1))).await.summary.id;
    let mine = async |who: &ApiClient| {
        let items = who.read_agenda(&coming(&app)).await.unwrap().items;
        assert_eq!(items.len(), 2);
        let mine = items.into_iter().filter(|entry| entry.registered);
        mine.map(|entry| entry.id).collect::<Vec<_>>()
    };
    assert!(mine(&sophie).await.is_empty());
    yann.register_for_event(second).await.unwrap();
    sophie.register_for_event(first).await.unwrap();
    assert_eq!((mine(&sophie).await, mine(&yann).await), (vec![first.0], vec![second.0]));
    sophie.register_for_event(second).await.unwrap();
    assert_eq!(mine(&sophie).await.len(), 2, "whoever waits is expected too");
    sophie.unregister_from_event(first).await.unwrap();
    assert_eq!(mine(&sophie).await, [second.0]);
}

on_both_databases!(
    an_experiment_that_is_to_start_is_announced_once_and_moves,
    events_are_announced_on_their_days_and_go_into_a_calendar,
    a_calendar_learns_that_an_event_moved_and_that_it_was_called_off,
    an_event_of_one_body_says_whose_it_is,
    the_agenda_of_a_body_is_its_own_and_that_of_the_whole_branch,
    the_votes_of_a_challenge_are_announced_as_its_opening_is,
    those_who_come_late_wait_and_move_up,
    the_agenda_says_for_what_its_reader_registered,
    an_event_says_what_it_lacks,
);
