//! What was probably written twice, for administrators (R309).

use std::collections::BTreeSet;

use ::search::Pairs;
use domain::access::{Actor, Permission};
use domain::search::DuplicateKind;
use persistence::{beside, pocs};
use uuid::Uuid;

use super::aside;
use super::reading::reader;
use super::seek::sound;
use crate::{App, Failure};

/// Objects that are looked at in one answer: each is a search.
pub const EXAMINED: usize = 50;

/// The pairs that the newest objects of a kind make with older ones, after the first `offset`: those that nobody tied
/// yet. Two ideas that became one are one.
///
/// # Errors
/// Denied; [`Failure::SearchNotReady`] while the index is being made.
pub async fn duplicates(
    app: &App,
    actor: &Actor,
    kind: DuplicateKind,
    offset: usize,
) -> Result<Pairs, Failure> {
    actor.require(Permission::Search)?;
    // Whoever may put the pair right, whatever the pair.
    actor.require_everywhere(match kind {
        DuplicateKind::Idea => Permission::DecideIdea,
        DuplicateKind::Poc => Permission::EditPoc,
    })?;
    sound(app)?;
    let (search, reader) = (app.search.clone(), reader(actor));
    let mut found =
        aside(move || search.index().pairs(kind.sought(), (offset, EXAMINED), &reader)).await?;
    let newer: Vec<Uuid> = found.pairs.iter().map(|pair| pair.one.id).collect();
    let from = app.store.reader();
    let tied: BTreeSet<(Uuid, Uuid)> = match kind {
        DuplicateKind::Idea => beside::tied(&from, &newer).await?,
        DuplicateKind::Poc => pocs::tied(&from, &newer).await?,
    };
    found.pairs.retain(|pair| !tied.contains(&(pair.one.id, pair.other.id)));
    Ok(found)
}
