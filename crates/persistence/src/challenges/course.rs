//! What a challenge is followed by: its indicators and their values, the decisions on its course, and what is counted.

use std::collections::{BTreeMap, BTreeSet};

use domain::challenge::{CourseDecision, Indicator, IndicatorValue, Measure, Measured};
use domain::idea::IdeaStatus;
use domain::text::{Paragraph, ShortText};
use domain::{ChallengeId, IndicatorId, IndicatorValueId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::code::{count, from_code, instant};
use crate::entity::{
    challenge_course_decision as decision, challenge_indicator as indicator,
    challenge_indicator_value as value, idea, idea_counter,
};
use crate::{Reads, StoreError, Tx, former_answers};

/// What the portal counts of a challenge by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CourseTally {
    /// Ideas that answer it, as its page counts them.
    pub ideas: u32,
    /// Of these, how many have a masked author.
    pub masked: u32,
    /// Ideas that wait for an answer.
    pub waiting: u32,
    /// Ideas that have one.
    pub answered: u32,
    /// Votes on them.
    pub votes: u32,
    /// Comments on them.
    pub comments: u32,
}

/// The indicators of a challenge in their order, each with its values, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn measured(from: &impl Reads, id: ChallengeId) -> Result<Vec<Measured>, StoreError> {
    let rows = indicator::Entity::find()
        .filter(indicator::Column::ChallengeId.eq(id.0))
        .order_by_asc(indicator::Column::Position)
        .all(from.connection())
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let found = value::Entity::find()
        .filter(value::Column::IndicatorId.is_in(rows.iter().map(|row| row.id)))
        .order_by_desc(value::Column::MeasuredOn)
        .order_by_desc(value::Column::Id)
        .all(from.connection())
        .await?;
    let mut values: BTreeMap<Uuid, Vec<IndicatorValue>> = BTreeMap::new();
    for row in found {
        let value::Model { id, indicator_id, measured_on, value, note } = row;
        values.entry(indicator_id).or_default().push(IndicatorValue {
            id: IndicatorValueId(id),
            on: measured_on,
            value: Measure::restore(value),
            note: note.map(Paragraph::restore),
        });
    }
    let measured = |row: indicator::Model| {
        let indicator::Model { id, title, unit, target, aim, expected_on, .. } = row;
        let indicator = Indicator {
            id: IndicatorId(id),
            title: ShortText::restore(title),
            unit: unit.map(ShortText::restore),
            target: target.map(Measure::restore),
            aim: from_code(&aim)?,
            expected_on,
        };
        Ok(Measured { indicator, values: values.remove(&id).unwrap_or_default() })
    };
    rows.into_iter().map(measured).collect()
}

/// Keeps the whole list of indicators in place of the one that was read. Those that are gone have no value.
///
/// # Errors
/// When the database fails.
pub async fn set_indicators(
    tx: &Tx,
    id: ChallengeId,
    (before, after): (&[Measured], &[Indicator]),
) -> Result<(), StoreError> {
    let known: BTreeSet<IndicatorId> = before.iter().map(|one| one.indicator.id).collect();
    let kept: BTreeSet<IndicatorId> = after.iter().map(|one| one.id).collect();
    let gone: Vec<Uuid> = known.difference(&kept).map(|one| one.0).collect();
    if !gone.is_empty() {
        indicator::Entity::delete_many()
            .filter(indicator::Column::Id.is_in(gone))
            .exec(&tx.0)
            .await?;
    }
    for (position, one) in (0_i16..).zip(after) {
        let Indicator { id: own, title, unit, target, aim, expected_on } = one;
        let row = indicator::ActiveModel {
            id: Set(own.0),
            challenge_id: Set(id.0),
            position: Set(position),
            title: Set(title.as_str().to_owned()),
            unit: Set(unit.as_ref().map(|unit| unit.as_str().to_owned())),
            target: Set(target.map(Measure::thousandths)),
            aim: Set(aim.code().to_owned()),
            expected_on: Set(*expected_on),
        };
        if known.contains(own) {
            row.update(&tx.0).await?;
        } else {
            row.insert(&tx.0).await?;
        }
    }
    Ok(())
}

