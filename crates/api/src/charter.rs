//! The editorial charter at work: watched words, and what is said of a text.

use api_types::charter::{CheckTextRequest, TextRemarks, WatchedWordsView};
use app::charter;
use domain::editorial::WatchedWords;
use persistence::Stored;

use crate::prelude::*;

pub(crate) fn configure(config: &mut Registry) {
    config.service(read_watched_words).service(edit_watched_words).service(check_text);
}

fn view(kept: Stored<WatchedWords>) -> Versioned<WatchedWordsView> {
    let Stored { value: WatchedWords { items }, version } = kept;
    Versioned(version, WatchedWordsView { items, version })
}

/// Read the words that the charter watches.
///
/// Anglicisms, each with its plain word: the shipped ones until administrators change them.
#[utoipa::path(tag = "editorial", security(("bearer" = ["edit_document"])),
    responses((status = OK, body = WatchedWordsView)))]
#[get("/charter/words")]
async fn read_watched_words(app: Data<App>, caller: Caller) -> Answer<Versioned<WatchedWordsView>> {
    Ok(view(charter::read(&app, &caller).await?))
}

/// Change the words that the charter watches.
///
/// The whole list is sent. It is in force at once.
#[utoipa::path(tag = "editorial", security(("bearer" = ["edit_document"])), params(IfMatch),
    request_body = WatchedWords, responses((status = OK, body = WatchedWordsView)))]
#[put("/charter/words")]
async fn edit_watched_words(
    app: Data<App>,
    caller: Caller,
    seen: Seen,
    body: Body<WatchedWords>,
) -> Answer<Versioned<WatchedWordsView>> {
    let next = body.0.checked()?;
    Ok(view(charter::edit(&app, &caller, (next, seen.0)).await?))
}

/// Compare a text with the charter.
///
/// Watched words with the plain word to write instead, acronyms that neither the glossary nor the text explains, and
/// sentences of more than thirty words; nothing of what is in code or in links. Remarks, never refusals: for whoever
/// writes an editorial item, a kept text, a challenge or a page that was added. Nothing is kept of the text.
#[utoipa::path(tag = "editorial",
    security(("bearer" = ["edit_news"]), ("bearer" = ["edit_glossary"]), ("bearer" = ["edit_events"]), ("bearer" = ["edit_key_figures"]), ("bearer" = ["edit_method_resources"]), ("bearer" = ["edit_testimonials"]), ("bearer" = ["edit_newsletters"]), ("bearer" = ["edit_document"]), ("bearer" = ["edit_challenge"]), ("bearer" = ["write_bricks"])),
    request_body = CheckTextRequest, responses((status = OK, body = TextRemarks)))]
#[post("/charter/checks")]
async fn check_text(
    app: Data<App>,
    caller: Caller,
    body: Body<CheckTextRequest>,
) -> Answer<Plain<TextRemarks>> {
    let text = body.parse()?;
    Ok(Plain(TextRemarks { items: charter::check(&app, &caller, &text).await? }))
}
