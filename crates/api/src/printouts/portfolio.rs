//! The figures of a meeting (R209 to R220): one question a slide, each with its numbers.

use api_types::portfolio::{CodeCount, EarlierView, PortfolioView};
use app::App;
use app::printouts::{Composer, Paper, Printout, counted, day, foot, plain};
use app::words::{Locale, say, say_with};
use domain::civil::Zone;
use domain::poc::{PocStatus, STEP_COUNT};
use domain::portfolio::Perimeter;
use domain::reference::{ReferenceBook, ReferenceList};

use crate::words::{label, of_vocabulary};

/// Lines of a slide; the others are added up.
const LINES: usize = 8;

/// The figures as slides.
pub(crate) fn of(
    app: &App,
    figures: &PortfolioView,
    (perimeter, locale): (Perimeter, Locale),
) -> Printout {
    let book = app.directory.references();
    let mut slides = Slides { text: Composer::new(locale), locale, book: &book };
    let tree = app.directory.organisations();
    let place = perimeter.department.or(perimeter.organisation).and_then(|id| tree.find(id));
    slides.figures(figures, place.map(|place| place.name.as_str()));
    slides.steps(figures);
    slides.departments(figures);
    slides.objectives(figures);
    slides.causes(figures);
    let on = Zone::Paris.day(figures.counted_at);
    Printout {
        file_name: format!("{}-{on}", say(locale, "portfolio-file")),
        locale,
        title: say(locale, "portfolio-title"),
        text: slides.text.finish(),
        foot: foot(locale, on),
        paper: Paper::Slide,
    }
}

struct Slides<'a> {
    text: Composer,
    locale: Locale,
    book: &'a ReferenceBook,
}

impl Slides<'_> {
    fn say(&self, key: &str) -> String {
        say(self.locale, key)
    }

    fn figures(&mut self, figures: &PortfolioView, place: Option<&str>) {
        let place = place.map_or_else(|| self.say("portfolio-branch"), plain);
        let day = day(self.locale, Zone::Paris.day(figures.counted_at));
        let counted_on = [("place", place), ("day", day)];
        self.text.paragraph(&say_with(self.locale, "portfolio-counted", &counted_on));
        match &figures.earlier {
            None => self.now(figures),
            Some(earlier) => self.since(figures, earlier),
        }
        if figures.restricted > 0 {
            self.text.paragraph(&counted(self.locale, "portfolio-restricted", figures.restricted));
        }
        self.text.heading("portfolio-attention");
        let waiting: Vec<_> = figures.attention.iter().filter(|line| line.count > 0).collect();
        if waiting.is_empty() {
            let nothing = self.say("portfolio-nothing-waits");
            return self.text.paragraph(&nothing);
        }
        let reason = |code: &str| of_vocabulary(self.locale, "export-attention", code);
        let lines = waiting.iter().map(|line| (reason(line.reason.code()), line.count)).collect();
        self.bars("review-reason", lines);
    }

    /// The numbers that are read first.
    fn now(&mut self, figures: &PortfolioView) {
        let lines = self.standing(figures);
        let head: Vec<String> = lines.iter().map(|(name, _)| name.clone()).collect();
        let numbers = lines.iter().map(|(_, count)| count.to_string()).collect();
        self.text.table(&head, [numbers]);
    }

    /// The same, beside an earlier day.
    fn since(&mut self, figures: &PortfolioView, earlier: &EarlierView) {
        let then = [("day", day(self.locale, earlier.on))];
        let head = [
            self.say("portfolio-status"),
            say_with(self.locale, "portfolio-earlier", &then),
            self.say("portfolio-now"),
        ];
        let before = [earlier.total].into_iter().chain(earlier.by_status.iter().map(|s| s.count));
        let lines = self.standing(figures).into_iter().zip(before);
        let lines = lines
            .map(|((name, now), before)| vec![name, before.to_string(), now.to_string()])
            .collect::<Vec<_>>();
        self.text.table(&head, lines);
    }

    fn standing(&self, figures: &PortfolioView) -> Vec<(String, u64)> {
        let name = |status: PocStatus| self.say(&format!("pocs-{status}"));
        let statuses = figures.by_status.iter().map(|line| (name(line.status), line.count));
        [(self.say("pocs-all"), figures.total)].into_iter().chain(statuses).collect()
    }

    fn steps(&mut self, figures: &PortfolioView) {
        self.slide("portfolio-steps");
        let name = |passed: u8| match passed {
            0 => self.say("pocs-step-0"),
            passed => {
                let steps = [("passed", passed.to_string()), ("all", STEP_COUNT.to_string())];
                say_with(self.locale, "pocs-steps", &steps)
            }
        };
        let lines = figures.in_progress_by_steps.iter();
        let lines = lines.map(|line| (name(line.steps_passed), line.count)).collect();
        self.bars("portfolio-step", lines);
    }

    fn departments(&mut self, figures: &PortfolioView) {
        self.slide("portfolio-departments");
        let lines = figures.by_department.iter();
        let lines = lines.map(|line| (line.place.name.clone(), line.count)).collect();
        self.bars("portfolio-department", lines);
    }

    /// The coverage of the strategy (R217).
    fn objectives(&mut self, figures: &PortfolioView) {
        self.slide("portfolio-objectives");
        let lines = self.of_list(ReferenceList::Objective, &figures.by_objective);
        self.bars("portfolio-objective", lines);
    }

    fn causes(&mut self, figures: &PortfolioView) {
        self.slide("portfolio-causes");
        let lines = self.of_list(ReferenceList::Cause, &figures.by_cause);
        self.bars("portfolio-cause", lines);
        let right = self.say("portfolio-right");
        self.text.paragraph(&right);
    }

    fn of_list(&self, list: ReferenceList, counts: &[CodeCount]) -> Vec<(String, u64)> {
        let name = |line: &CodeCount| match &line.code {
            Some(code) => label(self.locale, self.book, (list, code.as_str())),
            None => self.say("portfolio-no-objective"),
        };
        counts.iter().map(|line| (name(line), line.count)).collect()
    }

    fn slide(&mut self, question: &str) {
        self.text.cut();
        self.text.heading(question);
    }

    /// As many lines as a slide holds; what is left is one more.
    fn bars(&mut self, what: &str, mut lines: Vec<(String, u64)>) {
        if lines.iter().all(|(_, count)| *count == 0) {
            let nothing = self.say("portfolio-nothing");
            return self.text.paragraph(&nothing);
        }
        if lines.len() > LINES {
            let left = lines.split_off(LINES - 1);
            lines.push((self.say("portfolio-others"), left.iter().map(|(_, count)| count).sum()));
        }
        let head = [self.say(what), self.say("printout-number")];
        self.text
            .table(&head, lines.into_iter().map(|(name, count)| vec![name, count.to_string()]));
    }
}