/// Keeps a value of an indicator.
///
/// # Errors
/// When the database fails.
pub async fn keep_value(tx: &Tx, of: IndicatorId, new: &IndicatorValue) -> Result<(), StoreError> {
    let row = value::ActiveModel {
        id: Set(new.id.0),
        indicator_id: Set(of.0),
        measured_on: Set(new.on),
        value: Set(new.value.thousandths()),
        note: Set(new.note.as_ref().map(|note| note.as_str().to_owned())),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// Takes a value of an indicator off. Whether it was there.
///
/// # Errors
/// When the database fails.
pub async fn remove_value(
    tx: &Tx,
    of: IndicatorId,
    which: IndicatorValueId,
) -> Result<bool, StoreError> {
    let gone = value::Entity::delete_many()
        .filter(value::Column::Id.eq(which.0))
        .filter(value::Column::IndicatorId.eq(of.0))
        .exec(&tx.0)
        .await?;
    Ok(gone.rows_affected > 0)
}

/// The decisions on the course of a challenge, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn course_decisions(
    from: &impl Reads,
    id: ChallengeId,
) -> Result<Vec<CourseDecision>, StoreError> {
    let rows = decision::Entity::find()
        .filter(decision::Column::ChallengeId.eq(id.0))
        .order_by_desc(decision::Column::DecidedAt)
        .order_by_desc(decision::Column::Id)
        .all(from.connection())
        .await?;
    let decided = |row: decision::Model| {
        Ok(CourseDecision {
            verdict: from_code(&row.verdict)?,
            reason: Paragraph::restore(row.reason),
            by: UserId(row.decided_by),
            at: row.decided_at,
        })
    };
    rows.into_iter().map(decided).collect()
}

/// Keeps a decision on the course of a challenge.
///
/// # Errors
/// When the database fails.
pub async fn keep_course_decision(
    tx: &Tx,
    id: ChallengeId,
    new: &CourseDecision,
) -> Result<(), StoreError> {
    let CourseDecision { verdict, reason, by, at } = new;
    let row = decision::ActiveModel {
        id: Set(Uuid::now_v7()),
        challenge_id: Set(id.0),
        verdict: Set(verdict.code().to_owned()),
        reason: Set(reason.as_str().to_owned()),
        decided_by: Set(by.0),
        decided_at: Set(instant(*at)),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// What is counted of the ideas that answer a challenge; of those that left it, as they were when they did.
///
/// # Errors
/// When the database fails.
pub async fn course_tally(from: &impl Reads, id: ChallengeId) -> Result<CourseTally, StoreError> {
    let of_idea = |column: idea::Column| Expr::col((idea::Entity, column));
    let of_counter = |column: idea_counter::Column| Expr::col((idea_counter::Entity, column));
    let waiting = [IdeaStatus::Submitted.code(), IdeaStatus::UnderReview.code()];
    let open = || waiting.into_iter().chain([IdeaStatus::Withdrawn.code()]);
    let how_many = |condition: Expr| Expr::expr(Expr::case(condition, 1)).count();
    let mut select = Query::select();
    select
        .expr_as(of_idea(idea::Column::Id).count(), "ideas")
        .expr_as(how_many(of_idea(idea::Column::Seal).is_not_null()), "masked")
        .expr_as(how_many(of_idea(idea::Column::Status).is_in(waiting)), "waiting")
        .expr_as(how_many(of_idea(idea::Column::Status).is_not_in(open())), "answered")
        .expr_as(of_counter(idea_counter::Column::Votes).sum(), "votes")
        .expr_as(of_counter(idea_counter::Column::Comments).sum(), "comments")
        .from(idea::Entity)
        .left_join(
            idea_counter::Entity,
            of_counter(idea_counter::Column::IdeaId).eq(of_idea(idea::Column::Id)),
        )
        .and_where(of_idea(idea::Column::ChallengeId).eq(id.0))
        .and_where(of_idea(idea::Column::MergedInto).is_null());
    let Some(row) = from.connection().query_one(&select).await? else {
        return Ok(CourseTally::default());
    };
    let summed = |name: &str| -> Result<u32, StoreError> {
        let sum: Option<i64> = row.try_get("", name)?;
        count(sum.unwrap_or_default())
    };
    let here = |name: &str| -> Result<u32, StoreError> { count(row.try_get("", name)?) };
    let left = former_answers::tally(from, id).await?;
    Ok(CourseTally {
        ideas: here("ideas")?.saturating_add(left.ideas),
        masked: here("masked")?.saturating_add(left.masked),
        waiting: here("waiting")?,
        answered: here("answered")?.saturating_add(left.ideas),
        votes: summed("votes")?.saturating_add(left.votes),
        comments: summed("comments")?.saturating_add(left.comments),
    })
}

/// Those who sign the ideas that answer a challenge with their name, or that answered it.
///
/// # Errors
/// When the database fails.
pub async fn named_authors(from: &impl Reads, id: ChallengeId) -> Result<Vec<UserId>, StoreError> {
    let there = Condition::all()
        .add(idea::Column::ChallengeId.eq(id.0))
        .add(idea::Column::MergedInto.is_null());
    let left = idea::Column::Id.in_subquery(former_answers::that_left(id));
    let mut named = BTreeSet::new();
    for ideas in [there, Condition::all().add(left)] {
        let people: Vec<Option<Uuid>> = idea::Entity::find()
            .select_only()
            .column(idea::Column::AuthorId)
            .filter(ideas)
            .filter(idea::Column::AuthorId.is_not_null())
            .distinct()
            .into_tuple()
            .all(from.connection())
            .await?;
        named.extend(people.into_iter().flatten().map(UserId));
    }
    Ok(named.into_iter().collect())
}
