//! The model calendar of a challenge on a sheet (R260).

use api_types::challenge::CommunicationPlan;
use app::App;
use app::printouts::{Composer, Paper, Printout, day, foot};
use app::words::{Locale, say, say_with};
use domain::civil::Zone;
use domain::communication::{PlannedAction, PortalPlan};

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

/// The plan of the portal itself as a document (R379).
pub(crate) fn of_portal(app: &App, plan: &PortalPlan, locale: Locale) -> Printout {
    let mut text = Composer::new(locale);
    if plan.items.is_empty() {
        text.paragraph(&say(locale, "plan-portal-empty"));
    } else {
        let head = ["moment", "day", "message", "channels", "audience", "owner", "state"];
        let head = head.map(|column| say(locale, &format!("plan-head-{column}")));
        text.table(&head, plan.items.iter().map(|action| line(action, locale)));
    }
    Printout {
        file_name: say(locale, "plan-portal-file"),
        locale,
        title: say(locale, "plan-portal-title"),
        text: text.finish(),
        foot: foot(locale, Zone::Paris.day(app.now())),
        paper: Paper::Page,
    }
}

fn line(action: &PlannedAction, locale: Locale) -> Vec<String> {
    let code = |part: &str, code: &str| say(locale, &format!("plan-{part}-{code}"));
    vec![
        code("when", action.moment.code()),
        action.on.map(|on| day(locale, on)).unwrap_or_default(),
        action.what.clone(),
        action.channel.clone(),
        code("audience", action.audience.code()),
        action.owner.clone(),
        code("state", action.state.code()),
    ]
}

#[cfg(test)]
mod tests {
    use domain::challenge::CommunicationMoment;
    use domain::communication::{PlanAudience, PlanMoment, PlanState};

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

    #[test]
    fn what_the_plan_of_the_portal_says_has_its_words_in_both_languages() {
        let codes = |part: &str, codes: Vec<&str>| -> Vec<String> {
            codes.into_iter().map(|code| format!("plan-{part}-{code}")).collect()
        };
        let mut keys = codes("when", PlanMoment::ALL.iter().map(|one| one.code()).collect());
        keys.extend(codes("audience", PlanAudience::ALL.iter().map(|one| one.code()).collect()));
        keys.extend(codes("state", PlanState::ALL.iter().map(|one| one.code()).collect()));
        for locale in [Locale::Fr, Locale::En] {
            for key in &keys {
                assert!(app::words::knows(locale, key), "{key} {}", locale.code());
            }
        }
    }
}
