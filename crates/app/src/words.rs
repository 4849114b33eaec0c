//! What the server says to people, from the catalogues in `locales/`: French by default, English.
//!
//! Keys: `problem-<code>-title`, `problem-<code>-detail`, `field-<code>`; a test holds them complete.

use std::borrow::Cow;
use std::collections::HashMap;

use domain::document::Language;
use domain::{FieldCode, FieldError};
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};

static_loader! {
    static CATALOGUES = {
        locales: "../../locales",
        fallback_language: "fr",
        // Marks around arguments help mixed directions; ours never mix, and mail clients show them.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static FRENCH: LanguageIdentifier = langid!("fr");
static ENGLISH: LanguageIdentifier = langid!("en");

/// A language that the server speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

impl Locale {
    /// The same language, as texts are kept in it.
    #[must_use]
    pub const fn of_texts(self) -> Language {
        match self {
            Self::Fr => Language::Fr,
            Self::En => Language::En,
        }
    }

    /// The first language that an `Accept-Language` header asks for and that the server speaks.
    #[must_use]
    pub fn negotiate(accept_language: Option<&str>) -> Self {
        let mut wanted: Vec<(&str, f32)> = accept_language
            .unwrap_or_default()
            .split(',')
            .filter_map(|range| {
                let mut parts = range.trim().split(';');
                let tag = parts.next()?.trim();
                let quality = parts.find_map(|part| part.trim().strip_prefix("q="));
                Some((tag, quality.map_or(Some(1.0), |q| q.parse().ok())?))
            })
            .collect();
        wanted.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        let spoken = |tag: &str| match tag.split('-').next()?.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        };
        wanted.iter().find_map(|(tag, _)| spoken(tag)).unwrap_or_default()
    }

    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    fn language(self) -> &'static LanguageIdentifier {
        match self {
            Self::Fr => &FRENCH,
            Self::En => &ENGLISH,
        }
    }
}

/// A sentence without arguments.
#[must_use]
pub fn say(locale: Locale, key: &str) -> String {
    CATALOGUES.lookup(locale.language(), key)
}

/// Whether a key has its words in this very language.
#[must_use]
pub fn knows(locale: Locale, key: &str) -> bool {
    CATALOGUES.lookup_no_default_fallback::<&str>(locale.language(), key, None).is_some()
}

/// The kind of a problem.
#[must_use]
pub fn problem_title(locale: Locale, code: &str) -> String {
    say(locale, &format!("problem-{code}-title"))
}

/// What to do about a problem.
#[must_use]
pub fn problem_detail(locale: Locale, code: &str) -> String {
    say(locale, &format!("problem-{code}-detail"))
}

/// What to do about a faulty field.
#[must_use]
pub fn field(locale: Locale, error: &FieldError) -> String {
    let mut arguments: HashMap<Cow<'static, str>, FluentValue<'_>> = HashMap::new();
    for (name, value) in [("min", error.min), ("max", error.max)] {
        if let Some(value) = value {
            arguments.insert(Cow::Borrowed(name), FluentValue::from(value));
        }
    }
    // A sentence that quotes a limit nobody gave would be no sentence.
    let code = match (error.code, error.min, error.max) {
        (FieldCode::TooShort, None, _) | (FieldCode::TooLong | FieldCode::TooMany, _, None) => {
            FieldCode::Malformed
        }
        (code, _, _) => code,
    };
    CATALOGUES.lookup_with_args(locale.language(), &format!("field-{code}"), &arguments)
}

/// A sentence that quotes values, such as a remark of an import.
#[must_use]
pub fn say_with(locale: Locale, key: &str, values: &[(&'static str, String)]) -> String {
    let arguments: HashMap<Cow<'static, str>, FluentValue<'_>> = values
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(value.as_str())))
        .collect();
    CATALOGUES.lookup_with_args(locale.language(), key, &arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_of_a_field_has_its_words_and_quotes_its_limits() {
        for code in FieldCode::ALL {
            for locale in [Locale::Fr, Locale::En] {
                let limited = FieldError {
                    pointer: "/title".to_owned(),
                    code: *code,
                    min: Some(3),
                    max: Some(9),
                };
                for error in [FieldError::new("/title", *code), limited] {
                    let said = field(locale, &error);
                    assert!(!said.contains("field-") && !said.contains('{'), "{said}");
                }
            }
        }
        let mut error = FieldError::new("/title", FieldCode::TooLong);
        error.max = Some(250);
        assert!(field(Locale::Fr, &error).contains("250 caractères"));
        assert!(field(Locale::En, &error).contains("250 characters"));
    }

    #[test]
    fn both_catalogues_say_the_same_things() {
        const FILES: [(&str, &str); 2] = [
            (
                include_str!("../../../locales/fr/problems.ftl"),
                include_str!("../../../locales/en/problems.ftl"),
            ),
            (
                include_str!("../../../locales/fr/imports.ftl"),
                include_str!("../../../locales/en/imports.ftl"),
            ),
        ];
        fn keys(text: &str) -> Vec<&str> {
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            lines.filter_map(|line| Some(line.split_once(" = ")?.0)).collect()
        }
        for (french, english) in FILES {
            assert_eq!(keys(french), keys(english));
        }
    }

    #[test]
    fn french_comes_first_unless_english_is_preferred() {
        for (header, expected) in [
            (None, Locale::Fr),
            (Some("en-GB,en;q=0.9,fr;q=0.8"), Locale::En),
            (Some("de, fr;q=0.5, en;q=0.4"), Locale::Fr),
            (Some("fr;q=0.1,en;q=0.9"), Locale::En),
            (Some("x;;;q=é"), Locale::Fr),
        ] {
            assert_eq!(Locale::negotiate(header), expected, "{header:?}");
        }
    }
}
