//! What is sought and not found, for administrators: words and counts, nobody's name.

use chrono::{Datelike as _, Months, NaiveDate};
use domain::access::{Actor, Permission};
use domain::text::fold;
use persistence::sought::{self, Sought};

use super::Search;
use crate::{App, Failure};

/// Different words that are held between two keepings.
const HELD: usize = 2_000;
/// Longest words that are counted, in characters: what is longer is a text, and may be somebody's own.
const LONGEST: usize = 60;
/// Fewer than this is not shown: what one person alone typed may point at them.
const SHOWN_FROM: u64 = 3;
/// How many months are kept.
const MONTHS: u32 = 13;
/// Lines of a report.
const LINES: u64 = 50;

/// What was sought in a month.
#[derive(Clone, Debug)]
pub struct SoughtReport {
    /// The first day of the month.
    pub month: NaiveDate,
    /// What was sought most.
    pub most: Vec<Sought>,
    /// What was sought most and found nothing.
    pub in_vain: Vec<Sought>,
}

impl Search {
    /// Counts what was sought.
    pub(super) fn note(&self, words: &str, found: u64) {
        let words = fold(words).split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() || words.chars().count() > LONGEST || words.contains('@') {
            return;
        }
        let mut sought = self.sought();
        if sought.len() < HELD || sought.contains_key(&words) {
            let known = sought.entry(words).or_default();
            *known = (known.0 + 1, found);
        }
    }
}

/// Keeps what was counted since the last time, and forgets what is old.
///
/// # Errors
/// When the database fails: what was counted is lost, and nothing else.
pub async fn note_kept(app: &App) -> Result<(), Failure> {
    let counted = std::mem::take(&mut *app.search.sought());
    if counted.is_empty() {
        return Ok(());
    }
    let sought: Vec<Sought> =
        counted.into_iter().map(|(words, (times, found))| Sought { words, times, found }).collect();
    let month = month(app);
    let tx = app.store.begin().await?;
    sought::add(&tx, month, &sought).await?;
    sought::forget_before(&tx, month.checked_sub_months(Months::new(MONTHS)).unwrap_or(month))
        .await?;
    Ok(tx.commit().await?)
}

/// What was sought this month.
///
/// # Errors
/// Denied.
pub async fn report(app: &App, actor: &Actor) -> Result<SoughtReport, Failure> {
    actor.require(Permission::EditSynonyms)?;
    let (from, month) = (app.store.reader(), month(app));
    let most = sought::most(&from, (month, SHOWN_FROM), false, LINES).await?;
    let in_vain = sought::most(&from, (month, SHOWN_FROM), true, LINES).await?;
    Ok(SoughtReport { month, most, in_vain })
}

fn month(app: &App) -> NaiveDate {
    let today = app.now().date_naive();
    today.with_day(1).unwrap_or(today)
}
