//! The agenda as an iCalendar document.

use app::agenda::AgendaEntry;
use app::words::{Locale, say};
use chrono::{DateTime, Utc};
use domain::agenda::AgendaKind;
use domain::civil::days_after;

/// Most octets of a line, as RFC 5545 asks.
const LINE: usize = 75;

/// The document. `base` is where people reach the portal.
pub(super) fn calendar(
    entries: &[AgendaEntry],
    (base, locale, now): (&str, Locale, DateTime<Utc>),
) -> String {
    let mut text = String::new();
    for line in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ozeli-D//Agenda//FR", "CALSCALE:GREGORIAN"]
    {
        folded(&mut text, line);
    }
    folded(&mut text, &format!("X-WR-CALNAME:{}", escaped(&say(locale, "feed-agenda-title"))));
    for entry in entries {
        event(&mut text, entry, (base, locale, now));
    }
    folded(&mut text, "END:VCALENDAR");
    text
}

fn event(
    text: &mut String,
    entry: &AgendaEntry,
    (base, locale, now): (&str, Locale, DateTime<Utc>),
) {
    let AgendaEntry { kind, id, title, on, begins_at, ends_at, place, body, .. } = entry;
    folded(text, "BEGIN:VEVENT");
    // A challenge has a day for each body.
    let body = body.map(|body| format!("-{body}")).unwrap_or_default();
    folded(text, &format!("UID:{kind}-{id}{body}@ozeli-d"));
    folded(text, &format!("DTSTAMP:{}", stamp(now)));
    if let Some(begins) = begins_at {
        folded(text, &format!("DTSTART:{}", stamp(*begins)));
        if let Some(ends) = ends_at {
            folded(text, &format!("DTEND:{}", stamp(*ends)));
        }
    } else {
        folded(text, &format!("DTSTART;VALUE=DATE:{}", on.format("%Y%m%d")));
        let next = days_after(*on, 1);
        folded(text, &format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
    }
    let said = match kind {
        AgendaKind::Event => title.clone(),
        AgendaKind::PocStart => announced(locale, "agenda-poc-start", title),
        AgendaKind::ChallengeOpening => announced(locale, "agenda-challenge-opening", title),
        AgendaKind::ChallengeClosing => announced(locale, "agenda-challenge-closing", title),
        AgendaKind::ChallengeVotes => announced(locale, "agenda-challenge-votes", title),
        AgendaKind::Pitch => announced(locale, "agenda-pitch", title),
    };
    folded(text, &format!("SUMMARY:{}", escaped(&said)));
    if let Some(place) = place {
        folded(text, &format!("LOCATION:{}", escaped(place)));
    }
    let door = match kind {
        AgendaKind::Event => "agenda",
        AgendaKind::PocStart => "experimentations",
        AgendaKind::ChallengeOpening
        | AgendaKind::ChallengeVotes
        | AgendaKind::ChallengeClosing => "defis",
        AgendaKind::Pitch => "idees",
    };
    if !base.is_empty() {
        folded(text, &format!("URL:{base}/{door}/{id}"));
    }
    folded(text, "END:VEVENT");
}

fn announced(locale: Locale, key: &str, title: &str) -> String {
    app::words::say_with(locale, key, &[("title", title.to_owned())])
}

fn stamp(at: DateTime<Utc>) -> impl std::fmt::Display {
    at.format("%Y%m%dT%H%M%SZ")
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                safe.push('\\');
                safe.push(c);
            }
            '\n' => safe.push_str("\\n"),
            '\r' => {}
            other => safe.push(other),
        }
    }
    safe
}

/// Writes a line, cut where it is too long; a letter is never cut.
fn folded(text: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{escaped, folded};

    #[test]
    fn lines_are_short_and_letters_whole() {
        let mut text = String::new();
        folded(&mut text, &"é".repeat(80));
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.replace("\r\n ", "").trim_end(), "é".repeat(80));
    }

    #[test]
    fn marks_of_the_format_are_escaped() {
        assert_eq!(escaped("Lyon, salle 2; fin\nà midi"), "Lyon\\, salle 2\\; fin\\nà midi");
    }
}
