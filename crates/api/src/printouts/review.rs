//! The half-year review on sheets (R212): what its page says, in the same order.

use app::half_year_reviews::ReviewReading;
use app::printouts::{Composer, Paper, Printout, counted, day, plain};
use app::words::{Locale, say, say_with};
use app::{App, OrganisationTree};
use domain::civil::Zone;
use domain::half_year_review::{
    Review, ReviewContent, ReviewedAttention, ReviewedCause, ReviewedLesson, ReviewedPoc,
    ReviewedStatus,
};
use domain::poc::STEP_COUNT;
use domain::reference::{ReferenceBook, ReferenceList};

use crate::words::{label, of_vocabulary};

/// The review as a document.
pub(crate) fn of(app: &App, reading: &ReviewReading, locale: Locale) -> Printout {
    let review = &reading.record.review.value;
    let book = app.directory.references();
    let mut sheet = Sheet { text: Composer::new(locale), locale, book: &book };
    sheet.beginning(review, &reading.content, &app.directory.organisations());
    sheet.figures(&reading.content);
    sheet.movements(&reading.content);
    sheet.lessons(&reading.content.lessons);
    sheet.attention(&reading.content.attention);
    let half = review.half;
    let title = format!("review-title-{}", half.number);
    let foot = match review.frozen {
        Some((_, at)) => ("review-foot-frozen", Zone::Paris.day(at)),
        None => ("review-foot-draft", Zone::Paris.day(app.now())),
    };
    Printout {
        file_name: format!("{}-{}", say(locale, "review-file"), half.code().to_lowercase()),
        locale,
        title: say_with(locale, &title, &[("year", half.year.to_string())]),
        text: sheet.text.finish(),
        foot: say_with(locale, foot.0, &[("day", day(locale, foot.1))]),
        paper: Paper::Page,
    }
}

struct Sheet<'a> {
    text: Composer,
    locale: Locale,
    book: &'a ReferenceBook,
}

impl Sheet<'_> {
    fn say(&self, key: &str) -> String {
        say(self.locale, key)
    }

    fn beginning(&mut self, review: &Review, content: &ReviewContent, tree: &OrganisationTree) {
        let place = review.organisation.and_then(|id| tree.find(id));
        let place = place.map_or_else(|| self.say("review-branch"), |body| plain(&body.name));
        let span = [
            ("place", place),
            ("from", day(self.locale, content.from)),
            ("until", day(self.locale, content.until)),
        ];
        self.text.paragraph(&say_with(self.locale, "review-span", &span));
        if review.frozen.is_none() {
            self.text.paragraph(&format!("*{}*", self.say("review-draft")));
        }
        if let Some(foreword) = &review.foreword {
            self.text.paragraph(foreword.as_str());
        }
    }

    fn figures(&mut self, content: &ReviewContent) {
        self.text.heading("review-figures");
        self.text.paragraph(&counted(self.locale, "review-sentence", content.total));
        let statuses = content.by_status.iter();
        let name = |line: &ReviewedStatus| self.say(&format!("pocs-{}", line.status));
        let head: Vec<String> =
            [self.say("pocs-all")].into_iter().chain(statuses.clone().map(name)).collect();
        let all = [content.total].into_iter().chain(statuses.map(|line| line.count));
        let figures: Vec<String> = all.map(|count| count.to_string()).collect();
        self.text.table(&head, [figures]);
        if let Some(before) = content.total_before {
            let before = [("count", before.to_string())];
            self.text.paragraph(&say_with(self.locale, "review-before", &before));
        }
        if content.restricted > 0 {
            self.text.paragraph(&counted(self.locale, "review-restricted", content.restricted));
        }
    }

    fn movements(&mut self, content: &ReviewContent) {
        self.named("review-started", &content.started);
        self.named("review-completed", &content.completed);
        if !(content.held.is_empty() && content.abandoned.is_empty()) {
            self.text.paragraph(&format!("> {}", self.say("review-right")));
        }
        self.named("review-held", &content.held);
        self.named("review-abandoned", &content.abandoned);
        if !content.causes.is_empty() {
            self.text.heading("review-causes");
            let line = |ReviewedCause { cause, count }: &ReviewedCause| {
                let cause = label(self.locale, self.book, (ReferenceList::Cause, cause.as_str()));
                vec![cause, count.to_string()]
            };
            let lines: Vec<_> = content.causes.iter().map(line).collect();
            self.counts("review-cause", lines);
        }
    }

    fn named(&mut self, key: &str, pocs: &[ReviewedPoc]) {
        self.text.heading(key);
        if pocs.is_empty() {
            let nothing = self.say(&format!("{key}-nothing"));
            return self.text.paragraph(&nothing);
        }
        let lines: Vec<_> = pocs.iter().map(|poc| self.poc(poc)).collect();
        self.text.list(lines);
    }

    fn poc(&self, poc: &ReviewedPoc) -> String {
        let steps = [("passed", poc.steps_passed.to_string()), ("all", STEP_COUNT.to_string())];
        let mut facts = vec![
            plain(&poc.department),
            poc.reference.clone(),
            day(self.locale, poc.on),
            say_with(self.locale, "pocs-steps", &steps),
        ];
        facts.extend(poc.verdict.map(|verdict| self.say(&format!("gate-{verdict}"))));
        let cause = poc.cause.as_ref();
        facts.extend(cause.map(|code| {
            plain(&label(self.locale, self.book, (ReferenceList::Cause, code.as_str())))
        }));
        format!("**{}** — {}", plain(&poc.title), facts.join(", "))
    }

    fn lessons(&mut self, lessons: &[ReviewedLesson]) {
        self.text.heading("review-lessons");
        if lessons.is_empty() {
            let nothing = self.say("review-lessons-nothing");
            return self.text.paragraph(&nothing);
        }
        let line = |lesson: &ReviewedLesson| {
            let kind = self.say(&format!("lesson-{}", lesson.kind));
            let words = lesson.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let line = [("kind", kind), ("text", words)];
            let said = say_with(self.locale, "study-lesson", &line);
            format!("{said} — *{}*", plain(&lesson.title))
        };
        let lines: Vec<_> = lessons.iter().map(line).collect();
        self.text.list(lines);
    }

    fn attention(&mut self, attention: &[ReviewedAttention]) {
        let waiting: Vec<_> = attention.iter().filter(|line| line.count > 0).collect();
        if waiting.is_empty() {
            return;
        }
        self.text.heading("review-attention");
        let line = |line: &&ReviewedAttention| {
            vec![
                of_vocabulary(self.locale, "export-attention", line.reason.code()),
                line.count.to_string(),
            ]
        };
        let lines: Vec<_> = waiting.iter().map(line).collect();
        self.counts("review-reason", lines);
    }

    fn counts(&mut self, what: &str, lines: Vec<Vec<String>>) {
        let head = [self.say(what), self.say("printout-number")];
        self.text.table(&head, lines);
    }
}
