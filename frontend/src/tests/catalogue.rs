//! The catalogues: the same keys and the same values in both languages, and French as French is printed.
//!
//! Type plain spaces and straight apostrophes, then let `FIX_TYPOGRAPHY=1 cargo test -p frontend
//! catalogue` put the right ones.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

const NARROW: char = '\u{202f}';
const NO_BREAK: char = '\u{a0}';

fn folder(language: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language)
}

/// Every sentence of a language: `ideas.title` → the words.
pub(super) fn sentences(language: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder(language)).unwrap() {
        let path = entry.unwrap().path();
        let namespace = path.file_stem().unwrap().to_string_lossy().into_owned();
        let tree: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        flatten(&namespace, &tree, &mut all);
    }
    all
}

fn flatten(prefix: &str, tree: &Value, all: &mut BTreeMap<String, String>) {
    match tree {
        Value::Object(children) => {
            for (key, child) in children {
                flatten(&format!("{prefix}.{key}"), child, all);
            }
        }
        Value::String(words) => {
            all.insert(prefix.to_owned(), words.clone());
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
            panic!("{prefix}: a catalogue holds only words")
        }
    }
}

/// The values a sentence takes: `{{ name }}`.
fn values(words: &str) -> Vec<String> {
    let mut found: Vec<String> = words
        .split("{{")
        .skip(1)
        .filter_map(|rest| rest.split_once("}}"))
        .map(|(name, _)| name.trim().to_owned())
        .collect();
    found.sort();
    found.dedup();
    found
}

/// French as it is printed.
fn typeset(words: &str) -> String {
    let mut out: Vec<char> = Vec::with_capacity(words.len());
    let chars: Vec<char> = words.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        let blank = out.last().is_some_and(|last| matches!(last, ' ' | '\u{a0}' | '\u{202f}'));
        match c {
            '\'' => out.push('’'),
            '?' | '!' | ';' | '%' if blank => {
                out.pop();
                out.extend([NARROW, c]);
            }
            ':' | '»' if blank => {
                out.pop();
                out.extend([NO_BREAK, c]);
            }
            ' ' if at > 0 && chars[at - 1] == '«' => out.push(NO_BREAK),
            _ => out.push(c),
        }
    }
    out.into_iter().collect()
}

/// English shares the apostrophe, and nothing else.
fn typeset_english(words: &str) -> String {
    words.replace('\'', "’")
}

fn fix(language: &str, typeset: fn(&str) -> String) {
    for entry in fs::read_dir(folder(language)).unwrap() {
        let path = entry.unwrap().path();
        let mut text = fs::read_to_string(&path).unwrap();
        for words in sentences_of(&text) {
            let right = typeset(&words);
            if right != words {
                let quoted = |s: &str| serde_json::to_string(s).unwrap();
                text = text.replace(&quoted(&words), &quoted(&right));
            }
        }
        fs::write(&path, text).unwrap();
    }
}

fn sentences_of(text: &str) -> Vec<String> {
    let mut all = BTreeMap::new();
    flatten("", &serde_json::from_str(text).unwrap(), &mut all);
    all.into_values().collect()
}

#[test]
fn both_languages_say_the_same_things() {
    let (french, english) = (sentences("fr"), sentences("en"));
    let keys = |all: &BTreeMap<String, String>| all.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&french), keys(&english));
    for (key, words) in &french {
        assert_eq!(values(words), values(&english[key]), "{key} takes other values in English");
        assert!(!words.trim().is_empty(), "{key} says nothing");
    }
}

#[test]
fn words_are_typeset() {
    if std::env::var_os("FIX_TYPOGRAPHY").is_some() {
        fix("fr", typeset);
        fix("en", typeset_english);
    }
    for (language, typeset) in [("fr", typeset as fn(&str) -> String), ("en", typeset_english)] {
        let wrong: Vec<String> = sentences(language)
            .into_iter()
            .filter(|(_, words)| typeset(words) != *words)
            .map(|(key, words)| format!("{language} {key}: {words:?}"))
            .collect();
        assert!(wrong.is_empty(), "run FIX_TYPOGRAPHY=1:\n{}", wrong.join("\n"));
    }
}

#[test]
fn the_interface_does_not_shout() {
    for language in ["fr", "en"] {
        for (key, words) in sentences(language) {
            assert!(!words.contains('!'), "{language} {key} shouts: {words}");
            assert!(!words.contains("Oups"), "{language} {key}: {words}");
        }
    }
}

#[test]
fn typography_is_that_of_the_printers() {
    for (typed, printed) in [
        ("Qui ? Moi ; toi : « nous »", "Qui\u{202f}? Moi\u{202f}; toi\u{a0}: «\u{a0}nous\u{a0}»"),
        ("L'idée à 57 %", "L’idée à 57\u{202f}%"),
        ("{{ what }} : {{ reason }}", "{{ what }}\u{a0}: {{ reason }}"),
    ] {
        assert_eq!(typeset(typed), printed);
        assert_eq!(typeset(printed), printed);
    }
}

/// The titles of the report, whole (R179): short ones have their own words, where there is little room.
#[test]
fn the_seven_steps_have_one_title_on_screen_and_on_paper() {
    let paper = Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales");
    for (language, typeset) in [("fr", typeset as fn(&str) -> String), ("en", typeset_english)] {
        let screen = sentences(language);
        let paper = fs::read_to_string(paper.join(language).join("pocs.ftl")).unwrap();
        let titles: Vec<(&str, &str)> = paper
            .lines()
            .filter_map(|line| line.strip_prefix("step-")?.split_once(" = "))
            .collect();
        assert_eq!(titles.len(), 7, "{language}");
        for (code, title) in titles {
            assert_eq!(screen[&format!("vocabulary.step.{code}")], typeset(title), "{language}");
        }
    }
}
