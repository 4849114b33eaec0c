//! Numbers that people can say, many at once.

use std::collections::BTreeMap;

use persistence::{Tx, sequences};

use crate::Failure;

/// One reference for each year, in order: `IDEE-2015-0001`, `IDEE-2015-0002`…
pub(super) async fn take(
    tx: &Tx,
    prefix: &str,
    width: usize,
    years: &[i32],
) -> Result<Vec<String>, Failure> {
    let mut counts: BTreeMap<i32, u32> = BTreeMap::new();
    for year in years {
        *counts.entry(*year).or_default() += 1;
    }
    let mut next = BTreeMap::new();
    for (year, count) in counts {
        let last = sequences::advance(tx, &format!("{prefix}-{year}"), count).await?;
        next.insert(year, last - count);
    }
    let references = years.iter().map(|year| {
        let number = next.entry(*year).or_default();
        *number += 1;
        format!("{prefix}-{year}-{number:0width$}")
    });
    Ok(references.collect())
}
