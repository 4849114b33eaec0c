//! Letters that wait for a relay: written with what they tell, sent when one takes them, whatever stops meanwhile.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use domain::mail::{LetterKind, LetterState};
use domain::{EditorialId, PasswordLinkId, UserId};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::{count as count_of, from_code, instant};
use crate::entity::mail_outbox::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Tx};

/// What a letter carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// An issue of the newsletter.
    Issue {
        /// Which.
        item: EditorialId,
        /// Whether it is a trial, for whoever writes the issue.
        trial: bool,
    },
    /// That an idea has its answer.
    Answer {
        /// The entry of the journal that says so.
        entry: Uuid,
    },
    /// That an event begins soon.
    Reminder {
        /// The entry of the journal that says so.
        entry: Uuid,
    },
    /// What somebody was told on a day.
    Digest {
        /// Which.
        day: NaiveDate,
    },
    /// The way to choose one's password.
    PasswordLink {
        /// By which link.
        link: PasswordLinkId,
    },
}

impl Carried {
    const fn kind(self) -> LetterKind {
        match self {
            Self::Issue { .. } => LetterKind::Issue,
            Self::Answer { .. } => LetterKind::Answer,
            Self::Digest { .. } => LetterKind::Digest,
            Self::Reminder { .. } => LetterKind::Reminder,
            Self::PasswordLink { .. } => LetterKind::PasswordLink,
        }
    }

    const fn item(self) -> Option<EditorialId> {
        match self {
            Self::Issue { item, .. } => Some(item),
            Self::Answer { .. }
            | Self::Reminder { .. }
            | Self::Digest { .. }
            | Self::PasswordLink { .. } => None,
        }
    }

    /// What nobody has two letters of.
    fn occasion(self) -> Uuid {
        match self {
            Self::Issue { item, trial: false } => item.0,
            Self::Issue { trial: true, .. } => Uuid::now_v7(),
            Self::Answer { entry } | Self::Reminder { entry } => entry,
            Self::Digest { day } => occasion_of(day),
            Self::PasswordLink { link } => link.0,
        }
    }
}

/// A day, among the occasions of letters.
pub(crate) fn occasion_of(day: NaiveDate) -> Uuid {
    Uuid::from_u128(u128::try_from(day.num_days_from_ce()).unwrap_or_default())
}

fn day_of(occasion: Uuid) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(occasion.as_u128()).ok()?)
}

/// A letter that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its identifier: the same at each attempt.
    pub id: Uuid,
    /// Whose it is.
    pub person: UserId,
    /// What it carries.
    pub carried: Carried,
    /// How often relays refused it.
    pub refusals: u32,
    /// From when it may be sent.
    due_at: DateTime<Utc>,
}

/// What became of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that wait.
    pub waiting: u64,
    /// Those that a relay took.
    pub sent: u64,
    /// Those that nobody tries any more.
    pub failed: u64,
}

/// Writes a letter for each of these people; whoever has one of the same occasion keeps it.
///
/// # Errors
/// When the database fails.
pub async fn write(
    tx: &Tx,
    carried: Carried,
    people: &[UserId],
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    if people.is_empty() {
        return Ok(());
    }
    let occasion = carried.occasion();
    let rows = people.iter().map(|person| ActiveModel {
        id: Set(Uuid::now_v7()),
        item_id: Set(carried.item().map(|item| item.0)),
        person_id: Set(person.0),
        occasion_id: Set(occasion),
        state: Set(LetterState::Waiting.code().to_owned()),
        attempts: Set(0),
        written_at: Set(instant(at)),
        next_attempt_at: Set(instant(at)),
        last_error: Set(None),
        sent_at: Set(None),
        kind: Set(carried.kind().code().to_owned()),
    });
    let key = [Column::OccasionId, Column::PersonId];
    let once = OnConflict::columns(key).do_nothing().to_owned();
    Entity::insert_many(rows).on_conflict(once).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Whether a trial of an issue waits for somebody.
///
/// # Errors
/// When the database fails.
pub async fn trial_waits(
    from: &impl Reads,
    item: EditorialId,
    person: UserId,
) -> Result<bool, StoreError> {
    let found = Entity::find()
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::ItemId.eq(item.0))
        .filter(Column::OccasionId.ne(item.0))
        .filter(Column::State.eq(LetterState::Waiting.code()))
        .count(from.connection())
        .await?;
    Ok(found > 0)
}

/// Letters whose time has come, the longest due first.
///
/// # Errors
/// When the database fails or holds an unknown letter.
pub async fn due(
    from: &impl Reads,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<Letter>, StoreError> {
    let rows = Entity::find()
        .filter(Column::State.eq(LetterState::Waiting.code()))
        .filter(Column::NextAttemptAt.lte(instant(now)))
        .order_by_asc(Column::NextAttemptAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    rows.iter().map(letter).collect()
}

/// Takes a letter in hand until then: nobody else sends it meanwhile. Says no when somebody was quicker.
///
/// # Errors
/// When the database fails.
pub async fn take(tx: &Tx, letter: &Letter, until: DateTime<Utc>) -> Result<bool, StoreError> {
    let row = ActiveModel { next_attempt_at: Set(instant(until)), ..unchanged() };
    let taken = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(letter.id))
        .filter(Column::State.eq(LetterState::Waiting.code()))
        .filter(Column::NextAttemptAt.eq(instant(letter.due_at)))
        .exec(&tx.0)
        .await?;
    Ok(taken.rows_affected > 0)
}

/// What became of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The relay took it.
    Sent,
    /// The relay refused it, for a reason without any address; when it is tried again, if it is.
    Refused {
        /// Why.
        why: String,
        /// When it is tried again.
        again: Option<DateTime<Utc>>,
    },
    /// No relay answered, or its issue is not out: it waits, and nothing is counted.
    Postponed {
        /// Until when.
        until: DateTime<Utc>,
    },
    /// Its account is closed, or left: nobody is to receive it.
    Pointless,
    /// It has nothing left to say, or nobody to say it to, and is not written again.
    Dropped,
}

