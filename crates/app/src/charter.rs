//! The editorial charter at work (R374, R375): the words that administrators watch, the shipped ones until they change
//! them, and what it says of a text that somebody writes.

use domain::access::{Actor, Permission};
use domain::editorial::{EditorialBrick, Remark, WatchedWords, remarks};
use domain::journal::Fact;
use domain::text::LongText;
use persistence::editorial::EditorialBrief;
use persistence::{Reads, Stored, editorial, settings};

use crate::editorial::published_for;
use crate::{App, Failure, Version, record, seen};

const KEY: &str = "watched_words";
const SHIPPED: &str = include_str!("../data/watched_words.json");
/// Most terms of the glossary that are known to explain an acronym.
const TERMS_MAX: u16 = 1_000;

/// The words that are watched.
///
/// # Errors
/// Denied.
pub async fn read(app: &App, actor: &Actor) -> Result<Stored<WatchedWords>, Failure> {
    actor.require(Permission::EditDocument)?;
    in_force(&app.store.reader()).await
}

/// Watches other words.
///
/// # Errors
/// Denied, [`Failure::EditConflict`].
pub async fn edit(
    app: &App,
    actor: &Actor,
    (next, version): (WatchedWords, Version),
) -> Result<Stored<WatchedWords>, Failure> {
    actor.require(Permission::EditDocument)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    seen(in_force(&tx).await?, version)?;
    let next = Stored { value: next, version };
    settings::save(&tx, KEY, &next, (actor.id, now)).await?;
    let fact = Fact::WatchedWordsEdited { version: version + 1 };
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    Ok(Stored { version: version + 1, ..next })
}

/// What the charter says of a text, for whoever writes any. Nothing is kept of it.
///
/// # Errors
/// Denied.
pub async fn check(app: &App, actor: &Actor, text: &LongText) -> Result<Vec<Remark>, Failure> {
    actor.require_charter()?;
    let from = app.store.reader();
    let watched = in_force(&from).await?.value;
    let explained = explained(app, &from, actor).await?;
    Ok(remarks(text.as_str(), &watched, &explained))
}

async fn in_force(from: &impl Reads) -> Result<Stored<WatchedWords>, Failure> {
    if let Some(found) = settings::find(from, KEY).await? {
        return Ok(found);
    }
    let shipped = serde_json::from_str(SHIPPED);
    let value = shipped.map_err(|_| Failure::Key("the shipped watched words"))?;
    Ok(Stored { value, version: 1 })
}

/// The terms that the glossary explains, and what else they are called; none for whoever may not read it.
async fn explained(app: &App, from: &impl Reads, actor: &Actor) -> Result<Vec<String>, Failure> {
    let brick = EditorialBrick::Glossary;
    if actor.require(brick.read()).is_err() {
        return Ok(Vec::new());
    }
    let asked = (&published_for(actor, brick), app.now());
    let terms = editorial::list(from, asked, (TERMS_MAX, None)).await??.rows;
    let mut explained = Vec::new();
    for term in terms {
        if let EditorialBrief::Glossary(content) = term.brief {
            explained.extend(content.synonyms.into_iter().map(|word| word.as_str().to_owned()));
        }
        explained.push(term.title);
    }
    Ok(explained)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shipped_is_what_an_administrator_could_have_kept() {
        let shipped: WatchedWords = serde_json::from_str(SHIPPED).unwrap();
        assert!(shipped.items.len() >= 20);
        assert_eq!(shipped.clone().checked(), Ok(shipped));
    }
}
