//! Ideas as people read them.

use domain::IdeaId;
use domain::access::{Actor, Permission};
use domain::journal::Entry;
use domain::people::Person;
use persistence::chain::IdeaKnot;
use persistence::ideas::{self, AuthorMarks, IdeaFilter, IdeaOrder, IdeaRow, IdeaSheet};
use persistence::notifications::Name;
use persistence::rebounds::Rebound;
use persistence::{Cursor, Reads, Slice, journal, people, rebounds};

use crate::chain::{self, Chain};
use crate::expression::there;
use crate::{App, Failure, identity};

/// Entries of a history.
const HISTORY_MAX: u64 = 200;

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
}

/// Something that happened to an idea.
#[derive(Clone, Debug)]
pub struct HistoryRow {
    /// What.
    pub entry: Entry,
    /// Who did it, when somebody is to be named.
    pub actor: Option<Person>,
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
    let IdeaSearch { mut filter, mine, order, total } = search;
    if mine {
        let seals = identity::seals_of(&from, actor).await?;
        filter.author = Some(AuthorMarks { person: actor.id, seals });
    }
    let slice = ideas::list(&from, actor.id, (&filter, order), page).await??;
    let total = if total { Some(ideas::count(&from, &filter).await?) } else { None };
    Ok((slice, total))
}

/// An idea.
///
/// # Errors
/// Denied.
pub async fn read(app: &App, actor: &Actor, id: IdeaId) -> Result<IdeaPage, Failure> {
    actor.require(Permission::ReadIdeas)?;
    let from = app.store.reader();
    let sheet = ideas::sheet(&from, actor.id, id).await?.ok_or(Failure::NotFound("idea"))?;
    let IdeaRow { id, reference, title, status, .. } = sheet.row.clone();
    let poc = sheet.idea.value.parts().poc;
    let chain =
        chain::from_idea(&from, actor, IdeaKnot { id, reference, title, status }, poc).await?;
    let rebound = rebound(&from, actor, sheet.row.id).await?;
    Ok(IdeaPage { sheet, chain, rebound })
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
    Ok(there(from, rebound.target).await.ok().map(|name| (rebound, name)))
}

/// What happened to an idea, the newest first. What an anonymous author did, nobody did.
///
/// # Errors
/// Denied.
pub async fn history(app: &App, actor: &Actor, id: IdeaId) -> Result<Vec<HistoryRow>, Failure> {
    actor.require(Permission::ReadIdeas)?;
    let from = app.store.reader();
    ideas::find(&from, id).await?.ok_or(Failure::NotFound("idea"))?;
    let entries = journal::about(&from, id.0, HISTORY_MAX).await?;
    let named = people::named_by(&from, entries.iter().filter_map(|entry| entry.actor)).await?;
    let row = |entry: Entry| {
        let actor = entry.actor.and_then(|actor| named.get(&actor).cloned());
        HistoryRow { entry, actor }
    };
    Ok(entries.into_iter().map(row).collect())
}