/// Keeps what became of an attempt.
///
/// # Errors
/// When the database fails.
pub async fn settle(
    tx: &Tx,
    letter: &Letter,
    outcome: Outcome,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let state = |state: LetterState| Set(state.code().to_owned());
    let attempts = i32::try_from(letter.refusals).unwrap_or(i32::MAX).saturating_add(1);
    let row = match outcome {
        Outcome::Sent => ActiveModel {
            state: state(LetterState::Sent),
            attempts: Set(attempts),
            sent_at: Set(Some(instant(at))),
            last_error: Set(None),
            ..unchanged()
        },
        Outcome::Refused { why, again: Some(again) } => ActiveModel {
            attempts: Set(attempts),
            next_attempt_at: Set(instant(again)),
            last_error: Set(Some(why)),
            ..unchanged()
        },
        Outcome::Refused { why, again: None } => ActiveModel {
            state: state(LetterState::Failed),
            attempts: Set(attempts),
            last_error: Set(Some(why)),
            ..unchanged()
        },
        Outcome::Postponed { until } => {
            ActiveModel { next_attempt_at: Set(instant(until)), ..unchanged() }
        }
        Outcome::Pointless => {
            Entity::delete_by_id(letter.id).exec(&tx.0).await?;
            return Ok(());
        }
        Outcome::Dropped => ActiveModel { state: state(LetterState::Dropped), ..unchanged() },
    };
    Entity::update_many().set(row).filter(Column::Id.eq(letter.id)).exec(&tx.0).await?;
    Ok(())
}

/// Takes back the letters of an issue that wait; trials too.
///
/// # Errors
/// When the database fails.
pub async fn recall(tx: &Tx, item: EditorialId) -> Result<(), StoreError> {
    Entity::delete_many()
        .filter(Column::ItemId.eq(item.0))
        .filter(Column::State.eq(LetterState::Waiting.code()))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Makes the letters of an issue that nobody tries any more wait again, as on the first day; trials apart.
///
/// # Errors
/// When the database fails.
pub async fn resume(tx: &Tx, item: EditorialId, at: DateTime<Utc>) -> Result<(), StoreError> {
    let row = ActiveModel {
        state: Set(LetterState::Waiting.code().to_owned()),
        attempts: Set(0),
        next_attempt_at: Set(instant(at)),
        last_error: Set(None),
        ..unchanged()
    };
    Entity::update_many()
        .set(row)
        .filter(Column::ItemId.eq(item.0))
        .filter(Column::OccasionId.eq(item.0))
        .filter(Column::State.eq(LetterState::Failed.code()))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// What became of the letters of an issue, trials apart; of all letters without one.
///
/// # Errors
/// When the database fails or holds an unknown state.
pub async fn tally(from: &impl Reads, item: Option<EditorialId>) -> Result<Tally, StoreError> {
    let mut select = Entity::find()
        .select_only()
        .column(Column::State)
        .column_as(Column::Id.count(), "letters")
        .group_by(Column::State);
    if let Some(item) = item {
        select = select.filter(Column::ItemId.eq(item.0)).filter(Column::OccasionId.eq(item.0));
    }
    let rows: Vec<(String, i64)> = select.into_tuple().all(from.connection()).await?;
    let mut tally = Tally::default();
    for (state, letters) in rows {
        let place = match from_code(&state)? {
            LetterState::Waiting => &mut tally.waiting,
            LetterState::Sent => &mut tally.sent,
            LetterState::Failed => &mut tally.failed,
            LetterState::Dropped => continue,
        };
        *place = count_of(letters)?;
    }
    Ok(tally)
}

fn unchanged() -> ActiveModel {
    ActiveModel {
        id: NotSet,
        item_id: NotSet,
        person_id: NotSet,
        occasion_id: NotSet,
        state: NotSet,
        attempts: NotSet,
        written_at: NotSet,
        next_attempt_at: NotSet,
        last_error: NotSet,
        sent_at: NotSet,
        kind: NotSet,
    }
}

fn letter(row: &Model) -> Result<Letter, StoreError> {
    let occasion = row.occasion_id;
    let unknown = || StoreError::Corrupt(format!("letter {} carries nothing", row.id));
    let carried = match from_code(&row.kind)? {
        LetterKind::Issue => {
            let item = row.item_id.ok_or_else(unknown)?;
            Carried::Issue { item: EditorialId(item), trial: occasion != item }
        }
        LetterKind::Answer => Carried::Answer { entry: occasion },
        LetterKind::Reminder => Carried::Reminder { entry: occasion },
        LetterKind::Digest => Carried::Digest { day: day_of(occasion).ok_or_else(unknown)? },
        LetterKind::PasswordLink => Carried::PasswordLink { link: PasswordLinkId(occasion) },
    };
    Ok(Letter {
        id: row.id,
        person: UserId(row.person_id),
        carried,
        refusals: u32::try_from(row.attempts).unwrap_or(0),
        due_at: row.next_attempt_at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_an_occasion_of_its_own() {
        let day = NaiveDate::from_ymd_opt(2026, 5, 1);
        assert_eq!(day_of(occasion_of(day.unwrap())), day);
        assert_eq!(day_of(Uuid::from_u128(u128::MAX)), None);
    }
}
