//! The list of experiments, taken away: exactly what one looks at, in each format, and nothing that acts.

use api_client::ApiClient;
use api_types::export::TableFormat;
use api_types::page::{Codes, LIMIT_MAX};
use api_types::poc::{
    AnswerStepRequest, CreatePocRequest, LaunchPocRequest, PocHeaderRequest, PocQuery,
    PocRulesRequest, PocSort, PocSummary, TechniqueRequest,
};
use api_types::saved_view::{KeepViewRequest, ViewList};
use domain::poc::{GateVerdict, PocAudience, PocStatus, Step, Visibility};
use test_support::{Database, Demo, TestApp, key, on_both_databases};

use super::list::{day, four};
use super::sight::{SECRET, restrict, told};
use super::{card, cause, complete, me};
use crate::beside::{part, text_of};

/// The whole list, as it is read on screen.
async fn listed(client: &ApiClient, query: &PocQuery) -> Vec<PocSummary> {
    let mut query = PocQuery { limit: LIMIT_MAX, ..query.clone() };
    let mut items = Vec::new();
    loop {
        let page = client.list_pocs(&query).await.unwrap();
        items.extend(page.items);
        match page.next {
            Some(next) => query.cursor = Some(next),
            None => return items,
        }
    }
}

/// The whole list, as a file tells it.
async fn taken(client: &ApiClient, query: &PocQuery) -> Vec<PocSummary> {
    let text = text_of(client.export_pocs(TableFormat::Ndjson, query).await.unwrap());
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

async fn each_criterion_alone_or_combined_takes_away_what_it_lists(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = four(&app).await;
    let poc = listed(&julie, &PocQuery { sort: PocSort::MostAdvanced, ..PocQuery::default() })
        .await
        .remove(0);
    let version = julie.read_poc(poc.id).await.unwrap().version;
    let technique = TechniqueRequest { name: "Persona".to_owned(), note: None };
    let answer =
        AnswerStepRequest { techniques: Some(vec![technique]), ..AnswerStepRequest::default() };
    julie.answer_step(poc.id, Step::FrameChallenge, &answer, version).await.unwrap();
    let all = PocQuery::default;
    let text = |words: &str| Some(words.to_owned());
    let statuses = Codes(vec![PocStatus::Planned, PocStatus::InProgress]);
    let queries = [
        (all(), 4),
        (PocQuery { sort: PocSort::LatestStart, ..all() }, 4),
        (PocQuery { technique: text("persona"), ..all() }, 1),
        (PocQuery { technique: text("sprint"), ..all() }, 0),
        (PocQuery { technique: text("persona"), status: statuses.clone(), ..all() }, 1),
        (PocQuery { status: statuses, starts_from: day(5), sort: PocSort::Title, ..all() }, 2),
        (
            PocQuery {
                progress_min: Some(29),
                steps_max: Some(2),
                trigger: text("technology"),
                ..all()
            },
            1,
        ),
        (PocQuery { tag: text("RAPPEL"), domain: text("customer_relations"), ..all() }, 1),
        (PocQuery { q: text("accueil"), mine: true, limit: 1, ..all() }, 2),
        (PocQuery { cause: text("no_real_need"), ..all() }, 1),
        (PocQuery { without_objective: true, q: text("borne"), ..all() }, 1),
    ];
    for (query, expected) in queries {
        let list = listed(&julie, &query).await;
        assert_eq!(list.len(), expected, "{query:?}");
        assert_eq!(taken(&julie, &query).await, list, "{query:?}");
        let csv = text_of(julie.export_pocs(TableFormat::Csv, &query).await.unwrap());
        let titles = csv.lines().skip(1).map(|line| line.split("\";\"").nth(1).unwrap());
        assert!(titles.eq(list.iter().map(|poc| poc.title.as_str())), "{csv}");
        let sheet = julie.export_pocs(TableFormat::Xlsx, &query).await.unwrap();
        let lines = part(&sheet, "xl/worksheets/sheet1.xml").matches("<row ").count();
        assert_eq!(lines, expected + 1, "{query:?}");
    }
}

async fn a_spreadsheet_opens_it_as_it_is_and_nothing_in_it_acts(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let minimal = card(&julie, "=HYPERLINK(\"https://x\")").await;
    let header = PocHeaderRequest {
        keywords: vec!["@SUM(A1)".to_owned(), "rappel".to_owned()],
        starts_on: day(4),
        ends_on: day(30),
        trigger: Some("technology".to_owned()),
        ..minimal.header
    };
    let body = CreatePocRequest { header, ..CreatePocRequest::default() };
    let poc = julie.create_poc(&body, &key()).await.unwrap();
    let launched = LaunchPocRequest { started_on: day(6) };
    julie.launch_poc(poc.summary.id, &launched, poc.version).await.unwrap();
    let csv = text_of(julie.export_pocs(TableFormat::Csv, &PocQuery::default()).await.unwrap());
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].starts_with("\u{feff}\"Numéro\";\"Titre\";\"Organisme\""), "{}", lines[0]);
    assert!(lines[1].contains(";\"'=HYPERLINK(\"\"https://x\"\")\";"), "{}", lines[1]);
    assert!(lines[1].contains("\"'@SUM(A1), rappel\""), "{}", lines[1]);
    let days = "\"2026-05-04\";\"2026-05-06\";\"2026-05-30\";\"\"";
    assert!(
        lines[1].contains(days) && lines[1].contains("\"En cours\";\"0\";\"0\""),
        "{}",
        lines[1]
    );
    let sheet = julie.export_pocs(TableFormat::Xlsx, &PocQuery::default()).await.unwrap();
    let inside = part(&sheet, "xl/worksheets/sheet1.xml");
    assert!(inside.contains("&#x27;=HYPERLINK") || inside.contains("'=HYPERLINK"), "{inside}");
    assert!(inside.contains("<v>46146</v>"), "the fourth of May is a day: {inside}");
    assert!(!inside.contains("<f>"), "{inside}");
}

