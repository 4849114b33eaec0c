//! Half-year reviews of the experiments, and what they are made from.

mod gather;

use chrono::{DateTime, Utc};
use domain::half_year_review::{Half, Remark, Review, ReviewStatus};
use domain::text::{LongText, Paragraph};
use domain::{OrganisationId, ReviewId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::{from_code, from_json, instant, to_json};
use crate::entity::half_year_review::{ActiveModel, Column, Entity, Model};
use crate::entity::review_remark;
use crate::{Reads, StoreError, Stored, Tx};

pub use gather::{lessons_between, named};

/// A review, with its foreword as it is shown.
#[derive(Clone, Debug)]
pub struct ReviewRecord {
    /// The review, and its version.
    pub review: Stored<Review>,
    /// Its foreword, in HTML that is safe to show.
    pub foreword_html: Option<String>,
}

/// Most reviews that a list shows: two a year for each body.
const LIST_MAX: u64 = 500;

/// Every review, the newest half first.
///
/// # Errors
/// When the database fails.
pub async fn list(from: &impl Reads) -> Result<Vec<ReviewRecord>, StoreError> {
    let rows = Entity::find()
        .order_by_desc(Column::Half)
        .order_by_desc(Column::Id)
        .limit(LIST_MAX)
        .all(from.connection())
        .await?;
    rows.into_iter().map(record).collect()
}

/// The review with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, id: ReviewId) -> Result<Option<ReviewRecord>, StoreError> {
    Entity::find_by_id(id.0).one(from.connection()).await?.map(record).transpose()
}

/// The last frozen review of the same perimeter before a half.
///
/// # Errors
/// When the database fails.
pub async fn frozen_before(
    from: &impl Reads,
    half: Half,
    organisation: Option<OrganisationId>,
) -> Result<Option<Review>, StoreError> {
    let place = match organisation {
        Some(id) => Column::OrganisationId.eq(id.0),
        None => Column::OrganisationId.is_null(),
    };
    let row = Entity::find()
        .filter(place)
        .filter(Column::Status.eq(ReviewStatus::Frozen.code()))
        .filter(Column::Half.lt(half.code()))
        .order_by_desc(Column::Half)
        .one(from.connection())
        .await?;
    Ok(row.map(record).transpose()?.map(|record| record.review.value))
}

/// Adds a review.
///
/// # Errors
/// [`StoreError::Duplicate`] when there is one of that half and that perimeter.
pub async fn insert(tx: &Tx, review: &Review) -> Result<(), StoreError> {
    let place = review.organisation.map_or_else(|| "branch".to_owned(), |id| id.to_string());
    let row = ActiveModel {
        id: Set(review.id.0),
        half: Set(review.half.code()),
        organisation_id: Set(review.organisation.map(|id| id.0)),
        perimeter: Set(format!("{} {place}", review.half.code())),
        status: Set(review.status.code().to_owned()),
        foreword: Set(None),
        foreword_html: Set(None),
        content: Set(None),
        created_by: Set(review.created_by.0),
        created_at: Set(instant(review.created_at)),
        frozen_by: Set(None),
        frozen_at: Set(None),
        version: Set(1),
    };
    Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Saves what may change of a review.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update(
    tx: &Tx,
    review: &Stored<Review>,
    foreword_html: Option<String>,
) -> Result<(), StoreError> {
    let Review { id, status, foreword, content, frozen, .. } = &review.value;
    let row = ActiveModel {
        status: Set(status.code().to_owned()),
        foreword: Set(foreword.as_ref().map(|text| text.as_str().to_owned())),
        foreword_html: Set(foreword_html),
        content: Set(content.as_ref().map(to_json).transpose()?),
        frozen_by: Set(frozen.map(|(by, _)| by.0)),
        frozen_at: Set(frozen.map(|(_, at)| instant(at))),
        version: Set(review.version + 1),
        ..<ActiveModel as Default>::default()
    };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(review.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// Adds a word about a draft.
///
/// # Errors
/// When the database fails.
pub async fn remark(tx: &Tx, id: Uuid, review: ReviewId, said: &Remark) -> Result<(), StoreError> {
    let row = review_remark::ActiveModel {
        id: Set(id),
        review_id: Set(review.0),
        author_id: Set(said.author.0),
        written_at: Set(instant(said.at)),
        body: Set(said.text.as_str().to_owned()),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// What was said of a draft, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn remarks(from: &impl Reads, id: ReviewId) -> Result<Vec<Remark>, StoreError> {
    let rows = review_remark::Entity::find()
        .filter(review_remark::Column::ReviewId.eq(id.0))
        .order_by_asc(review_remark::Column::WrittenAt)
        .order_by_asc(review_remark::Column::Id)
        .limit(LIST_MAX)
        .all(from.connection())
        .await?;
    let remark = |row: review_remark::Model| Remark {
        author: UserId(row.author_id),
        at: row.written_at,
        text: Paragraph::restore(row.body),
    };
    Ok(rows.into_iter().map(remark).collect())
}

fn record(row: Model) -> Result<ReviewRecord, StoreError> {
    let half = Half::from_code(&row.half);
    let half = half.ok_or_else(|| StoreError::Corrupt(format!("{} is no half", row.half)))?;
    let frozen: Option<(UserId, DateTime<Utc>)> = row.frozen_by.map(UserId).zip(row.frozen_at);
    let value = Review {
        id: ReviewId(row.id),
        half,
        organisation: row.organisation_id.map(OrganisationId),
        status: from_code(&row.status)?,
        foreword: row.foreword.map(LongText::restore),
        content: row.content.as_deref().map(from_json).transpose()?,
        created_by: UserId(row.created_by),
        created_at: row.created_at,
        frozen,
    };
    let review = Stored { value, version: row.version };
    Ok(ReviewRecord { review, foreword_html: row.foreword_html })
}
