//! Writing challenges.

use chrono::{DateTime, Utc};
use domain::UserId;
use domain::challenge::{Challenge, ChallengeContent, ChallengeParts, Timetable};
use domain::text::{LongText, Paragraph, ShortText};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::row;
use crate::code::instant;
use crate::entity::challenge::{ActiveModel, Column, Entity};
use crate::entity::challenge_expert;
use crate::{StoreError, Stored, Tx};

/// The texts of a challenge, made into HTML that is safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChallengeHtml {
    /// Its story.
    pub description: Option<String>,
    /// Its results.
    pub results: Option<String>,
}

/// A challenge to add.
#[derive(Clone, Debug)]
pub struct NewRow {
    /// The challenge.
    pub challenge: Challenge,
    /// Its texts, in HTML.
    pub html: ChallengeHtml,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Adds a challenge.
///
/// # Errors
/// [`StoreError::Duplicate`] when another challenge has its reference.
pub async fn insert(tx: &Tx, new: NewRow) -> Result<(), StoreError> {
    insert_all(tx, &[new]).await
}

/// Adds many challenges.
///
/// # Errors
/// As [`insert`].
pub async fn insert_all(tx: &Tx, challenges: &[NewRow]) -> Result<(), StoreError> {
    for chunk in challenges.chunks(500) {
        let rows = chunk.iter().map(|NewRow { challenge, html, created_at }| {
            let created_at = Set(instant(*created_at));
            Ok(ActiveModel { created_at, ..model(challenge, html)? })
        });
        let rows = rows.collect::<Result<Vec<_>, StoreError>>()?;
        Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    }
    for NewRow { challenge, .. } in challenges {
        let ChallengeParts { id, experts, .. } = challenge.parts();
        invite(tx, id.0, experts).await?;
    }
    Ok(())
}

/// Saves a challenge whole.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update(
    tx: &Tx,
    challenge: &Stored<Challenge>,
    html: &ChallengeHtml,
) -> Result<(), StoreError> {
    let ChallengeParts { id, experts, .. } = challenge.value.parts();
    let row = ActiveModel {
        id: NotSet,
        reference: NotSet,
        created_at: NotSet,
        version: Set(challenge.version + 1),
        ..model(&challenge.value, html)?
    };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(challenge.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 {
        return Err(StoreError::Stale);
    }
    challenge_expert::Entity::delete_many()
        .filter(challenge_expert::Column::ChallengeId.eq(id.0))
        .exec(&tx.0)
        .await?;
    invite(tx, id.0, experts).await
}

async fn invite(tx: &Tx, challenge: Uuid, experts: &[UserId]) -> Result<(), StoreError> {
    if experts.is_empty() {
        return Ok(());
    }
    let rows = (0_i16..).zip(experts).map(|(position, expert)| challenge_expert::ActiveModel {
        challenge_id: Set(challenge),
        person_id: Set(expert.0),
        position: Set(position),
    });
    challenge_expert::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}

fn model(challenge: &Challenge, html: &ChallengeHtml) -> Result<ActiveModel, StoreError> {
    let ChallengeParts { id, reference, content, owner, experts: _, timetable, closing } =
        challenge.parts();
    let Timetable { status, opens_at, closes_at, votes_from, votes_until, reply_days } = *timetable;
    let text = |text: &Option<LongText>| text.as_ref().map(|text| text.as_str().to_owned());
    let at = |at: Option<DateTime<Utc>>| Set(at.map(instant));
    let ChallengeContent { title, question, description, sponsor, organisation, .. } = content;
    let short = |text: &Option<ShortText>| text.as_ref().map(|text| text.as_str().to_owned());
    Ok(ActiveModel {
        id: Set(id.0),
        reference: Set(reference.clone()),
        title: Set(title.as_str().to_owned()),
        question: Set(question.clone().map(Paragraph::into_string)),
        description: Set(text(description)),
        description_html: Set(html.description.clone()),
        sponsor: Set(short(sponsor)),
        organisation_id: Set(organisation.map(|id| id.0)),
        owner_id: Set(owner.map(|id| id.0)),
        status: Set(status.code().to_owned()),
        opens_at: at(opens_at),
        closes_at: at(closes_at),
        created_at: NotSet,
        version: Set(1),
        format: Set(content.format.code().to_owned()),
        form: Set(content.form.code().to_owned()),
        votes_from: at(votes_from),
        votes_until: at(votes_until),
        reply_days: Set(reply_days.and_then(|days| i16::try_from(days).ok())),
        promise_ends_at: at(timetable.promise_ends_at()),
        budget: Set(content.budget.and_then(|budget| i32::try_from(budget).ok())),
        series: Set(short(&content.series)),
        series_key: Set(content.series_key()),
        edition: Set(content.edition.map(i32::from)),
        closed_by: Set(closing.as_ref().map(|closing| closing.closed_by.0)),
        closed_at: at(closing.as_ref().map(|closing| closing.closed_at)),
        frame: Set(Some(row::frame(content)?)),
        results: Set(closing.as_ref().map(|closing| closing.results.as_str().to_owned())),
        results_html: Set(html.results.clone()),
        image_id: Set(content.image.map(|id| id.0)),
        opening_told: NotSet,
        end_told: NotSet,
    })
}