async fn a_file_holds_every_line_whatever_the_length_of_the_list(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let mut body = card(&julie, "Essai").await;
    for number in 0..103 {
        body.header.title = format!("Essai {number:03}");
        julie.create_poc(&body, &key()).await.unwrap();
    }
    let query = PocQuery { sort: PocSort::Title, ..PocQuery::default() };
    let all = taken(&julie, &query).await;
    assert_eq!(all, listed(&julie, &query).await);
    assert_eq!((all.len(), all[102].title.as_str()), (103, "Essai 102"));
    let csv = text_of(julie.export_pocs(TableFormat::Csv, &query).await.unwrap());
    assert_eq!((csv.lines().count(), csv.matches('\u{feff}').count()), (104, 1), "one head");
}

async fn a_file_shows_nothing_that_the_list_would_not(database: Database) {
    let app = TestApp::spawn(database).await;
    let poc = told(&app).await;
    let [paul, sophie, nadia] = [
        app.client_of(Demo::Paul).await,
        app.client_of(Demo::Sophie).await,
        app.client_of(Demo::Nadia).await,
    ];
    let persona = PocQuery { technique: Some("persona".to_owned()), ..PocQuery::default() };
    assert_eq!(taken(&sophie, &persona).await.len(), 1, "open by default");
    restrict(&paul, &poc, Visibility::TopManagement).await;
    for format in [TableFormat::Csv, TableFormat::Ndjson] {
        let text = text_of(sophie.export_pocs(format, &PocQuery::default()).await.unwrap());
        assert!(!text.contains(SECRET), "{text}");
    }
    assert_eq!(taken(&paul, &PocQuery::default()).await.len(), 1);
    restrict(&paul, &poc, Visibility::Everyone).await;
    // The sheets stay open while the records are closed (A06): a technique is in the record alone.
    let version = nadia.read_poc_rules().await.unwrap().version;
    let closed = PocRulesRequest {
        audience: PocAudience::TopManagement,
        open_sheets: true,
        four_eyes: false,
    };
    nadia.set_poc_rules(&closed, version).await.unwrap();
    let all = PocQuery::default();
    assert_eq!(taken(&sophie, &all).await, listed(&sophie, &all).await);
    assert_eq!(taken(&sophie, &all).await.len(), 1);
    assert!(taken(&sophie, &persona).await.is_empty());
    assert_eq!(taken(&nadia, &persona).await.len(), 1);
}

