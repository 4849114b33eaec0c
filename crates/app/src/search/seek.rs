//! Asking the index, in the name of somebody.

use ::search::{Dimension, Filters, Found, Hit, Key, Likeness, Order, Question};
use domain::access::{Actor, Permission};
use domain::search::SearchKind;
use persistence::chain;

use super::aside;
use super::reading::reader;
use crate::{App, Failure};

/// Kinds that a text is compared with.
const COMPARED: [SearchKind; 4] =
    [SearchKind::Idea, SearchKind::Challenge, SearchKind::Poc, SearchKind::Practice];
/// Kinds that one browses: whatever is there, people aside.
const BROWSED: [SearchKind; 13] = [
    SearchKind::Idea,
    SearchKind::Challenge,
    SearchKind::Poc,
    SearchKind::Practice,
    SearchKind::Kit,
    SearchKind::News,
    SearchKind::Event,
    SearchKind::Term,
    SearchKind::Figure,
    SearchKind::Resource,
    SearchKind::Testimonial,
    SearchKind::Newsletter,
    SearchKind::Brick,
];

/// What somebody seeks.
#[derive(Clone, Debug, Default)]
pub struct SearchFor {
    /// What they typed.
    pub words: String,
    /// Criteria.
    pub filters: Filters,
    /// The order.
    pub order: Order,
    /// Results before the page.
    pub offset: usize,
    /// Results of the page.
    pub limit: usize,
}

/// A text that somebody is writing.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// Everything else.
    pub text: String,
    /// The object that it is about already.
    pub but: Option<Key>,
    /// How many are wanted.
    pub most: usize,
}

pub(super) fn sound(app: &App) -> Result<(), Failure> {
    if app.search.is_sound() { Ok(()) } else { Err(Failure::SearchNotReady) }
}

/// What is found, among what this person may read.
///
/// # Errors
/// Denied; [`Failure::SearchNotReady`] while the index is being made, or when it could not catch up for long.
pub async fn seek(app: &App, actor: &Actor, what: SearchFor) -> Result<Found, Failure> {
    actor.require(Permission::Search)?;
    sound(app)?;
    let (search, reader) = (app.search.clone(), reader(actor));
    let SearchFor { words, filters, order, offset, limit } = what;
    // People are sought by name, or asked for: whoever browses looks at what is there.
    let browsing = words.trim().is_empty() && !filters.0.contains_key(&Dimension::Kind);
    let reader = if browsing { reader.among(&BROWSED) } else { reader };
    let first = offset == 0 && filters == Filters::default();
    let typed = words.clone();
    let found = aside(move || {
        let synonyms = search.synonyms();
        let question = Question {
            words: &words,
            filters: &filters,
            order,
            offset,
            limit,
            synonyms: &synonyms,
        };
        search.index().seek(&question, &reader)
    })
    .await?;
    // Whoever looks as a profile leaves no trace.
    if first && actor.preview.is_none() {
        app.search.note(&typed, found.total);
    }
    Ok(found)
}

/// A few objects of each kind that may be meant, while somebody types.
///
/// # Errors
/// As [`seek`].
pub async fn suggest(app: &App, actor: &Actor, words: String) -> Result<Vec<Hit>, Failure> {
    actor.require(Permission::Search)?;
    sound(app)?;
    let (search, reader) = (app.search.clone(), reader(actor));
    aside(move || search.index().suggest(&words, &search.synonyms(), &reader)).await
}

/// What is like a text that somebody writes (R311): of every kind that they may read, whatever became of it.
///
/// # Errors
/// As [`seek`].
pub async fn similar(app: &App, actor: &Actor, draft: Draft) -> Result<Vec<Hit>, Failure> {
    actor.require(Permission::Search)?;
    sound(app)?;
    let (search, reader) = (app.search.clone(), reader(actor).among(&COMPARED));
    aside(move || {
        let Draft { title, text, but, most } = &draft;
        let like = Likeness { title, text, but: *but, most: *most };
        search.index().similar(&like, &reader)
    })
    .await
}

/// What is like an object that this person reads, but for its own chain, which its page shows (R013).
///
/// # Errors
/// As [`seek`]; [`Failure::NotFound`] when they may not find that object.
pub async fn like(app: &App, actor: &Actor, key: Key, most: usize) -> Result<Vec<Hit>, Failure> {
    actor.require(Permission::Search)?;
    sound(app)?;
    let (search, reader) = (app.search.clone(), reader(actor));
    let found = aside(move || search.index().find(key, &reader)).await?;
    let document = found.ok_or(Failure::NotFound("object"))?;
    let text = document.text();
    let chain = chain::knots(&app.store.reader(), key.kind, key.id).await?;
    let draft = Draft {
        title: document.title.clone(),
        text,
        but: Some(key),
        most: most.saturating_add(chain.len()),
    };
    let mut hits = similar(app, actor, draft).await?;
    hits.retain(|hit| !chain.contains(&hit.document.id));
    hits.truncate(most);
    Ok(hits)
}
