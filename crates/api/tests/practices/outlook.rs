//! What becomes of the action: funding and its risk (R244), labels (R245), service offer (R246), whether one may do the
//! same (R241).

use api_client::ApiClient;
use api_types::export::{ExportKind, ExportQuery};
use api_types::practice::{
    EditPracticeRequest, PracticeContentRequest, PracticeFunding, PracticeOutlook, PracticeQuery,
    PracticeReproducible, PracticeServiceOffer, PracticeSummary, PracticeView,
};
use chrono::{Days, Months, NaiveDate};
use domain::PracticeId;
use domain::civil::Zone;
use domain::practice::{FundingState, Reproducibility, ServiceOfferState};
use serde_json::{Value, json};
use test_support::{Database, Demo, TestApp, faulty_fields, on_both_databases};

use super::{publish, validated};

pub(super) fn content(practice: &PracticeView, outlook: PracticeOutlook) -> EditPracticeRequest {
    let summary = practice.summary.clone();
    let content = PracticeContentRequest {
        kind: summary.kind,
        title: summary.title,
        summary: None,
        problem: None,
        solution: None,
        result: None,
        conditions: None,
        lessons: None,
        techniques: None,
        figure: None,
        domain: summary.domain.0,
        keywords: Vec::new(),
        partners: None,
        outlook,
        video: None,
        image: None,
        process: None,
        form: None,
        action_form: None,
        contact_id: None,
    };
    EditPracticeRequest { content }
}

async fn say(client: &ApiClient, id: PracticeId, outlook: PracticeOutlook) -> PracticeView {
    let practice = client.read_practice(id).await.unwrap();
    client.edit_practice(id, &content(&practice, outlook), practice.version).await.unwrap()
}

fn funded(state: FundingState, on: Option<NaiveDate>) -> PracticeOutlook {
    let source = Some("Conférence des financeurs".to_owned());
    let funding = Some(PracticeFunding { state, on, source });
    PracticeOutlook { funding, ..PracticeOutlook::default() }
}

async fn what_becomes_of_the_action_is_told_to_everybody(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let practice = publish(&julie, &validated(&app, &julie, "Ateliers mobiles").await).await;
    let id = practice.summary.id;
    assert_eq!(practice.outlook, PracticeOutlook::default(), "nobody said any of it");
    assert!(!practice.summary.may_not_last);
    let today = Zone::Paris.day(app.app.now());
    let told = PracticeOutlook {
        labels: vec!["ESS".to_owned(), "Qualité".to_owned()],
        service_offer: Some(PracticeServiceOffer {
            state: ServiceOfferState::Integrated,
            since: Some(today),
            place: Some("Bien vieillir".to_owned()),
        }),
        reproducible: Some(PracticeReproducible {
            answer: Reproducibility::WithAdaptations,
            note: Some("Il faut un parc de véhicules.".to_owned()),
        }),
        ..funded(FundingState::Sustained, None)
    };
    say(&julie, id, told.clone()).await;
    let read = sophie.read_practice(id).await.unwrap();
    assert_eq!((&read.outlook, &read.summary.labels), (&told, &told.labels));
    assert_eq!(read.summary.funding, Some(FundingState::Sustained));
    // What is taken away says the same.
    let paul = app.client_of(Demo::Paul).await;
    let lines = paul.export_set(&ExportQuery { kind: ExportKind::Practices }).await.unwrap();
    let mut lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let line = lines.find(|line| line["summary"]["id"] == json!(id)).unwrap();
    assert_eq!(line["outlook"], json!(told));
    // What is only thought of has neither date nor place.
    let offer = told.service_offer.clone().unwrap();
    let offer = PracticeServiceOffer { state: ServiceOfferState::Considered, ..offer };
    let read = say(&julie, id, PracticeOutlook { service_offer: Some(offer), ..told }).await;
    let kept = read.outlook.service_offer.unwrap();
    assert_eq!((kept.since, kept.place), (None, None));
    // An answer needs no words, and may be taken back.
    let no = PracticeReproducible { answer: Reproducibility::No, note: Some("  ".to_owned()) };
    let no = PracticeOutlook { reproducible: Some(no), ..PracticeOutlook::default() };
    let kept = say(&julie, id, no).await.outlook.reproducible.unwrap();
    assert_eq!((kept.answer, kept.note), (Reproducibility::No, None));
    assert_eq!(say(&julie, id, PracticeOutlook::default()).await.outlook.reproducible, None);
}

async fn a_funding_that_stops_or_ends_soon_is_a_risk_that_is_told(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let id = publish(&julie, &validated(&app, &julie, "Camion").await).await.summary.id;
    let today = Zone::Paris.day(app.app.now());
    let soon = today + Months::new(6);
    for (state, on, at_risk) in [
        (FundingState::Funded, None, false),
        (FundingState::Ending, Some(soon), true),
        (FundingState::Ending, Some(soon + Days::new(1)), false),
        (FundingState::Stopped, None, true),
        (FundingState::Sustained, Some(today), false),
    ] {
        let read = say(&julie, id, funded(state, on)).await;
        assert_eq!(read.summary.may_not_last, at_risk, "{state} {on:?}");
        let listed = julie.list_practices(&PracticeQuery::default()).await.unwrap().items;
        let listed = listed.into_iter().find(|practice| practice.id == id).unwrap();
        assert_eq!(listed, read.summary, "the list says what the page says");
    }
}

