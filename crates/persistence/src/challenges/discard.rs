//! Throwing a challenge away while it is being prepared, with all that was kept about it but the journal.

use domain::ChallengeId;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{
    challenge, challenge_course_decision, challenge_expert, challenge_indicator,
    challenge_indicator_value, challenge_invitation,
};
use crate::{StoreError, Tx, discarded};

/// Removes a challenge, read in this version, and what hangs on it.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn discard(tx: &Tx, (id, version): (ChallengeId, i32)) -> Result<(), StoreError> {
    let mut indicators = Query::select();
    indicators
        .column(challenge_indicator::Column::Id)
        .from(challenge_indicator::Entity)
        .and_where(Expr::col(challenge_indicator::Column::ChallengeId).eq(id.0));
    challenge_indicator_value::Entity::delete_many()
        .filter(challenge_indicator_value::Column::IndicatorId.in_subquery(indicators))
        .exec(&tx.0)
        .await?;
    challenge_indicator::Entity::delete_many()
        .filter(challenge_indicator::Column::ChallengeId.eq(id.0))
        .exec(&tx.0)
        .await?;
    challenge_course_decision::Entity::delete_many()
        .filter(challenge_course_decision::Column::ChallengeId.eq(id.0))
        .exec(&tx.0)
        .await?;
    challenge_invitation::Entity::delete_many()
        .filter(challenge_invitation::Column::ChallengeId.eq(id.0))
        .exec(&tx.0)
        .await?;
    challenge_expert::Entity::delete_many()
        .filter(challenge_expert::Column::ChallengeId.eq(id.0))
        .exec(&tx.0)
        .await?;
    discarded::forget(tx, id.0).await?;
    let gone = challenge::Entity::delete_many()
        .filter(challenge::Column::Id.eq(id.0))
        .filter(challenge::Column::Version.eq(version))
        .exec(&tx.0)
        .await?;
    if gone.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}
