//! Who subscribes to the newsletter, and who receives an issue of it by mail (R307).

mod taken;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::access::Profile;
use domain::editorial::{Audience, AudienceMark};
use domain::people::{AccountStatus, Person};
use domain::{EditorialId, OrganisationId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, OnConflict, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use crate::code::instant;
use crate::entity::newsletter_subscription::{ActiveModel, Column, Entity};
use crate::entity::{mail_outbox, newsletter_mailing, person};
use crate::people::accounts;
use crate::{Cursor, CursorError, Reads, Slice, StoreError, Tx};

pub use taken::{TakenRow, taken};

/// Those to whom an issue goes: subscribers whose account may be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The profiles that read the newsletter.
    pub profiles: Vec<Profile>,
    /// Of this body alone.
    pub body: Option<OrganisationId>,
    /// Who of them.
    pub audience: Audience,
}

/// Subscribes somebody; twice is once. Says whether it is new.
///
/// # Errors
/// When the database fails.
pub async fn subscribe(tx: &Tx, who: UserId, at: DateTime<Utc>) -> Result<bool, StoreError> {
    let row = ActiveModel { person_id: Set(who.0), since: Set(instant(at)) };
    let once = OnConflict::column(Column::PersonId).do_nothing().to_owned();
    let made = Entity::insert(row).on_conflict(once).exec_without_returning(&tx.0).await?;
    Ok(made > 0)
}

/// Ends a subscription. Says whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn unsubscribe(tx: &Tx, who: UserId) -> Result<bool, StoreError> {
    Ok(Entity::delete_by_id(who.0).exec(&tx.0).await?.rows_affected > 0)
}

/// Since when somebody subscribes, if they do.
///
/// # Errors
/// When the database fails.
pub async fn subscribed_since(
    from: &impl Reads,
    who: UserId,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    Ok(Entity::find_by_id(who.0).one(from.connection()).await?.map(|row| row.since))
}

/// Those of these people who subscribe.
///
/// # Errors
/// When the database fails.
pub async fn subscribers_among(
    from: &impl Reads,
    people: impl IntoIterator<Item = UserId>,
) -> Result<BTreeSet<UserId>, StoreError> {
    let ids: Vec<_> = people.into_iter().map(|id| id.0).collect();
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let rows: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::PersonId)
        .filter(Column::PersonId.is_in(ids))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().map(UserId).collect())
}

/// The people of a segment, by name.
///
/// # Errors
/// When the database fails; [`CursorError`] when the cursor is not one of this list.
pub async fn recipients(
    from: &impl Reads,
    segment: &Segment,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<Person>, CursorError>, StoreError> {
    let mut find = of(segment, subscribers(None));
    if let Some(cursor) = after {
        let Ok(key) = cursor.as_text() else { return Ok(Err(CursorError)) };
        let same = Condition::all()
            .add(person::Column::NameKey.eq(key))
            .add(person::Column::Id.gt(cursor.id));
        find = find.filter(Condition::any().add(person::Column::NameKey.gt(key)).add(same));
    }
    let rows = find
        .order_by_asc(person::Column::NameKey)
        .order_by_asc(person::Column::Id)
        .limit(u64::from(limit) + 1)
        .all(from.connection())
        .await?;
    let Slice { rows, next } =
        Slice::cut(rows, limit, |row| Cursor::text(row.name_key.clone(), row.id));
    Ok(Ok(Slice { rows: rows.into_iter().map(crate::people::person).collect(), next }))
}

/// How many people a segment has.
///
/// # Errors
/// When the database fails.
pub async fn count(from: &impl Reads, segment: &Segment) -> Result<u64, StoreError> {
    Ok(of(segment, subscribers(None)).count(from.connection()).await?)
}

/// Those of a segment who subscribed by then, and for whom no letter of this issue is written; at most so many.
///
/// # Errors
/// When the database fails.
pub async fn without_letter(
    from: &impl Reads,
    (issue, segment): (EditorialId, &Segment),
    by: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<UserId>, StoreError> {
    let written = Query::select()
        .column(mail_outbox::Column::PersonId)
        .from(mail_outbox::Entity)
        .and_where(mail_outbox::Column::ItemId.eq(issue.0))
        .and_where(mail_outbox::Column::OccasionId.eq(issue.0))
        .to_owned();
    let rows: Vec<Uuid> = of(segment, subscribers(Some(by)))
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::Id.not_in_subquery(written))
        .order_by_asc(person::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().map(UserId).collect())
}

/// Notes that every letter of an issue is written.
///
/// # Errors
/// When the database fails.
pub async fn mailed(tx: &Tx, issue: EditorialId, at: DateTime<Utc>) -> Result<(), StoreError> {
    let row =
        newsletter_mailing::ActiveModel { item_id: Set(issue.0), written_at: Set(instant(at)) };
    let once = OnConflict::column(newsletter_mailing::Column::ItemId).do_nothing().to_owned();
    newsletter_mailing::Entity::insert(row).on_conflict(once).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Forgets it: an issue that is published again is written to those who had no letter of it.
///
/// # Errors
/// When the database fails.
pub async fn not_mailed(tx: &Tx, issue: EditorialId) -> Result<(), StoreError> {
    newsletter_mailing::Entity::delete_by_id(issue.0).exec(&tx.0).await?;
    Ok(())
}

/// Subscribers, of whenever or by an instant.
fn subscribers(by: Option<DateTime<Utc>>) -> SelectStatement {
    let mut select = Query::select();
    select.column(Column::PersonId).from(Entity);
    if let Some(by) = by {
        select.and_where(Column::Since.lte(instant(by)));
    }
    select
}

fn of(segment: &Segment, subscribers: SelectStatement) -> Select<person::Entity> {
    let Segment { profiles, body, audience } = segment;
    let asked = |profile: &&Profile| {
        audience.profiles().is_empty() || audience.profiles().contains(*profile)
    };
    let profiles = profiles.iter().filter(asked).map(|profile| profile.code());
    accounts()
        .filter(person::Column::Status.eq(AccountStatus::Active.code()))
        .filter(person::Column::Profile.is_in(profiles))
        .filter(person::Column::Id.in_subquery(subscribers))
        .filter(
            Condition::all().add_option(body.map(|body| person::Column::OrganisationId.eq(body.0))),
        )
        .filter(Condition::all().add_option(somewhere(audience)).add_option(marked(audience)))
}

/// Of one of the bodies or directions; wherever when none is named.
fn somewhere(audience: &Audience) -> Option<Condition> {
    let places: Vec<Uuid> = audience.places().iter().map(|place| place.0).collect();
    let of = |places: Vec<Uuid>| {
        let body = person::Column::OrganisationId.is_in(places.iter().copied());
        Condition::any().add(body).add(person::Column::DepartmentId.is_in(places))
    };
    (!places.is_empty()).then(|| of(places))
}

/// With one of the marks; with or without when none is named.
fn marked(audience: &Audience) -> Option<Condition> {
    let column = |mark: &AudienceMark| match mark {
        AudienceMark::TopManagement => person::Column::TopManagement,
        AudienceMark::Manager => person::Column::Manager,
        AudienceMark::Referent => person::Column::Referent,
    };
    let marks = audience.marks().iter();
    (!audience.marks().is_empty())
        .then(|| marks.fold(Condition::any(), |any, mark| any.add(column(mark).eq(true))))
}
