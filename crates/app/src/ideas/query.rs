//! Ideas as people read them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::access::{Actor, Permission};
use domain::challenge::Challenge;
use domain::idea::{Author, IdeaField, IdeaLinkKind};
use domain::journal::{Entry, Fact};
use domain::people::Person;
use domain::reference::ReferenceBook;
use domain::{ChallengeId, IdeaId, UserId};
use persistence::chain::IdeaKnot;
use persistence::ideas::{
    self, Around, AuthorMarks, IdeaCount, IdeaCriterion, IdeaFilter, IdeaNature, IdeaOrder,
    IdeaRow, IdeaSheet, IdeaValue,
};
use persistence::notifications::Name;
use persistence::rebounds::Rebound;
use persistence::{
    Cursor, Reader, Reads, Slice, beside, challenges, journal, merges, people, rebounds,
};

use super::sight::{known, seen_by, shown_to, unread};
use crate::chain::{self, Chain};
use crate::expression::there;
use crate::{App, Failure, identity};

/// Entries of a history.
pub(super) const HISTORY_MAX: u64 = 200;

/// What is looked for among ideas, and in which order it comes.
#[derive(Clone, Debug, Default)]
pub struct IdeaSearch {
    /// Criteria. The author is set by `mine`.
    pub filter: IdeaFilter,
    /// Only the caller's own, anonymous ones included.
    pub mine: bool,
    /// The order.
    pub order: IdeaOrder,
    /// Whether to count them all.
    pub total: bool,
}

/// An idea, and what became of it.
#[derive(Clone, Debug)]
pub struct IdeaPage {
    /// The idea.
    pub sheet: IdeaSheet,
    /// What became of it.
    pub chain: Chain,
    /// What it rebounds from, and what that is called.
    pub rebound: Option<(Rebound, Name)>,
    /// The challenge it answers.
    pub challenge: Option<Challenge>,
    /// Those who are asked to sign it, for those who may know.
    pub asked: Vec<UserId>,
    /// The ideas tied to it.
    pub links: Vec<(IdeaRow, IdeaLinkKind)>,
    /// The ideas that became a part of it, and those who signed each with its author.
    pub absorbed: Vec<(IdeaRow, Vec<UserId>)>,
    /// The idea that it became one with.
    pub merged: Option<MergedInto>,
    /// The people it names besides its author.
    pub people: BTreeMap<UserId, Person>,
}

impl IdeaPage {
    /// The instant from which the promise made to its author is broken: that of the challenge it answers, or its own.
    #[must_use]
    pub fn promise_ends_at(&self) -> Option<DateTime<Utc>> {
        let challenge = self.challenge.as_ref();
        let of_challenge = challenge.and_then(|it| it.parts().timetable.promise_ends_at());
        of_challenge.or(self.sheet.promise_ends_at)
    }
}

/// The idea that another became one with.
#[derive(Clone, Debug)]
pub struct MergedInto {
    /// That idea.
    pub idea: IdeaKnot,
    /// Since when.
    pub at: DateTime<Utc>,
    /// Whether it became one with a third since.
    pub gone_on: bool,
}

/// Something that happened to an idea.
#[derive(Clone, Debug)]
pub struct HistoryRow {
    /// What.
    pub entry: Entry,
    /// Who did it, when somebody is to be named.
    pub actor: Option<Person>,
    /// What it changed of what the idea says.
    pub changed: Vec<IdeaField>,
}

/// Ideas, and how many there are, when asked.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn list(
    app: &App,
    actor: &Actor,
    search: IdeaSearch,
    page: (u16, Option<&Cursor>),
) -> Result<(Slice<IdeaRow>, Option<u64>), Failure> {
    actor.require(Permission::ReadIdeas)?;
    let from = app.store.reader();
    let filter = filter(&from, actor, &search).await?;
    let IdeaSearch { order, total, .. } = search;
    let mut slice = ideas::list(&from, actor.id, (&filter, order), page).await??;
    chain::tell_progress(&from, actor, &mut slice.rows).await?;
    let total = if total { Some(ideas::count(&from, &filter).await?) } else { None };
    Ok((slice, total))
}

/// What these ideas are besides what a list says of them, for a table that is taken away.
///
/// # Errors
/// Denied.
pub async fn natures(
    app: &App,
    actor: &Actor,
    ids: &[IdeaId],
) -> Result<BTreeMap<IdeaId, IdeaNature>, Failure> {
    actor.require(Permission::ReadIdeas)?;
    Ok(ideas::natures(&app.store.reader(), ids).await?)
}

