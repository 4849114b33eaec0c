//! The figures of the experiments, computed in one place (R209 to R220).

mod kept;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::PocId;
use domain::access::{Actor, Permission};
use domain::journal::SubjectKind;
use domain::poc::{Depth, Mark, PocStatus, Sight};
use domain::portfolio::{Earlier, Perimeter, Portfolio};
use persistence::journal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use kept::KeptFigures;

use crate::{App, Failure};

/// Facts of the journal read at once.
const FACTS: u64 = 2_000;

/// How many experiments there are by status and steps passed.
pub type Places = BTreeMap<(PocStatus, u8), u64>;

/// The figures of a perimeter, for whoever asks.
#[derive(Clone, Debug)]
pub struct PortfolioReading {
    /// The figures: all experiments count.
    pub portfolio: Arc<Portfolio>,
    /// How many of them are kept from whoever asks: counted, and in no list of theirs.
    pub restricted: u64,
    /// How many there were on an earlier day, by status and steps passed.
    pub earlier: Option<(NaiveDate, Places)>,
}

/// How many experiments there are, on every axis, in a perimeter; beside an earlier day when one is asked.
///
/// # Errors
/// Denied, or figures kept for COMEX and CODIR with the records (A06).
pub async fn read(
    app: &App,
    actor: &Actor,
    perimeter: Perimeter,
    compared_on: Option<NaiveDate>,
) -> Result<PortfolioReading, Failure> {
    may_count(actor)?;
    let today = app.now().date_naive();
    let kept = app.figures.now(&app.store).await?;
    let portfolio = kept.portfolio(perimeter, today);
    let sight = Sight::of(actor);
    let hidden = kept.figures().kept.iter().filter(|one| {
        let team = one.team.iter().copied();
        let marks = Mark::of(one.visibility, (one.department, one.organisation), team);
        perimeter.holds(one.organisation, one.department)
            && !sight.sees_what(one.visibility, &marks, Depth::Record)
    });
    let restricted = u64::try_from(hidden.count()).unwrap_or(u64::MAX);
    let earlier = match compared_on {
        Some(day) => Some((day, standing_on(app, perimeter, day).await?)),
        None => None,
    };
    Ok(PortfolioReading { portfolio, restricted, earlier })
}

/// Figures follow the records: whoever may not read these is not told those (A06). They are of all experiments: whoever
/// reads a part of a brick has none of them.
pub(crate) fn may_count(actor: &Actor) -> Result<(), Failure> {
    actor.require_everywhere(Permission::ReadPortfolio)?;
    let sight = Sight::of(actor);
    if sight.everything || sight.is_open(Depth::Record) {
        Ok(())
    } else {
        Err(Failure::RecordClosed)
    }
}

/// How many there were at the end of that day, by status and steps passed, among those that are of the
/// perimeter now.
async fn standing_on(
    app: &App,
    perimeter: Perimeter,
    day: NaiveDate,
) -> Result<BTreeMap<(PocStatus, u8), u64>, Failure> {
    let kept = app.figures.now(&app.store).await?;
    let here = kept.figures().all.iter();
    let here = here.filter(|one| perimeter.holds(one.organisation, one.department));
    let here: BTreeSet<PocId> = here.map(|one| one.id).collect();
    let mut counts = BTreeMap::new();
    for (id, standing) in earlier(app, end_of(day)).await?.standings() {
        if here.contains(&id) {
            *counts.entry((standing.status, standing.steps_passed)).or_default() += 1;
        }
    }
    Ok(counts)
}

fn end_of(day: NaiveDate) -> DateTime<Utc> {
    day.succ_opt().unwrap_or(day).and_time(NaiveTime::MIN).and_utc()
}

/// Where every experiment stood before an instant, told again from the journal.
pub(crate) async fn earlier(app: &App, until: DateTime<Utc>) -> Result<Earlier, Failure> {
    let (from, mut earlier, mut last) = (app.store.reader(), Earlier::default(), None);
    loop {
        let told = journal::told(&from, (SubjectKind::Poc, until), last, FACTS).await?;
        let Some(end) = told.last() else { return Ok(earlier) };
        last = Some((end.at, end.id));
        for entry in &told {
            earlier.tell(&entry.fact);
        }
    }
}
