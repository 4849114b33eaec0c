//! Challenges.

mod course;
mod dates;
mod discard;
mod entries;
mod invitations;
mod list;
mod row;
mod turns;
mod voting;
mod write;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::challenge::{Challenge, ChallengeFormat, Timetable};
use domain::{ChallengeId, OrganisationId, UserId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::attachments::Attachment;
use crate::chain::has_one_writer;
use crate::entity::challenge::{Column, Entity, Model};
use crate::entity::challenge_expert;
use crate::{Reads, StoreError, Stored, Tx};

pub(crate) use list::{in_phase, read_by, seen_among};
pub(crate) use row::theme;

pub use course::{
    CourseTally, course_decisions, course_tally, keep_course_decision, keep_value, measured,
    named_authors, remove_value, set_indicators,
};
pub use dates::{ChallengeDate, closings, openings};
pub use discard::discard;
pub use entries::{
    asking_entries, count_reworks, entered, entries, entries_of, entry, entry_ideas, hold_idea,
    insert_entry, keep_rework, reworks, tracks, undecided_teams, update_entry,
};
pub use invitations::{asking, invitations, inviter, keep_invitation};
pub use list::{
    ChallengeFilter, calendar, count, count_taking_ideas, editions, list, taking_ideas, themes,
    unanswered,
};
pub use turns::{tell_turn, turned};
pub use voting::{BodyVoting, VotingPeriod, voting, voting_days, voting_periods};
pub use write::{ChallengeHtml, NewRow, insert, insert_all, update};

/// A challenge in a list.
#[derive(Clone, Debug)]
pub struct ChallengeRow {
    /// Its identifier.
    pub id: ChallengeId,
    /// What people call it.
    pub reference: String,
    /// What kind of call it is.
    pub format: ChallengeFormat,
    /// Its title.
    pub title: String,
    /// The question, in a few lines.
    pub question: Option<String>,
    /// The director who carries it, or the body that asks, in words.
    pub sponsor: Option<String>,
    /// The body it belongs to.
    pub organisation: Option<OrganisationId>,
    /// The person in charge.
    pub owner: Option<UserId>,
    /// The series it is an edition of, and which one.
    pub series: Option<String>,
    /// Which edition.
    pub edition: Option<u16>,
    /// Its own image.
    pub image: Option<Attachment>,
    /// Where it stands and when things happen.
    pub timetable: Timetable,
    /// How many ideas answer it.
    pub ideas: u32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// A challenge whole.
#[derive(Clone, Debug)]
pub struct ChallengeSheet {
    /// What a list says of it.
    pub row: ChallengeRow,
    /// The challenge.
    pub challenge: Stored<Challenge>,
    /// Its texts, in HTML.
    pub html: ChallengeHtml,
}

/// The challenge with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn find(
    from: &impl Reads,
    id: ChallengeId,
) -> Result<Option<Stored<Challenge>>, StoreError> {
    let Some(found) = by_id(from, id).await? else { return Ok(None) };
    let experts = experts(from, id).await?;
    row::challenge(found, experts).map(Some)
}

/// The challenges with these identifiers.
///
/// # Errors
/// When the database fails.
pub async fn find_all(
    from: &impl Reads,
    ids: Vec<ChallengeId>,
) -> Result<BTreeMap<ChallengeId, Challenge>, StoreError> {
    use challenge_expert::Column as C;
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let keys: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    let rows = Entity::find()
        .filter(Column::Id.is_in(keys.iter().copied()))
        .all(from.connection())
        .await?;
    let invited: Vec<(Uuid, Uuid)> = challenge_expert::Entity::find()
        .select_only()
        .columns([C::ChallengeId, C::PersonId])
        .filter(C::ChallengeId.is_in(keys))
        .order_by_asc(C::Position)
        .into_tuple()
        .all(from.connection())
        .await?;
    let challenge = |found: Model| {
        let of_it = invited.iter().filter(|(challenge, _)| *challenge == found.id);
        let experts = of_it.map(|(_, person)| UserId(*person)).collect();
        let id = ChallengeId(found.id);
        Ok((id, row::challenge(found, experts)?.value))
    };
    rows.into_iter().map(challenge).collect()
}

async fn by_id(from: &impl Reads, id: ChallengeId) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find_by_id(id.0).one(from.connection()).await?)
}

/// The challenge with this identifier, as people read it.
///
/// # Errors
/// When the database fails.
pub async fn read(
    from: &impl Reads,
    id: ChallengeId,
) -> Result<Option<ChallengeSheet>, StoreError> {
    let Some(found) = by_id(from, id).await? else { return Ok(None) };
    let html = ChallengeHtml {
        description: found.description_html.clone(),
        results: found.results_html.clone(),
    };
    let ideas = list::answers(from, &[id.0]).await?.remove(&id.0).unwrap_or_default();
    let experts = experts(from, id).await?;
    let image = list::images(from, std::slice::from_ref(&found)).await?.pop();
    let row = row::line(&found, ideas, image)?;
    Ok(Some(ChallengeSheet { row, challenge: row::challenge(found, experts)?, html }))
}

async fn experts(from: &impl Reads, id: ChallengeId) -> Result<Vec<UserId>, StoreError> {
    let people: Vec<Uuid> = challenge_expert::Entity::find()
        .select_only()
        .column(challenge_expert::Column::PersonId)
        .filter(challenge_expert::Column::ChallengeId.eq(id.0))
        .order_by_asc(challenge_expert::Column::Position)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(people.into_iter().map(UserId).collect())
}

/// Where a challenge stands, and nothing else: what a vote or a deposit asks.
///
/// # Errors
/// When the database fails.
pub async fn timetable<R: Reads>(
    from: &R,
    id: ChallengeId,
) -> Result<Option<Timetable>, StoreError> {
    let mut row = Entity::find_by_id(id.0);
    if R::TO_CHANGE {
        // Nobody ends the deposits between this and the deposit; deposits do not wait for each other.
        row = row.lock_shared();
    }
    let found = row
        .select_only()
        .columns([
            Column::Status,
            Column::OpensAt,
            Column::ClosesAt,
            Column::VotesFrom,
            Column::VotesUntil,
            Column::ReplyDays,
        ])
        .into_model::<row::Dates>()
        .one(from.connection())
        .await?;
    found.map(row::Dates::timetable).transpose()
}

/// Makes whoever would end this challenge wait for the end of this transaction; those who take part in it do not wait
/// for each other.
///
/// # Errors
/// When the database fails.
pub async fn share(tx: &Tx, id: ChallengeId) -> Result<(), StoreError> {
    if has_one_writer(tx) {
        return Ok(());
    }
    let row = Entity::find_by_id(id.0).select_only().column(Column::Id).lock_shared();
    row.into_tuple::<Uuid>().one(&tx.0).await?;
    Ok(())
}

/// Makes whoever would take part in this challenge wait for the end of this transaction, and waits for those who are
/// about to: what is counted of it then stays so.
///
/// # Errors
/// When the database fails.
pub async fn hold(tx: &Tx, id: ChallengeId) -> Result<(), StoreError> {
    if has_one_writer(tx) {
        return Ok(());
    }
    let row = Entity::find_by_id(id.0).select_only().column(Column::Id).lock_exclusive();
    row.into_tuple::<Uuid>().one(&tx.0).await?;
    Ok(())
}
