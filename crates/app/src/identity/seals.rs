//! The anonymous ideas of the person who asks.

use domain::access::{Actor, Seal};
use persistence::{Reads, ideas};

use crate::Failure;

/// Seals are looked for this many at a time: enough for nearly everybody in one query.
const BATCH: u32 = 16;

/// The seals of a person's anonymous ideas: nobody else's request can compute them.
///
/// # Errors
/// When the database fails.
pub async fn seals_of(from: &impl Reads, actor: &Actor) -> Result<Vec<Seal>, Failure> {
    let mut found = Vec::new();
    loop {
        let first = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let batch: Vec<Seal> =
            (first..first.saturating_add(BATCH)).map(|slot| actor.seals.seal(slot)).collect();
        let known = ideas::known_seals(from, &batch).await?;
        let before = found.len();
        found.extend(batch.into_iter().take_while(|seal| known.contains(seal.mark.as_slice())));
        if found.len() < before + BATCH as usize {
            return Ok(found);
        }
    }
}

/// The first slot that this person has not used.
///
/// # Errors
/// When the database fails.
pub async fn free_slot(from: &impl Reads, actor: &Actor) -> Result<u32, Failure> {
    Ok(u32::try_from(seals_of(from, actor).await?.len()).unwrap_or(u32::MAX))
}
