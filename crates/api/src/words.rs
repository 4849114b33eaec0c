//! What the server says to people about a problem, in their language.

use api_types::problem::ProblemCode;
use domain::FieldError;
use domain::reference::{ReferenceBook, ReferenceList};

pub(crate) use app::words::Locale;

/// The stable code of a problem, as a word.
pub(crate) fn code(code: ProblemCode) -> String {
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

/// The kind of problem.
pub(crate) fn title(locale: Locale, problem: ProblemCode) -> String {
    app::words::problem_title(locale, &code(problem))
}

/// What to do about it.
pub(crate) fn detail(locale: Locale, problem: ProblemCode) -> String {
    app::words::problem_detail(locale, &code(problem))
}

/// What to do about a field.
pub(crate) fn field(locale: Locale, error: &FieldError) -> String {
    app::words::field(locale, error)
}

/// A word of a vocabulary.
pub(crate) fn of_vocabulary(locale: Locale, prefix: &str, code: &str) -> String {
    app::words::say(locale, &format!("{prefix}-{code}"))
}

/// What a list calls a value; the value itself when the list no longer knows it.
pub(crate) fn label(
    locale: Locale,
    book: &ReferenceBook,
    (list, code): (ReferenceList, &str),
) -> String {
    let found = book.find(list, code).map(|item| match locale {
        Locale::Fr => item.label_fr.clone(),
        Locale::En => item.label_en.clone(),
    });
    found.unwrap_or_else(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_has_its_words_in_both_languages() {
        for problem in ProblemCode::ALL {
            for locale in [Locale::Fr, Locale::En] {
                for part in ["title", "detail"] {
                    let key = format!("problem-{}-{part}", code(*problem));
                    assert!(app::words::knows(locale, &key), "{key} {}", locale.code());
                }
            }
        }
    }
}
