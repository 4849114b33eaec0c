//! The real files come in whole, and every number on the portfolio can be recomputed from them.

use api_types::idea::IdeaQuery;
use api_types::import::ImportKind;
use api_types::page::Include;
use domain::poc::PocStatus;
use test_support::{Database, Demo, TestApp, on_both_databases};

use super::{counts, import, portfolio, with_status};

/// The real files, when `OZELID_TEST_DATA` names the folder that holds them.
async fn the_real_files_come_in_whole(database: Database) {
    let Some(folder) = std::env::var_os("OZELID_TEST_DATA").map(std::path::PathBuf::from) else {
        eprintln!("SKIPPED: OZELID_TEST_DATA does not name the folder of the real files");
        return;
    };
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    let files = [
        (ImportKind::Ideas, "ideas.csv", 454),
        (ImportKind::Comments, "commentaires.csv", 2_864),
        (ImportKind::Pocs, "experimentations.csv", 433),
        (ImportKind::Challenges, "defis.csv", 86),
    ];
    for (kind, name, lines) in files {
        let file = std::fs::read_to_string(folder.join(name)).unwrap();
        let report = import(&admin, kind, &file).await;
        assert_eq!(counts(&report), [lines, lines, 0, 0, 0], "{name}");
        let again = import(&admin, kind, &file).await;
        assert_eq!(counts(&again), [lines, 0, 0, lines, 0], "{name}");
    }
    let total = IdeaQuery { include: Some(Include::Total), ..IdeaQuery::default() };
    assert_eq!(admin.list_ideas(&total).await.unwrap().total, Some(454));

    let figures = portfolio(&admin).await;
    let file = std::fs::read_to_string(folder.join("experimentations.csv")).unwrap();
    let recomputed = recompute(&file, &app.app.now().date_naive().to_string());
    assert_eq!(figures.total, 433);
    for status in PocStatus::ALL {
        let expected = recomputed.iter().filter(|(told, _)| told == status).count();
        assert_eq!(with_status(&figures, *status), expected as u64, "{status}");
    }
    for steps in &figures.in_progress_by_steps {
        let stand = (PocStatus::InProgress, steps.steps_passed);
        let expected = recomputed.iter().filter(|told| **told == stand).count();
        assert_eq!(steps.count, expected as u64, "{} steps", steps.steps_passed);
    }
}

/// The rule of docs/imports.md, by the shortest way: status and steps of each line, from the file alone.
fn recompute(file: &str, today: &str) -> Vec<(PocStatus, u8)> {
    let mut rows = csv::Reader::from_reader(file.as_bytes());
    let column = rows.headers().unwrap().iter().position(|name| name == "phases_json").unwrap();
    let stand = |row: csv::StringRecord| {
        let mut phases: Vec<serde_json::Value> =
            serde_json::from_str(row.get(column).unwrap()).unwrap();
        let start = |phase: &serde_json::Value| phase["start"].as_str().unwrap().to_owned();
        phases.retain(|phase| start(phase).as_str() <= today);
        phases.sort_by_key(start);
        let name = |phase: &serde_json::Value| phase["name"].as_str().unwrap().to_owned();
        let status = match phases.last().map(name).unwrap_or_default().as_str() {
            "" => PocStatus::Planned,
            "transfere" | "opere" => PocStatus::Completed,
            "abandon" | "abandon-investigation" => PocStatus::Abandoned,
            _ => PocStatus::InProgress,
        };
        let steps = phases.iter().map(|phase| match name(phase).as_str() {
            "investigation" => 2,
            "construction" => 4,
            "acceleration" => 5,
            "consolidation" => 6,
            "transfere" | "opere" => 7,
            _ => 0,
        });
        (status, steps.max().unwrap_or(0))
    };
    rows.records().map(|row| stand(row.unwrap())).collect()
}

on_both_databases!(the_real_files_come_in_whole);
