//! The real files, when `OZELID_TEST_DATA` names the folder that holds them.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use domain::poc::PocStatus;
use import::{ImportKind, Line, Mapping, Record, open};

/// The folder; says so when there is none, for a test that was not run must not look like one that passed.
#[expect(clippy::print_stderr, reason = "a skipped test says that it was skipped")]
fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("OZELID_TEST_DATA").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("SKIPPED: OZELID_TEST_DATA does not name the folder of the real files");
    }
    folder
}

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn lines(folder: &Path, name: &str, kind: ImportKind) -> Vec<Line> {
    let mapping = Mapping::shipped(kind).unwrap();
    let as_of = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let file = File::open(folder.join(name)).unwrap();
    open(&mapping, as_of, file).unwrap().map(Result::unwrap).collect()
}

#[test]
fn the_real_files_are_taken_whole() {
    let Some(folder) = folder() else { return };
    for (name, kind, rows) in [
        ("ideas.csv", ImportKind::Ideas, 454),
        ("commentaires.csv", ImportKind::Comments, 2_864),
        ("experimentations.csv", ImportKind::Pocs, 433),
        ("defis.csv", ImportKind::Challenges, 86),
    ] {
        let lines = lines(&folder, name, kind);
        assert_eq!(lines.len(), rows, "{name}");
        let refused: Vec<_> = lines.iter().filter(|line| line.content.is_err()).collect();
        assert!(refused.is_empty(), "{name}: {refused:#?}");
    }
}

#[test]
fn the_statuses_are_those_that_the_last_phases_tell() {
    let Some(folder) = folder() else { return };
    let mut counts = BTreeMap::new();
    for line in lines(&folder, "experimentations.csv", ImportKind::Pocs) {
        let Ok(Record::Poc(poc)) = line.content.map(|taken| taken.record) else { panic!() };
        *counts.entry((poc.story.status, poc.story.steps_passed())).or_insert(0) += 1;
        assert_eq!(poc.story.status == PocStatus::Completed, poc.story.steps_passed() == 7);
    }
    let of =
        |status| -> u32 { counts.iter().filter(|((s, _), _)| *s == status).map(|(_, n)| *n).sum() };
    let last = last_phases(&folder);
    assert_eq!(of(PocStatus::Abandoned), last.get("abandoned").copied().unwrap_or_default());
    assert_eq!(of(PocStatus::Completed), last.get("completed").copied().unwrap_or_default());
    assert_eq!(of(PocStatus::InProgress), last.get("in_progress").copied().unwrap_or_default());
    assert_eq!(counts.values().sum::<u32>(), 433);
}

/// The same, by the shortest way: the last phase of each line that has begun.
#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn last_phases(folder: &Path) -> BTreeMap<&'static str, u32> {
    let mut rows = csv::Reader::from_path(folder.join("experimentations.csv")).unwrap();
    let column = rows.headers().unwrap().iter().position(|name| name == "phases_json").unwrap();
    let mut counts = BTreeMap::new();
    for row in rows.records() {
        let row = row.unwrap();
        let phases: Vec<BTreeMap<String, String>> =
            serde_json::from_str(row.get(column).unwrap()).unwrap();
        let begun = phases.iter().rfind(|phase| phase["start"].as_str() <= "2026-11-22");
        let status = match begun.unwrap()["name"].as_str() {
            "transfere" | "opere" => "completed",
            name if name.starts_with("abandon") => "abandoned",
            _ => "in_progress",
        };
        *counts.entry(status).or_insert(0) += 1;
    }
    counts
}
