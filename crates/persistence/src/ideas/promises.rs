//! What became of the promises of an answer that challenges made to the authors of their ideas.

use chrono::{DateTime, Utc};
use domain::ChallengeId;
use domain::idea::{IdeaStatus, Promises};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

use super::facets::apart;
use crate::code::{count, instant};
use crate::entity::challenge;
use crate::entity::idea::{Column, Entity};
use crate::{Reads, StoreError, former_answers};

/// The promises of one challenge, or of all, at this instant: each is kept, broken or running as
/// [`domain::idea::Promise::of`] says. An idea that its author took back, or that another speaks for, has none. What was
/// answered to an idea that left a challenge, to be taken up again, is counted of that challenge as it was.
///
/// # Errors
/// When the database fails.
pub async fn promises(
    from: &impl Reads,
    challenge: Option<ChallengeId>,
    now: DateTime<Utc>,
) -> Result<Promises, StoreError> {
    let idea = |column: Column| Expr::col((Entity, column));
    let ends = || Expr::col((challenge::Entity, challenge::Column::PromiseEndsAt));
    let waiting = [IdeaStatus::Submitted.code(), IdeaStatus::UnderReview.code()];
    let waits = || idea(Column::Status).is_in(waiting);
    let answered = || idea(Column::Status).is_not_in(waiting);
    let ended = || ends().lte(instant(now));
    let kept = answered().and(idea(Column::DecidedAt).lt(ends()));
    let late = answered().and(idea(Column::DecidedAt).gte(ends()));
    let broken = late.or(waits().and(ended()));
    let running = waits().and(ends().gt(instant(now)));
    let how_many = |condition: Expr| Expr::expr(Expr::case(condition, 1)).count();
    // Of one challenge its ideas are looked up; of all, the index that holds every criterion is read.
    let answered_challenge = match challenge {
        Some(_) => idea(Column::ChallengeId),
        None => apart(Column::ChallengeId),
    };
    let mut select = Query::select();
    select
        .expr_as(how_many(kept), "kept")
        .expr_as(how_many(broken), "broken")
        .expr_as(how_many(running), "running")
        .from(challenge::Entity)
        .inner_join(
            Entity,
            Expr::col((challenge::Entity, challenge::Column::Id)).eq(answered_challenge),
        )
        .and_where(ends().is_not_null())
        .and_where(idea(Column::Status).ne(IdeaStatus::Withdrawn.code()))
        .and_where(idea(Column::MergedInto).is_null())
        .cond_where(Condition::all().add_option(
            challenge.map(|id| Expr::col((challenge::Entity, challenge::Column::Id)).eq(id.0)),
        ));
    let Some(row) = from.connection().query_one(&select).await? else {
        return Ok(Promises::default());
    };
    let (kept, broken) = former_answers::promises(from, challenge).await?;
    let here = |name: &str| -> Result<u32, StoreError> { count(row.try_get("", name)?) };
    Ok(Promises {
        kept: here("kept")?.saturating_add(kept),
        broken: here("broken")?.saturating_add(broken),
        running: here("running")?,
    })
}
