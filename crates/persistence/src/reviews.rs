//! What reviewers think of an answer: their scorecards, and the notes they keep among themselves.

use chrono::{DateTime, Utc};
use domain::idea::{Mark, Scorecard};
use domain::text::Paragraph;
use domain::{ChallengeId, IdeaId, ReviewNoteId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde::{Deserialize, Serialize};

use crate::code::{from_json, instant, to_json};
use crate::entity::{idea, review_note, scorecard};
use crate::{Reads, StoreError, Stored, Tx};

/// A scorecard and whose it is.
#[derive(Clone, Debug)]
pub struct CardRow {
    /// The answer.
    pub idea: IdeaId,
    /// Whose it is.
    pub reviewer: UserId,
    /// The card.
    pub card: Stored<Scorecard>,
}

/// A note that reviewers keep among themselves.
#[derive(Clone, Debug)]
pub struct NoteRow {
    /// Its identifier.
    pub id: ReviewNoteId,
    /// Who wrote it.
    pub author: UserId,
    /// What it says.
    pub body: Paragraph,
    /// When.
    pub posted_at: DateTime<Utc>,
}

#[derive(Serialize, Deserialize)]
struct KeptMark {
    criterion: u8,
    value: u8,
    reasoning: Option<String>,
}

/// The card of one reviewer.
///
/// # Errors
/// When the database fails.
pub async fn card(
    from: &impl Reads,
    idea: IdeaId,
    reviewer: UserId,
) -> Result<Option<Stored<Scorecard>>, StoreError> {
    let found = scorecard::Entity::find_by_id((idea.0, reviewer.0)).one(from.connection()).await?;
    found.map(|row| Ok(card_row(row)?.card)).transpose()
}

/// Every card of an answer.
///
/// # Errors
/// When the database fails.
pub async fn cards(from: &impl Reads, idea: IdeaId) -> Result<Vec<CardRow>, StoreError> {
    let rows = scorecard::Entity::find()
        .filter(scorecard::Column::IdeaId.eq(idea.0))
        .order_by_asc(scorecard::Column::ReviewerId)
        .all(from.connection())
        .await?;
    rows.into_iter().map(card_row).collect()
}

/// The cards of one reviewer for these answers.
///
/// # Errors
/// When the database fails.
pub async fn own_cards(
    from: &impl Reads,
    reviewer: UserId,
    ideas: &[IdeaId],
) -> Result<Vec<CardRow>, StoreError> {
    if ideas.is_empty() {
        return Ok(Vec::new());
    }
    let rows = scorecard::Entity::find()
        .filter(scorecard::Column::ReviewerId.eq(reviewer.0))
        .filter(scorecard::Column::IdeaId.is_in(ideas.iter().map(|idea| idea.0)))
        .all(from.connection())
        .await?;
    rows.into_iter().map(card_row).collect()
}

/// Whether any answer of a challenge has a card.
///
/// # Errors
/// When the database fails.
pub async fn begun(from: &impl Reads, challenge: ChallengeId) -> Result<bool, StoreError> {
    let mut select = Query::select();
    select
        .column((scorecard::Entity, scorecard::Column::IdeaId))
        .from(scorecard::Entity)
        .inner_join(
            idea::Entity,
            Expr::col((idea::Entity, idea::Column::Id))
                .equals((scorecard::Entity, scorecard::Column::IdeaId)),
        )
        .and_where(Expr::col((idea::Entity, idea::Column::ChallengeId)).eq(challenge.0))
        .limit(1);
    Ok(from.connection().query_one(&select).await?.is_some())
}

/// Keeps a card; the version says which one is replaced, nought when there is none.
///
/// # Errors
/// [`StoreError::Stale`] when another page of the same reviewer was faster.
pub async fn keep(
    tx: &Tx,
    (idea, reviewer): (IdeaId, UserId),
    card: &Stored<Scorecard>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Scorecard { conflict, marks, submitted_at } = &card.value;
    let kept = |mark: &Mark| KeptMark {
        criterion: mark.criterion,
        value: mark.value,
        reasoning: mark.reasoning.as_ref().map(|text| text.as_str().to_owned()),
    };
    let marks = to_json(&marks.iter().map(kept).collect::<Vec<_>>())?;
    let row = scorecard::ActiveModel {
        idea_id: Set(idea.0),
        reviewer_id: Set(reviewer.0),
        conflict: Set(conflict.as_ref().map(|text| text.as_str().to_owned())),
        marks: Set(marks),
        updated_at: Set(instant(at)),
        submitted_at: Set(submitted_at.map(instant)),
        version: Set(card.version + 1),
    };
    if card.version == 0 {
        row.insert(&tx.0).await.map_err(StoreError::overtaken)?;
        return Ok(());
    }
    let changed = scorecard::Entity::update_many()
        .set(row)
        .filter(scorecard::Column::IdeaId.eq(idea.0))
        .filter(scorecard::Column::ReviewerId.eq(reviewer.0))
        .filter(scorecard::Column::Version.eq(card.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// The notes about an answer, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn notes(
    from: &impl Reads,
    idea: IdeaId,
    limit: u64,
) -> Result<Vec<NoteRow>, StoreError> {
    let rows = review_note::Entity::find()
        .filter(review_note::Column::IdeaId.eq(idea.0))
        .order_by_asc(review_note::Column::PostedAt)
        .order_by_asc(review_note::Column::Id)
        .limit(limit)
        .all(from.connection())
        .await?;
    let note = |row: review_note::Model| NoteRow {
        id: ReviewNoteId(row.id),
        author: UserId(row.author_id),
        body: Paragraph::restore(row.body),
        posted_at: row.posted_at,
    };
    Ok(rows.into_iter().map(note).collect())
}

/// Adds a note.
///
/// # Errors
/// When the database fails.
pub async fn add_note(tx: &Tx, idea: IdeaId, note: &NoteRow) -> Result<(), StoreError> {
    let NoteRow { id, author, body, posted_at } = note;
    let row = review_note::ActiveModel {
        id: Set(id.0),
        idea_id: Set(idea.0),
        author_id: Set(author.0),
        body: Set(body.as_str().to_owned()),
        posted_at: Set(instant(*posted_at)),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

fn card_row(row: scorecard::Model) -> Result<CardRow, StoreError> {
    let marks: Vec<KeptMark> = from_json(&row.marks)?;
    let mark = |kept: KeptMark| Mark {
        criterion: kept.criterion,
        value: kept.value,
        reasoning: kept.reasoning.map(Paragraph::restore),
    };
    let value = Scorecard {
        conflict: row.conflict.map(Paragraph::restore),
        marks: marks.into_iter().map(mark).collect(),
        submitted_at: row.submitted_at,
    };
    Ok(CardRow {
        idea: IdeaId(row.idea_id),
        reviewer: UserId(row.reviewer_id),
        card: Stored { value, version: row.version },
    })
}
