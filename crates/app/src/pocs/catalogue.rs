//! The words of documents made from experiments, as their files hold them.

use std::collections::BTreeSet;

use crate::words::Locale;

/// The keys of a language. Asking the catalogue itself would refuse those that take arguments.
pub(crate) fn keys(locale: Locale) -> BTreeSet<&'static str> {
    let file = match locale {
        Locale::Fr => include_str!("../../../../locales/fr/pocs.ftl"),
        Locale::En => include_str!("../../../../locales/en/pocs.ftl"),
    };
    let keys = file.lines().filter(|line| !line.starts_with('#'));
    keys.filter_map(|line| line.split_once(" = ").map(|(key, _)| key)).collect()
}

/// Those of these keys that a language has no words for.
pub(crate) fn missing(locale: Locale, keys_used: &[String]) -> Vec<&String> {
    let known = keys(locale);
    keys_used.iter().filter(|key| !known.contains(key.as_str())).collect()
}
