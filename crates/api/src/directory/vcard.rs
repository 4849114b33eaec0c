//! The card of a person, as address books read it (vCard 3.0, RFC 2426): what it tells, and no address of theirs.

use api_types::directory::CardSummary;

use crate::lines::{escaped, folded};

/// The card. `base` is where people reach the portal.
pub(super) fn vcard(card: &CardSummary, base: &str) -> String {
    let CardSummary { person, department, site, telephone, mailbox, .. } = card;
    let mut text = String::new();
    let mut say = |line: String| folded(&mut text, &line);
    say("BEGIN:VCARD".to_owned());
    say("VERSION:3.0".to_owned());
    let name = escaped(&person.name);
    say(format!("FN:{name}"));
    say(format!("N:{name};;;;"));
    if let Some(body) = &person.organisation {
        let direction = department.as_ref().map(|one| format!(";{}", escaped(&one.name)));
        say(format!("ORG:{}{}", escaped(&body.name), direction.unwrap_or_default()));
    }
    if let Some(site) = site {
        // The town of an address of which the rest is not known.
        say(format!("ADR;TYPE=WORK:;;;{};;;", escaped(site)));
    }
    if let Some(number) = telephone {
        say(format!("TEL;TYPE=WORK,VOICE:{}", escaped(number)));
    }
    if let Some(mailbox) = mailbox {
        say(format!("EMAIL;TYPE=WORK:{}", escaped(mailbox)));
    }
    let note = note(card);
    if !note.is_empty() {
        say(format!("NOTE:{}", escaped(&note)));
    }
    if !base.is_empty() {
        say(format!("URL:{base}/reseau/{}", person.id));
    }
    say("END:VCARD".to_owned());
    text
}

/// What they know, what they may be called for, and when.
fn note(card: &CardSummary) -> String {
    let CardSummary { expertise, help, availability, .. } = card;
    let known = Some(expertise.join(", ")).filter(|known| !known.is_empty());
    let told = [known, help.clone(), availability.clone()];
    told.into_iter().flatten().collect::<Vec<_>>().join("\n")
}
