//! What one's own team brings, in totals that point at nobody (R023).

use domain::OrganisationId;
use domain::access::Actor;
use domain::people::{Team, TeamTotal, team_total};
use domain::poc::Sight;
use persistence::ideas::{self as kept, IdeaFilter};
use persistence::pocs::{self, PocFilter};
use persistence::{Reader, teams};

use crate::{App, Failure, ideas};

/// The totals of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamTotals {
    /// The direction or the body whose agents they are about.
    pub team: OrganisationId,
    /// Of what the reader may read, item by item; nothing in the place of a total that would point at somebody.
    pub totals: Vec<(TeamTotal, Option<u64>)>,
}

/// What the team of whoever asks brings; nothing for those who belong nowhere.
///
/// # Errors
/// When the database fails.
pub async fn totals(app: &App, actor: &Actor) -> Result<Option<TeamTotals>, Failure> {
    let Some(team) = Team::of(actor.organisation, actor.department) else { return Ok(None) };
    let from = app.store.reader();
    let people = teams::people(&from, team).await?;
    let mut totals = Vec::with_capacity(TeamTotal::ALL.len());
    for what in TeamTotal::ALL {
        if actor.require(what.read()).is_ok() {
            let count = count(&from, actor, (team, *what)).await?;
            totals.push((*what, team_total(count, people)));
        }
    }
    Ok(Some(TeamTotals { team: team.id(), totals }))
}

async fn count(
    from: &Reader<'_>,
    actor: &Actor,
    (team, what): (Team, TeamTotal),
) -> Result<u64, Failure> {
    let (organisation, department) = match team {
        Team::Department(id) => (None, Some(id)),
        Team::Body(id) => (Some(id), None),
    };
    let sight = Sight::of(actor);
    Ok(match what {
        TeamTotal::Ideas => {
            let filter = IdeaFilter { organisation, department, ..IdeaFilter::default() };
            kept::count(from, &ideas::seen_by(from, actor, filter).await?).await?
        }
        TeamTotal::Pocs => {
            let sight = Some(sight);
            let filter = PocFilter { organisation, department, sight, ..PocFilter::default() };
            pocs::count(from, &filter).await?
        }
        TeamTotal::Practices => teams::practices(from, team, &sight).await?,
        TeamTotal::Votes => teams::votes(from, team, &sight).await?,
    })
}
