//! Every action of innovation, for whoever asks (R014 to R020): what they may not read is not counted, and what is
//! kept for some counts without its title, as in the figures.

use std::collections::BTreeSet;

use domain::access::Actor;
use domain::action::{ActionAxis, ActionFigure, ActionFilter, ActionKind, ActionMap, ActionStage};
use domain::idea::KeptIdea;
use domain::people::Region;
use domain::poc::{Depth, Mark, Sight};
use domain::portfolio::PocFigure;
use domain::{OrganisationId, PocId};
use persistence::actions::{self, ActionRow, ActionsSought};
use persistence::portfolio::Figures;
use persistence::{Cursor, Slice, ideas};

use crate::{App, Failure, OrganisationTree};

/// The map, and the kinds that whoever asks may count.
#[derive(Clone, Debug)]
pub struct ActionReading {
    /// How many, where, and of what.
    pub map: ActionMap,
    /// The kinds that it counts.
    pub kinds: Vec<ActionKind>,
}

/// How many actions there are, where and of what: one question for each kind.
///
/// # Errors
/// When the database fails.
pub async fn map(
    app: &App,
    actor: &Actor,
    (filter, axis): (&ActionFilter, ActionAxis),
) -> Result<ActionReading, Failure> {
    let kinds: Vec<ActionKind> =
        ActionKind::ALL.iter().copied().filter(|kind| may_count(actor, *kind)).collect();
    let mut figures: Vec<ActionFigure> = Vec::new();
    for kind in &kinds {
        figures.extend(figures_of(app, actor, *kind).await?);
    }
    let tree = app.directory.organisations();
    for figure in &mut figures {
        figure.region = figure.organisation.and_then(|id| region_of(&tree, id));
    }
    Ok(ActionReading { map: ActionMap::of(&figures, filter, axis), kinds })
}

/// How many directions innovate with others (K04): whoever may count but a part of what says so is told nothing.
pub(crate) async fn open_departments(
    app: &App,
    actor: &Actor,
    body: Option<OrganisationId>,
) -> Result<Option<u64>, Failure> {
    let mut figures = Vec::new();
    for kind in [ActionKind::Poc, ActionKind::Practice] {
        if !may_count(actor, kind) {
            return Ok(None);
        }
        figures.extend(figures_of(app, actor, kind).await?);
    }
    let theirs = figures.iter().filter(|one| body.is_none() || one.organisation == body);
    Ok(Some(domain::action::open_departments(theirs)))
}

/// All that there is of a kind.
async fn figures_of(
    app: &App,
    actor: &Actor,
    kind: ActionKind,
) -> Result<Vec<ActionFigure>, Failure> {
    let (from, sight) = (app.store.reader(), Sight::of(actor));
    Ok(match kind {
        ActionKind::Idea => {
            let mut all = actions::count_ideas(&from).await?;
            let kept = ideas::kept(&from).await?;
            all.extend(kept.iter().filter(|idea| !idea.is_seen_by(&sight)).filter_map(untold));
            all
        }
        ActionKind::Challenge => actions::count_challenges(&from, app.now()).await?,
        ActionKind::Poc => experiments(app.figures.now(&app.store).await?.figures(), &sight),
        ActionKind::Practice => actions::count_practices(&from, &sight).await?,
    })
}

/// Actions one by one, the last one first, of what this person may read.
///
/// # Errors
/// An unreadable cursor, or when the database fails.
pub async fn list(
    app: &App,
    actor: &Actor,
    filter: &ActionFilter,
    page: (u16, Option<&Cursor>),
) -> Result<Slice<ActionRow>, Failure> {
    let tree = app.directory.organisations();
    let readable = |kind: &ActionKind| filter.wants(*kind) && actor.require(kind.read_by()).is_ok();
    let bodies = filter.region.map(|region| {
        let all = tree.all().iter().filter(|one| one.region == Some(region));
        all.map(|one| one.id).collect()
    });
    let sought = ActionsSought {
        filter,
        kinds: ActionKind::ALL.iter().copied().filter(readable).collect(),
        bodies,
        sight: Sight::of(actor),
        now: app.now(),
    };
    Ok(actions::list(&app.store.reader(), &sought, page).await??)
}

/// The figures of the experiments follow their records (A06).
fn may_count(actor: &Actor, kind: ActionKind) -> bool {
    match kind {
        ActionKind::Poc => crate::portfolio::may_count(actor).is_ok(),
        ActionKind::Idea | ActionKind::Challenge | ActionKind::Practice => {
            // Counts are of all of them: whoever reads a part has it listed, not counted.
            actor.reached(kind.counted_by()).is_none()
        }
    }
}

/// An idea that is counted already with those that are alike: its title is not told.
fn untold(idea: &KeptIdea) -> Option<ActionFigure> {
    // One that became one with another is counted through that other.
    idea.merged_into.is_none().then(|| ActionFigure {
        kind: ActionKind::Idea,
        stage: ActionStage::of_idea(idea.status),
        organisation: idea.organisation,
        department: idea.department,
        region: None,
        domain: Some(idea.domain.clone()),
        form: Some(idea.form),
        action_form: None,
        count: 0,
        restricted: 1,
    })
}

/// Where what is of this body is.
fn region_of(tree: &OrganisationTree, id: OrganisationId) -> Option<Region> {
    let body = tree.body_of(id).unwrap_or(id);
    tree.find(body)?.region
}

/// Each experiment, as the map counts it.
fn experiments(figures: &Figures, sight: &Sight) -> Vec<ActionFigure> {
    let hidden = figures.kept.iter().filter(|one| {
        let team = one.team.iter().copied();
        let marks = Mark::of(one.visibility, (one.department, one.organisation), team);
        !sight.sees_what(one.visibility, &marks, Depth::Sheet)
    });
    let hidden: BTreeSet<PocId> = hidden.map(|one| one.id).collect();
    let figure = |poc: &PocFigure| ActionFigure {
        kind: ActionKind::Poc,
        stage: ActionStage::of_poc(poc.status),
        organisation: Some(poc.organisation),
        department: Some(poc.department),
        region: None,
        domain: Some(poc.domain.clone()),
        form: poc.form,
        action_form: poc.action_form.clone(),
        count: 1,
        restricted: u64::from(hidden.contains(&poc.id)),
    };
    figures.all.iter().map(figure).collect()
}