/// The days of the list are those of the record.
async fn a_list_tells_the_days_of_an_experiment_planned_and_real(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let with_days = async |title: &str| {
        let minimal = card(&julie, title).await;
        let header = PocHeaderRequest { starts_on: day(4), ends_on: day(30), ..minimal.header };
        let body = CreatePocRequest { header, ..CreatePocRequest::default() };
        julie.create_poc(&body, &key()).await.unwrap()
    };
    let planned = with_days("Prévue").await;
    let finished = with_days("Finie").await;
    let started = LaunchPocRequest { started_on: day(6) };
    let finished = julie.launch_poc(finished.summary.id, &started, finished.version).await.unwrap();
    let finished = complete(&julie, &finished, GateVerdict::Validated, me(&paul).await).await;
    let stopped = with_days("Arrêtée").await;
    let why = cause("no_real_need");
    let stopped = julie.abandon_poc(stopped.summary.id, &why, stopped.version).await.unwrap();
    let today = app.app.now().date_naive();
    let list = listed(&julie, &PocQuery::default()).await;
    for (poc, started_on, ended_on) in
        [(&planned, None, None), (&finished, day(6), Some(today)), (&stopped, None, Some(today))]
    {
        let row = list.iter().find(|row| row.id == poc.summary.id).unwrap();
        let record = julie.read_poc(poc.summary.id).await.unwrap().summary;
        assert_eq!(row, &record, "a list says what the record says");
        assert_eq!((row.planned_start, row.ends_on), (day(4), day(30)));
        assert_eq!((row.started_on, row.ended_on), (started_on, ended_on), "{}", row.title);
    }
}

async fn a_view_of_experiments_is_kept_beside_those_of_ideas(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let keep = |list, name: &str| KeepViewRequest {
        list,
        name: name.to_owned(),
        query: "statut=in_progress&technique=persona&vue=frise".to_owned(),
    };
    let ideas = julie.keep_view(&keep(ViewList::Ideas, "Mes idées"), &key()).await.unwrap();
    let once = key();
    let pocs = julie.keep_view(&keep(ViewList::Pocs, "Mes essais"), &once).await.unwrap();
    let again = julie.keep_view(&keep(ViewList::Pocs, "Mes essais"), &once).await.unwrap();
    assert_eq!(again, pocs, "sent twice, kept once");
    assert_eq!(julie.list_saved_views().await.unwrap().items, [ideas.clone(), pocs.clone()]);
    assert_eq!((pocs.list, ideas.list), (ViewList::Pocs, ViewList::Ideas));
    assert!(sophie.list_saved_views().await.unwrap().items.is_empty());
    julie.discard_view(pocs.id).await.unwrap();
    assert_eq!(julie.list_saved_views().await.unwrap().items, [ideas]);
}

on_both_databases!(
    each_criterion_alone_or_combined_takes_away_what_it_lists,
    a_spreadsheet_opens_it_as_it_is_and_nothing_in_it_acts,
    a_file_holds_every_line_whatever_the_length_of_the_list,
    a_file_shows_nothing_that_the_list_would_not,
    a_list_tells_the_days_of_an_experiment_planned_and_real,
    a_view_of_experiments_is_kept_beside_those_of_ideas,
);
