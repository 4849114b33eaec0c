//! Ideas that are kept for some (A28): an exception, so few that they are read beside a list rather than asked of each of
//! its rows, whose counts are read from an index.

use std::collections::BTreeSet;

use domain::access::Reached;
use domain::idea::{Idea, KeptIdea};
use domain::poc::{Sight, Visibility};
use domain::reference::ReferenceCode;
use domain::{IdeaId, OrganisationId, UserId};
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::list::reached;
use super::row::author;
use crate::code::{from_code, from_json};
use crate::entity::idea::{Column, Entity};
use crate::{Reads, StoreError, Stored, Tx, beside};

/// Those that are not everybody's: the values are named, so that an index finds them.
fn is_kept() -> SimpleExpr {
    let some = Visibility::ALL.iter().filter(|one| **one != Visibility::Everyone);
    Column::Visibility.is_in(some.map(|visibility| visibility.code()))
}

/// What is read of one: its words, which are long, are not.
#[derive(Debug, FromQueryResult)]
struct Narrow {
    id: Uuid,
    author_id: Option<Uuid>,
    seal: Option<Vec<u8>>,
    seal_slot: Option<i64>,
    organisation_id: Option<Uuid>,
    department_id: Option<Uuid>,
    deposited_by: Option<Uuid>,
    co_authors: Option<String>,
    visibility: String,
    status: String,
    domain: String,
    form: String,
    merged_into: Option<Uuid>,
}

const NARROW: [Column; 13] = [
    Column::Id,
    Column::AuthorId,
    Column::Seal,
    Column::SealSlot,
    Column::OrganisationId,
    Column::DepartmentId,
    Column::DepositedBy,
    Column::CoAuthors,
    Column::Visibility,
    Column::Status,
    Column::Domain,
    Column::Form,
    Column::MergedInto,
];

fn idea(row: Narrow, invited: &[(Uuid, Uuid)]) -> Result<KeptIdea, StoreError> {
    let asked = invited.iter().filter(|(idea, _)| *idea == row.id);
    let co_authors: Option<Vec<UserId>> = row.co_authors.as_deref().map(from_json).transpose()?;
    Ok(KeptIdea {
        id: IdeaId(row.id),
        author: author(row.author_id, row.seal, row.seal_slot)?,
        organisation: row.organisation_id.map(OrganisationId),
        department: row.department_id.map(OrganisationId),
        deposited_by: row.deposited_by.map(UserId),
        co_authors: co_authors.unwrap_or_default(),
        asked: asked.map(|(_, person)| UserId(*person)).collect(),
        visibility: from_code(&row.visibility)?,
        status: from_code(&row.status)?,
        domain: ReferenceCode(row.domain),
        form: from_code(&row.form)?,
        merged_into: row.merged_into.map(IdeaId),
    })
}

async fn among(from: &impl Reads, which: Condition) -> Result<Vec<KeptIdea>, StoreError> {
    let rows: Vec<Narrow> = Entity::find()
        .select_only()
        .columns(NARROW)
        .filter(is_kept())
        .filter(which)
        .into_model::<Narrow>()
        .all(from.connection())
        .await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let invited = beside::asked_of(from, &ids).await?;
    rows.into_iter().map(|row| idea(row, &invited)).collect()
}

/// Every idea that is kept for some, without its words.
///
/// # Errors
/// When the database fails.
pub async fn kept(from: &impl Reads) -> Result<Vec<KeptIdea>, StoreError> {
    among(from, Condition::all()).await
}

/// The ideas that this person reads, of those that are not kept for others; a masked author is not told apart.
pub(crate) async fn seen_by(from: &impl Reads, sight: &Sight) -> Result<Condition, StoreError> {
    let seen = Condition::all().add_option(read_by(sight));
    if sight.everything {
        return Ok(seen);
    }
    let kept = kept(from).await?;
    let hidden = kept.iter().filter(|idea| !idea.is_seen_by(sight));
    Ok(seen.add(Column::Id.is_not_in(hidden.map(|idea| idea.id.0))))
}

/// What this person reads of the ideas, when it is not all of them; a masked author is not told apart.
pub(crate) fn read_by(sight: &Sight) -> Option<Condition> {
    sight.ideas.as_ref().map(reached)
}

/// Those of these ideas that somebody reads.
///
/// # Errors
/// When the database fails.
pub async fn read_among(
    from: &impl Reads,
    ids: &[IdeaId],
    read: &Reached,
) -> Result<BTreeSet<IdeaId>, StoreError> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let found = among_these(from, &ids, reached(read)).await?;
    Ok(found.into_iter().map(IdeaId).collect())
}

async fn among_these(
    from: &impl Reads,
    ids: &[Uuid],
    which: Condition,
) -> Result<BTreeSet<Uuid>, StoreError> {
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let found: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(which)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(found.into_iter().collect())
}

/// Which of these ideas this person does not read, or are kept for others; a masked author is not told apart.
pub(crate) async fn hidden_among(
    from: &impl Reads,
    ids: &[Uuid],
    sight: &Sight,
) -> Result<BTreeSet<Uuid>, StoreError> {
    let mut hidden = BTreeSet::new();
    if let Some(which) = read_by(sight) {
        let read = among_these(from, ids, which).await?;
        hidden.extend(ids.iter().copied().filter(|id| !read.contains(id)));
    }
    if sight.everything || ids.is_empty() {
        return Ok(hidden);
    }
    let these = Condition::all().add(Column::Id.is_in(ids.iter().copied()));
    let kept = among(from, these).await?;
    hidden.extend(kept.iter().filter(|idea| !idea.is_seen_by(sight)).map(|idea| idea.id.0));
    Ok(hidden)
}

/// Saves who may read an idea.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update_visibility(tx: &Tx, idea: &Stored<Idea>) -> Result<(), StoreError> {
    let parts = idea.value.parts();
    let changed = Entity::update_many()
        .col_expr(Column::Visibility, Expr::value(parts.visibility.code()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(parts.id.0))
        .filter(Column::Version.eq(idea.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}
