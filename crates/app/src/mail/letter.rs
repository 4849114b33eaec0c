//! What a letter says: the same in text and in HTML, and how to leave.

use domain::UserId;
use domain::editorial::{EditorialItem, NewsletterContent, TakenKind, TakenUp};
use domain::mail::Letters;
use domain::text::Paragraph;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message};
use persistence::newsletter::TakenRow;
use uuid::Uuid;

use super::post::Post;
use crate::rich_text::{self, escaped};
use crate::words::{Locale, say};

/// Agents read French; the portal does not know of another language of theirs.
pub(super) const LOCALE: Locale = Locale::Fr;

/// What a letter says, ready to be addressed.
pub(super) struct Said {
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) html: String,
    /// What one press in it ends.
    pub(super) letters: Letters,
}

/// A letter as one person receives it.
pub(super) struct Whole {
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) html: String,
    /// What ends such letters in one press.
    one_click: String,
}

/// A letter that cannot be written: the address is none.
pub(super) struct NoAddress;

/// To whom, and how they leave.
pub(super) struct Addressed<'a> {
    pub(super) id: Uuid,
    pub(super) person: UserId,
    pub(super) name: &'a str,
    pub(super) email: &'a str,
    pub(super) signature: String,
    pub(super) trial: bool,
}

impl Said {
    /// Takes in what the issue says now, and what it takes up that its reader may open.
    pub(super) fn of_issue(
        (item, content): (&EditorialItem, &NewsletterContent),
        taken: &[TakenRow],
        base: &str,
    ) -> Self {
        let title = one_line(item.parts().title.as_str());
        let page = format!("{base}/infolettre/{}", item.parts().id);
        let lead = content.lead.as_ref().map_or("", Paragraph::as_str);
        let mut text = vec![format!("{title}\n\n")];
        let mut html = vec![format!("<h1>{}</h1>", escaped(&title))];
        if !lead.is_empty() {
            text.push(format!("{lead}\n\n"));
            html.push(format!("<p><strong>{}</strong></p>", escaped(lead)));
        }
        text.push(format!("{}\n\n", content.body.as_str()));
        html.push(rich_text::to_html(content.body.as_str()));
        if !taken.is_empty() {
            let heading = say(LOCALE, "newsletter-news");
            text.push(format!("{heading}\n\n"));
            html.push(format!("<h2>{}</h2><ul>", escaped(&heading)));
            for one in taken {
                let (in_text, in_html) = told(one, base);
                text.push(in_text);
                html.push(in_html);
            }
            html.push("</ul>".to_owned());
        }
        let online = say(LOCALE, "newsletter-online");
        text.push(format!("{online} {page}\n"));
        let link = format!("<a href=\"{}\">{}</a>", escaped(&page), escaped(&online));
        html.push(format!("<hr><p>{link}</p>"));
        let letters = Letters::Newsletter;
        Self { subject: title, text: text.concat(), html: html.concat(), letters }
    }

    /// What the letter of one person says, whole: with why they receive it and how they leave.
    pub(super) fn whole(&self, base: &str, to: &Addressed<'_>) -> Whole {
        let Addressed { person, signature, trial, .. } = to;
        let (which, why, leave) = match self.letters {
            Letters::Newsletter => ("", "newsletter-why", "newsletter-leave"),
            Letters::Notifications => ("&letters=notifications", "notices-why", "notices-leave"),
        };
        let own = format!("{person}?signature={signature}{which}");
        let one_click = format!("{base}/api/v1/newsletter/unsubscriptions/{own}");
        let page = format!("{base}/infolettre/desabonnement/{own}");
        let (why, leave) = (say(LOCALE, why), say(LOCALE, leave));
        let text = format!("{}\n{why}\n{leave} {page}\n", self.text);
        let html = format!(
            "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\
             <body>{body}<p>{why} <a href=\"{page}\">{leave}</a></p></body></html>",
            lang = LOCALE.code(),
            title = escaped(&self.subject),
            body = self.html,
            why = escaped(&why),
            page = escaped(&page),
            leave = escaped(&leave),
        );
        let subject = if *trial {
            format!("{} {}", say(LOCALE, "newsletter-trial"), self.subject)
        } else {
            self.subject.clone()
        };
        Whole { subject, text, html, one_click }
    }

