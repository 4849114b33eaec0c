//! What people did under their name.

use domain::idea::IdeaStatus;
use domain::poc::{MemberRole, Sight};
use domain::{IdeaId, PocId, PracticeId, UserId};
use sea_orm::sea_query::{Condition, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::{idea, poc, poc_member, practice};
use crate::{Reads, StoreError};

/// What somebody did under their name, as everybody may read it: the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contributions {
    /// Practices that they are called about.
    pub practices: Vec<(PracticeId, String)>,
    /// Experiments that they lead, or are of the team of.
    pub pocs: Vec<(PocId, String)>,
    /// Ideas that they signed.
    pub ideas: Vec<(IdeaId, String)>,
}

/// What somebody did under their name, of what whoever looks may see: at most `limit` of each kind.
///
/// # Errors
/// When the database fails.
pub async fn contributions(
    from: &impl Reads,
    (person, sight): (UserId, &Sight),
    limit: u64,
) -> Result<Contributions, StoreError> {
    let practices: Vec<(Uuid, String)> = practice::Entity::find()
        .select_only()
        .columns([practice::Column::Id, practice::Column::Title])
        .filter(practice::Column::ContactId.eq(person.0))
        .filter(practice::Column::WithdrawnAt.is_null())
        .filter(crate::practices::visible(sight))
        .order_by_desc(practice::Column::PublishedAt)
        .order_by_desc(practice::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    let pocs: Vec<(Uuid, String)> = poc::Entity::find()
        .select_only()
        .columns([poc::Column::Id, poc::Column::Title])
        .filter(worked_on(person, sight))
        .order_by_desc(poc::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    // Theirs by name: no masked author is among them, to be told apart.
    let seen = crate::ideas::seen_by(from, sight).await?;
    let ideas: Vec<(Uuid, String)> = idea::Entity::find()
        .select_only()
        .columns([idea::Column::Id, idea::Column::Title])
        .filter(idea::Column::AuthorId.eq(person.0))
        .filter(seen)
        .filter(idea::Column::Status.ne(IdeaStatus::Withdrawn.code()))
        .order_by_desc(idea::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(Contributions {
        practices: practices.into_iter().map(|(id, title)| (PracticeId(id), title)).collect(),
        pocs: pocs.into_iter().map(|(id, title)| (PocId(id), title)).collect(),
        ideas: ideas.into_iter().map(|(id, title)| (IdeaId(id), title)).collect(),
    })
}

/// The experiments of whose team this person is, as far as whoever looks may know: a sheet names who leads, and the
/// record alone the others. A sponsor or a decider does not lend a hand.
fn worked_on(person: UserId, sight: &Sight) -> Condition {
    let told = |role: MemberRole| {
        Condition::all()
            .add(poc::Column::Id.in_subquery(with(person, role)))
            .add(crate::pocs::visible(sight, role.told_at()))
    };
    Condition::any().add(told(MemberRole::Lead)).add(told(MemberRole::Member))
}

fn with(person: UserId, role: MemberRole) -> SelectStatement {
    let mut team = Query::select();
    team.column(poc_member::Column::PocId)
        .from(poc_member::Entity)
        .and_where(poc_member::Column::PersonId.eq(person.0))
        .and_where(poc_member::Column::Role.eq(role.code()));
    team
}