/// The criteria of a search, the caller's own recognised by their marks.
async fn filter(
    from: &impl Reads,
    actor: &Actor,
    search: &IdeaSearch,
) -> Result<IdeaFilter, Failure> {
    let mut filter = search.filter.clone();
    if search.mine {
        let seals = identity::seals_of(from, actor).await?;
        filter.author = Some(AuthorMarks { person: actor.id, seals });
        // Kept for others or not, it is theirs; where they read no idea at all, theirs neither.
        filter.read = actor.reached(Permission::ReadIdeas);
        return Ok(filter);
    }
    seen_by(from, actor, filter).await
}

/// How many ideas each value of each criterion would leave, and what the challenges among them are called.
#[derive(Clone, Debug)]
pub struct IdeaFacets {
    /// The values of each criterion, the most frequent first.
    pub criteria: Vec<(IdeaCriterion, Vec<IdeaCount>)>,
    /// The names of the challenges.
    pub challenges: BTreeMap<ChallengeId, String>,
}

/// Counts ideas by each criterion, given the others.
///
/// # Errors
/// Denied.
pub async fn facets(app: &App, actor: &Actor, search: IdeaSearch) -> Result<IdeaFacets, Failure> {
    actor.require(Permission::ReadIdeas)?;
    let from = app.store.reader();
    let filter = filter(&from, actor, &search).await?;
    let criteria = ideas::facets(&from, &filter).await?;
    let answered = criteria.iter().filter(|(one, _)| *one == IdeaCriterion::Challenge);
    let ids = answered.flat_map(|(_, counts)| counts).filter_map(|count| match count.value {
        IdeaValue::Id(id) => Some(ChallengeId(id)),
        IdeaValue::Code(_) | IdeaValue::Answers(_) | IdeaValue::Marked => None,
    });
    let challenges = ideas::challenge_titles(&from, ids).await?;
    Ok(IdeaFacets { criteria, challenges })
}

/// An idea.
///
/// # Errors
/// Denied.
pub async fn read(app: &App, actor: &Actor, id: IdeaId) -> Result<IdeaPage, Failure> {
    actor.require(Permission::ReadIdeas)?;
    let from = app.store.reader();
    let mut sheet = ideas::sheet(&from, actor.id, id).await?.ok_or(Failure::NotFound("idea"))?;
    if !shown_to(&from, actor, &sheet.idea.value).await? {
        return Err(Failure::NotFound("idea"));
    }
    actor.require_on(Permission::ReadIdeas, &sheet.idea.value)?;
    let IdeaRow { id, reference, title, status, .. } = sheet.row.clone();
    let parts = sheet.idea.value.parts().clone();
    let knot = IdeaKnot { id, reference, title, status };
    let came_out = (parts.poc, sheet.around.has(Around::Practice));
    let chain = chain::from_idea(&from, actor, knot, came_out).await?;
    sheet.row.experiment = chain.poc.as_ref().map(|poc| poc.status);
    let challenge = match parts.challenge {
        Some(challenge) => challenges::find(&from, challenge).await?.map(|found| found.value),
        None => None,
    };
    let has = |what| sheet.around.has(what);
    let asked = if has(Around::Asked) { beside::asked(&from, id).await? } else { Vec::new() };
    let links = if has(Around::Links) { links(&from, actor, id).await? } else { Vec::new() };
    let absorbed =
        if has(Around::Absorbed) { absorbed(&from, actor, id).await? } else { Vec::new() };
    let merged = match parts.merged_into {
        Some(into) => merged(&from, actor, (id, into)).await?,
        None => None,
    };
    let named = parts.co_authors.iter().chain(&asked).chain(&parts.deposited_by);
    let mut named: Vec<UserId> = named.copied().collect();
    named.extend(absorbed.iter().flat_map(|(_, signed)| signed.iter().copied()));
    let people = people::named_by(&from, named).await?;
    let rebound = if has(Around::Rebound) { rebound(&from, actor, id).await? } else { None };
    Ok(IdeaPage { sheet, chain, rebound, challenge, asked, links, absorbed, merged, people })
}

/// What an idea rebounds from, for whoever may read that.
async fn rebound(
    from: &impl Reads,
    actor: &Actor,
    id: IdeaId,
) -> Result<Option<(Rebound, Name)>, Failure> {
    let Some(rebound) = rebounds::find(from, id).await? else { return Ok(None) };
    if actor.require(rebound.target.read_permission()).is_err() {
        return Ok(None);
    }
    Ok(there(from, actor, rebound.target).await.ok().map(|name| (rebound, name)))
}

