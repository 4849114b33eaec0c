//! Ideas beside ideas: who is asked to sign, what is tied to what.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::idea::{IdeaLinkKind, IdeaStatus};
use domain::{ChallengeId, IdeaId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, Query};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::{from_code, instant};
use crate::entity::{co_author_invitation, idea, idea_link};
use crate::{Reads, StoreError, Tx, former_answers};

/// Those who are asked to sign an idea and have not answered.
///
/// # Errors
/// When the database fails.
pub async fn asked(from: &impl Reads, idea: IdeaId) -> Result<Vec<UserId>, StoreError> {
    use co_author_invitation::Column as C;
    let people: Vec<Uuid> = co_author_invitation::Entity::find()
        .select_only()
        .column(C::PersonId)
        .filter(C::IdeaId.eq(idea.0))
        .filter(C::AcceptedAt.is_null())
        .order_by_asc(C::InvitedAt)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(people.into_iter().map(UserId).collect())
}

/// Whether this person is asked to sign an idea, and has not answered.
///
/// # Errors
/// When the database fails.
pub async fn asks(from: &impl Reads, idea: IdeaId, person: UserId) -> Result<bool, StoreError> {
    use co_author_invitation::Column as C;
    let waiting = co_author_invitation::Entity::find_by_id((idea.0, person.0))
        .filter(C::AcceptedAt.is_null())
        .one(from.connection())
        .await?;
    Ok(waiting.is_some())
}

/// Those who are asked to sign these ideas and have not answered, each with the idea.
pub(crate) async fn asked_of(
    from: &impl Reads,
    ideas: &[Uuid],
) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    use co_author_invitation::Column as C;
    if ideas.is_empty() {
        return Ok(Vec::new());
    }
    Ok(co_author_invitation::Entity::find()
        .select_only()
        .columns([C::IdeaId, C::PersonId])
        .filter(C::IdeaId.is_in(ideas.iter().copied()))
        .filter(C::AcceptedAt.is_null())
        .into_tuple()
        .all(from.connection())
        .await?)
}

/// Those who sign the answers of a challenge beside their authors, those that left it too, each once; not what was taken
/// back.
///
/// # Errors
/// When the database fails.
pub async fn signers(from: &impl Reads, challenge: ChallengeId) -> Result<Vec<UserId>, StoreError> {
    use co_author_invitation::Column as C;
    let answers = Query::select()
        .column(idea::Column::Id)
        .from(idea::Entity)
        .and_where(idea::Column::ChallengeId.eq(challenge.0))
        .and_where(idea::Column::Status.ne(IdeaStatus::Withdrawn.code()))
        .to_owned();
    let mut signers = BTreeSet::new();
    // Nobody signs any more what its author took back.
    let mut left = former_answers::that_left(challenge);
    left.and_where(idea::Column::Status.ne(IdeaStatus::Withdrawn.code()));
    for ideas in [answers, left] {
        let people: Vec<Uuid> = co_author_invitation::Entity::find()
            .select_only()
            .column(C::PersonId)
            .filter(C::AcceptedAt.is_not_null())
            .filter(C::IdeaId.in_subquery(ideas))
            .distinct()
            .into_tuple()
            .all(from.connection())
            .await?;
        signers.extend(people.into_iter().map(UserId));
    }
    Ok(signers.into_iter().collect())
}

/// Asks somebody to sign an idea.
///
/// # Errors
/// [`StoreError::Duplicate`] when they are asked already.
pub async fn ask(
    tx: &Tx,
    (idea, person): (IdeaId, UserId),
    (by, at): (Option<UserId>, DateTime<Utc>),
) -> Result<(), StoreError> {
    let row = co_author_invitation::ActiveModel {
        idea_id: Set(idea.0),
        person_id: Set(person.0),
        invited_by: Set(by.map(|id| id.0)),
        invited_at: Set(instant(at)),
        accepted_at: Set(None),
    };
    row.insert(&tx.0).await?;
    Ok(())
}

