//! Two people changed the same record: what each of them changed alone is kept.

use api_client::json;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// What comes out of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Merged<T> {
    /// Mine, with what only they changed.
    pub(crate) value: T,
    /// The fields that we both changed, differently: mine is kept, theirs is to be read.
    pub(crate) disputed: Vec<(String, Value)>,
}

/// Merges field by field what I changed and what they changed, both since `base`. None when the three
/// have not the same form.
pub(crate) fn merge<T: Serialize + DeserializeOwned>(
    base: &T,
    mine: &T,
    theirs: &T,
) -> Option<Merged<T>> {
    let (base, mut merged, theirs) = (fields(base)?, fields(mine)?, fields(theirs)?);
    let mut disputed = Vec::new();
    for (name, theirs) in theirs {
        let before = base.get(&name);
        let mine = merged.get(&name);
        match (mine == before, before == Some(&theirs), mine == Some(&theirs)) {
            (true, false, _) => {
                merged.insert(name, theirs);
            }
            (false, false, false) => disputed.push((name, theirs)),
            (_, true, _) | (false, false, true) => {}
        }
    }
    let value = json::of_value(Value::Object(merged)).ok()?;
    Some(Merged { value, disputed })
}

/// A value in words: texts as they are, lists by their texts.
pub(crate) fn told(value: &Value) -> String {
    match value {
        Value::Null | Value::Bool(false) => String::new(),
        Value::Bool(true) => "✓".to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => items.iter().map(told).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => fields.values().map(told).collect::<Vec<_>>().join(" · "),
    }
}

fn fields<T: Serialize>(value: &T) -> Option<Map<String, Value>> {
    match serde_json::to_value(value) {
        Ok(Value::Object(fields)) => Some(fields),
        Ok(
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_),
        )
        | Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(title: &str, note: Option<&str>, tags: &[&str]) -> Value {
        serde_json::json!({ "title": title, "note": note, "tags": tags })
    }

    #[test]
    fn what_each_changed_alone_is_kept() {
        let base = record("A", None, &["x"]);
        let mine = record("Mine", None, &["x"]);
        let theirs = record("A", Some("theirs"), &["x", "y"]);
        let merged = merge(&base, &mine, &theirs).unwrap();
        assert_eq!(merged.value, record("Mine", Some("theirs"), &["x", "y"]));
        assert_eq!(merged.disputed, []);
    }

    #[test]
    fn what_both_changed_stays_mine_and_theirs_is_told() {
        let base = record("A", None, &[]);
        let merged =
            merge(&base, &record("Mine", None, &[]), &record("Theirs", None, &[])).unwrap();
        assert_eq!(merged.value, record("Mine", None, &[]));
        assert_eq!(merged.disputed, [("title".to_owned(), Value::from("Theirs"))]);
        let agreed = merge(&base, &record("Same", None, &[]), &record("Same", None, &[])).unwrap();
        assert_eq!(agreed.disputed, []);
    }
}