async fn links(
    from: &Reader<'_>,
    actor: &Actor,
    id: IdeaId,
) -> Result<Vec<(IdeaRow, IdeaLinkKind)>, Failure> {
    let links = beside::links(from, id).await?;
    if links.is_empty() {
        return Ok(Vec::new());
    }
    let unread = unread(from, actor, links.iter().map(|(other, _)| *other).collect()).await?;
    let others = links.iter().map(|(other, _)| *other).filter(|id| !unread.contains(id));
    let others: Vec<IdeaId> = others.collect();
    let rows = ideas::with_ids(from, actor.id, &others).await?;
    let tied =
        |(other, kind)| rows.iter().find(|row| row.id == other).map(|row| (row.clone(), kind));
    Ok(links.into_iter().filter_map(tied).collect())
}

/// The ideas that became a part of this one, at any remove.
async fn absorbed(
    from: &Reader<'_>,
    actor: &Actor,
    id: IdeaId,
) -> Result<Vec<(IdeaRow, Vec<UserId>)>, Failure> {
    let mut ids = merges::absorbed(from, id).await?;
    let unread = unread(from, actor, ids.clone()).await?;
    ids.retain(|id| !unread.contains(id));
    let rows = ideas::with_ids(from, actor.id, &ids).await?;
    let kept = ideas::find_all(from, &ids).await?;
    let signed = |id: IdeaId| {
        let idea = kept.iter().map(|idea| idea.value.parts()).find(|parts| parts.id == id);
        idea.map(|parts| parts.co_authors.clone()).unwrap_or_default()
    };
    let with_those_who_signed = |row: IdeaRow| {
        let people = signed(row.id);
        (row, people)
    };
    Ok(rows.into_iter().map(with_those_who_signed).collect())
}

async fn merged(
    from: &Reader<'_>,
    actor: &Actor,
    (id, into): (IdeaId, IdeaId),
) -> Result<Option<MergedInto>, Failure> {
    let Some(merge) = merges::of(from, id).await? else { return Ok(None) };
    let gone_on = merges::of(from, into).await?.is_some();
    let knot = chain::idea_knot(from, actor, Some(into)).await?;
    Ok(knot.map(|idea| MergedInto { idea, at: merge.at, gone_on }))
}

/// The lists as whoever deposits an idea may choose in them. On one that is anonymous, what a body added for its agents
/// alone would tell the body of the author.
#[must_use]
pub fn book_of_new(app: &App, actor: &Actor, anonymous: bool) -> ReferenceBook {
    let offered = app.directory.references().offered_to(actor);
    if anonymous { offered.of_everybody() } else { offered }
}

/// The lists as whoever changes this idea may choose in them: what it bears already may be chosen again, retired or
/// not. Whoever may not know of it learns nothing of what it bears.
///
/// # Errors
/// When the database fails.
pub async fn book(app: &App, actor: &Actor, id: IdeaId) -> Result<ReferenceBook, Failure> {
    let idea = ideas::find(&app.store.reader(), id).await?;
    let idea = idea.filter(|idea| idea.value.is_shown_to(actor));
    let of_a_seal = |author: &Author| matches!(author, Author::Anonymous(_));
    let anonymous = idea.as_ref().is_some_and(|idea| of_a_seal(&idea.value.parts().author));
    let borne = idea.map(|idea| idea.value.parts().content.borne()).unwrap_or_default();
    Ok(book_of_new(app, actor, anonymous).keeping(&borne))
}

/// What happened to an idea, the newest first. What an anonymous author did, nobody did.
///
/// # Errors
/// Denied.
pub async fn history(app: &App, actor: &Actor, id: IdeaId) -> Result<Vec<HistoryRow>, Failure> {
    actor.require(Permission::ReadIdeas)?;
    let from = app.store.reader();
    let idea = known(&from, actor, id).await?;
    actor.require_on(Permission::ReadIdeas, &idea.value)?;
    let entries = journal::about(&from, id.0, HISTORY_MAX).await?;
    let named = people::named_by(&from, entries.iter().filter_map(|entry| entry.actor)).await?;
    let edited = entries.iter().filter(|entry| matches!(entry.fact, Fact::IdeaEdited { .. }));
    let edited: Vec<_> = edited.map(|entry| entry.id).collect();
    let mut changed = ideas::edited_fields(&from, &edited).await?;
    let row = |entry: Entry| {
        let actor = entry.actor.and_then(|actor| named.get(&actor).cloned());
        let changed = changed.remove(&entry.id).unwrap_or_default();
        HistoryRow { entry, actor, changed }
    };
    Ok(entries.into_iter().map(row).collect())
}
