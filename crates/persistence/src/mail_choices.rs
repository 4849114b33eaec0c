//! Which of the things that people are told also come to them by mail (R402).

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use domain::UserId;
use domain::mail::MailChoice;
use domain::people::AccountStatus;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::from_code;
use crate::entity::mail_choice::{ActiveModel, Column, Entity};
use crate::entity::{mail_outbox, notification, person};
use crate::outbox::occasion_of;
use crate::people::accounts;
use crate::{Reads, StoreError, Tx};

/// What somebody chose, or what everybody has who chose nothing.
///
/// # Errors
/// When the database fails or holds an unknown choice.
pub async fn of(from: &impl Reads, person: UserId) -> Result<MailChoice, StoreError> {
    let row = Entity::find_by_id(person.0).one(from.connection()).await?;
    row.map_or(Ok(MailChoice::default()), |row| from_code(&row.choice))
}

/// Keeps a choice, from this day on. Twice is once.
///
/// # Errors
/// When the database fails or holds an unknown choice.
pub async fn keep(
    tx: &Tx,
    person: UserId,
    choice: MailChoice,
    on: NaiveDate,
) -> Result<(), StoreError> {
    if of(tx, person).await? == choice {
        return Ok(());
    }
    if choice == MailChoice::default() {
        Entity::delete_by_id(person.0).exec(&tx.0).await?;
        return Ok(());
    }
    let row = ActiveModel {
        person_id: Set(person.0),
        choice: Set(choice.code().to_owned()),
        since: Set(on),
    };
    let last = OnConflict::column(Column::PersonId)
        .update_columns([Column::Choice, Column::Since])
        .to_owned();
    Entity::insert(row).on_conflict(last).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Those of these people who chose nothing: they hear of an answer at once.
///
/// # Errors
/// When the database fails.
pub async fn at_once(
    from: &impl Reads,
    people: impl IntoIterator<Item = UserId>,
) -> Result<Vec<UserId>, StoreError> {
    let people: BTreeSet<Uuid> = people.into_iter().map(|person| person.0).collect();
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let others: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::PersonId)
        .filter(Column::PersonId.is_in(people.iter().copied()))
        .into_tuple()
        .all(from.connection())
        .await?;
    let chose_nothing = people.into_iter().filter(|person| !others.contains(person));
    Ok(chose_nothing.map(UserId).collect())
}

/// Those who have a letter a day, did not read something that they were told on this one, and have no letter of it
/// yet; at most so many.
///
/// # Errors
/// When the database fails.
pub async fn awaiting(
    from: &impl Reads,
    day: NaiveDate,
    limit: u64,
) -> Result<Vec<UserId>, StoreError> {
    use notification::Column as N;
    let start = day.and_time(NaiveTime::MIN).and_utc();
    let told = Query::select()
        .column(N::PersonId)
        .from(notification::Entity)
        .and_where(N::PersonId.is_not_null())
        .and_where(N::ReadAt.is_null())
        .and_where(N::At.gte(start))
        .and_where(N::At.lt(start + TimeDelta::days(1)))
        .to_owned();
    let daily = Query::select()
        .column(Column::PersonId)
        .from(Entity)
        .and_where(Column::Choice.eq(MailChoice::Daily.code()))
        .and_where(Column::Since.lte(day))
        .to_owned();
    let written = Query::select()
        .column(mail_outbox::Column::PersonId)
        .from(mail_outbox::Entity)
        .and_where(mail_outbox::Column::OccasionId.eq(occasion_of(day)))
        .to_owned();
    let people: Vec<Uuid> = accounts()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::Status.eq(AccountStatus::Active.code()))
        .filter(person::Column::Id.in_subquery(daily))
        .filter(person::Column::Id.in_subquery(told))
        .filter(person::Column::Id.not_in_subquery(written))
        .order_by_asc(person::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(people.into_iter().map(UserId).collect())
}
