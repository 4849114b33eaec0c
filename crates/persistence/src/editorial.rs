//! Editorial items: news, the glossary…

pub mod feedback;
pub mod guides;
pub mod registrations;
pub mod reminders;

mod check;
mod counts;
mod filter;
mod issue;
mod knowledge;
mod list;
mod met;
mod replays;
mod row;
mod sessions;
mod write;

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Reached;
use domain::editorial::{EditorialBrick, EditorialItem};
use domain::{EditorialId, OrganisationId};
use sea_orm::sea_query::{Condition, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::chain::has_one_writer;
use crate::code::instant;
use crate::entity::editorial_item::{Column, Entity};
use crate::entity::newsletter_mailing;
use crate::{Reads, StoreError, Stored, Tx};

pub use check::{ask_check, to_ask};
pub use counts::{count_coming, count_since};
pub use filter::EditorialFilter;
pub(crate) use filter::reached;
pub use list::{EditorialBrief, EditorialRow, EventBrief, SpeakerBrief, count, list};
pub use replays::replays;
pub(crate) use row::{RELEASED, image, item};
pub use sessions::sessions;
pub use write::{insert, update};

/// The item with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn find(
    from: &impl Reads,
    id: EditorialId,
) -> Result<Option<Stored<EditorialItem>>, StoreError> {
    Entity::find_by_id(id.0).one(from.connection()).await?.map(item).transpose()
}

/// Keeps an item for this transaction: others who would hold it wait until it ends.
///
/// # Errors
/// When the database fails.
pub async fn hold(tx: &Tx, id: EditorialId) -> Result<(), StoreError> {
    if has_one_writer(tx) {
        return Ok(());
    }
    let row = Entity::find_by_id(id.0).select_only().column(Column::Id).lock_exclusive();
    row.into_tuple::<uuid::Uuid>().one(&tx.0).await?;
    Ok(())
}

/// The last published items of a brick, whole, the newest first, of those that somebody reads: for feeds.
///
/// # Errors
/// When the database fails.
pub async fn last_published(
    from: &impl Reads,
    (brick, now): (EditorialBrick, DateTime<Utc>),
    (read, limit): (Option<&Reached>, u64),
) -> Result<Vec<EditorialItem>, StoreError> {
    let rows = Entity::find()
        .filter(Condition::all().add_option(read.map(reached)))
        .filter(Column::Brick.eq(brick.code()))
        .filter(Column::Status.eq(RELEASED))
        .filter(Column::PublishedAt.lte(instant(now)))
        .order_by_desc(Column::PublishedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    rows.into_iter().map(|model| Ok(item(model)?.value)).collect()
}

/// The items with these identifiers, whole, in no order.
///
/// # Errors
/// When the database fails.
pub async fn with_ids(
    from: &impl Reads,
    ids: impl IntoIterator<Item = EditorialId>,
) -> Result<Vec<EditorialItem>, StoreError> {
    let ids: Vec<_> = ids.into_iter().map(|id| id.0).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find().filter(Column::Id.is_in(ids)).all(from.connection()).await?;
    rows.into_iter().map(|model| Ok(item(model)?.value)).collect()
}

/// The issues of the newsletter that people read, and whose letters are not all written; the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn issues_to_mail(
    from: &impl Reads,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<EditorialItem>, StoreError> {
    let mailed = Query::select()
        .column(newsletter_mailing::Column::ItemId)
        .from(newsletter_mailing::Entity)
        .to_owned();
    let rows = Entity::find()
        .filter(Column::Brick.eq(EditorialBrick::Newsletters.code()))
        .filter(Column::Status.eq(RELEASED))
        .filter(Column::PublishedAt.lte(instant(now)))
        .filter(Column::Id.not_in_subquery(mailed))
        .order_by_asc(Column::PublishedAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    rows.into_iter().map(|model| Ok(item(model)?.value)).collect()
}

/// The news of the front page on this day, of those that somebody reads: the last one chosen (A18).
///
/// # Errors
/// When the database fails.
pub async fn featured(
    from: &impl Reads,
    (today, now): (NaiveDate, DateTime<Utc>),
    read: Option<&Reached>,
) -> Result<Option<EditorialRow>, StoreError> {
    let found = list::narrow()
        .filter(Condition::all().add_option(read.map(reached)))
        .filter(Column::Brick.eq(EditorialBrick::News.code()))
        .filter(Column::Status.eq(RELEASED))
        .filter(Column::PublishedAt.lte(instant(now)))
        .filter(Column::FeaturedFrom.lte(today))
        .filter(Column::FeaturedUntil.gte(today))
        .order_by_desc(Column::FeaturedAt)
        .order_by_desc(Column::Id)
        .into_model::<list::Narrow>()
        .one(from.connection())
        .await?;
    found.map(list::line).transpose()
}

/// Published events that happen at some time between two instants, of those that somebody reads, of a body and of the
/// whole branch or of every body, in the order in which they begin.
///
/// # Errors
/// When the database fails.
pub async fn events_between(
    from: &impl Reads,
    (begin, end): (DateTime<Utc>, DateTime<Utc>),
    (now, read): (DateTime<Utc>, Option<&Reached>),
    (of, limit): (Option<OrganisationId>, u64),
) -> Result<Vec<EditorialRow>, StoreError> {
    let shared = |id: OrganisationId| {
        let body = Column::OrganisationId;
        Condition::any().add(body.is_null()).add(body.eq(id.0))
    };
    let rows = list::narrow()
        .filter(Condition::all().add_option(read.map(reached)))
        .filter(Condition::all().add_option(of.map(shared)))
        .filter(Column::Brick.eq(EditorialBrick::Events.code()))
        .filter(Column::Status.eq(RELEASED))
        .filter(Column::BeginsAt.lt(instant(end)))
        .filter(Column::EndsAt.gt(instant(begin)))
        .filter(Column::PublishedAt.lte(instant(now)))
        .order_by_asc(Column::BeginsAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_model::<list::Narrow>()
        .all(from.connection())
        .await?;
    rows.into_iter().map(list::line).collect()
}
