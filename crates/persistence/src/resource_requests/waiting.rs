//! Requests with a line that awaits an answer.

use domain::UserId;
use domain::access::Part;
use domain::reference::ReferenceCode;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{Column, Entity, Line, lines};
use crate::{Reads, StoreError};

/// Which of them are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// Everybody's.
    All,
    /// Those of this person.
    AskedBy(UserId),
    /// Those that somebody answers: whose waiting line is of one of these kinds, and those asked from these bodies, or
    /// these.
    Handled {
        /// The kinds of resources that they are named for.
        kinds: Vec<ReferenceCode>,
        /// The bodies and the requests that they answer for.
        part: Part,
    },
}

/// How many requests have a line in one of these states.
///
/// # Errors
/// When the database fails.
pub async fn count_waiting(
    from: &impl Reads,
    states: &[ReferenceCode],
    which: &Waiting,
) -> Result<u64, StoreError> {
    let mut waiting = lines();
    waiting.and_where(Line::State.is_in(states.iter().map(ReferenceCode::as_str)));
    let mut condition = Condition::all();
    match which {
        Waiting::All => {}
        Waiting::AskedBy(person) => condition = condition.add(Column::RequesterId.eq(person.0)),
        Waiting::Handled { kinds, part: Part { bodies, items } } => {
            let mut named = waiting.clone();
            named.and_where(Line::Kind.is_in(kinds.iter().map(ReferenceCode::as_str)));
            let any = Condition::any()
                .add(Column::OrganisationId.is_in(bodies.iter().map(|body| body.0)))
                .add(Column::Id.is_in(items.iter().copied()))
                .add(Column::Id.in_subquery(named));
            condition = condition.add(any);
        }
    }
    let condition = condition.add(Column::Id.in_subquery(waiting));
    Ok(Entity::find().filter(condition).count(from.connection()).await?)
}
