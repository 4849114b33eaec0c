//! What the people of a team did, counted: never by whom, nor one by one.

use domain::people::{AccountStatus, Team};
use domain::poc::Sight;
use sea_orm::sea_query::{Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::entity::person::{self, Column};
use crate::entity::{idea, idea_vote, practice};
use crate::people::accounts;
use crate::practices::visible;
use crate::{Reads, StoreError, ideas};

/// How many agents the team has who may sign in.
///
/// # Errors
/// When the database fails.
pub async fn people(from: &impl Reads, team: Team) -> Result<u64, StoreError> {
    let active = Column::Status.eq(AccountStatus::Active.code());
    let people = accounts().filter(active).filter(belongs(team));
    Ok(people.count(from.connection()).await?)
}

/// How many times its agents support an idea that somebody may see.
///
/// # Errors
/// When the database fails.
pub async fn votes(from: &impl Reads, team: Team, sight: &Sight) -> Result<u64, StoreError> {
    let seen = ideas::seen_by(from, sight).await?;
    let seen =
        Query::select().column(idea::Column::Id).from(idea::Entity).cond_where(seen).to_owned();
    let theirs = idea_vote::Column::PersonId.in_subquery(members(team));
    let votes = idea_vote::Entity::find()
        .filter(theirs)
        .filter(idea_vote::Column::IdeaId.in_subquery(seen));
    Ok(votes.count(from.connection()).await?)
}

/// How many practices it shares that somebody may see: those of a body, or those that the agents of a direction
/// published.
///
/// # Errors
/// When the database fails.
pub async fn practices(from: &impl Reads, team: Team, sight: &Sight) -> Result<u64, StoreError> {
    let theirs = match team {
        Team::Body(body) => practice::Column::OrganisationId.eq(body.0),
        Team::Department(_) => practice::Column::PublishedBy.in_subquery(members(team)),
    };
    let practices = practice::Entity::find()
        .filter(practice::Column::WithdrawnAt.is_null())
        .filter(visible(sight))
        .filter(theirs);
    Ok(practices.count(from.connection()).await?)
}

fn belongs(team: Team) -> SimpleExpr {
    match team {
        Team::Department(direction) => Column::DepartmentId.eq(direction.0),
        Team::Body(body) => Column::OrganisationId.eq(body.0),
    }
}

fn members(team: Team) -> SelectStatement {
    Query::select().column(Column::Id).from(person::Entity).and_where(belongs(team)).to_owned()
}
