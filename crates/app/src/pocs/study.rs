//! The elements of the opportunity study (R201): what steps 1, 3, 6 and 7 say, ready to be taken into the
//! project life-cycle reference.

use std::fmt::Write as _;

use domain::PocId;
use domain::access::Actor;
use domain::civil::Zone;
use domain::poc::{
    Answers, GateDecision, Lesson, Poc, PocParts, Question, QuestionKind, STEP_COUNT, Step,
};
use domain::text::Paragraph;
use persistence::people;

use super::read;
use crate::printouts::{self, Paper, Printout, plain};
use crate::words::{Locale, say, say_with};
use crate::{App, Failure};

const STEPS: [Step; 4] =
    [Step::FrameChallenge, Step::DescribeSolution, Step::ProjectDeployment, Step::Validate];

/// Composes the document, in the language of whoever asks.
///
/// # Errors
/// Denied, or no such experiment.
pub async fn opportunity_study(
    app: &App,
    actor: &Actor,
    id: PocId,
    locale: Locale,
) -> Result<Printout, Failure> {
    let reading = read(app, actor, id).await?;
    let poc = &reading.record.poc.value;
    let gates = STEPS.iter().filter_map(|step| poc.parts().lifecycle.gate(*step));
    let deciders = gates.map(|gate| gate.decided_by);
    let names = people::named_by(&app.store.reader(), deciders).await?;
    let mut markdown = standing(poc, locale);
    for step in STEPS {
        section(&mut markdown, poc, (step, locale));
        if let Some(gate) = poc.parts().lifecycle.gate(step) {
            let decider = names.get(&gate.decided_by).map(|person| person.name.as_str());
            decision(&mut markdown, gate, (decider.unwrap_or_default(), locale));
        }
        let learnt = reading.lessons.iter().filter(|lesson| lesson.step == step);
        lessons(&mut markdown, learnt, locale);
    }
    let reference = poc.parts().reference.to_lowercase();
    let title = [("title", poc.parts().header.title.as_str().to_owned())];
    Ok(Printout {
        file_name: format!("{}-{reference}", say(locale, "study-file")),
        locale,
        title: say_with(locale, "study-title", &title),
        text: markdown,
        foot: printouts::foot(locale, Zone::Paris.day(app.now())),
        paper: Paper::Page,
    })
}

fn standing(poc: &Poc, locale: Locale) -> String {
    let PocParts { reference, header, lifecycle, .. } = poc.parts();
    let status = say(locale, &format!("poc-status-{}", lifecycle.status()));
    let steps = [
        ("passed", lifecycle.steps_passed().to_string()),
        ("all", STEP_COUNT.to_string()),
        ("percent", lifecycle.progress_percent().to_string()),
    ];
    let progress = say_with(locale, "study-progress", &steps);
    let mut text = format!("{reference} — {status} — {progress}\n");
    if let Some(summary) = &header.summary {
        paragraph(&mut text, summary.as_str());
    }
    text
}

fn section(text: &mut String, poc: &Poc, (step, locale): (Step, Locale)) {
    let title = say(locale, &format!("step-{step}"));
    push(text, format_args!("\n## {}. {title}\n", step.number()));
    for question in Question::of(step) {
        push(text, format_args!("\n### {}\n", say(locale, &format!("question-{question}"))));
        paragraph(text, &answer(&poc.parts().answers, question, locale));
    }
}

fn answer(answers: &Answers, question: Question, locale: Locale) -> String {
    match (answers.get(question), question.kind()) {
        (None, _) => format!("*{}*", say(locale, "study-to-complete")),
        (Some(words), QuestionKind::Words) => words.to_owned(),
        (Some(code), QuestionKind::Choice(_)) => say(locale, &format!("{question}-{code}")),
    }
}

fn decision(text: &mut String, gate: &GateDecision, (decider, locale): (&str, Locale)) {
    let GateDecision { verdict, reason, conditions, assurances, decided_on, .. } = gate;
    let verdict = say(locale, &format!("gate-{verdict}"));
    let day = printouts::day(locale, *decided_on);
    let line = [("verdict", verdict), ("decider", plain(decider)), ("day", day)];
    push(text, format_args!("\n### {}\n", say(locale, "study-decision")));
    paragraph(text, &say_with(locale, "study-decided", &line));
    let asked = conditions.iter().map(|condition| &condition.text);
    for words in reason.iter().chain(asked) {
        paragraph(text, words.as_str());
    }
    let assured = [
        (assurances.security, "security"),
        (assurances.deadlines, "deadlines"),
        (assurances.quality, "quality"),
    ];
    let assured: Vec<String> = assured
        .into_iter()
        .filter(|(assured, _)| *assured)
        .map(|(_, what)| say(locale, &format!("assurance-{what}")))
        .collect();
    if !assured.is_empty() {
        paragraph(text, &say_with(locale, "study-assured", &[("list", assured.join(", "))]));
    }
}

fn lessons<'a>(text: &mut String, lessons: impl Iterator<Item = &'a Lesson>, locale: Locale) {
    let mut lessons = lessons.peekable();
    if lessons.peek().is_none() {
        return;
    }
    push(text, format_args!("\n### {}\n\n", say(locale, "study-lessons")));
    for Lesson { kind, text: words, .. } in lessons {
        let kind = say(locale, &format!("lesson-{kind}"));
        let line = [("kind", kind), ("text", on_one_line(words))];
        push(text, format_args!("- {}\n", say_with(locale, "study-lesson", &line)));
    }
}

/// A text of several lines, as one item of a list.
pub(crate) fn on_one_line(words: &Paragraph) -> String {
    words.as_str().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn paragraph(text: &mut String, words: &str) {
    push(text, format_args!("\n{words}\n"));
}

fn push(text: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = text.write_fmt(words);
}

#[cfg(test)]
mod tests {
    use domain::poc::{GateVerdict, LessonKind, PocStatus};

    use super::*;
    use crate::pocs::catalogue::{self, missing};

    fn keys() -> Vec<String> {
        let mut keys: Vec<String> = ["file", "title", "progress", "to-complete", "decision"]
            .into_iter()
            .chain(["decided", "assured", "lessons", "lesson"])
            .map(|key| format!("study-{key}"))
            .collect();
        keys.extend(["security", "deadlines", "quality"].map(|key| format!("assurance-{key}")));
        keys.extend(PocStatus::ALL.iter().map(|status| format!("poc-status-{status}")));
        keys.extend(GateVerdict::ALL.iter().map(|verdict| format!("gate-{verdict}")));
        keys.extend(LessonKind::ALL.iter().map(|kind| format!("lesson-{kind}")));
        for step in STEPS {
            keys.push(format!("step-{step}"));
            for question in Question::of(step) {
                keys.push(format!("question-{question}"));
                if let QuestionKind::Choice(codes) = question.kind() {
                    keys.extend(codes.iter().map(|code| format!("{question}-{code}")));
                }
            }
        }
        keys
    }

    #[test]
    fn every_word_of_the_study_exists_in_both_languages() {
        for locale in [Locale::Fr, Locale::En] {
            assert_eq!(missing(locale, &keys()), Vec::<&String>::new(), "{locale:?}");
        }
        assert_eq!(catalogue::keys(Locale::Fr), catalogue::keys(Locale::En));
    }
}
