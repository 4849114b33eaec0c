//! The list of all experiments: criteria alone and combined (R126), orders, pages.

use std::collections::BTreeSet;

use api_client::ApiClient;
use api_types::page::{Codes, Include};
use api_types::poc::{
    CreatePocRequest, EditPocRequest, PocHeaderRequest, PocQuery, PocSort, PocSummary,
};
use api_types::problem::ProblemCode;
use chrono::{NaiveDate, TimeDelta};
use domain::poc::{Health, PocStatus, Step};
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use super::{card, cause, launch, me, organisation, pass, sponsored};

async fn titles(client: &ApiClient, query: PocQuery) -> Vec<String> {
    let page =
        client.list_pocs(&PocQuery { include: Some(Include::Total), ..query }).await.unwrap();
    assert_eq!(page.total, u64::try_from(page.items.len()).ok(), "one page holds them all");
    page.items.into_iter().map(|poc| poc.title).collect()
}

pub(super) fn day(day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 5, day)
}

/// Four experiments, each unlike the others.
pub(super) async fn four(app: &TestApp) -> ApiClient {
    let julie = app.client_of(Demo::Julie).await;
    let create = async |title: &str, with: fn(PocHeaderRequest) -> PocHeaderRequest| {
        app.advance(TimeDelta::seconds(1));
        let minimal = card(&julie, title).await;
        let body = CreatePocRequest { header: with(minimal.header), ..CreatePocRequest::default() };
        julie.create_poc(&body, &key()).await.unwrap()
    };
    create("Accueil téléphonique", |header| PocHeaderRequest {
        domain: "customer_relations".to_owned(),
        keywords: vec!["Rappel".to_owned()],
        ends_on: day(30),
        ..header
    })
    .await;
    let borne = create("Borne d’accueil", |header| PocHeaderRequest {
        trigger: Some("technology".to_owned()),
        health: Some(Health::AtRisk),
        starts_on: day(4),
        ..header
    })
    .await;
    let chatbot = create("Chatbot retraite", |header| header).await;
    create("Étude d’usage 100 %", |header| PocHeaderRequest { starts_on: day(11), ..header }).await;
    app.advance(TimeDelta::seconds(1));
    let borne = launch(&julie, &borne).await;
    pass(&julie, &borne, (Step::FrameChallenge, Step::IdentifyStakeholders), vec![]).await;
    app.advance(TimeDelta::seconds(1));
    julie.abandon_poc(chatbot.summary.id, &cause("no_real_need"), chatbot.version).await.unwrap();
    julie
}

async fn criteria_narrow_alone_and_together(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = four(&app).await;
    let all = PocQuery::default;
    let text = |words: &str| Some(words.to_owned());
    let status = |codes: &[PocStatus]| Codes(codes.to_vec());
    let queries = [
        (
            PocQuery { q: text("  ACCUEIL "), ..all() },
            vec!["Borne d’accueil", "Accueil téléphonique"],
        ),
        (PocQuery { q: text("telephonique accueil"), ..all() }, vec!["Accueil téléphonique"]),
        (PocQuery { q: text("rappel"), ..all() }, vec!["Accueil téléphonique"]),
        (PocQuery { q: text("rap"), ..all() }, vec![]),
        (PocQuery { q: text("100 %"), ..all() }, vec!["Étude d’usage 100 %"]),
        (PocQuery { q: text("_"), ..all() }, vec![]),
        (PocQuery { q: text("d'usage"), ..all() }, vec!["Étude d’usage 100 %"]),
        (PocQuery { status: status(&[PocStatus::Abandoned]), ..all() }, vec!["Chatbot retraite"]),
        (
            PocQuery { status: status(&[PocStatus::Abandoned, PocStatus::InProgress]), ..all() },
            vec!["Chatbot retraite", "Borne d’accueil"],
        ),
        (PocQuery { domain: text("customer_relations"), ..all() }, vec!["Accueil téléphonique"]),
        (PocQuery { domain: text("nowhere"), ..all() }, vec![]),
        (PocQuery { trigger: text("technology"), ..all() }, vec!["Borne d’accueil"]),
        (PocQuery { health: Some(Health::AtRisk), ..all() }, vec!["Borne d’accueil"]),
        (PocQuery { steps_min: Some(1), ..all() }, vec!["Borne d’accueil"]),
        (PocQuery { steps_min: Some(2), steps_max: Some(2), ..all() }, vec!["Borne d’accueil"]),
        (
            PocQuery { progress_min: Some(29), progress_max: Some(29), ..all() },
            vec!["Borne d’accueil"],
        ),
        (PocQuery { progress_min: Some(30), ..all() }, vec![]),
        (PocQuery { progress_min: Some(15), progress_max: Some(28), ..all() }, vec![]),
        (
            PocQuery { starts_from: day(5), starts_until: day(11), ..all() },
            vec!["Étude d’usage 100 %"],
        ),
        (
            PocQuery { ends_from: day(30), ends_until: day(30), ..all() },
            vec!["Accueil téléphonique"],
        ),
        (
            PocQuery { q: text("accueil"), status: status(&[PocStatus::Planned]), ..all() },
            vec!["Accueil téléphonique"],
        ),
    ];
    for (query, expected) in queries {
        assert_eq!(titles(&julie, query.clone()).await, expected, "{query:?}");
    }
}

