//! Catalogues: every sentence in both languages, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Text;

/// A catalogue's keys, each with the arguments its sentence takes.
type Keys = BTreeMap<String, BTreeSet<String>>;

const CATALOGUES: [&str; 2] = ["frontend/locales", "locales"];
/// Languages divide numbers differently: these endings are one sentence.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Compares French and English.
pub(super) fn look(files: &[Text], findings: &mut Vec<String>) {
    for catalogue in CATALOGUES {
        let french = read(files, &format!("{catalogue}/fr/"), findings);
        let english = read(files, &format!("{catalogue}/en/"), findings);
        compare(catalogue, &french, &english, findings);
    }
}

fn compare(catalogue: &str, french: &Keys, english: &Keys, findings: &mut Vec<String>) {
    for (key, arguments) in french {
        match english.get(key) {
            None => findings.push(format!("{catalogue}/en lacks {key}")),
            Some(others) if others != arguments => findings.push(format!(
                "{catalogue}: {key} takes {arguments:?} in French and {others:?} in English"
            )),
            Some(_) => {}
        }
    }
    let missing = english.keys().filter(|key| !french.contains_key(*key));
    findings.extend(missing.map(|key| format!("{catalogue}/fr lacks {key}")));
}

fn read(files: &[Text], folder: &str, findings: &mut Vec<String>) -> Keys {
    let mut keys = Keys::new();
    for file in files {
        let Some(name) = file.path.strip_prefix(folder) else { continue };
        if file.is(&["json"]) {
            match serde_json::from_str(&file.text) {
                Ok(value) => json(name, &value, &mut keys),
                Err(error) => findings.push(format!("{}: {error}", file.path)),
            }
        } else if file.is(&["ftl"]) {
            fluent(name, &file.text, &mut keys);
        }
    }
    keys
}

fn json(key: &str, value: &Value, keys: &mut Keys) {
    if let Value::Object(entries) = value {
        for (name, value) in entries {
            if PLURALS.contains(&name.as_str()) {
                json(key, value, keys);
            } else {
                json(&format!("{key}: {}", without_plural(name)), value, keys);
            }
        }
        return;
    }
    let text = value.as_str().unwrap_or_default();
    keys.entry(key.to_owned()).or_default().extend(between(text, "{{", "}}"));
}

fn without_plural(name: &str) -> &str {
    let plural = |ending: &&str| name.ends_with(&format!("_{ending}"));
    let ending = PLURALS.iter().find(|ending| plural(ending)).map_or(0, |ending| ending.len() + 1);
    let name = &name[..name.len() - ending];
    if ending > 0 { name.strip_suffix("_ordinal").unwrap_or(name) } else { name }
}

fn fluent(file: &str, text: &str, keys: &mut Keys) {
    let (mut message, mut key) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once('=').filter(|(name, _)| is_name(name.trim_end())) {
            message = format!("{file}: {}", name.trim_end());
            key.clone_from(&message);
        } else if let Some((name, _)) =
            line.trim_start().strip_prefix('.').and_then(|attribute| attribute.split_once('='))
        {
            key = format!("{message}.{}", name.trim_end());
        }
        if !key.is_empty() {
            keys.entry(key.clone()).or_default().extend(arguments(line));
        }
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}

fn arguments(line: &str) -> Vec<String> {
    let word = |rest: &str| rest.chars().take_while(|c| is_name_part(*c)).collect::<String>();
    line.split('$').skip(1).map(word).filter(|word| !word.is_empty()).collect()
}

fn is_name_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

fn between(text: &str, open: &str, close: &str) -> Vec<String> {
    let parts = text.split(open).skip(1).filter_map(|part| part.split_once(close));
    parts.map(|(name, _)| name.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::look;
    use crate::tidy::Text;

    fn findings(files: &[(&str, &str)]) -> Vec<String> {
        let text = |(path, text): &(&str, &str)| Text {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        };
        let files: Vec<Text> = files.iter().map(text).collect();
        let mut findings = Vec::new();
        look(&files, &mut findings);
        findings
    }

    #[test]
    fn a_key_of_one_language_only_is_found_on_either_side() {
        let found = findings(&[
            ("frontend/locales/fr/a.json", r#"{"x": {"y": "oui"}, "z": "z"}"#),
            ("frontend/locales/en/a.json", r#"{"x": {}, "z": "z", "w": "w"}"#),
        ]);
        assert_eq!(
            found,
            ["frontend/locales/en lacks a.json: x: y", "frontend/locales/fr lacks a.json: w"]
        );
    }

    #[test]
    fn plurals_may_differ_and_arguments_may_not() {
        let same = findings(&[
            (
                "frontend/locales/fr/a.json",
                r#"{"n_one": "{{ n }}", "n_many": "", "n_other": "", "m": {"one": "", "other": ""}}"#,
            ),
            (
                "frontend/locales/en/a.json",
                r#"{"n_one": "", "n_other": "{{n}}", "m": {"other": ""}}"#,
            ),
        ]);
        assert_eq!(same, [""; 0]);
        let other = findings(&[
            ("frontend/locales/fr/a.json", r#"{"n": "{{ n }}"}"#),
            ("frontend/locales/en/a.json", r#"{"n": "{{ m }}"}"#),
        ]);
        assert_eq!(other.len(), 1);
    }

    #[test]
    fn fluent_messages_attributes_and_arguments_are_read() {
        let french =
            "# note = x\nhello = Bonjour { $name }\n    .title = Titre\nlong =\n    deux { $b }\n";
        let english = "hello = Hello { $name }\n    .title = Title\nlong = two\n";
        let found = findings(&[("locales/fr/m.ftl", french), ("locales/en/m.ftl", english)]);
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("m.ftl: long"), "{found:?}");
    }
}