/// Keeps that somebody signs.
///
/// # Errors
/// When the database fails.
pub async fn signed(
    tx: &Tx,
    (idea, person): (IdeaId, UserId),
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    use co_author_invitation::Column as C;
    co_author_invitation::Entity::update_many()
        .col_expr(C::AcceptedAt, Expr::value(instant(at)))
        .filter(C::IdeaId.eq(idea.0))
        .filter(C::PersonId.eq(person.0))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Forgets that somebody is asked, and has not answered. Whether they were.
///
/// # Errors
/// When the database fails.
pub async fn unask(tx: &Tx, idea: IdeaId, person: UserId) -> Result<bool, StoreError> {
    use co_author_invitation::Column as C;
    let gone = co_author_invitation::Entity::delete_many()
        .filter(C::IdeaId.eq(idea.0))
        .filter(C::PersonId.eq(person.0))
        .filter(C::AcceptedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(gone.rows_affected > 0)
}

/// Forgets that somebody signs an idea.
///
/// # Errors
/// When the database fails.
pub async fn unsign(tx: &Tx, idea: IdeaId, person: UserId) -> Result<(), StoreError> {
    co_author_invitation::Entity::delete_by_id((idea.0, person.0)).exec(&tx.0).await?;
    Ok(())
}

/// The ideas tied to one, and how they are, seen from it.
///
/// # Errors
/// When the database fails.
pub async fn links(
    from: &impl Reads,
    idea: IdeaId,
) -> Result<Vec<(IdeaId, IdeaLinkKind)>, StoreError> {
    let rows = idea_link::Entity::find()
        .filter(idea_link::Column::IdeaId.eq(idea.0))
        .order_by_asc(idea_link::Column::MadeAt)
        .order_by_asc(idea_link::Column::OtherId)
        .all(from.connection())
        .await?;
    rows.into_iter().map(|row| Ok((IdeaId(row.other_id), from_code(&row.kind)?))).collect()
}

/// Which ideas are tied to one of these, each with the one it is tied to.
///
/// # Errors
/// When the database fails.
pub async fn tied(from: &impl Reads, ideas: &[Uuid]) -> Result<BTreeSet<(Uuid, Uuid)>, StoreError> {
    if ideas.is_empty() {
        return Ok(BTreeSet::new());
    }
    let rows: Vec<(Uuid, Uuid)> = idea_link::Entity::find()
        .select_only()
        .columns([idea_link::Column::IdeaId, idea_link::Column::OtherId])
        .filter(idea_link::Column::IdeaId.is_in(ideas.iter().copied()))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().collect())
}

/// Ties two ideas, seen from both.
///
/// # Errors
/// [`StoreError::Duplicate`] when they are tied already.
pub async fn link(
    tx: &Tx,
    (idea, other): (IdeaId, IdeaId),
    (kind, at): (IdeaLinkKind, DateTime<Utc>),
) -> Result<(), StoreError> {
    let row = |from: IdeaId, to: IdeaId, kind: IdeaLinkKind| idea_link::ActiveModel {
        idea_id: Set(from.0),
        other_id: Set(to.0),
        kind: Set(kind.code().to_owned()),
        made_at: Set(instant(at)),
    };
    let rows = [row(idea, other, kind), row(other, idea, kind.seen_from_the_other())];
    idea_link::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Unties two ideas. False when they were not tied.
///
/// # Errors
/// When the database fails.
pub async fn unlink(tx: &Tx, idea: IdeaId, other: IdeaId) -> Result<bool, StoreError> {
    use idea_link::Column as C;
    let pair =
        |a: IdeaId, b: IdeaId| Condition::all().add(C::IdeaId.eq(a.0)).add(C::OtherId.eq(b.0));
    let gone = idea_link::Entity::delete_many()
        .filter(Condition::any().add(pair(idea, other)).add(pair(other, idea)))
        .exec(&tx.0)
        .await?;
    Ok(gone.rows_affected > 0)
}
