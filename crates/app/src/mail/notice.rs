//! A letter about what somebody is told: what it is about and where to read it, and no more.

use domain::UserId;
use domain::access::Profile;
use domain::brick::escaped as in_address;
use domain::civil::Zone;
use domain::journal::{Fact, SubjectKind};
use domain::mail::Letters;
use lettre::Message;
use persistence::outbox::{Carried, Letter, Outcome};
use persistence::{Reads, people};

use super::letter::{Addressed, LOCALE, NoAddress, Said, one_line};
use super::post::Post;
use crate::newsletter::signature;
use crate::notifications::{Reason, Told, told_by_mail};
use crate::rich_text::escaped;
use crate::words::{say, say_with};
use crate::{App, Failure};

/// The letter as it is sent now, or why it is not.
///
/// # Errors
/// When the database fails.
pub(super) async fn ready(
    app: &App,
    post: &Post,
    letter: &Letter,
) -> Result<Result<Message, Outcome>, Failure> {
    let from = app.store.reader();
    let told = told_by_mail(app, &from, letter.person, letter.carried).await?;
    let addresses = people::addresses(&from, [letter.person], Profile::ALL).await?;
    let Some((name, email)) = addresses.get(&letter.person).filter(|_| !told.is_empty()) else {
        return Ok(Err(Outcome::Dropped));
    };
    let to = Addressed {
        id: letter.id,
        person: letter.person,
        name: name.as_str(),
        email,
        signature: signature(app, letter.person, Letters::Notifications),
        trial: false,
    };
    let zone = zone_of(app, &from, letter.person).await?;
    let message = said(letter.carried, &told, (post.base.as_str(), zone)).to(post, &to);
    let nowhere = |NoAddress| Outcome::Refused { why: "no address".to_owned(), again: None };
    Ok(message.map_err(nowhere))
}

/// The clock of the body of somebody.
async fn zone_of(app: &App, from: &impl Reads, person: UserId) -> Result<Zone, Failure> {
    let named = people::named_by(from, [person]).await?;
    let body = named.get(&person).and_then(|person| person.organisation);
    let tree = app.directory.organisations();
    let body = body.and_then(|id| tree.find(id));
    Ok(body.map_or(Zone::Paris, |body| Zone::of_body(&body.code)))
}

fn said(carried: Carried, told: &[Told], (base, zone): (&str, Zone)) -> Said {
    // A subject is read over a shoulder and kept by relays: it names no idea.
    let (subject, lead) = match carried {
        Carried::Digest { .. } => ("notices-digest-subject", "notices-digest-lead"),
        Carried::Reminder { .. } => ("notices-reminder-subject", "notices-reminder-lead"),
        Carried::Answer { .. } | Carried::Issue { .. } | Carried::PasswordLink { .. } => {
            ("notices-answer-subject", "notices-answer-lead")
        }
    };
    let (subject, lead) = (say(LOCALE, subject), say(LOCALE, lead));
    let mut text = vec![format!("{lead}\n\n")];
    let mut html = vec![format!("<p>{}</p><ul>", escaped(&lead))];
    for (place, one) in told.iter().enumerate() {
        let when = when(&one.entry.fact, zone);
        // Several things may have happened to one object: its page tells them all, save what has its day.
        let before = told[..place].iter().any(|other| other.subject == one.subject);
        if before && when.is_none() {
            continue;
        }
        let (title, page) = (one_line(&one.title), page(one, base));
        let mut named =
            one.reference.as_deref().map_or(title.clone(), |it| format!("{title} ({it})"));
        if let Some(when) = when {
            named = format!("{named}, {when}");
        }
        text.push(format!("- {named}\n  {page}\n\n"));
        html.push(format!("<li><a href=\"{}\">{}</a></li>", escaped(&page), escaped(&named)));
    }
    let (all, online) = (format!("{base}/notifications"), say(LOCALE, "notices-online"));
    text.push(format!("{online} {all}\n"));
    let link = format!("<a href=\"{}\">{}</a>", escaped(&all), escaped(&online));
    html.push(format!("</ul><hr><p>{link}</p>"));
    Said { subject, text: text.concat(), html: html.concat(), letters: Letters::Notifications }
}

/// The last day of a delegation; when an event of which one is reminded begins, by the clock of their body: Paris is far
/// from several.
fn when(fact: &Fact, zone: Zone) -> Option<String> {
    if let Fact::DelegationEnding { ends_on, .. } = fact {
        let day = ends_on.format("%d/%m/%Y").to_string();
        return Some(say_with(LOCALE, "notices-delegation-until", &[("day", day)]));
    }
    let Fact::EventReminded { begins_at, .. } = fact else { return None };
    let local = zone.local(*begins_at);
    let (day, hour) = (local.format("%d/%m/%Y"), local.format("%H:%M"));
    let arguments = [("day", day.to_string()), ("hour", hour.to_string())];
    Some(say_with(LOCALE, "notices-reminder-when", &arguments))
}

/// Where one reads it: the page of the object, or that of all one is told.
fn page(told: &Told, base: &str) -> String {
    let subject = &told.subject;
    if let Fact::EventReminded { item, .. } = told.entry.fact {
        return format!("{base}/agenda/{item}");
    }
    // Where whoever lent rights makes them last: what is lent to that person.
    if told.reason == Reason::Giver {
        let (id, name) = (subject.id, in_address(&told.title));
        return format!("{base}/administration/delegations?titulaire={id}&titulaire-nom={name}");
    }
    let place = match subject.kind {
        SubjectKind::Idea => "idees",
        SubjectKind::Challenge => "defis",
        SubjectKind::Poc => "experimentations",
        SubjectKind::Practice => "pratiques",
        SubjectKind::Account => return format!("{base}/mes-droits"),
        SubjectKind::Organisation
        | SubjectKind::SynonymGroup
        | SubjectKind::Rights
        | SubjectKind::Document
        | SubjectKind::Review
        | SubjectKind::HelpRequest
        | SubjectKind::ResourceRequest
        | SubjectKind::Message
        | SubjectKind::EditorialItem
        | SubjectKind::Setting => return format!("{base}/notifications"),
    };
    format!("{base}/{place}/{}", subject.id)
}
