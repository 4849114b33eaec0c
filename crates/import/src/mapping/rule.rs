//! How one field is fed.

use std::collections::BTreeMap;

use domain::text::fold;
use serde::Deserialize;

use crate::markdown::Format;

/// A text: its column and how it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextRule {
    pub column: String,
    #[serde(default)]
    pub format: Format,
}

/// Values of a file and what they mean here; case, accents and apostrophes do not matter.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "BTreeMap<String, String>")]
pub(crate) struct Values(BTreeMap<String, Known>);

/// A value as the mapping writes it, and what it means.
#[derive(Clone, Debug)]
struct Known {
    written: String,
    meaning: String,
}

impl From<BTreeMap<String, String>> for Values {
    fn from(written: BTreeMap<String, String>) -> Self {
        let known =
            |(written, meaning): (String, String)| (key(&written), Known { written, meaning });
        Self(written.into_iter().map(known).collect())
    }
}

fn key(value: &str) -> String {
    fold(&value.split_whitespace().collect::<Vec<_>>().join(" "))
}

impl Values {
    /// What a value means.
    pub fn get(&self, value: &str) -> Option<&str> {
        self.0.get(&key(value)).map(|known| known.meaning.as_str())
    }

    /// Every meaning.
    pub fn meanings(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(|known| known.meaning.as_str())
    }

    /// Every value, as the mapping writes it.
    pub fn written(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(|known| known.written.as_str())
    }
}

/// A code: the first known value of these columns, or a default.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ValueRule {
    #[serde(default)]
    pub columns: Vec<String>,
    /// What separates values in a column that holds several.
    pub separator: Option<char>,
    #[serde(default)]
    pub values: Values,
    /// The code when no value is known; without it such a line is refused.
    pub otherwise: Option<String>,
}

impl ValueRule {
    /// Every code that it may give.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.values.meanings().chain(self.otherwise.as_deref())
    }
}

/// Several values in one column.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListRule {
    pub column: String,
    #[serde(default = "bar")]
    pub separator: char,
    /// The words for a value; a value without words is shown as it is.
    #[serde(default)]
    pub labels: Values,
}

const fn bar() -> char {
    '|'
}

impl ListRule {
    /// The values of a field, in words, each once.
    pub fn values<'v>(&'v self, field: &'v str) -> Vec<&'v str> {
        let mut seen = Vec::new();
        let mut values = Vec::new();
        for value in field.split(self.separator).map(str::trim).filter(|value| !value.is_empty()) {
            let words = self.labels.get(value).unwrap_or(value);
            if !seen.contains(&key(words)) {
                seen.push(key(words));
                values.push(words);
            }
        }
        values
    }
}

/// The body that an object belongs to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrganisationRule {
    pub column: Option<String>,
    /// Values that mean a body or a direction of the network.
    #[serde(default)]
    pub values: Values,
    /// The body under which other values make a direction of their own.
    pub under: Option<String>,
    /// The names of those directions.
    #[serde(default)]
    pub names: Values,
    /// The code when the file says nothing.
    pub otherwise: Option<String>,
}

impl OrganisationRule {
    /// Every code that must be in the tree.
    pub fn codes(&self) -> Vec<&str> {
        let fixed = self.under.iter().chain(&self.otherwise).map(String::as_str);
        self.values.meanings().chain(fixed).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_whatever_their_dress() {
        let values = Values::from(BTreeMap::from([("L’État  civil".into(), "legal".into())]));
        assert_eq!(values.get(" l'etat civil"), Some("legal"));
        assert_eq!(values.get("état"), None);
    }

    #[test]
    fn a_list_keeps_each_value_once() {
        let labels = Values::from(BTreeMap::from([("etat".into(), "État".into())]));
        let rule = ListRule { column: "publics".into(), separator: '|', labels };
        assert_eq!(rule.values("etat| Élèves |Etat||élèves"), ["État", "Élèves"]);
    }
}
