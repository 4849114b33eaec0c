//! The half-year review (R212): made by one act, commented as a draft, frozen with its figures and its date.

mod gather;

use domain::access::acts::KeepReviews;
use domain::access::{Actor, Permission};
use domain::half_year_review::{Half, Remark, Review, ReviewContent, ReviewError};
use domain::text::{LongText, Paragraph};
use domain::{FieldCode, FieldError, OrganisationId, ReviewId};
use persistence::half_year_reviews::{self, ReviewRecord};
use persistence::{StoreError, Stored};
use uuid::Uuid;

use crate::portfolio::may_count;
use crate::{App, Failure, Once, Version, record, rich_text, seen};

/// A review, with what it says now or said when it was frozen.
#[derive(Clone, Debug)]
pub struct ReviewReading {
    /// The review.
    pub record: ReviewRecord,
    /// What it says.
    pub content: ReviewContent,
    /// What was said of its draft, the oldest first; to those who keep reviews alone.
    pub remarks: Vec<Remark>,
    /// Whether whoever asks keeps reviews.
    pub keeps: bool,
}

/// Every review that this person may read: drafts are for those who keep them.
///
/// # Errors
/// Denied.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<ReviewRecord>, Failure> {
    may_count(actor)?;
    let keeps = keeps(actor);
    let all = half_year_reviews::list(&app.store.reader()).await?;
    let shown = |record: &ReviewRecord| keeps || record.review.value.frozen.is_some();
    Ok(all.into_iter().filter(shown).collect())
}

fn keeps(actor: &Actor) -> bool {
    actor.require(Permission::KeepReviews).is_ok()
}

/// A review.
///
/// # Errors
/// Denied, or no review that they may read.
pub async fn read(app: &App, actor: &Actor, id: ReviewId) -> Result<ReviewReading, Failure> {
    may_count(actor)?;
    let from = app.store.reader();
    let record = half_year_reviews::find(&from, id).await?.ok_or(Failure::NotFound("review"))?;
    let keeps = keeps(actor);
    let review = &record.review.value;
    let content = match &review.content {
        Some(content) => content.clone(),
        None if keeps => gather::content(app, review.half, review.organisation).await?,
        None => return Err(Failure::NotFound("review")),
    };
    let remarks = if keeps { half_year_reviews::remarks(&from, id).await? } else { Vec::new() };
    Ok(ReviewReading { record, content, remarks, keeps })
}

/// Makes the draft of a half, for a body or for the whole branch.
///
/// # Errors
/// Denied, an unknown body, or [`ReviewError::Exists`].
pub async fn make(
    app: &App,
    actor: &Actor,
    (half, organisation): (Half, Option<OrganisationId>),
    once: &Once,
) -> Result<ReviewId, Failure> {
    let leave = actor.may_create(KeepReviews)?;
    let tree = app.directory.organisations();
    if organisation.is_some_and(|id| tree.body_of(id) != Some(id)) {
        let fault = FieldError::new("/organisation_id", FieldCode::UnknownValue);
        return Err(Failure::Invalid(vec![fault]));
    }
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(id) = once.already(&tx).await? {
        tx.commit().await?;
        return Ok(ReviewId(id));
    }
    let id = ReviewId(Uuid::now_v7());
    let (review, fact) = leave.make((id, half), organisation, now);
    match half_year_reviews::insert(&tx, &review).await {
        Err(StoreError::Duplicate) => return Err(Failure::Review(ReviewError::Exists)),
        other => other?,
    }
    once.made(&tx, id.0, now).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    tx.commit().await?;
    Ok(id)
}

/// Writes what comes before the figures.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], [`ReviewError::Frozen`].
pub async fn write(
    app: &App,
    actor: &Actor,
    review: (ReviewId, Version),
    foreword: Option<LongText>,
) -> Result<(), Failure> {
    actor.require(Permission::KeepReviews)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let mut kept = seen_review(&tx, review).await?;
    let html = foreword.as_ref().map(|text| rich_text::to_html(text.as_str()));
    let fact = actor.may(KeepReviews, &mut kept.value)?.write(foreword)?;
    half_year_reviews::update(&tx, &kept, html).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    Ok(tx.commit().await?)
}

/// Says something of a draft. It takes no version: nothing is replaced.
///
/// # Errors
/// Denied, no such review, [`ReviewError::Frozen`].
pub async fn remark(
    app: &App,
    actor: &Actor,
    (id, text): (ReviewId, Paragraph),
    once: &Once,
) -> Result<(), Failure> {
    actor.require(Permission::KeepReviews)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let kept = half_year_reviews::find(&tx, id).await?.ok_or(Failure::NotFound("review"))?;
    if once.already(&tx).await?.is_some() {
        return Ok(tx.commit().await?);
    }
    kept.review.value.still_a_draft()?;
    let said = Remark { author: actor.id, at: now, text };
    let remark = Uuid::now_v7();
    half_year_reviews::remark(&tx, remark, id, &said).await?;
    once.made(&tx, remark, now).await?;
    Ok(tx.commit().await?)
}

/// Freezes a review with what it says now: it never changes again.
///
/// # Errors
/// Denied, [`Failure::EditConflict`], [`ReviewError::Frozen`].
pub async fn freeze(app: &App, actor: &Actor, review: (ReviewId, Version)) -> Result<(), Failure> {
    actor.require(Permission::KeepReviews)?;
    let now = app.now();
    // Gathered before the transaction: what is frozen is what was there when one asked.
    let known = half_year_reviews::find(&app.store.reader(), review.0).await?;
    let known = known.ok_or(Failure::NotFound("review"))?.review.value;
    let content = gather::content(app, known.half, known.organisation).await?;
    let tx = app.store.begin().await?;
    let mut kept = seen_review(&tx, review).await?;
    let html = kept.value.foreword.as_ref().map(|text| rich_text::to_html(text.as_str()));
    let fact = actor.may(KeepReviews, &mut kept.value)?.freeze(content, now)?;
    half_year_reviews::update(&tx, &kept, html).await?;
    record(&tx, Some(actor.id), now, fact).await?;
    Ok(tx.commit().await?)
}

async fn seen_review(
    tx: &persistence::Tx,
    (id, version): (ReviewId, Version),
) -> Result<Stored<Review>, Failure> {
    let kept = half_year_reviews::find(tx, id).await?.ok_or(Failure::NotFound("review"))?;
    seen(kept.review, version)
}
