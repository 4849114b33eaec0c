//! The seven steps and their questions, as a template to fill away from the portal (R298): made from the same
//! catalogue as the record, so that nothing is asked here that is not asked there.

use std::fmt::Write as _;

use domain::access::{Actor, Permission};
use domain::poc::{GateVerdict, Question, QuestionKind, Step};
use domain::tables::{First, Lines};

use crate::Failure;
use crate::words::{Locale, say};

/// The template as a text to fill.
///
/// # Errors
/// Denied.
pub fn template_text(actor: &Actor, locale: Locale) -> Result<String, Failure> {
    actor.require(Permission::ReadPocs)?;
    let (title, lead) = (say(locale, "template-title"), say(locale, "template-lead"));
    let mut text = format!("# {title}\n\n{lead}\n");
    for step in Step::ALL {
        let name = say(locale, &format!("step-{step}"));
        push(&mut text, format_args!("\n## {}. {name}\n", step.number()));
        for Line { question, answers } in lines(*step, locale) {
            push(&mut text, format_args!("\n### {question}\n\n"));
            if answers.is_empty() {
                push(&mut text, format_args!("*{}*\n", say(locale, "study-to-complete")));
            }
            for answer in answers {
                push(&mut text, format_args!("- [ ] {answer}\n"));
            }
        }
    }
    Ok(text)
}

/// The template as a table, for a spreadsheet: a line for each question, and a column for its answer.
///
/// # Errors
/// Denied.
pub fn template_table(actor: &Actor, locale: Locale) -> Result<Vec<u8>, Failure> {
    actor.require(Permission::ReadPocs)?;
    let heads = ["number", "step", "question", "answers", "answer"];
    let mut table = Lines::begin(First::OfTheFile);
    table.add(heads.map(|head| say(locale, &format!("template-{head}"))));
    for step in Step::ALL {
        let name = say(locale, &format!("step-{step}"));
        for Line { question, answers } in lines(*step, locale) {
            let number = step.number().to_string();
            table.add([number, name.clone(), question, answers.join(", "), String::new()]);
        }
    }
    Ok(table.into_bytes())
}

/// The name of its file, without its end and without accents: it travels in a header.
#[must_use]
pub fn template_file(locale: Locale) -> String {
    say(locale, "template-file")
}

/// Something to answer, and the answers that are offered when it is a choice.
struct Line {
    question: String,
    answers: Vec<String>,
}

/// The questions of a step, then the decision that it takes.
fn lines(step: Step, locale: Locale) -> Vec<Line> {
    let asked = Question::of(step).map(|question| {
        let codes = match question.kind() {
            QuestionKind::Words => &[],
            QuestionKind::Choice(codes) => codes,
        };
        let answer = |code: &&str| say(locale, &format!("{question}-{code}"));
        Line {
            question: say(locale, &format!("question-{question}")),
            answers: codes.iter().map(answer).collect(),
        }
    });
    let verdicts = GateVerdict::ALL.iter().filter(|verdict| verdict.step() == step);
    let decision = step.has_gate().then(|| Line {
        question: say(locale, "study-decision"),
        answers: verdicts.map(|verdict| say(locale, &format!("gate-{verdict}"))).collect(),
    });
    asked.chain(decision).collect()
}

fn push(text: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = text.write_fmt(words);
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::pocs::catalogue::missing;

    /// The words of the portal in this language.
    fn portal(locale: Locale) -> Value {
        let words = match locale {
            Locale::Fr => include_str!("../../../../frontend/locales/fr/vocabulary.json"),
            Locale::En => include_str!("../../../../frontend/locales/en/vocabulary.json"),
        };
        serde_json::from_str(words).unwrap()
    }

    #[test]
    fn the_template_asks_what_the_portal_asks_in_the_same_words() {
        for locale in [Locale::Fr, Locale::En] {
            let portal = portal(locale);
            for question in Question::ALL {
                let asked = portal["question"][question.code()].as_str();
                let said = say(locale, &format!("question-{question}"));
                assert_eq!(asked, Some(said.as_str()), "{locale:?}");
            }
        }
    }

    #[test]
    fn every_word_of_the_template_exists_in_both_languages() {
        let heads = ["title", "lead", "file", "number", "step", "question", "answers", "answer"];
        let mut keys: Vec<String> = heads.map(|head| format!("template-{head}")).to_vec();
        for question in Question::ALL {
            keys.push(format!("question-{question}"));
            if let QuestionKind::Choice(codes) = question.kind() {
                keys.extend(codes.iter().map(|code| format!("{question}-{code}")));
            }
        }
        keys.extend(Step::ALL.iter().map(|step| format!("step-{step}")));
        for locale in [Locale::Fr, Locale::En] {
            assert_eq!(missing(locale, &keys), Vec::<&String>::new(), "{locale:?}");
        }
    }

    #[test]
    fn each_step_asks_its_questions_and_the_two_gates_their_decision() {
        let count = |step| lines(step, Locale::Fr).len();
        let all: usize = Step::ALL.iter().map(|step| count(*step)).sum();
        assert_eq!(all, Question::ALL.len() + 2);
        let gate = lines(Step::Validate, Locale::Fr).pop().unwrap();
        assert_eq!(gate.answers, ["Validée", "Non validée"]);
    }
}
