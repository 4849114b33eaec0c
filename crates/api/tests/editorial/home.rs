//! The landing page shows what comes and what counts; what the portal counts, nobody types (R257, R282, R284).

use api_client::ApiClient;
use api_types::challenge::ChallengeContentRequest;
use api_types::editorial::{
    CountedFiguresQuery, EditorialContentRequest, EditorialItemRequest, KeyFigureRequest,
    PublishEditorialItemRequest,
};
use api_types::idea::RestrictIdeaRequest;
use api_types::poc::RestrictPocRequest;
use api_types::portfolio::PortfolioQuery;
use api_types::problem::ProblemCode;
use api_types::rights::{CellChangeRequest, ChangeMatrixRequest};
use chrono::{Days, NaiveDate, TimeDelta};
use domain::access::{Brick, Capability, Profile, Reach};
use domain::agenda::AgendaKind;
use domain::civil::Zone;
use domain::editorial::{CountedFigure, FigureKind};
use domain::poc::Visibility;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::agenda::{event, start_on};
use super::knowledge::titled;
use super::{news, published};
use crate::challenges::life::{call, running};
use crate::ideas::{deposit, masked};
use crate::pocs::{launched, planned};

fn figure(title: &str, value: &str) -> EditorialItemRequest {
    let content = KeyFigureRequest {
        kind: FigureKind::Figure,
        value: value.to_owned(),
        unit: Some("agents".to_owned()),
        on: NaiveDate::from_ymd_opt(2025, 12, 31),
        counted: None,
        counted_organisation_id: None,
        source: "Bilan social 2025".to_owned(),
        note: None,
        body: None,
        link: None,
    };
    titled(title, EditorialContentRequest::KeyFigures(content))
}

fn on(mut request: EditorialItemRequest, days: i64) -> EditorialItemRequest {
    if let EditorialContentRequest::Events(event) = &mut request.content {
        event.begins_at += TimeDelta::days(days);
        event.ends_at += TimeDelta::days(days);
    }
    request
}

async fn the_landing_page_shows_the_next_events_and_the_newest_figures(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let empty = sophie.read_home().await.unwrap();
    assert!(empty.events.is_empty() && empty.figures.is_empty());
    for (title, days) in [("Quatre", 30), ("Deux", 10), ("Trois", 20), ("Un", 0), ("Loin", 300)] {
        published(&paul, &on(event(&app, title, None), days)).await;
    }
    paul.draft_editorial_item(&event(&app, "Un brouillon", None), &key()).await.unwrap();
    for value in ["1", "2", "3", "4"] {
        published(&paul, &figure(&format!("La branche, {value}"), value)).await;
    }
    let home = sophie.read_home().await.unwrap();
    let events: Vec<_> = home.events.iter().map(|event| event.title.as_str()).collect();
    assert_eq!(events, ["Un", "Deux", "Trois", "Quatre"]);
    assert_eq!(home.events[0].place.as_deref(), Some("Paris, salle 2"));
    let figures: Vec<_> = home.figures.iter().map(|figure| figure.value.as_str()).collect();
    assert_eq!(figures, ["4", "3", "2"]);
    app.advance(TimeDelta::days(4));
    let home = app.client_of(Demo::Sophie).await.read_home().await.unwrap();
    assert_eq!(home.events[0].title, "Deux", "what is over is not to come");
}

/// Nobody who merely reads reads this brick any more.
pub(super) async fn close(nadia: &ApiClient, brick: Brick) {
    let closed = CellChangeRequest {
        brick,
        item_id: None,
        capability: Capability::Read,
        profile: Profile::Reader,
        reach: Reach::Nothing,
    };
    let version = nadia.read_matrix().await.unwrap().version;
    let changes = vec![closed];
    nadia.change_matrix(&ChangeMatrixRequest { changes }, version).await.unwrap();
}

async fn coming(reader: &ApiClient) -> Vec<(AgendaKind, String)> {
    let events = reader.read_home().await.unwrap().events;
    events.into_iter().map(|entry| (entry.kind, entry.title)).collect()
}

async fn the_landing_page_announces_what_nobody_typed_to_whoever_may_see_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let (julie, nadia) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Nadia).await);
    let opens_at = Some(app.app.now() + TimeDelta::days(2));
    running(&app, ChallengeContentRequest { opens_at, ..call("Écrire court") }).await;
    published(&paul, &event(&app, "Un séminaire", None)).await;
    let poc = planned(&julie, "Ateliers mobiles").await;
    let day = Zone::Paris.day(app.app.now()) + Days::new(7);
    let poc = start_on(&julie, &poc, day).await;
    launched(&julie, "Un essai déjà parti").await;
    let [opening, seminar, start, closing] = [
        (AgendaKind::ChallengeOpening, "Écrire court"),
        (AgendaKind::Event, "Un séminaire"),
        (AgendaKind::PocStart, "Ateliers mobiles"),
        (AgendaKind::ChallengeClosing, "Écrire court"),
    ]
    .map(|(kind, title)| (kind, title.to_owned()));
    let all = [opening, seminar.clone(), start.clone(), closing];
    assert_eq!(coming(&sophie).await, all, "in order, whatever it is");
    let kept = RestrictPocRequest { visibility: Visibility::TopManagement };
    paul.restrict_poc(poc.summary.id, &kept, poc.version).await.unwrap();
    close(&nadia, Brick::Challenges).await;
    assert_eq!(coming(&sophie).await, [seminar]);
    assert!(coming(&julie).await.contains(&start), "it is hers");
}

