//! The model calendar of a challenge on a sheet (R260).

use api_types::challenge::CommunicationPlan;
use app::App;
use app::printouts::{Composer, Paper, Printout, day, foot};
use app::words::{Locale, say, say_with};
use domain::civil::Zone;

/// The plan as a document.
pub(crate) fn of(
    app: &App,
    plan: &CommunicationPlan,
    (challenge, locale): (&str, Locale),
) -> Printout {
    let mut text = Composer::new(locale);
    text.paragraph(&say(locale, "plan-lead"));
    if plan.items.is_empty() {
        text.paragraph(&say(locale, "plan-no-dates"));
    } else {
        let head = ["day", "moment", "message", "channels"];
        let head = head.map(|column| say(locale, &format!("plan-head-{column}")));
        let lines = plan.items.iter().map(|moment| {
            let cells = [&moment.name, &moment.message, &moment.channels];
            let mut line = vec![day(locale, moment.on)];
            line.extend(cells.map(String::clone));
            line
        });
        text.table(&head, lines);
    }
    Printout {
        file_name: say(locale, "plan-file"),
        locale,
        title: say_with(locale, "plan-title", &[("challenge", challenge.to_owned())]),
        text: text.finish(),
        foot: foot(locale, Zone::Paris.day(app.now())),
        paper: Paper::Page,
    }
}

#[cfg(test)]
mod tests {
    use domain::challenge::CommunicationMoment;

    use super::*;

    #[test]
    fn every_moment_has_its_words_in_both_languages() {
        for locale in [Locale::Fr, Locale::En] {
            for moment in CommunicationMoment::ALL {
                for part in ["name", "message", "channels"] {
                    let key = format!("plan-{part}-{moment}");
                    assert!(app::words::knows(locale, &key), "{key} {}", locale.code());
                }
            }
        }
    }
}
