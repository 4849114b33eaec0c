//! The real files come in whole, and every number on the portfolio can be recomputed from them.

use std::collections::HashMap;

use api_client::ApiClient;
use api_types::export::{ExportKind, ExportQuery};
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
    let [ideas, comments] = ["ideas.csv", "commentaires.csv"]
        .map(|name| std::fs::read_to_string(folder.join(name)).unwrap());
    nothing_said_is_lost(&admin, &ideas, &comments).await;

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

/// The same without the folder: two ideas of one title, one without a vote, one without a comment.
async fn a_small_file_of_our_own_comes_in_whole(database: Database) {
    let app = TestApp::spawn(database).await;
    let admin = app.client_of(Demo::Nadia).await;
    for (kind, file, lines) in
        [(ImportKind::Ideas, OUR_IDEAS, 4), (ImportKind::Comments, OUR_COMMENTS, 5)]
    {
        assert_eq!(counts(&import(&admin, kind, file).await), [lines, lines, 0, 0, 0]);
        assert_eq!(counts(&import(&admin, kind, file).await), [lines, 0, 0, lines, 0]);
    }
    nothing_said_is_lost(&admin, OUR_IDEAS, OUR_COMMENTS).await;
}

const OUR_IDEAS: &str = "\
external_id,titre,description_html,rubrique,sous_rubrique,auteur,date_depot,votes_pour,votes_contre,votes_mitiges
O-1,Une file par motif,<p>Au guichet</p>,S1,Les Communs,agent-1,2015-09-26T02:28:01+0200,12,3,1
O-2,Une file par motif,<p>Au téléphone</p>,S1,Les Communs,agent-2,2015-09-27T02:28:01+0200,40,0,2
O-3,Un banc,<p>Dans le hall</p>,S2,Les Communs,agent-3,2015-09-28T02:28:01+0200,0,0,0
O-4,Une rampe,,S2,Les Communs,,,0,7,0
";

const OUR_COMMENTS: &str = "\
external_id,idee_external_id,position,texte,auteur,date,soutiens
O-1-A1,O-1,pour,Très utile,agent-2,2015-10-01T10:00:00+0200,4
O-1-A2,O-1,contre,Trop cher,agent-3,2015-10-02T10:00:00+0200,0
O-2-A1,O-2,contre,Trop long,agent-3,2015-10-02T10:00:00+0200,11
O-3-A1,O-3,pour,Enfin,,,1
O-1-A3,O-1,pour,Déjà fait à Lyon,agent-1,2015-10-03T10:00:00+0200,0
";

/// Each idea has as many comments, and the votes that its file says, in words and in all; each comment has its side and its supports. Ideas
/// may share a title: what is compared is all of them, in order.
async fn nothing_said_is_lost(admin: &ApiClient, ideas: &str, comments: &str) {
    let (told, remarks) = (rows(ideas), rows(comments));
    let about = |id: &str| remarks.iter().filter(|one| one["idee_external_id"] == id).count();
    let votes = ["votes_pour", "votes_contre", "votes_mitiges"];
    let mut expected: Vec<_> = told
        .iter()
        .map(|row| {
            let said = votes.map(|column| number(&row[column])).to_vec();
            (about(&row["external_id"]), said.iter().sum::<u64>(), said)
        })
        .collect();
    let mut kept = Vec::new();
    for idea in exported(admin, ExportKind::Ideas).await {
        let text = idea["proposal"].as_str().unwrap_or_default();
        let said = numbers_after(text, "Votes recueillis dans l’outil d’origine", votes.len());
        let comments = idea["summary"]["comments"].as_u64().unwrap();
        let total = idea["imported_votes"].as_u64().unwrap();
        kept.push((usize::try_from(comments).unwrap(), total, said));
    }
    expected.sort();
    kept.sort();
    assert_eq!(kept, expected);

    let side = |stance: &str| {
        let side = if stance == "supports" { "pour" } else { "contre" };
        side.to_owned()
    };
    let mut expected: Vec<_> =
        remarks.iter().map(|row| (row["position"].clone(), number(&row["soutiens"]))).collect();
    let mut kept = Vec::new();
    for comment in exported(admin, ExportKind::Comments).await {
        let text = comment["body_html"].as_str().unwrap();
        let supports = numbers_after(text, "Soutiens dans l’outil d’origine", 1);
        kept.push((side(comment["stance"].as_str().unwrap()), supports[0]));
    }
    expected.sort();
    kept.sort();
    assert_eq!(kept, expected);
}

/// The lines of a file, by the name of each column.
fn rows(file: &str) -> Vec<HashMap<String, String>> {
    csv::Reader::from_reader(file.as_bytes()).into_deserialize().map(Result::unwrap).collect()
}

async fn exported(admin: &ApiClient, kind: ExportKind) -> Vec<serde_json::Value> {
    let text = admin.export_set(&ExportQuery { kind }).await.unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn number(field: &str) -> u64 {
    field.trim().parse().unwrap_or_default()
}

/// So many numbers of the sentence that begins so; noughts when it was not written, for nothing was to be said.
fn numbers_after(text: &str, beginning: &str, count: usize) -> Vec<u64> {
    let Some((_, said)) = text.rsplit_once(beginning) else { return vec![0; count] };
    let numbers = said.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    numbers.take(count).map(number).collect()
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

on_both_databases!(the_real_files_come_in_whole, a_small_file_of_our_own_comes_in_whole);
