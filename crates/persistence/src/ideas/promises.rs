//! What became of the promises of an answer that challenges made to the authors of their ideas, and administrators to those
//! of spontaneous ones.

use chrono::{DateTime, Utc};
use domain::ChallengeId;
use domain::idea::{IdeaStatus, Promises};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, Query, SelectStatement};

use super::facets::apart;
use crate::code::{count, instant};
use crate::entity::challenge;
use crate::entity::idea::{Column, Entity};
use crate::{Reads, StoreError, former_answers};

/// The instant from which the promise made to the author of an idea is broken, where both tables are joined: that of the
/// challenge it answers, or its own.
pub(super) fn promise_ends() -> Expr {
    let own = Expr::col((Entity, Column::PromiseEndsAt));
    Func::coalesce([of_challenge(), own]).into()
}

fn of_challenge() -> Expr {
    Expr::col((challenge::Entity, challenge::Column::PromiseEndsAt))
}

/// The promises made to the authors of the ideas of one challenge, or of all, at this instant: each is kept, broken or
/// running as [`domain::idea::Promise::of`] says. An idea that its author took back, or that another speaks for, has none.
/// What was answered to an idea before it was taken up again is counted too, of the challenge that it answered then.
///
/// # Errors
/// When the database fails.
pub async fn promises(
    from: &impl Reads,
    challenge: Option<ChallengeId>,
    now: DateTime<Utc>,
) -> Result<Promises, StoreError> {
    // Of one challenge its ideas are looked up; of all, the index that holds every criterion is read.
    let answered_challenge = match challenge {
        Some(_) => Expr::col((Entity, Column::ChallengeId)),
        None => apart(Column::ChallengeId),
    };
    let mut made = tally(of_challenge, now);
    made.from(challenge::Entity)
        .inner_join(
            Entity,
            Expr::col((challenge::Entity, challenge::Column::Id)).eq(answered_challenge),
        )
        .and_where(of_challenge().is_not_null())
        .cond_where(Condition::all().add_option(
            challenge.map(|id| Expr::col((challenge::Entity, challenge::Column::Id)).eq(id.0)),
        ));
    let own = || Expr::col((Entity, Column::PromiseEndsAt));
    let mut alone = tally(own, now);
    alone
        .from(Entity)
        .left_join(
            challenge::Entity,
            Expr::col((challenge::Entity, challenge::Column::Id))
                .equals((Entity, Column::ChallengeId)),
        )
        .and_where(own().is_not_null())
        .and_where(of_challenge().is_null())
        .cond_where(
            Condition::all()
                .add_option(challenge.map(|id| Expr::col((Entity, Column::ChallengeId)).eq(id.0))),
        );
    let (made, alone) = (counted(from, &made).await?, counted(from, &alone).await?);
    let (kept, broken) = former_answers::promises(from, challenge).await?;
    Ok(Promises {
        kept: made.kept + alone.kept + kept,
        broken: made.broken + alone.broken + broken,
        running: made.running + alone.running,
    })
}

/// Counts of ideas by what became of the promise that ends then.
fn tally(ends: impl Fn() -> Expr, now: DateTime<Utc>) -> SelectStatement {
    let idea = |column: Column| Expr::col((Entity, column));
    let waiting = [IdeaStatus::Submitted.code(), IdeaStatus::UnderReview.code()];
    let waits = || idea(Column::Status).is_in(waiting);
    let answered = || idea(Column::Status).is_not_in(waiting);
    let ended = || ends().lte(instant(now));
    let kept = answered().and(idea(Column::DecidedAt).lt(ends()));
    let late = answered().and(idea(Column::DecidedAt).gte(ends()));
    let broken = late.or(waits().and(ended()));
    let running = waits().and(ends().gt(instant(now)));
    let how_many = |condition: Expr| Expr::expr(Expr::case(condition, 1)).count();
    let mut select = Query::select();
    select
        .expr_as(how_many(kept), "kept")
        .expr_as(how_many(broken), "broken")
        .expr_as(how_many(running), "running")
        .and_where(idea(Column::Status).ne(IdeaStatus::Withdrawn.code()))
        .and_where(idea(Column::MergedInto).is_null());
    select
}

async fn counted(from: &impl Reads, select: &SelectStatement) -> Result<Promises, StoreError> {
    let Some(row) = from.connection().query_one(select).await? else {
        return Ok(Promises::default());
    };
    let here = |name: &str| -> Result<u32, StoreError> { count(row.try_get("", name)?) };
    Ok(Promises { kept: here("kept")?, broken: here("broken")?, running: here("running")? })
}
