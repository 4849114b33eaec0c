//! What the server says to people about a problem, in their language.

use api_types::problem::ProblemCode;
use domain::FieldError;

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