    /// The letter of one person.
    pub(super) fn to(&self, post: &Post, to: &Addressed<'_>) -> Result<Message, NoAddress> {
        let Addressed { id, name, email, .. } = to;
        let address: Address = email.parse().map_err(|_| NoAddress)?;
        let Whole { subject, text, html, one_click } = self.whole(&post.base, to);
        Message::builder()
            .from(post.sender.clone())
            .to(Mailbox::new(Some(one_line(name)), address))
            .subject(subject)
            // The same at each attempt: whoever receives it twice may know.
            .message_id(Some(format!("<{id}@{}>", post.sender.email.domain())))
            .raw_header(raw("List-Unsubscribe", format!("<{one_click}>")))
            .raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()))
            .multipart(MultiPart::alternative_plain_html(text, html))
            .map_err(|_| NoAddress)
    }
}

/// Something in an issue: what it is, its title, a few words and the way to it.
fn told(row: &TakenRow, base: &str) -> (String, String) {
    let (title, page) = (one_line(&row.title), format!("{base}/{}", place(row)));
    let kind = say(LOCALE, kind_key(row.what.kind()));
    let words = row.words.as_deref().map(one_line).unwrap_or_default();
    let under = if words.is_empty() { String::new() } else { format!("  {words}\n") };
    let text = format!("- {kind} – {title}\n{under}  {page}\n\n");
    let under = if words.is_empty() { String::new() } else { format!("<br>{}", escaped(&words)) };
    let (kind, page, title) = (escaped(&kind), escaped(&page), escaped(&title));
    (text, format!("<li>{kind} – <a href=\"{page}\">{title}</a>{under}</li>"))
}

/// Where one reads it in the portal: a lesson is read on the page of its experiment.
fn place(row: &TakenRow) -> String {
    match (row.what, row.poc) {
        (TakenUp::News(id), _) => format!("actualites/{id}"),
        (TakenUp::Event(id), _) => format!("agenda/{id}"),
        (TakenUp::Practice(id), _) => format!("pratiques/{id}"),
        (TakenUp::Poc(id), _) | (TakenUp::Lesson(_), Some(id)) => format!("experimentations/{id}"),
        (TakenUp::Lesson(_), None) => "experimentations".to_owned(),
        (TakenUp::Challenge(id), _) => format!("defis/{id}"),
        (TakenUp::MethodResource(id), _) => format!("methodes/{id}"),
        (TakenUp::Testimonial(id), _) => format!("temoignages/{id}"),
    }
}

const fn kind_key(kind: TakenKind) -> &'static str {
    match kind {
        TakenKind::News => "newsletter-kind-news",
        TakenKind::Event => "newsletter-kind-event",
        TakenKind::Practice => "newsletter-kind-practice",
        TakenKind::Poc => "newsletter-kind-poc",
        TakenKind::Lesson => "newsletter-kind-lesson",
        TakenKind::Challenge => "newsletter-kind-challenge",
        TakenKind::MethodResource => "newsletter-kind-method-resource",
        TakenKind::Testimonial => "newsletter-kind-testimonial",
    }
}

fn raw(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// A header has one line: whatever breaks it is a blank.
pub(super) fn one_line(text: &str) -> String {
    let blank = |c: char| c.is_control() || c.is_whitespace();
    text.split(blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_makes_no_header() {
        assert_eq!(one_line("Bonjour\r\nBcc: tous@cnav.example"), "Bonjour Bcc: tous@cnav.example");
    }

    fn issue(subject: &str) -> Said {
        let (text, letters) = ("Un bilan.".to_owned(), Letters::Newsletter);
        Said { subject: one_line(subject), text, html: String::new(), letters }
    }

    fn addressed(email: &str) -> Addressed<'_> {
        let (id, person) = (Uuid::nil(), UserId(Uuid::nil()));
        let (name, signature) = ("Sophie\r\nX: y", "abc".to_owned());
        Addressed { id, person, name, email, signature, trial: false }
    }

    #[test]
    fn a_letter_has_the_headers_that_it_is_given_and_no_other() {
        let post = Post::new("smtp://relay:25", "Ozéli-D <a@cnav.example>", "https://x.example");
        let post = post.unwrap();
        let message =
            issue("Été\r\nBcc: tous@cnav.example").to(&post, &addressed("s@cnav.example"));
        let message = String::from_utf8(message.ok().unwrap().formatted()).unwrap();
        let (head, _) = message.split_once("\r\n\r\n").unwrap();
        assert!(
            !head.lines().any(|line| line.starts_with("Bcc") || line.starts_with("X:")),
            "{head}"
        );
        let leaves = "List-Unsubscribe-Post: List-Unsubscribe=One-Click";
        assert!(head.contains(leaves), "{head}");
        assert!(head.contains("<https://x.example/api/v1/newsletter/unsubscriptions/"), "{head}");
        assert!(issue("Été").to(&post, &addressed("s@x\r\nRCPT TO:<y@z>")).is_err());
    }
}
