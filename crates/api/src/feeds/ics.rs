//! The agenda as an iCalendar document.

use app::agenda::AgendaEntry;
use app::words::{Locale, say};
use chrono::{DateTime, Utc};
use domain::agenda::AgendaKind;
use domain::civil::days_after;

use crate::lines::{escaped, folded};

/// How often a calendar looks again for what moved or was called off, as RFC 7986 says it, and as others do.
const AGAIN: [&str; 2] = ["REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"];

/// The document. `base` is where people reach the portal.
pub(super) fn calendar(
    entries: &[AgendaEntry],
    (base, locale, now): (&str, Locale, DateTime<Utc>),
) -> String {
    let mut text = String::new();
    let head =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ozeli-D//Agenda//FR", "CALSCALE:GREGORIAN"];
    for line in head.into_iter().chain(AGAIN) {
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
    let AgendaEntry { kind, id, title, on, begins_at, ends_at, body, alone, .. } = entry;
    let called_off = alone.is_some_and(|alone| alone.called_off);
    folded(text, "BEGIN:VEVENT");
    // A challenge has a day for each body.
    let body = body.map(|body| format!("-{body}")).unwrap_or_default();
    folded(text, &format!("UID:{kind}-{id}{body}@ozeli-d"));
    folded(text, &format!("DTSTAMP:{}", stamp(now)));
    if let Some(alone) = alone {
        folded(text, &format!("SEQUENCE:{}", alone.sequence));
    }
    if called_off {
        folded(text, "STATUS:CANCELLED");
    }
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
    whereabouts(text, entry, locale);
    let door = match kind {
        AgendaKind::Event => "agenda",
        AgendaKind::PocStart => "experimentations",
        AgendaKind::ChallengeOpening
        | AgendaKind::ChallengeVotes
        | AgendaKind::ChallengeClosing => "defis",
        AgendaKind::Pitch => "idees",
    };
    // What was called off has no page for whoever expected it.
    if !base.is_empty() && !called_off {
        folded(text, &format!("URL:{base}/{door}/{id}"));
    }
    folded(text, "END:VEVENT");
}

/// Where one meets, and the way to follow from afar: whoever has the event in their calendar joins it from there.
fn whereabouts(text: &mut String, entry: &AgendaEntry, locale: Locale) {
    let AgendaEntry { place, link, about, .. } = entry;
    if let Some(place) = place.as_ref().or(link.as_ref()) {
        folded(text, &format!("LOCATION:{}", escaped(place)));
    }
    let join = link.as_ref().map(|link| format!("{} {link}", say(locale, "agenda-join")));
    let said = about.iter().filter(|about| !about.is_empty()).chain(&join);
    let said: Vec<&str> = said.map(String::as_str).collect();
    if !said.is_empty() {
        folded(text, &format!("DESCRIPTION:{}", escaped(&said.join("\n"))));
    }
}

fn announced(locale: Locale, key: &str, title: &str) -> String {
    app::words::say_with(locale, key, &[("title", title.to_owned())])
}

fn stamp(at: DateTime<Utc>) -> impl std::fmt::Display {
    at.format("%Y%m%dT%H%M%SZ")
}
