//! The figures that the portal counts by itself (R284): nobody types them, and nothing counts them a second way.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Months, NaiveDate};
use domain::OrganisationId;
use domain::access::{Actor, Permission};
use domain::action::{ActionAxis, ActionFilter, ActionKind};
use domain::civil::Zone;
use domain::editorial::{CountedFigure, CountedOf, EditorialContent, EditorialItem};
use domain::idea::{IdeaOrigin, InnovationForm};
use domain::poc::PocStatus;
use domain::portfolio::{Perimeter, Portfolio};
use persistence::contributors;
use persistence::editorial::{EditorialBrief, EditorialRow};
use persistence::ideas::{self, IdeaFilter};
use persistence::practices::{self, PracticeFilter};

use crate::{App, Failure, actions, partners, portfolio};

/// How long one counts as feeding the portal after what one did.
const YEAR: Months = Months::new(12);

/// Figures, and the day on which they are true.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Today, by the clock of Paris.
    pub on: NaiveDate,
    /// What is counted, and how many there are.
    pub figures: Vec<(CountedOf, u64)>,
}

impl Counted {
    /// How many there are of it; nothing when whoever reads may not count it.
    #[must_use]
    pub fn value(&self, of: CountedOf) -> Option<u64> {
        self.figures.iter().find(|(counted, _)| *counted == of).map(|(_, value)| *value)
    }
}

/// What the portal counts, of the bricks that this person reads. One figure is the same for all who read the whole of a
/// brick: what is kept for some counts in it, as in the portfolio and on the map of the actions, though it is in no list
/// of the others. Experiments are counted by the portfolio, open innovation by the map, partners by their register. Of
/// one body, what is counted by body alone.
///
/// # Errors
/// Denied.
pub async fn counted(
    app: &App,
    actor: &Actor,
    body: Option<OrganisationId>,
) -> Result<Counted, Failure> {
    actor.require(Permission::ReadKeyFigures)?;
    let all = CountedFigure::ALL.iter().filter_map(|figure| CountedOf::new(*figure, body));
    count(app, actor, &all.collect::<Vec<_>>()).await
}

/// What feeds the key figures of these rows, for whoever reads them.
pub(crate) async fn feeding(
    app: &App,
    actor: &Actor,
    rows: &[EditorialRow],
) -> Result<Counted, Failure> {
    let fed = |row: &EditorialRow| match &row.brief {
        EditorialBrief::KeyFigures(figure) => figure.nature.counted(),
        EditorialBrief::News(_)
        | EditorialBrief::Glossary(_)
        | EditorialBrief::Events(_)
        | EditorialBrief::MethodResources(_)
        | EditorialBrief::Testimonials(_)
        | EditorialBrief::Newsletters(_) => None,
    };
    // Two figures may tell the same count.
    let wanted: BTreeSet<CountedOf> = rows.iter().filter_map(fed).collect();
    count(app, actor, &wanted.into_iter().collect::<Vec<_>>()).await
}

/// What feeds this item, for whoever reads it: nothing, unless it is a key figure that the portal counts.
pub(super) async fn feeding_one(
    app: &App,
    actor: &Actor,
    item: &EditorialItem,
) -> Result<Counted, Failure> {
    let fed = match &item.parts().content {
        EditorialContent::KeyFigures(figure) => figure.nature.counted(),
        EditorialContent::News(_)
        | EditorialContent::Glossary(_)
        | EditorialContent::Events(_)
        | EditorialContent::MethodResources(_)
        | EditorialContent::Testimonials(_)
        | EditorialContent::Newsletters(_) => None,
    };
    count(app, actor, fed.as_slice()).await
}

async fn count(app: &App, actor: &Actor, wanted: &[CountedOf]) -> Result<Counted, Failure> {
    // The experiments of a body are counted once for all that one answer tells of them.
    let mut portfolios = BTreeMap::new();
    for of in wanted {
        if is_of_portfolio(of.figure())
            && let Entry::Vacant(place) = portfolios.entry(of.body())
        {
            place.insert(experiments(app, actor, of.body()).await?);
        }
    }
    let mut figures = Vec::new();
    for of in wanted {
        let portfolio = portfolios.get(&of.body()).and_then(Option::as_deref);
        let value = value(app, actor, (*of, portfolio)).await?;
        figures.extend(value.map(|value| (*of, value)));
    }
    Ok(Counted { on: Zone::Paris.day(app.now()), figures })
}

const fn is_of_portfolio(figure: CountedFigure) -> bool {
    match figure {
        CountedFigure::Pocs
        | CountedFigure::PocsInProgress
        | CountedFigure::PocsAbandoned
        | CountedFigure::OpenPocsCompleted => true,
        CountedFigure::Ideas
        | CountedFigure::IdeasFromOutside
        | CountedFigure::Practices
        | CountedFigure::OpenActions
        | CountedFigure::Partners
        | CountedFigure::OpenDepartments
        | CountedFigure::ActiveMembers
        | CountedFigure::ActivePartners => false,
    }
}

