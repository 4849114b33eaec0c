//! The people whom a challenge invites: the last invitation of each.

use domain::challenge::{Invitation, InvitationState};
use domain::text::Paragraph;
use domain::{ChallengeId, UserId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::code::{from_code, instant};
use crate::entity::challenge_invitation::{ActiveModel, Column, Entity, Model};
use crate::{Reads, StoreError, Tx};

/// Every invitation of a challenge, whatever became of it, in the order in which they were sent.
///
/// # Errors
/// When the database fails.
pub async fn invitations(
    from: &impl Reads,
    challenge: ChallengeId,
) -> Result<Vec<Invitation>, StoreError> {
    let rows = Entity::find()
        .filter(Column::ChallengeId.eq(challenge.0))
        .order_by_asc(Column::InvitedAt)
        .order_by_asc(Column::PersonId)
        .all(from.connection())
        .await?;
    rows.into_iter().map(invitation).collect()
}

/// The challenges that wait for the answer of this person, the last asked first.
///
/// # Errors
/// When the database fails.
pub async fn asking(
    from: &impl Reads,
    person: UserId,
    limit: u64,
) -> Result<Vec<(ChallengeId, Invitation)>, StoreError> {
    let rows = Entity::find()
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::State.eq(InvitationState::Pending.code()))
        .order_by_desc(Column::InvitedAt)
        .order_by_asc(Column::ChallengeId)
        .limit(limit)
        .all(from.connection())
        .await?;
    rows.into_iter().map(|row| Ok((ChallengeId(row.challenge_id), invitation(row)?))).collect()
}

/// Keeps an invitation in place of the one that was read in this state, or as the first of that person.
///
/// # Errors
/// [`StoreError::Stale`], or [`StoreError::Duplicate`] for a first one, when somebody did something of it in between.
pub async fn keep_invitation(
    tx: &Tx,
    challenge: ChallengeId,
    invitation: &Invitation,
    read: Option<InvitationState>,
) -> Result<(), StoreError> {
    let Invitation { person, role, note, state, reason, invited_by, invited_at } = invitation;
    let text = |text: &Option<Paragraph>| text.as_ref().map(|text| text.as_str().to_owned());
    let row = ActiveModel {
        challenge_id: Set(challenge.0),
        person_id: Set(person.0),
        role: Set(role.code().to_owned()),
        note: Set(text(note)),
        state: Set(state.code().to_owned()),
        reason: Set(text(reason)),
        invited_by: Set(invited_by.0),
        invited_at: Set(instant(*invited_at)),
    };
    let Some(read) = read else {
        row.insert(&tx.0).await?;
        return Ok(());
    };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::ChallengeId.eq(challenge.0))
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::State.eq(read.code()))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// Who invited this person.
///
/// # Errors
/// When the database fails.
pub async fn inviter(
    from: &impl Reads,
    challenge: ChallengeId,
    person: UserId,
) -> Result<Option<UserId>, StoreError> {
    let inviter: Option<Uuid> = Entity::find_by_id((challenge.0, person.0))
        .select_only()
        .column(Column::InvitedBy)
        .into_tuple()
        .one(from.connection())
        .await?;
    Ok(inviter.map(UserId))
}

fn invitation(row: Model) -> Result<Invitation, StoreError> {
    Ok(Invitation {
        person: UserId(row.person_id),
        role: from_code(&row.role)?,
        note: row.note.map(Paragraph::restore),
        state: from_code(&row.state)?,
        reason: row.reason.map(Paragraph::restore),
        invited_by: UserId(row.invited_by),
        invited_at: row.invited_at,
    })
}