async fn counted(client: &ApiClient) -> Vec<(CountedFigure, u64)> {
    let figures = client.read_counted_figures(&CountedFiguresQuery::default()).await.unwrap();
    figures.items.into_iter().map(|one| (one.figure, one.value)).collect()
}

async fn what_the_portal_counts_is_what_its_lists_and_its_portfolio_count(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    deposit(&sophie, "Une idée").await;
    sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap();
    launched(&julie, "Un essai").await;
    planned(&julie, "Un projet").await;
    let told = counted(&sophie).await;
    let figures = [
        (CountedFigure::Ideas, 2),
        (CountedFigure::Pocs, 2),
        (CountedFigure::PocsInProgress, 1),
        (CountedFigure::PocsAbandoned, 0),
        (CountedFigure::Practices, 0),
        (CountedFigure::IdeasFromOutside, 0),
        (CountedFigure::OpenActions, 0),
        (CountedFigure::OpenPocsCompleted, 0),
        (CountedFigure::Partners, 0),
        (CountedFigure::OpenDepartments, 0),
        // Sophie, Julie, and a masked idea whose author is not sought.
        (CountedFigure::ActiveMembers, 3),
        (CountedFigure::ActivePartners, 0),
    ];
    assert_eq!(told, figures);
    let home = sophie.read_home().await.unwrap().counts;
    assert_eq!((home.ideas, home.pocs_in_progress), (2, 1));
    let portfolio = sophie.read_portfolio(&PortfolioQuery::default()).await.unwrap();
    assert_eq!(portfolio.total, 2);
}

async fn a_text_that_waits_for_its_minute_feeds_the_portal_then(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let draft = paul.draft_editorial_item(&news("Demain", None), &key()).await.unwrap();
    let later = PublishEditorialItemRequest { at: Some(app.app.now() + TimeDelta::hours(2)) };
    paul.publish_editorial_item(draft.summary.id, &later, draft.version).await.unwrap();
    assert!(counted(&sophie).await.contains(&(CountedFigure::ActiveMembers, 0)));
    app.advance(TimeDelta::hours(3));
    let sophie = app.client_of(Demo::Sophie).await;
    assert!(counted(&sophie).await.contains(&(CountedFigure::ActiveMembers, 1)));
}

/// One number for all: it tells nobody what is kept, nor of whom.
async fn what_is_kept_for_some_counts_in_the_figures_of_everybody(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let idea = deposit(&yann, "Une idée").await;
    let poc = launched(&julie, "Un essai").await;
    let before = counted(&sophie).await;
    let visibility = Visibility::TopManagement;
    let body = RestrictIdeaRequest { visibility };
    paul.restrict_idea(idea.summary.id, &body, idea.version).await.unwrap();
    let body = RestrictPocRequest { visibility };
    paul.restrict_poc(poc.summary.id, &body, poc.version).await.unwrap();
    assert_eq!(refusal(sophie.read_idea(idea.summary.id).await), ProblemCode::NotFound);
    for client in [&sophie, &yann, &paul] {
        let told = counted(client).await;
        assert!(told.contains(&(CountedFigure::Ideas, 1)));
        assert!(told.contains(&(CountedFigure::PocsInProgress, 1)));
        assert_eq!(told, before);
    }
}

async fn what_one_may_not_read_is_not_counted_for_them(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    close(&nadia, Brick::Ideas).await;
    let told = counted(&sophie).await;
    assert!(told.iter().all(|(figure, _)| *figure != CountedFigure::Ideas), "{told:?}");
    close(&nadia, Brick::KeyFigures).await;
    assert_eq!(
        refusal(sophie.read_counted_figures(&CountedFiguresQuery::default()).await),
        ProblemCode::Forbidden
    );
}

on_both_databases!(
    the_landing_page_shows_the_next_events_and_the_newest_figures,
    the_landing_page_announces_what_nobody_typed_to_whoever_may_see_it,
    what_the_portal_counts_is_what_its_lists_and_its_portfolio_count,
    a_text_that_waits_for_its_minute_feeds_the_portal_then,
    what_is_kept_for_some_counts_in_the_figures_of_everybody,
    what_one_may_not_read_is_not_counted_for_them,
);
