//! When something last happened in each native brick (R047).

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::access::Brick;
use domain::journal::SubjectKind;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, Select};

use crate::entity::{brick, comment, editorial_item, journal};
use crate::{Reads, StoreError};

/// What the journal tells of the directory: its facts are about accounts and bodies, as others are.
const OF_THE_DIRECTORY: [&str; 3] = ["card_kept", "mailbox_set", "partner_kept"];

/// When something last happened in each brick, until now. A brick where nothing ever did is not there.
///
/// # Errors
/// When the database fails.
pub async fn freshness(
    from: &impl Reads,
    now: DateTime<Utc>,
) -> Result<BTreeMap<Brick, DateTime<Utc>>, StoreError> {
    let mut found = Vec::new();
    for (kind, at) in told(from).await? {
        found.push((SubjectKind::from_code(&kind).and_then(brick_of), at));
    }
    for (code, published, edited) in items(from, now).await? {
        found.push((Brick::from_code(&code), Ord::max(published, edited)));
    }
    let added = last(from, brick::Entity::find(), brick::Column::WrittenAt).await?;
    let said = last(from, comment::Entity::find(), comment::Column::PostedAt).await?;
    let kept = journal::Entity::find().filter(of_the_directory());
    let kept = last(from, kept, journal::Column::At).await?;
    found.extend([
        (Some(Brick::Links), added),
        (Some(Brick::Expression), said),
        (Some(Brick::Directory), kept),
    ]);
    let mut latest = BTreeMap::new();
    for (brick, at) in found {
        let (Some(brick), Some(at)) = (brick, at) else { continue };
        let kept = latest.entry(brick).or_insert(at);
        *kept = Ord::max(at, *kept);
    }
    Ok(latest)
}

/// The brick that a kind of object belongs to; none when several bricks have some, which are asked themselves.
const fn brick_of(kind: SubjectKind) -> Option<Brick> {
    match kind {
        SubjectKind::Idea => Some(Brick::Ideas),
        SubjectKind::Challenge => Some(Brick::Challenges),
        SubjectKind::Poc => Some(Brick::Pocs),
        SubjectKind::Review => Some(Brick::Portfolio),
        SubjectKind::Practice => Some(Brick::Practices),
        SubjectKind::Account | SubjectKind::Rights => Some(Brick::Administration),
        SubjectKind::SynonymGroup => Some(Brick::Search),
        SubjectKind::Document => Some(Brick::Home),
        SubjectKind::HelpRequest => Some(Brick::HelpRequests),
        SubjectKind::ResourceRequest => Some(Brick::ResourceRequests),
        SubjectKind::Organisation => Some(Brick::Directory),
        SubjectKind::Message | SubjectKind::Setting | SubjectKind::EditorialItem => None,
    }
}

/// The last entry about each kind of object.
async fn told(from: &impl Reads) -> Result<Vec<(String, Option<DateTime<Utc>>)>, StoreError> {
    let rows = journal::Entity::find()
        .select_only()
        .column(journal::Column::SubjectKind)
        .column_as(Expr::col(journal::Column::At).max(), "latest")
        .group_by(journal::Column::SubjectKind)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows)
}

/// A brick of what the Dinno tells, when something of it last came out, and when something published was last edited.
type Told = (String, Option<DateTime<Utc>>, Option<DateTime<Utc>>);

async fn items(from: &impl Reads, now: DateTime<Utc>) -> Result<Vec<Told>, StoreError> {
    use editorial_item::Column as C;
    let rows = editorial_item::Entity::find()
        .select_only()
        .column(C::Brick)
        .column_as(Expr::col(C::PublishedAt).max(), "published")
        .column_as(Expr::col(C::EditedAt).max(), "edited")
        .filter(C::PublishedAt.lte(now))
        .group_by(C::Brick)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows)
}

fn of_the_directory() -> Condition {
    OF_THE_DIRECTORY.into_iter().fold(Condition::any(), |any, fact| {
        any.add(journal::Column::Fact.starts_with(format!("{{\"fact\":\"{fact}\"")))
    })
}

/// The greatest instant of a column among these rows.
async fn last<E: EntityTrait>(
    from: &impl Reads,
    rows: Select<E>,
    at: E::Column,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let latest: Vec<Option<DateTime<Utc>>> = rows
        .select_only()
        .column_as(Expr::col(at).max(), "latest")
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(latest.into_iter().flatten().max())
}
