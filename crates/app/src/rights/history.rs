//! The journal of rights, page by page (R043): what was done, by whom, to whom, on what, and when.

use std::collections::BTreeMap;

use domain::DelegationId;
use domain::access::{Actor, Delegation, Permission};
use domain::journal::{Entry, Fact, RIGHTS, RightsSought};
use persistence::journal::{EntryFilter, after_entry};
use persistence::{Cursor, Slice, delegations, journal};

use crate::{App, Failure};

/// Entries that are read at a time when not all of them are kept.
const BATCH: u16 = 500;

/// What one looks for in the journal of rights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RightsFilter {
    /// By whom, and when.
    pub told: EntryFilter,
    /// What, to whom, on what.
    pub sought: RightsSought,
}

/// A page of what happened to rights, and the delegations that it is told of.
#[derive(Clone, Debug, Default)]
pub struct RightsHistory {
    /// The newest first.
    pub entries: Vec<Entry>,
    /// Each delegation that an entry names: on what it bears.
    pub delegations: BTreeMap<DelegationId, Delegation>,
    /// Where the next page begins; absent when there is no more.
    pub next: Option<Cursor>,
}

/// What happened to rights: cells, delegations, owners; the newest first.
///
/// # Errors
/// Denied, or an unreadable cursor.
pub async fn history(
    app: &App,
    actor: &Actor,
    filter: &RightsFilter,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<RightsHistory, Failure> {
    actor.require(Permission::ReadMatrix)?;
    let from = app.store.reader();
    // On what a delegation bears is not in the journal: it is looked for here, some entries at a time.
    let batch = if filter.sought.is_everything() { limit } else { BATCH };
    let (mut page, mut after) = (RightsHistory::default(), after.cloned());
    loop {
        let slice = (batch, after.as_ref());
        let Slice { rows, next } = journal::list(&from, (RIGHTS, &filter.told), slice).await??;
        let named = rows.iter().filter_map(|entry| delegation_of(&entry.fact));
        page.delegations.append(&mut delegations::with_ids(&from, named).await?);
        for entry in rows {
            let delegation = delegation_of(&entry.fact).and_then(|id| page.delegations.get(&id));
            let scope = delegation.map(|one| &one.parts().scope);
            if !filter.sought.keeps(&entry.fact, scope) {
                continue;
            }
            if page.entries.len() == usize::from(limit) {
                page.next = page.entries.last().map(|last| after_entry(last.at, last.id));
                return Ok(page);
            }
            page.entries.push(entry);
        }
        match next {
            Some(next) if filter.sought.is_everything() => {
                page.next = Some(next);
                return Ok(page);
            }
            Some(next) => after = Some(next),
            None => return Ok(page),
        }
    }
}

/// The delegation that a fact is told of.
#[must_use]
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts are told of a delegation")]
pub const fn delegation_of(fact: &Fact) -> Option<DelegationId> {
    match fact {
        Fact::DelegationGiven { delegation, .. }
        | Fact::DelegationProlonged { delegation, .. }
        | Fact::DelegationWithdrawn { delegation, .. } => Some(*delegation),
        _ => None,
    }
}
