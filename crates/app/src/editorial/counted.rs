//! The figures that the portal counts by itself (R284): nobody types them, and nothing counts them a second way.

use chrono::NaiveDate;
use domain::access::{Actor, Permission};
use domain::civil::Zone;
use domain::editorial::CountedFigure;
use domain::poc::PocStatus;
use domain::portfolio::Perimeter;
use persistence::ideas::{self, IdeaFilter};
use persistence::practices::{self, PracticeFilter};

use crate::{App, Failure, portfolio};

/// Figures, and the day on which they are true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Today, by the clock of Paris.
    pub on: NaiveDate,
    /// What is counted, and how many there are.
    pub figures: Vec<(CountedFigure, u64)>,
}

/// What the portal counts, of what this person may read: ideas and practices as their lists do, experiments as the
/// portfolio does.
///
/// # Errors
/// Denied.
pub async fn counted(app: &App, actor: &Actor) -> Result<Counted, Failure> {
    actor.require(Permission::ReadKeyFigures)?;
    let (from, mut figures) = (app.store.reader(), Vec::new());
    if actor.require(Permission::ReadIdeas).is_ok() {
        figures.push((CountedFigure::Ideas, ideas::count(&from, &IdeaFilter::default()).await?));
    }
    if portfolio::may_count(actor).is_ok() {
        let read = portfolio::read(app, actor, Perimeter::default(), None).await?.portfolio;
        figures.extend([
            (CountedFigure::Pocs, read.total()),
            (CountedFigure::PocsInProgress, read.with_status(PocStatus::InProgress)),
            (CountedFigure::PocsAbandoned, read.with_status(PocStatus::Abandoned)),
        ]);
    }
    if actor.require(Permission::ReadPractices).is_ok() {
        let all = PracticeFilter::default();
        figures.push((CountedFigure::Practices, practices::count(&from, &all).await?));
    }
    Ok(Counted { on: Zone::Paris.day(app.now()), figures })
}
