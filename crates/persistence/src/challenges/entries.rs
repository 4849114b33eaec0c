//! The ideas that take part in intrapreneur tracks, their teams, and what was reworked of them.

use std::collections::BTreeMap;

use domain::challenge::{
    Challenge, ChallengeFormat, ChallengeStatus, EntryIdea, EntryStatus, Rework, TrackEntry,
};
use domain::idea::IdeaStatus;
use domain::text::{LongText, Paragraph};
use domain::{ChallengeId, EntryId, IdeaId, UserId};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, Order, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use uuid::Uuid;

use crate::code::{count, from_code, instant};
use crate::entity::track_entry::{ActiveModel, Column, Entity, Model};
use crate::entity::{challenge, idea, track_entry_member as member, track_entry_rework as rework};
use crate::{Reads, StoreError, Stored, Tx};

/// The tracks that are neither prepared nor ended, the last made first.
///
/// # Errors
/// When the database fails.
pub async fn tracks(from: &impl Reads, limit: u64) -> Result<Vec<Challenge>, StoreError> {
    use challenge::Column as C;
    let running = [ChallengeStatus::Open.code(), ChallengeStatus::Evaluating.code()];
    let ids: Vec<Uuid> = challenge::Entity::find()
        .select_only()
        .column(C::Id)
        .filter(C::Format.eq(ChallengeFormat::IntrapreneurTrack.code()))
        .filter(C::Status.is_in(running))
        .order_by_desc(C::CreatedAt)
        .order_by_desc(C::Id)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    let mut found = super::find_all(from, ids.iter().copied().map(ChallengeId).collect()).await?;
    Ok(ids.into_iter().filter_map(|id| found.remove(&ChallengeId(id))).collect())
}

/// The entry with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn entry(
    from: &impl Reads,
    id: EntryId,
) -> Result<Option<Stored<TrackEntry>>, StoreError> {
    Entity::find_by_id(id.0).one(from.connection()).await?.map(stored).transpose()
}

/// Every entry of a challenge, whatever became of it, in the order in which their authors were invited.
///
/// # Errors
/// When the database fails.
pub async fn entries(
    from: &impl Reads,
    challenge: ChallengeId,
) -> Result<Vec<Stored<TrackEntry>>, StoreError> {
    all(from, Entity::find().filter(Column::ChallengeId.eq(challenge.0))).await
}

/// Every entry of an idea, in the same order.
///
/// # Errors
/// When the database fails.
pub async fn entries_of(
    from: &impl Reads,
    idea: IdeaId,
) -> Result<Vec<Stored<TrackEntry>>, StoreError> {
    all(from, Entity::find().filter(Column::IdeaId.eq(idea.0))).await
}

/// Where the ideas of entries stand.
///
/// # Errors
/// When the database fails.
pub async fn entry_ideas(
    from: &impl Reads,
    ideas: &[IdeaId],
) -> Result<BTreeMap<IdeaId, EntryIdea>, StoreError> {
    use idea::Column as C;
    if ideas.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Uuid, String, Option<Uuid>)> = idea::Entity::find()
        .select_only()
        .columns([C::Id, C::Status, C::MergedInto])
        .filter(C::Id.is_in(ideas.iter().map(|idea| idea.0)))
        .into_tuple()
        .all(from.connection())
        .await?;
    let stands = |(id, status, merged): (Uuid, String, Option<Uuid>)| {
        let stands = EntryIdea { status: from_code(&status)?, merged: merged.is_some() };
        Ok((IdeaId(id), stands))
    };
    rows.into_iter().map(stands).collect()
}

/// Where the idea of an entry that is about to change stands. On PostgreSQL, whoever would take the idea back, let it
/// sleep or merge it waits for this transaction, or is waited for.
///
/// # Errors
/// When the database fails.
pub async fn hold_idea(tx: &Tx, id: IdeaId) -> Result<Option<EntryIdea>, StoreError> {
    use idea::Column as C;
    let row: Option<(String, Option<Uuid>)> = idea::Entity::find_by_id(id.0)
        .lock_shared()
        .select_only()
        .columns([C::Status, C::MergedInto])
        .into_tuple()
        .one(&tx.0)
        .await?;
    let stands = |(status, merged): (String, Option<Uuid>)| {
        Ok(EntryIdea { status: from_code(&status)?, merged: merged.is_some() })
    };
    row.map(stands).transpose()
}

