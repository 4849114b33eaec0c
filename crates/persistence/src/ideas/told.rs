//! Dormant ideas found by what they were answered: its words are folded here, for no folded form is in the table. They
//! are those that were not selected, a part of all.

use domain::IdeaId;
use domain::idea::IdeaStatus;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::idea::{Column, Entity};
use crate::{Reads, StoreError, matching};

/// Most ideas that are found so: an engine takes only so many identifiers in one question.
const FOUND_MAX: usize = 5_000;

/// The dormant ideas whose answer has all these words, in the reason or in « would become possible if… ».
///
/// # Errors
/// When the database fails.
pub async fn answered_with(from: &impl Reads, words: &str) -> Result<Vec<IdeaId>, StoreError> {
    let sought = matching::key(words);
    if sought.is_empty() {
        return Ok(Vec::new());
    }
    let answers: Vec<(Uuid, Option<String>, Option<String>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::VerdictReason, Column::RevivalCondition])
        .filter(Column::Status.eq(IdeaStatus::NotSelected.code()))
        .filter(Column::MergedInto.is_null())
        .into_tuple()
        .all(from.connection())
        .await?;
    let told = |(id, reason, condition): (Uuid, Option<String>, Option<String>)| {
        let answer = [reason, condition].into_iter().flatten().collect::<Vec<_>>().join(" ");
        has_all(&matching::key(&answer), &sought).then_some(IdeaId(id))
    };
    Ok(answers.into_iter().filter_map(told).take(FOUND_MAX).collect())
}

/// The dormant ideas whose « would become possible if… » has all the words of one of these.
pub(super) async fn hoping(from: &impl Reads, words: &[String]) -> Result<Vec<IdeaId>, StoreError> {
    let sought: Vec<String> =
        words.iter().map(|words| matching::key(words)).filter(|key| !key.is_empty()).collect();
    if sought.is_empty() {
        return Ok(Vec::new());
    }
    let conditions: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::RevivalCondition])
        .filter(Column::Status.eq(IdeaStatus::NotSelected.code()))
        .filter(Column::MergedInto.is_null())
        .filter(Column::RevivalCondition.is_not_null())
        .into_tuple()
        .all(from.connection())
        .await?;
    let hopes = |(id, condition): (Uuid, String)| {
        let condition = matching::key(&condition);
        sought.iter().any(|key| has_all(&condition, key)).then_some(IdeaId(id))
    };
    Ok(conditions.into_iter().filter_map(hopes).collect())
}

/// Whether a folded text has every word of a folded key.
fn has_all(text: &str, key: &str) -> bool {
    key.split_whitespace().all(|word| text.contains(word))
}
