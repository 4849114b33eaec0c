//! Who feeds the portal, counted: never who, nor what each did.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{
    Condition, Expr, ExprTrait as _, IntoTableRef, Query, SelectStatement, UnionType,
};
use sea_orm::{ColumnTrait, ConnectionTrait as _, EntityTrait, PaginatorTrait, QueryFilter};

use crate::code::{count, instant};
use crate::entity::{
    comment, editorial_item, idea, idea_pledge, poc, poc_lesson, poc_passed_step, practice,
    practice_reuse,
};
use crate::{Reads, StoreError};

/// What the question calls whoever did something.
const PERSON: &str = "person_id";

/// How many people did something under their name between two instants, once each: an idea, a comment, a lesson, a step,
/// an experiment, a practice, a reuse, an offer or a text. Supports, tags and likes bear no hour: they are not looked at.
///
/// # Errors
/// When the database fails.
pub async fn named(
    from: &impl Reads,
    (since, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<u64, StoreError> {
    let mut all = Query::select();
    all.expr_as(Expr::col(PERSON).count(), "people").from_subquery(
        wrote_ideas_and_words((since, until)).union(UnionType::Distinct, led(since)).to_owned(),
        "contributor",
    );
    let row = from.connection().query_one(&all).await?;
    let people = row.map(|row| row.try_get::<i64>("", "people")).transpose()?;
    count(people.unwrap_or_default())
}

/// How many ideas whose author stays masked were put forward since an instant. Who is behind two of them is not known:
/// each counts.
///
/// # Errors
/// When the database fails.
pub async fn masked(from: &impl Reads, since: DateTime<Utc>) -> Result<u64, StoreError> {
    let ideas = idea::Entity::find()
        .filter(idea::Column::Seal.is_not_null())
        .filter(idea::Column::DepositedAt.gte(instant(since)));
    Ok(ideas.count(from.connection()).await?)
}

/// Who proposed, answered, offered or told. A text that waits for its minute is not told yet.
fn wrote_ideas_and_words((since, until): (DateTime<Utc>, DateTime<Utc>)) -> SelectStatement {
    use {comment::Column as C, editorial_item::Column as E, idea::Column as I};
    use {idea_pledge::Column as P, poc_lesson::Column as L};
    let (since, until) = (instant(since), instant(until));
    let mut all = did(
        idea::Entity,
        Expr::col((idea::Entity, I::AuthorId)),
        Condition::all().add(I::DepositedAt.gte(since)),
    );
    let commented = did(
        comment::Entity,
        Expr::col((comment::Entity, C::AuthorId)),
        Condition::all().add(C::PostedAt.gte(since)).add(C::RemovedAt.is_null()),
    );
    let offered = did(
        idea_pledge::Entity,
        Expr::col((idea_pledge::Entity, P::PersonId)),
        Condition::all().add(P::PledgedAt.gte(since)).add(P::WithdrawnAt.is_null()),
    );
    let learnt = did(
        poc_lesson::Entity,
        Expr::col((poc_lesson::Entity, L::AuthorId)),
        Condition::all().add(L::WrittenAt.gte(since)),
    );
    let told = did(
        editorial_item::Entity,
        Expr::col((editorial_item::Entity, E::AuthorId)),
        Condition::all().add(E::PublishedAt.between(since, until)).add(E::WithdrawnAt.is_null()),
    );
    for others in [commented, offered, learnt, told] {
        all.union(UnionType::Distinct, others);
    }
    all
}

/// Who began an experiment or passed a step, shared a practice or took one up.
fn led(since: DateTime<Utc>) -> SelectStatement {
    use {poc::Column as E, poc_passed_step::Column as S};
    use {practice::Column as P, practice_reuse::Column as R};
    let since = instant(since);
    let mut all = did(
        poc::Entity,
        Expr::col((poc::Entity, E::CreatedBy)),
        Condition::all().add(E::CreatedAt.gte(since)),
    );
    let passed = did(
        poc_passed_step::Entity,
        Expr::col((poc_passed_step::Entity, S::PassedBy)),
        Condition::all().add(S::PassedAt.gte(since)),
    );
    let shared = did(
        practice::Entity,
        Expr::col((practice::Entity, P::PublishedBy)),
        Condition::all().add(P::PublishedAt.gte(since)).add(P::WithdrawnAt.is_null()),
    );
    let reused = did(
        practice_reuse::Entity,
        Expr::col((practice_reuse::Entity, R::DeclaredBy)),
        Condition::all().add(R::DeclaredAt.gte(since)).add(R::WithdrawnAt.is_null()),
    );
    for others in [passed, shared, reused] {
        all.union(UnionType::Distinct, others);
    }
    all
}

/// The people whom these rows name.
fn did(table: impl IntoTableRef, person: Expr, when: Condition) -> SelectStatement {
    let mut who = Query::select();
    who.expr_as(person.clone(), PERSON)
        .from(table)
        .and_where(person.is_not_null())
        .cond_where(when);
    who
}