/// Whether an idea entered a challenge, whatever became of it.
///
/// # Errors
/// When the database fails.
pub async fn entered(from: &impl Reads, challenge: ChallengeId) -> Result<bool, StoreError> {
    let found = Entity::find().filter(Column::ChallengeId.eq(challenge.0));
    Ok(found.count(from.connection()).await? > 0)
}

/// How many teams of a challenge wait for a decision.
///
/// # Errors
/// When the database fails.
pub async fn undecided_teams(from: &impl Reads, challenge: ChallengeId) -> Result<u64, StoreError> {
    let waiting = EntryStatus::ALL.iter().filter(|status| status.awaits_decision());
    let found = Entity::find()
        .filter(Column::ChallengeId.eq(challenge.0))
        .filter(Column::Status.is_in(waiting.map(|status| status.code())));
    Ok(found.count(from.connection()).await?)
}

/// The tracks that wait for the answer of this person, as an author or as the second of a team, the last made first:
/// those whose idea goes on.
///
/// # Errors
/// When the database fails.
pub async fn asking_entries(
    from: &impl Reads,
    person: UserId,
    limit: u64,
) -> Result<Vec<ChallengeId>, StoreError> {
    let running = [ChallengeStatus::Open.code(), ChallengeStatus::Evaluating.code()];
    let tracks = Query::select()
        .column(challenge::Column::Id)
        .from(challenge::Entity)
        .and_where(challenge::Column::Format.eq(ChallengeFormat::IntrapreneurTrack.code()))
        .and_where(challenge::Column::Status.is_in(running))
        .to_owned();
    let at_rest = [IdeaStatus::Withdrawn.code(), IdeaStatus::NotSelected.code()];
    // Asked of each idea that is found: every idea that goes on is a long list.
    let goes_on = Query::select()
        .column(idea::Column::Id)
        .from(idea::Entity)
        .and_where(Expr::col((idea::Entity, idea::Column::Id)).equals((Entity, Column::IdeaId)))
        .and_where(idea::Column::Status.is_not_in(at_rest))
        .and_where(idea::Column::MergedInto.is_null())
        .to_owned();
    let asked = |who: Column, status: EntryStatus| {
        Condition::all().add(who.eq(person.0)).add(Column::Status.eq(status.code()))
    };
    let author = asked(Column::AuthorId, EntryStatus::Invited);
    let second = asked(Column::AskedId, EntryStatus::Forming);
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::ChallengeId)
        .filter(Condition::any().add(author).add(second))
        .filter(Column::ChallengeId.in_subquery(tracks))
        .filter(Expr::exists(goes_on))
        .group_by(Column::ChallengeId)
        .order_by(Column::InvitedAt.max(), Order::Desc)
        .order_by_desc(Column::ChallengeId)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(ChallengeId).collect())
}

async fn all(
    from: &impl Reads,
    select: Select<Entity>,
) -> Result<Vec<Stored<TrackEntry>>, StoreError> {
    let rows = select
        .order_by_asc(Column::InvitedAt)
        .order_by_asc(Column::Id)
        .all(from.connection())
        .await?;
    rows.into_iter().map(stored).collect()
}

/// Keeps the first entry of an idea in a challenge.
///
/// # Errors
/// [`StoreError::Duplicate`] when the idea has one, or when one of its people is in another team.
pub async fn insert_entry(tx: &Tx, entry: &TrackEntry) -> Result<(), StoreError> {
    ActiveModel { id: Set(entry.id.0), version: Set(1), ..model(entry) }.insert(&tx.0).await?;
    keep_members(tx, entry).await
}

