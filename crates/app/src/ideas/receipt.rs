//! What somebody keeps of the idea that they deposited: its number, its day, its words, and what comes next.
//!
//! The same for whoever reads the idea: of a masked author it says nothing that the page does not.

use domain::access::Actor;
use domain::civil::Zone;
use domain::idea::Author;
use domain::{IdeaId, UserId};
use persistence::ideas::{IdeaRow, IdeaSheet};

use super::{IdeaPage, read};
use crate::printouts::{Composer, Paper, Printout, counted, day, foot, plain};
use crate::words::{Locale, say, say_with};
use crate::{App, Failure};

/// Composes the document, in the language of whoever asks.
///
/// # Errors
/// Denied, or no such idea.
pub async fn receipt(
    app: &App,
    actor: &Actor,
    id: IdeaId,
    locale: Locale,
) -> Result<Printout, Failure> {
    let page = read(app, actor, id).await?;
    let mut text = Composer::new(locale);
    deposited(app, &mut text, (&page, locale));
    let content = &page.sheet.idea.value.parts().content;
    for (key, words) in [("problem", &content.problem), ("proposal", &content.proposal)] {
        if let Some(words) = words {
            text.heading(&format!("receipt-{key}"));
            text.paragraph(words.as_str());
        }
    }
    let files = u64::try_from(page.sheet.attachments.len()).unwrap_or(u64::MAX);
    if files > 0 {
        text.paragraph(&counted(locale, "receipt-files", files));
    }
    text.heading("receipt-next");
    text.list(next(&page, locale));
    let row = &page.sheet.row;
    Ok(Printout {
        file_name: format!("{}-{}", say(locale, "receipt-file"), row.reference.to_lowercase()),
        locale,
        title: say_with(locale, "receipt-title", &[("title", row.title.clone())]),
        text: text.finish(),
        foot: foot(locale, Zone::Paris.day(app.now())),
        paper: Paper::Page,
    })
}

/// Its number and its day, whose it is, what it answers.
fn deposited(app: &App, text: &mut Composer, (page, locale): (&IdeaPage, Locale)) {
    let IdeaSheet { row, idea, .. } = &page.sheet;
    let IdeaRow { reference, person, organisation, challenge, .. } = row;
    let parts = idea.value.parts();
    let number = [("reference", reference.clone()), ("day", day(locale, parts.deposited_on()))];
    text.paragraph(&say_with(locale, "receipt-number", &number));
    let whose = match (&parts.author, person) {
        (Author::Named(_), Some(person)) => {
            let tree = app.directory.organisations();
            let body = organisation.and_then(|id| tree.find(id).map(|body| body.name.clone()));
            let name = plain(person.name.as_str());
            match body {
                Some(body) => {
                    let words = [("name", name), ("body", plain(&body))];
                    say_with(locale, "receipt-by-body", &words)
                }
                None => say_with(locale, "receipt-by", &[("name", name)]),
            }
        }
        (Author::Anonymous(_), _) => say(locale, "receipt-masked"),
        (Author::Named(_) | Author::Unknown, _) => say(locale, "receipt-unknown"),
    };
    text.paragraph(&whose);
    if !parts.co_authors.is_empty() {
        let name = |id: &UserId| page.people.get(id).map(|person| plain(person.name.as_str()));
        let names: Vec<_> = parts.co_authors.iter().filter_map(name).collect();
        text.paragraph(&say_with(locale, "receipt-with", &[("names", names.join(", "))]));
    }
    if let Some(challenge) = challenge {
        let title = [("title", plain(&challenge.title))];
        text.paragraph(&say_with(locale, "receipt-challenge", &title));
    }
}

/// Who reads it, and by when it has its answer.
fn next(page: &IdeaPage, locale: Locale) -> Vec<String> {
    let timetable = page.challenge.as_ref().map(|challenge| &challenge.parts().timetable);
    let closes = timetable.and_then(|timetable| timetable.closes_at);
    let reads = match (timetable, closes) {
        (Some(_), Some(closes)) => {
            let on = day(locale, Zone::Paris.day(closes));
            say_with(locale, "receipt-read-closed", &[("day", on)])
        }
        (Some(_), None) => say(locale, "receipt-read-challenge"),
        (None, _) => say(locale, "receipt-read"),
    };
    // The promise ends with its day.
    let last = page.promise_ends_at().and_then(|ends| Zone::Paris.day(ends).pred_opt());
    let answer = match last {
        Some(on) => say_with(locale, "receipt-answer-by", &[("day", day(locale, on))]),
        None => say(locale, "receipt-answer"),
    };
    vec![say(locale, "receipt-visible"), reads, answer]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_has_its_words_in_both_languages() {
        let keys = [
            "file",
            "title",
            "number",
            "by",
            "by-body",
            "masked",
            "unknown",
            "with",
            "challenge",
            "problem",
            "proposal",
            "files-one",
            "files-many",
            "next",
            "visible",
            "read",
            "read-challenge",
            "read-closed",
            "answer",
            "answer-by",
        ];
        let names = ["title", "reference", "day", "name", "names", "body", "count"];
        let words = names.map(|name| (name, name.to_owned()));
        for key in keys.map(|key| format!("receipt-{key}")) {
            let [french, english] =
                [Locale::Fr, Locale::En].map(|locale| say_with(locale, &key, &words));
            assert!(!french.contains("Unknown"), "{french}");
            // What English has not is said in French.
            assert_ne!(french, english, "{key}");
        }
    }
}