async fn practices_are_found_by_label_and_by_funding(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    for (title, label, state) in [
        ("Borne", Some("Label ESS"), FundingState::Stopped),
        ("Camion", Some("Qualité"), FundingState::Funded),
        ("Accueil", None, FundingState::Stopped),
    ] {
        let id = publish(&julie, &validated(&app, &julie, title).await).await.summary.id;
        let labels = label.into_iter().map(str::to_owned).collect();
        say(&julie, id, PracticeOutlook { labels, ..funded(state, None) }).await;
    }
    let titles = async |query: PracticeQuery| {
        let page = sophie.list_practices(&query).await.unwrap();
        let mut titles: Vec<_> = page.items.into_iter().map(|one| one.title).collect();
        titles.sort();
        titles
    };
    let label = |word: &str| Some(word.to_owned());
    let all = PracticeQuery::default;
    assert_eq!(titles(PracticeQuery { label: label("label ess"), ..all() }).await, ["Borne"]);
    assert_eq!(titles(PracticeQuery { label: label("QUALITE"), ..all() }).await, ["Camion"]);
    let stopped = Some(FundingState::Stopped);
    assert_eq!(titles(PracticeQuery { funding: stopped, ..all() }).await, ["Accueil", "Borne"]);
    let both = PracticeQuery { funding: stopped, label: label("qualité"), ..all() };
    assert!(titles(both).await.is_empty());
    // Supported projects are those that somebody who is named pays for, or paid for (R249).
    publish(&julie, &validated(&app, &julie, "Atelier").await).await;
    let supported = |supported: bool| PracticeQuery { supported: Some(supported), ..all() };
    assert_eq!(titles(supported(true)).await, ["Accueil", "Borne", "Camion"]);
    assert_eq!(titles(supported(false)).await, ["Atelier"]);
    let told = sophie.list_practices(&supported(true)).await.unwrap().items;
    let source = |one: &PracticeSummary| one.funding_source.clone();
    assert!(told.iter().all(|one| source(one).as_deref() == Some("Conférence des financeurs")));
}

async fn practices_are_found_by_their_place_in_the_service_offer(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    for (title, state) in [
        ("Borne", Some(ServiceOfferState::Integrated)),
        ("Camion", Some(ServiceOfferState::Considered)),
        ("Accueil", Some(ServiceOfferState::NotConsidered)),
        ("Atelier", None),
    ] {
        let id = publish(&julie, &validated(&app, &julie, title).await).await.summary.id;
        let offer = state.map(|state| PracticeServiceOffer { state, since: None, place: None });
        let said = PracticeOutlook { service_offer: offer, ..PracticeOutlook::default() };
        say(&julie, id, said).await;
    }
    for (state, expected) in [
        (ServiceOfferState::Integrated, "Borne"),
        (ServiceOfferState::Considered, "Camion"),
        (ServiceOfferState::NotConsidered, "Accueil"),
    ] {
        let query = PracticeQuery { service_offer: Some(state), ..PracticeQuery::default() };
        let found = sophie.list_practices(&query).await.unwrap().items;
        let titles: Vec<_> = found.into_iter().map(|one| one.title).collect();
        assert_eq!(titles, [expected], "{state}");
    }
}

async fn what_does_not_hold_together_is_refused(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let practice = publish(&julie, &validated(&app, &julie, "Borne").await).await;
    let labels = ["ESS", "ess"].map(str::to_owned).to_vec();
    let outlook = PracticeOutlook { labels, ..funded(FundingState::Ending, None) };
    let body = content(&practice, outlook);
    let refused = julie.edit_practice(practice.summary.id, &body, practice.version).await;
    assert_eq!(
        faulty_fields(refused),
        ["/content/outlook/funding/on required", "/content/outlook/labels/1 duplicate"]
    );
    for day in ["-262143-01-01", "1899-12-31", "+262142-12-31"] {
        let day = day.parse::<NaiveDate>().ok();
        let state = ServiceOfferState::Integrated;
        let offer = PracticeServiceOffer { state, since: day, place: None };
        let outlook =
            PracticeOutlook { service_offer: Some(offer), ..funded(FundingState::Ending, day) };
        let body = content(&practice, outlook);
        let refused = julie.edit_practice(practice.summary.id, &body, practice.version).await;
        let faults = ["funding/on", "service_offer/since"];
        let faults = faults.map(|field| format!("/content/outlook/{field} malformed"));
        assert_eq!(faulty_fields(refused), faults);
    }
}

on_both_databases!(
    what_becomes_of_the_action_is_told_to_everybody,
    a_funding_that_stops_or_ends_soon_is_a_risk_that_is_told,
    practices_are_found_by_label_and_by_funding,
    practices_are_found_by_their_place_in_the_service_offer,
    what_does_not_hold_together_is_refused,
);
