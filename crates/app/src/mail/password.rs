//! The letter that carries the way to choose one's password: nothing else, and nothing to unsubscribe from.

use domain::PasswordLinkId;
use domain::access::Profile;
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message};
use persistence::outbox::{Letter, Outcome};
use persistence::{password_links, people};

use super::letter::{LOCALE, NoAddress, one_line};
use super::post::Post;
use crate::identity::{password_page, still_good};
use crate::rich_text::escaped;
use crate::words::say;
use crate::{App, Failure};

/// The letter as it is sent now, or why it is not: a link that was used, replaced, has expired, or whose giver may not
/// give it any more, is not sent.
///
/// # Errors
/// When the database fails.
pub(super) async fn ready(
    app: &App,
    post: &Post,
    (letter, link): (&Letter, PasswordLinkId),
) -> Result<Result<Message, Outcome>, Failure> {
    let from = app.store.reader();
    let kept = password_links::of(&from, letter.person).await?;
    let Some(kept) = kept.filter(|kept| kept.id == link) else {
        return Ok(Err(Outcome::Pointless));
    };
    let good = still_good(app, &from, &kept, app.now()).await?.is_some();
    let addresses = people::addresses(&from, [letter.person], Profile::ALL).await?;
    let Some((name, email)) = addresses.get(&letter.person).filter(|_| good) else {
        return Ok(Err(Outcome::Pointless));
    };
    let page = password_page(app, &post.base, &kept);
    let message = written(post, letter, (name.as_str(), email), &page);
    let nowhere = |NoAddress| Outcome::Refused { why: "no address".to_owned(), again: None };
    Ok(message.map_err(nowhere))
}

fn written(
    post: &Post,
    letter: &Letter,
    (name, email): (&str, &str),
    page: &str,
) -> Result<Message, NoAddress> {
    let address: Address = email.parse().map_err(|_| NoAddress)?;
    let words = |key| say(LOCALE, key);
    let (subject, lead) = (words("password-subject"), words("password-lead"));
    let (choose, life, unasked) =
        (words("password-choose"), words("password-life"), words("password-unasked"));
    let text = format!("{lead}\n\n{choose}\n{page}\n\n{life}\n{unasked}\n");
    let html = format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\
         <body><p>{lead}</p><p><a href=\"{page}\">{choose}</a></p><p>{life}<br>{unasked}</p></body></html>",
        lang = LOCALE.code(),
        title = escaped(&subject),
        lead = escaped(&lead),
        page = escaped(page),
        choose = escaped(&choose),
        life = escaped(&life),
        unasked = escaped(&unasked),
    );
    Message::builder()
        .from(post.sender.clone())
        .to(Mailbox::new(Some(one_line(name)), address))
        .subject(subject)
        // The same at each attempt: whoever receives it twice may know.
        .message_id(Some(format!("<{}@{}>", letter.id, post.sender.email.domain())))
        .multipart(MultiPart::alternative_plain_html(text, html))
        .map_err(|_| NoAddress)
}
