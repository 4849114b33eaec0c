//! A letter about what somebody is told: what it is about and where to read it, and no more.

use domain::access::Profile;
use domain::journal::{Subject, SubjectKind};
use domain::mail::Letters;
use lettre::Message;
use persistence::outbox::{Carried, Letter, Outcome};
use persistence::people;

use super::letter::{Addressed, LOCALE, NoAddress, Said, one_line};
use super::post::Post;
use crate::newsletter::signature;
use crate::notifications::{Told, told_by_mail};
use crate::rich_text::escaped;
use crate::words::say;
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
    let message = said(letter.carried, &told, &post.base).to(post, &to);
    let nowhere = |NoAddress| Outcome::Refused { why: "no address".to_owned(), again: None };
    Ok(message.map_err(nowhere))
}

fn said(carried: Carried, told: &[Told], base: &str) -> Said {
    // A subject is read over a shoulder and kept by relays: it names no idea.
    let (subject, lead) = match carried {
        Carried::Digest { .. } => ("notices-digest-subject", "notices-digest-lead"),
        Carried::Answer { .. } | Carried::Issue { .. } => {
            ("notices-answer-subject", "notices-answer-lead")
        }
    };
    let (subject, lead) = (say(LOCALE, subject), say(LOCALE, lead));
    let mut text = vec![format!("{lead}\n\n")];
    let mut html = vec![format!("<p>{}</p><ul>", escaped(&lead))];
    for (place, one) in told.iter().enumerate() {
        // Several things may have happened to one object: its page tells them all.
        if told[..place].iter().any(|other| other.subject == one.subject) {
            continue;
        }
        let (title, page) = (one_line(&one.title), page(&one.subject, base));
        let named = one.reference.as_deref().map_or(title.clone(), |it| format!("{title} ({it})"));
        text.push(format!("- {named}\n  {page}\n\n"));
        html.push(format!("<li><a href=\"{}\">{}</a></li>", escaped(&page), escaped(&named)));
    }
    let (all, online) = (format!("{base}/notifications"), say(LOCALE, "notices-online"));
    text.push(format!("{online} {all}\n"));
    let link = format!("<a href=\"{}\">{}</a>", escaped(&all), escaped(&online));
    html.push(format!("</ul><hr><p>{link}</p>"));
    Said { subject, text: text.concat(), html: html.concat(), letters: Letters::Notifications }
}

/// Where one reads it: the page of the object, or that of all one is told.
fn page(subject: &Subject, base: &str) -> String {
    let place = match subject.kind {
        SubjectKind::Idea => "idees",
        SubjectKind::Challenge => "defis",
        SubjectKind::Poc => "experimentations",
        SubjectKind::Practice => "pratiques",
        SubjectKind::Account
        | SubjectKind::Organisation
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
