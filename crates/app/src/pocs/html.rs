//! The texts of an experiment, made into HTML when they are written.

use domain::poc::{Answers, Poc, PocHeader, Question, QuestionKind};
use domain::text::LongText;
use persistence::pocs::PocHtml;

use crate::rich_text;

/// Everything.
pub(super) fn whole(poc: &Poc) -> PocHtml {
    let parts = poc.parts();
    PocHtml { description: description(&parts.header), answers: answers(&parts.answers).collect() }
}

/// The story alone.
pub(super) fn of_header(header: &PocHeader) -> PocHtml {
    PocHtml { description: description(header), ..PocHtml::default() }
}

/// The answers of one step alone.
pub(super) fn of_step(all: &Answers, step: domain::poc::Step) -> PocHtml {
    let asked = answers(all).filter(|(question, _)| question.step() == step);
    PocHtml { description: None, answers: asked.collect() }
}

fn description(header: &PocHeader) -> Option<String> {
    header.description.as_ref().map(LongText::as_str).map(rich_text::to_html)
}

fn answers(all: &Answers) -> impl Iterator<Item = (Question, String)> {
    all.iter()
        .filter(|(question, _)| question.kind() == QuestionKind::Words)
        .map(|(question, words)| (question, rich_text::to_html(words)))
}
