//! The portal speaks as the charter asks editors to write (R375): no anglicism of the list that it starts with, but
//! where the report itself names a thing so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use domain::editorial::{Remark, WatchedWords, WordsUsed, remarks};

use super::catalogue::sentences;

/// Where a watched word is said all the same, and the word. What the report calls so keeps its name (A29); the
/// glossary explains it in place.
const SAID: [(&str, &str); 23] = [
    // An example of what is watched.
    ("admin.words.word_hint", "feedback"),
    // The public pitches of a « criée » (R062, R099).
    ("editorial.format.pitch_session", "pitchs"),
    ("editorial.pitches.add", "pitch"),
    ("editorial.pitches.legend", "Pitchs"),
    ("editorial.pitches.title", "pitchs"),
    ("ideas.revival.pitch", "pitch"),
    // Who supports an experiment at the top (R186, A37).
    ("pocs.card.members", "sponsors"),
    ("pocs.decision.decided_by_hint", "sponsor"),
    ("pocs.gate.go_to_come", "sponsor"),
    ("pocs.identity.missing_sponsor", "sponsor"),
    ("pocs.identity.sponsor", "Sponsor"),
    ("pocs.sheet.people", "Sponsor"),
    ("vocabulary.member_role.sponsor", "Sponsor"),
    // The term that is explained there.
    ("pocs.poc_meaning", "proof of concept"),
    ("pocs.poc_word", "POC"),
    // A format of challenge (R096), and partners (R270).
    ("vocabulary.challenge_format.hackathon", "Hackathon"),
    ("vocabulary.partner_kind.startup", "Start-up"),
    // The titles of the steps and what the first one asks, in the report's own words (R179).
    ("vocabulary.question.references", "challenge"),
    ("vocabulary.step.frame_challenge", "challenge"),
    ("vocabulary.step.plan", "POC"),
    ("vocabulary.step.validate", "POC"),
    ("vocabulary.step_short.frame_challenge", "challenge"),
    ("vocabulary.step_short.validate", "POC"),
];

/// The same of what the server says: problems, files, letters, sheets.
const SERVED: [(&str, &str); 7] = [
    // The titles of the steps and what the first one asks, in the report's own words (R179).
    ("pocs.question-references", "challenge"),
    ("pocs.step-frame_challenge", "challenge"),
    ("pocs.step-plan", "POC"),
    ("pocs.step-validate", "POC"),
    // The verdict of step 7, as the report calls it.
    ("pocs.proposal-verdict", "POC"),
    // Who supports an experiment at the top (R186, A37).
    ("problems.problem-decider_not_entitled-detail", "sponsor"),
    ("problems.problem-decides_alone-detail", "sponsor"),
];

/// The words of a sentence, without what stands in braces: values, and codes that people copy.
fn said(words: &str) -> String {
    let mut depth = 0_u32;
    let spoken = |c: &char| match c {
        '{' => {
            depth += 1;
            false
        }
        '}' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    };
    words.chars().filter(spoken).collect()
}

/// The list that the portal starts with.
fn watched() -> WatchedWords {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/app/data/watched_words.json");
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// Every sentence of the server in French: `problems.problem-not_found-title` → the words.
fn served() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales/fr");
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let namespace = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (key, words) = line.split_once(" = ").expect("a sentence on a line");
            all.insert(format!("{namespace}.{key}"), words.to_owned());
        }
    }
    all
}

/// The watched words that these sentences say, each with the key of its sentence.
fn anglicisms(sentences: BTreeMap<String, String>) -> BTreeSet<(String, String)> {
    let watched = watched();
    let mut found = BTreeSet::new();
    for (key, words) in sentences {
        for remark in remarks(&said(&words), &watched, &[]) {
            if let Remark::Word { found: word, .. } = remark {
                found.insert((key.clone(), word));
            }
        }
    }
    found
}

fn kept(said: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    said.iter().map(|(key, word)| ((*key).to_owned(), (*word).to_owned())).collect()
}

#[test]
fn the_interface_says_no_anglicism_that_editors_are_told_of() {
    let found = anglicisms(sentences("fr"));
    assert_eq!(found, kept(&SAID), "say it in plain French, or keep it above with its reason");
}

/// The expressions that a new portal explains: its terms and their synonyms.
fn explained() -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/app/data/starting_texts.toml");
    let text = fs::read_to_string(file).unwrap();
    let (terms, _) = text.split_once("[[method]]").unwrap();
    let quoted = |line: &str| line.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    let named = |line: &&str| line.starts_with("title = ") || line.starts_with("synonyms = ");
    terms.lines().filter(named).flat_map::<Vec<_>, _>(quoted).collect()
}

/// R392, A29: a word that keeps its name has its definition at hand.
#[test]
fn an_anglicism_that_is_kept_is_in_the_glossary() {
    let explained = explained();
    for (key, word) in SAID.iter().chain(&SERVED) {
        let used = WordsUsed::of(word);
        let example = *key == "admin.words.word_hint";
        assert!(example || explained.iter().any(|term| used.uses(term)), "{word}, at {key}");
    }
}

/// Scenario 39: no English label is left, in what the server answers as in the portal.
#[test]
fn the_server_says_no_anglicism_that_editors_are_told_of() {
    let found = anglicisms(served());
    assert_eq!(found, kept(&SERVED), "say it in plain French, or keep it above with its reason");
}

#[test]
fn an_anglicism_is_found_in_a_sentence_and_not_in_a_value() {
    let watched = watched();
    let remarked = |words: &str| !remarks(&said(words), &watched, &[]).is_empty();
    assert!(remarked("Vos feedbacks"));
    assert!(!remarked("{{ feedback }} au retour, ou {feedback} à copier"));
}
