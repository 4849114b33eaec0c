//! What waits for an answer, and for marks, in the order in which promises end.

use domain::access::Scope;
use domain::challenge::ChallengeStatus;
use domain::idea::{Author, IdeaStatus};
use domain::{ChallengeId, IdeaId, UserId};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, NullOrdering, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use super::circuit::{CircuitRow, circuit, with_answer};
use super::promises::promise_ends;
use super::read::select;
use super::row::author;
use crate::entity::idea::{Column, Entity};
use crate::entity::{challenge, challenge_expert};
use crate::reach::in_scope;
use crate::{Reads, StoreError};

/// The part of what waits that somebody answers for, when it is not all of it.
#[derive(Clone, Debug, Default)]
pub struct QueuePart {
    /// Whoever is in charge of challenges: the answers of those.
    pub owner: Option<UserId>,
    /// The answers of the challenges that stand there.
    pub challenges: Vec<Scope>,
    /// The ideas that stand there; a masked one stands in no body.
    pub ideas: Vec<Scope>,
}

impl QueuePart {
    fn condition(&self) -> Condition {
        use challenge::Column as C;
        let of_challenge = |column: C| Expr::col((challenge::Entity, column));
        let of_idea = |column: Column| Expr::col((Entity, column));
        let owner = self.owner.map(|owner| of_challenge(C::OwnerId).eq(owner.0));
        let mut any = Condition::any().add_option(owner);
        for scope in &self.challenges {
            let there = in_scope((of_challenge(C::OrganisationId), of_challenge(C::Id)), scope);
            any = any.add(there.add(of_challenge(C::Id).is_not_null()));
        }
        for scope in &self.ideas {
            any = any.add(in_scope((of_idea(Column::OrganisationId), of_idea(Column::Id)), scope));
        }
        any
    }
}

/// Ideas that are looked at, none that the reader signed in their own name.
fn unanswered(reader: UserId) -> Condition {
    let of_idea = |column: Column| Expr::col((Entity, column));
    let author = of_idea(Column::AuthorId).is_null().or(of_idea(Column::AuthorId).ne(reader.0));
    let signed = of_idea(Column::CoAuthors);
    let signed = signed.clone().is_null().or(signed.not_like(format!("%{}%", reader.0)));
    let waiting = [IdeaStatus::Submitted.code(), IdeaStatus::UnderReview.code()];
    Condition::all()
        .add(of_idea(Column::Status).is_in(waiting))
        .add(of_idea(Column::MergedInto).is_null())
        .add(author)
        .add(signed)
}

/// The same, with what a list shows of them: those whose promise ends first before the others; those without a promise
/// last, the oldest first.
fn undecided(reader: UserId) -> SelectStatement {
    let mut select = select(reader, with_answer());
    select
        .expr_as(promise_ends(), "promise_ends_at")
        .cond_where(unanswered(reader))
        .order_by_expr_with_nulls(promise_ends(), Order::Asc, NullOrdering::Last)
        .order_by((Entity, Column::DepositedAt), Order::Asc)
        .order_by((Entity, Column::Id), Order::Asc);
    select
}

/// Ideas that wait for an answer: none that this person signed in their own name.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    from: &impl Reads,
    reader: UserId,
    (challenge, part): (Option<ChallengeId>, Option<&QueuePart>),
    limit: u64,
) -> Result<Vec<CircuitRow>, StoreError> {
    let of_it = challenge.map(|id| Expr::col((Entity, Column::ChallengeId)).eq(id.0));
    let asked = Condition::all().add_option(of_it).add_option(part.map(QueuePart::condition));
    let mut select = undecided(reader);
    select.cond_where(asked).limit(limit);
    circuit(from, &select).await
}

/// Whose the ideas are that [`waiting`] gives, without what a list shows of them: they are only counted.
///
/// # Errors
/// When the database fails.
pub async fn waiting_authors(
    from: &impl Reads,
    reader: UserId,
    part: Option<&QueuePart>,
    limit: u64,
) -> Result<Vec<(IdeaId, Author)>, StoreError> {
    let columns = [Column::Id, Column::AuthorId, Column::Seal, Column::SealSlot];
    let mut select = Query::select();
    select
        .columns(columns.map(|column| (Entity, column)))
        .from(Entity)
        .left_join(
            challenge::Entity,
            Expr::col((challenge::Entity, challenge::Column::Id))
                .equals((Entity, Column::ChallengeId)),
        )
        .cond_where(unanswered(reader))
        .cond_where(Condition::all().add_option(part.map(QueuePart::condition)))
        .limit(limit);
    from.connection().query_all(&select).await?.iter().map(signed_by).collect()
}

fn signed_by(result: &QueryResult) -> Result<(IdeaId, Author), StoreError> {
    let id: Uuid = result.try_get("", "id")?;
    let (seal, slot) = (result.try_get("", "seal")?, result.try_get("", "seal_slot")?);
    Ok((IdeaId(id), author(result.try_get("", "author_id")?, seal, slot)?))
}

/// The answers that this person is invited to mark: none that they signed in their own name.
///
/// # Errors
/// When the database fails.
pub async fn to_mark(
    from: &impl Reads,
    expert: UserId,
    limit: u64,
) -> Result<Vec<CircuitRow>, StoreError> {
    let mut invited = Query::select();
    invited
        .column(challenge_expert::Column::ChallengeId)
        .from(challenge_expert::Entity)
        .and_where(Expr::col(challenge_expert::Column::PersonId).eq(expert.0));
    let running = [ChallengeStatus::Open.code(), ChallengeStatus::Evaluating.code()];
    let mut select = undecided(expert);
    select
        .and_where(Expr::col((Entity, Column::ChallengeId)).in_subquery(invited))
        .and_where(Expr::col((challenge::Entity, challenge::Column::Status)).is_in(running))
        .limit(limit);
    circuit(from, &select).await
}