/// Saves an entry.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between; [`StoreError::Duplicate`] when one of its people joined
/// another team in between.
pub async fn update_entry(tx: &Tx, entry: &Stored<TrackEntry>) -> Result<(), StoreError> {
    let row = ActiveModel { version: Set(entry.version + 1), ..model(&entry.value) };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(entry.value.id.0))
        .filter(Column::Version.eq(entry.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 {
        return Err(StoreError::Stale);
    }
    keep_members(tx, &entry.value).await
}

/// Those whom no other team of the track may have.
async fn keep_members(tx: &Tx, entry: &TrackEntry) -> Result<(), StoreError> {
    member::Entity::delete_many()
        .filter(member::Column::EntryId.eq(entry.id.0))
        .exec(&tx.0)
        .await?;
    if !entry.status.is_live() {
        return Ok(());
    }
    let two = [Some(entry.author), entry.teammate].into_iter().flatten();
    let rows = two.map(|person| member::ActiveModel {
        challenge_id: Set(entry.challenge.0),
        person_id: Set(person.0),
        entry_id: Set(entry.id.0),
    });
    member::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Keeps one more version of a reworked idea.
///
/// # Errors
/// When the database fails.
pub async fn keep_rework(tx: &Tx, entry: EntryId, new: &Rework) -> Result<(), StoreError> {
    let row = rework::ActiveModel {
        id: Set(Uuid::now_v7()),
        entry_id: Set(entry.0),
        body: Set(new.body.as_str().to_owned()),
        author_id: Set(new.by.0),
        written_at: Set(instant(new.at)),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// How many versions of a reworked idea there are.
///
/// # Errors
/// When the database fails.
pub async fn count_reworks(from: &impl Reads, entry: EntryId) -> Result<usize, StoreError> {
    let found = rework::Entity::find().filter(rework::Column::EntryId.eq(entry.0));
    let found = found.count(from.connection()).await?;
    count(i64::try_from(found).unwrap_or(i64::MAX))
}

/// The versions of reworked ideas by entry, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn reworks(
    from: &impl Reads,
    entries: &[EntryId],
) -> Result<BTreeMap<EntryId, Vec<Rework>>, StoreError> {
    if entries.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = rework::Entity::find()
        .filter(rework::Column::EntryId.is_in(entries.iter().map(|entry| entry.0)))
        .order_by_desc(rework::Column::WrittenAt)
        .order_by_desc(rework::Column::Id)
        .all(from.connection())
        .await?;
    let mut found: BTreeMap<EntryId, Vec<Rework>> = BTreeMap::new();
    for row in rows {
        found.entry(EntryId(row.entry_id)).or_default().push(Rework {
            body: LongText::restore(row.body),
            by: UserId(row.author_id),
            at: row.written_at,
        });
    }
    Ok(found)
}

fn model(entry: &TrackEntry) -> ActiveModel {
    let TrackEntry { id: _, challenge, idea, author, asked, teammate, status, .. } = entry;
    let text = |text: &Option<Paragraph>| text.as_ref().map(|text| text.as_str().to_owned());
    ActiveModel {
        id: NotSet,
        challenge_id: Set(challenge.0),
        idea_id: Set(idea.0),
        author_id: Set(author.0),
        asked_id: Set(asked.map(|person| person.0)),
        teammate_id: Set(teammate.map(|person| person.0)),
        status: Set(status.code().to_owned()),
        note: Set(text(&entry.note)),
        reason: Set(text(&entry.reason)),
        invited_by: Set(entry.invited_by.0),
        invited_at: Set(instant(entry.invited_at)),
        version: NotSet,
    }
}

fn stored(row: Model) -> Result<Stored<TrackEntry>, StoreError> {
    let value = TrackEntry {
        id: EntryId(row.id),
        challenge: ChallengeId(row.challenge_id),
        idea: IdeaId(row.idea_id),
        author: UserId(row.author_id),
        asked: row.asked_id.map(UserId),
        teammate: row.teammate_id.map(UserId),
        status: from_code(&row.status)?,
        note: row.note.map(Paragraph::restore),
        reason: row.reason.map(Paragraph::restore),
        invited_by: UserId(row.invited_by),
        invited_at: row.invited_at,
    };
    Ok(Stored { value, version: row.version })
}