async fn directions_bodies_and_teams_narrow_too(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = four(&app).await;
    let karim = app.client_of(Demo::Karim).await;
    let bretagne = organisation(&julie, "carsat-bretagne").await;
    let mut body = card(&karim, "Bus breton").await;
    body.header.department_id = bretagne;
    karim.create_poc(&body, &key()).await.unwrap();
    sponsored(&julie, "Que Karim parraine", me(&karim).await).await;
    let cnav = organisation(&julie, "cnav").await;
    let social = organisation(&julie, "cnav-action-sociale").await;
    let all = PocQuery::default;
    let count = async |client: &ApiClient, query| titles(client, query).await.len();
    assert_eq!(count(&julie, PocQuery { organisation_id: Some(cnav), ..all() }).await, 5);
    assert_eq!(count(&julie, PocQuery { department_id: Some(social), ..all() }).await, 5);
    let breton = PocQuery { organisation_id: Some(bretagne), ..all() };
    assert_eq!(titles(&julie, breton).await, ["Bus breton"], "a body that has no direction");
    assert_eq!(count(&julie, PocQuery { mine: true, ..all() }).await, 5);
    let mine = PocQuery { mine: true, ..all() };
    assert_eq!(titles(&karim, mine.clone()).await, ["Bus breton"], "a sponsor takes no part");
    assert_eq!(count(&app.client_of(Demo::Sophie).await, mine).await, 0);
}

async fn read_all(client: &ApiClient, query: &PocQuery) -> Vec<PocSummary> {
    let mut query = PocQuery { limit: 2, ..query.clone() };
    let mut items = Vec::new();
    loop {
        let page = client.list_pocs(&query).await.unwrap();
        assert!(page.items.len() <= 2);
        items.extend(page.items);
        match page.next {
            Some(next) => query.cursor = Some(next),
            None => return items,
        }
    }
}

async fn every_order_is_read_page_by_page_and_forgets_nobody(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = four(&app).await;
    let orders = [
        (
            PocSort::RecentlyUpdated,
            ["Chatbot retraite", "Borne d’accueil", "Étude d’usage 100 %", "Accueil téléphonique"],
        ),
        (
            PocSort::Title,
            ["Accueil téléphonique", "Borne d’accueil", "Chatbot retraite", "Étude d’usage 100 %"],
        ),
    ];
    for (sort, expected) in orders {
        let read = read_all(&julie, &PocQuery { sort, ..PocQuery::default() }).await;
        assert_eq!(
            read.iter().map(|poc| poc.title.as_str()).collect::<Vec<_>>(),
            expected,
            "{sort:?}"
        );
    }
    let advanced = PocQuery { sort: PocSort::MostAdvanced, ..PocQuery::default() };
    let advanced = read_all(&julie, &advanced).await;
    assert_eq!(advanced[0].title, "Borne d’accueil");
    assert!(advanced.is_sorted_by(|a, b| a.steps_passed >= b.steps_passed));
    let started = PocQuery { sort: PocSort::LatestStart, ..PocQuery::default() };
    let started = read_all(&julie, &started).await;
    let undated = started.iter().skip_while(|poc| poc.starts_on.is_some());
    assert_eq!(undated.count(), 2, "those without a date at the end");
    assert!(started[..2].is_sorted_by(|a, b| a.starts_on >= b.starts_on));
    for read in [advanced, started] {
        assert_eq!(read.iter().map(|poc| poc.id).collect::<BTreeSet<_>>().len(), 4);
    }
}

async fn a_change_brings_an_experiment_back_to_the_top(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = four(&app).await;
    let last = titles(&julie, PocQuery::default()).await.pop().unwrap();
    let query = PocQuery { q: Some(last.clone()), ..PocQuery::default() };
    let found = julie.list_pocs(&query).await.unwrap().items.remove(0);
    app.advance(TimeDelta::seconds(1));
    let poc = julie.read_poc(found.id).await.unwrap();
    let body = EditPocRequest { header: card(&julie, &last).await.header, members: vec![] };
    julie.edit_poc(found.id, &body, poc.version).await.unwrap();
    assert_eq!(titles(&julie, PocQuery::default()).await[0], last);
}

async fn a_list_refuses_what_it_cannot_read(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = four(&app).await;
    let first = julie.list_pocs(&PocQuery { limit: 1, ..PocQuery::default() }).await.unwrap();
    let cursors = [("nonsense", PocSort::Title), (first.next.as_deref().unwrap(), PocSort::Title)];
    for (cursor, sort) in cursors {
        let query = PocQuery { cursor: Some(cursor.to_owned()), sort, ..PocQuery::default() };
        assert_eq!(
            refusal(julie.list_pocs(&query).await),
            ProblemCode::MalformedRequest,
            "{cursor}"
        );
    }
    let odd = PocQuery { q: Some("a\0b".to_owned()), ..PocQuery::default() };
    assert_eq!(refusal(julie.list_pocs(&odd).await), ProblemCode::MalformedRequest);
    let everything = PocQuery { limit: 60_000, ..PocQuery::default() };
    assert_eq!(julie.list_pocs(&everything).await.unwrap().items.len(), 4);
    let nothing = PocQuery { steps_min: Some(200), ..PocQuery::default() };
    assert!(julie.list_pocs(&nothing).await.unwrap().items.is_empty());
}

on_both_databases!(
    criteria_narrow_alone_and_together,
    directions_bodies_and_teams_narrow_too,
    every_order_is_read_page_by_page_and_forgets_nobody,
    a_change_brings_an_experiment_back_to_the_top,
    a_list_refuses_what_it_cannot_read,
);
