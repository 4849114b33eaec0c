//! The identity card of a practice on a sheet (R237, R238): by what to know it, to tell it and to do the same.

use api_types::people::PersonView;
use api_types::practice::{PracticeFigure, PracticeSummary, PracticeView};
use api_types::rich_text::RichText;
use app::App;
use app::printouts::{Composer, Paper, Printout, counted, day, foot, plain};
use app::words::{Locale, say, say_with};
use domain::civil::Zone;
use domain::reference::{ReferenceCode, ReferenceList};

/// The card as a document.
pub(crate) fn of(app: &App, practice: &PracticeView, locale: Locale) -> Printout {
    let PracticeView { summary, abstract_text, .. } = practice;
    let mut text = Composer::new(locale);
    if let Some(words) = abstract_text {
        text.paragraph(&plain(words));
    }
    text.heading("card-title");
    let head = ["card-criterion", "card-said"].map(|key| say(locale, key));
    text.table(&head, criteria(app, practice, locale));
    let parts = [
        ("card-problem", &practice.problem),
        ("card-solution", &practice.solution),
        ("card-result", &practice.result),
        ("card-conditions", &practice.conditions),
        ("card-lessons", &practice.lessons),
    ];
    for (title, told) in parts {
        if let Some(RichText { markdown, .. }) = told {
            text.heading(title);
            text.paragraph(markdown);
        }
    }
    Printout {
        file_name: format!("{}-{}", say(locale, "card-file"), summary.reference.to_lowercase()),
        locale,
        title: summary.title.clone(),
        text: text.finish(),
        foot: foot(locale, Zone::Paris.day(app.now())),
        paper: Paper::Page,
    }
}

/// Each criterion with what there is to say of it; what nobody said has no line.
fn criteria(app: &App, practice: &PracticeView, locale: Locale) -> Vec<Vec<String>> {
    let PracticeSummary { reference, kind, contact, domain, process, organisation, .. } =
        &practice.summary;
    let PracticeSummary { action_form, keywords, published_at, reuses, maturity, labels, .. } =
        &practice.summary;
    let outlook = &practice.outlook;
    let reproducible = outlook.reproducible.as_ref();
    let list = |words: &[String]| (!words.is_empty()).then(|| words.join(", "));
    let label = |list, code: &ReferenceCode| label(app, (list, code), locale);
    let said = [
        ("reference", Some(reference.clone())),
        ("kind", Some(say(locale, &format!("card-kind-{kind}")))),
        ("body", Some(organisation.name.clone())),
        ("domain", Some(label(ReferenceList::Domain, domain))),
        ("process", process.as_ref().map(|code| label(ReferenceList::Process, code))),
        ("form", action_form.as_ref().map(|code| label(ReferenceList::ActionForm, code))),
        ("published", Some(day(locale, Zone::Paris.day(*published_at)))),
        ("maturity", Some(say(locale, &format!("card-maturity-{maturity}")))),
        ("reuses", (*reuses > 0).then(|| counted(locale, "card-reuses", u64::from(*reuses)))),
        ("figure", practice.summary.figure.as_ref().map(|one| figure(one, locale))),
        ("same", reproducible.map(|one| say(locale, &format!("card-same-{}", one.answer)))),
        ("means", outlook.means.clone()),
        ("measured", outlook.criteria.clone()),
        ("partners", practice.partners.clone()),
        ("labels", list(labels)),
        ("keywords", list(keywords)),
        ("contact", Some(whom_to_call(contact)).filter(|words| !words.is_empty())),
    ];
    let line = |(criterion, said): (&str, Option<String>)| {
        Some(vec![say(locale, &format!("card-{criterion}")), said?])
    };
    said.into_iter().filter_map(line).collect()
}

/// Their name and their body, where they are found: never their address.
fn whom_to_call(contact: &PersonView) -> String {
    let body = contact.organisation.as_ref().map(|body| body.name.as_str());
    let said = [Some(contact.name.as_str()), body].into_iter().flatten();
    said.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
}

/// « Rendez-vous annulés : de 33 à 8,5 % », in the writing of the language.
fn figure(figure: &PracticeFigure, locale: Locale) -> String {
    let PracticeFigure { measured, before, after, unit } = figure;
    let after = [Some(measure(after, locale)), unit.clone()].into_iter().flatten();
    let after = after.collect::<Vec<_>>().join("\u{a0}");
    let mut words = vec![("measured", measured.clone()), ("after", after)];
    match before {
        Some(before) => {
            words.push(("before", measure(before, locale)));
            say_with(locale, "card-figure-between", &words)
        }
        None => say_with(locale, "card-figure-now", &words),
    }
}

/// A figure as it travels, in the writing of the language: « 1 284,5 », “1,284.5”.
fn measure(figure: &str, locale: Locale) -> String {
    let (apart, point) = match locale {
        Locale::Fr => ('\u{202f}', ','),
        Locale::En => (',', '.'),
    };
    let size = figure.strip_prefix('-').unwrap_or(figure);
    let (whole, decimals) = match size.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (size, None),
    };
    let mut said = figure.strip_suffix(size).unwrap_or_default().to_owned();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            said.push(apart);
        }
        said.push(digit);
    }
    if let Some(decimals) = decimals {
        said.push(point);
        said.push_str(decimals);
    }
    said
}

fn label(app: &App, (list, code): (ReferenceList, &ReferenceCode), locale: Locale) -> String {
    let book = app.directory.references();
    let Some(found) = book.find(list, code.as_str()) else { return code.as_str().to_owned() };
    match locale {
        Locale::Fr => found.label_fr.clone(),
        Locale::En => found.label_en.clone(),
    }
}

#[cfg(test)]
mod tests {
    use domain::practice::{Maturity, PracticeKind, Reproducibility};

    use super::*;

    #[test]
    fn what_the_card_says_has_its_words_in_both_languages() {
        let kinds = PracticeKind::ALL.iter().map(|kind| format!("card-kind-{kind}"));
        let mut keys: Vec<String> = kinds.collect();
        keys.extend(Maturity::ALL.iter().map(|one| format!("card-maturity-{one}")));
        keys.extend(Reproducibility::ALL.iter().map(|one| format!("card-same-{one}")));
        for locale in [Locale::Fr, Locale::En] {
            for key in &keys {
                assert!(app::words::knows(locale, key), "{key} {}", locale.code());
            }
        }
    }

    #[test]
    fn a_figure_is_written_as_its_language_writes_it() {
        let said = |figure: &str| (measure(figure, Locale::Fr), measure(figure, Locale::En));
        assert_eq!(said("8.5"), ("8,5".into(), "8.5".into()));
        assert_eq!(said("999"), ("999".into(), "999".into()));
        assert_eq!(said("1284.05"), ("1\u{202f}284,05".into(), "1,284.05".into()));
        assert_eq!(said("-1000000"), ("-1\u{202f}000\u{202f}000".into(), "-1,000,000".into()));
    }

    #[test]
    fn a_result_in_figures_is_said_with_what_it_was_before_when_that_is_known() {
        let values = |names: &[&'static str]| -> Vec<(&'static str, String)> {
            names.iter().map(|name| (*name, format!("<{name}>"))).collect()
        };
        for locale in [Locale::Fr, Locale::En] {
            for (key, names) in [
                ("card-figure-between", ["measured", "before", "after"].as_slice()),
                ("card-figure-now", ["measured", "after"].as_slice()),
            ] {
                let said = say_with(locale, key, &values(names));
                assert!(names.iter().all(|name| said.contains(&format!("<{name}>"))), "{said}");
            }
        }
    }
}