/// How many there are; nothing when this person may not count them.
async fn value(
    app: &App,
    actor: &Actor,
    (of, portfolio): (CountedOf, Option<&Portfolio>),
) -> Result<Option<u64>, Failure> {
    let body = of.body();
    match of.figure() {
        CountedFigure::Ideas => ideas_from(app, actor, (&[None], body)).await,
        CountedFigure::IdeasFromOutside => {
            let outside = [Some(IdeaOrigin::External), Some(IdeaOrigin::Partner)];
            ideas_from(app, actor, (&outside, body)).await
        }
        CountedFigure::Pocs => Ok(portfolio.map(Portfolio::total)),
        CountedFigure::PocsInProgress => {
            Ok(portfolio.map(|all| all.with_status(PocStatus::InProgress)))
        }
        CountedFigure::PocsAbandoned => {
            Ok(portfolio.map(|all| all.with_status(PocStatus::Abandoned)))
        }
        CountedFigure::OpenPocsCompleted => Ok(portfolio.map(|all| all.open_completed)),
        CountedFigure::Practices => shared(app, actor, body).await,
        CountedFigure::OpenActions => open_actions(app, actor, body).await,
        CountedFigure::Partners => {
            if actor.require(Permission::ReadDirectory).is_err() {
                return Ok(None);
            }
            let types = partners::by_type(app, actor).await?;
            Ok(Some(types.into_iter().map(|(_, partners)| u64::from(partners)).sum()))
        }
        CountedFigure::OpenDepartments => actions::open_departments(app, actor, body).await,
        CountedFigure::ActiveMembers => members(app, actor).await,
        CountedFigure::ActivePartners => at_work(app, actor).await,
    }
}

/// The ideas of these origins, of any when none: those that are kept for some are among them.
async fn ideas_from(
    app: &App,
    actor: &Actor,
    (origins, body): (&[Option<IdeaOrigin>], Option<OrganisationId>),
) -> Result<Option<u64>, Failure> {
    if actor.require(Permission::ReadIdeas).is_err() {
        return Ok(None);
    }
    let (from, mut total) = (app.store.reader(), 0);
    for origin in origins {
        let read = actor.reached(Permission::ReadIdeas);
        let filter =
            IdeaFilter { origin: *origin, organisation: body, read, ..IdeaFilter::default() };
        total += ideas::count(&from, &filter).await?;
    }
    Ok(Some(total))
}

/// The figures of the experiments; nothing when this person may not count them.
async fn experiments(
    app: &App,
    actor: &Actor,
    body: Option<OrganisationId>,
) -> Result<Option<Arc<Portfolio>>, Failure> {
    if portfolio::may_count(actor).is_err() {
        return Ok(None);
    }
    let perimeter = Perimeter { organisation: body, ..Perimeter::default() };
    Ok(Some(portfolio::read(app, actor, perimeter, None).await?.portfolio))
}

async fn shared(
    app: &App,
    actor: &Actor,
    body: Option<OrganisationId>,
) -> Result<Option<u64>, Failure> {
    if actor.require(Permission::ReadPractices).is_err() {
        return Ok(None);
    }
    let own = actor.reached(Permission::ReadPractices);
    let all = PracticeFilter { own, organisation: body, ..PracticeFilter::default() };
    Ok(Some(practices::count(&app.store.reader(), &all).await?))
}

/// Who fed the portal within the year before now. Whoever stays masked is not sought: each of their ideas counts for
/// one, so that nobody learns whether they did anything else.
async fn members(app: &App, actor: &Actor) -> Result<Option<u64>, Failure> {
    if actor.require_everywhere(Permission::ReadIdeas).is_err() {
        return Ok(None);
    }
    let (from, now) = (app.store.reader(), app.now());
    let since = now.checked_sub_months(YEAR).unwrap_or_default();
    let named = contributors::named(&from, (since, now)).await?;
    Ok(Some(named + contributors::masked(&from, since).await?))
}

/// The partners of the experiments in progress, for whoever may count these.
async fn at_work(app: &App, actor: &Actor) -> Result<Option<u64>, Failure> {
    if portfolio::may_count(actor).is_err() {
        return Ok(None);
    }
    Ok(Some(persistence::portfolio::active_partners(&app.store.reader()).await?))
}

/// Experiments and practices together, as the map of the actions counts them: whoever may count but one of them is
/// told no half of it.
async fn open_actions(
    app: &App,
    actor: &Actor,
    body: Option<OrganisationId>,
) -> Result<Option<u64>, Failure> {
    let kinds = vec![ActionKind::Poc, ActionKind::Practice];
    let filter =
        ActionFilter { kinds: kinds.clone(), organisation: body, ..ActionFilter::default() };
    let read = actions::map(app, actor, (&filter, ActionAxis::Form)).await?;
    if !kinds.iter().all(|kind| read.kinds.contains(kind)) {
        return Ok(None);
    }
    let open = InnovationForm::ALL.iter().filter(|form| form.is_open());
    let columns = open.filter_map(|form| read.map.columns.get(&Some(form.code().to_owned())));
    Ok(Some(columns.sum()))
}
