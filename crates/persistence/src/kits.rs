//! Kits of practices: what is written, what was released, and the files of both (R233, R234).

mod rows;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::practice::{Kit, KitRelease, Practice};
use domain::{AttachmentId, KitId, PracticeId, UserId};
use sea_orm::sea_query::Condition;
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::code::{count as counted, instant};
use crate::entity::{kit, kit_file, kit_release};
use crate::{Reads, StoreError, Stored, practices};

pub(crate) use rows::read_sections;
pub use write::{ask_check, begin_year, discard, insert, insert_release, keep_count, update};

/// Most releases of a kit whose list is told.
const RELEASES_MAX: u64 = 200;

/// A release in the list of those of a kit: no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KitReleaseRow {
    /// Its number.
    pub number: u32,
    /// What changed.
    pub note: Option<String>,
    /// Who published it.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
}

/// The kit with this identifier, with its practice.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, id: KitId) -> Result<Option<Stored<Kit>>, StoreError> {
    let Some(row) = kit::Entity::find_by_id(id.0).one(from.connection()).await? else {
        return Ok(None);
    };
    let practice = practices::find(from, PracticeId(row.practice_id)).await?;
    let orphan = || StoreError::Corrupt(format!("kit {id} has no practice"));
    let practice = practice.ok_or_else(orphan)?.value;
    let files = files(from, &[(id.0, rows::DRAFT)]).await?;
    rows::kit(row, &practice, &files).map(Some)
}

/// The kits of a practice, the first one first: at most [`domain::practice::KITS_MAX`].
///
/// # Errors
/// When the database fails.
pub async fn of_practice(
    from: &impl Reads,
    practice: &Practice,
) -> Result<Vec<Stored<Kit>>, StoreError> {
    let found = kit::Entity::find()
        .filter(kit::Column::PracticeId.eq(practice.parts().id.0))
        .order_by_asc(kit::Column::Id)
        .all(from.connection())
        .await?;
    let drafts: Vec<_> = found.iter().map(|row| (row.id, rows::DRAFT)).collect();
    let files = files(from, &drafts).await?;
    found.into_iter().map(|row| rows::kit(row, practice, &files)).collect()
}

/// Released kits that were last confirmed then or before, and of which nobody was told; the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn to_ask(
    from: &impl Reads,
    before: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<KitId>, StoreError> {
    let ids: Vec<Uuid> = kit::Entity::find()
        .select_only()
        .column(kit::Column::Id)
        .filter(kit::Column::Released.gt(0))
        .filter(kit::Column::CheckAsked.eq(false))
        .filter(kit::Column::PracticeId.not_in_subquery(practices::withdrawn()))
        .filter(kit::Column::ConfirmedAt.lte(instant(before)))
        .order_by_asc(kit::Column::ConfirmedAt)
        .limit(limit)
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(KitId).collect())
}

/// How many kits a practice has, drafts among them.
///
/// # Errors
/// When the database fails.
pub async fn count(from: &impl Reads, practice: PracticeId) -> Result<usize, StoreError> {
    let all = kit::Entity::find().filter(kit::Column::PracticeId.eq(practice.0));
    let count = all.count(from.connection()).await?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// A release of a kit.
///
/// # Errors
/// When the database fails.
pub async fn release(
    from: &impl Reads,
    kit: KitId,
    number: u32,
) -> Result<Option<KitRelease>, StoreError> {
    let Ok(number) = i32::try_from(number) else { return Ok(None) };
    Ok(releases(from, &[(kit.0, number)]).await?.into_values().next())
}

/// The last release of each of these kits; nothing of those that are drafts.
///
/// # Errors
/// When the database fails.
pub async fn latest(
    from: &impl Reads,
    kits: &[Stored<Kit>],
) -> Result<BTreeMap<KitId, KitRelease>, StoreError> {
    let last = |kit: &Stored<Kit>| {
        let parts = kit.value.parts();
        i32::try_from(parts.released).ok().map(|number| (parts.id.0, number))
    };
    let which: Vec<_> = kits.iter().filter_map(last).filter(|(_, number)| *number > 0).collect();
    releases(from, &which).await
}

/// The releases of a kit, the last one first.
///
/// # Errors
/// When the database fails.
pub async fn history(from: &impl Reads, kit: KitId) -> Result<Vec<KitReleaseRow>, StoreError> {
    use kit_release::Column as C;
    #[derive(FromQueryResult)]
    struct Narrow {
        number: i32,
        note: Option<String>,
        released_by: Uuid,
        released_at: DateTime<Utc>,
    }
    let rows = kit_release::Entity::find()
        .select_only()
        .columns([C::Number, C::Note, C::ReleasedBy, C::ReleasedAt])
        .filter(C::KitId.eq(kit.0))
        .order_by_desc(C::Number)
        .limit(RELEASES_MAX)
        .into_model::<Narrow>()
        .all(from.connection())
        .await?;
    let row = |Narrow { number, note, released_by, released_at }| {
        let number = counted(i64::from(number))?;
        Ok(KitReleaseRow { number, note, by: UserId(released_by), at: released_at })
    };
    rows.into_iter().map(row).collect()
}

/// Those of these files that a kit carries, written or released.
///
/// # Errors
/// When the database fails.
pub async fn carried(
    from: &impl Reads,
    files: &[AttachmentId],
) -> Result<BTreeSet<AttachmentId>, StoreError> {
    use kit_file::Column as C;
    if files.is_empty() {
        return Ok(BTreeSet::new());
    }
    let ids: Vec<Uuid> = kit_file::Entity::find()
        .select_only()
        .column(C::AttachmentId)
        .filter(C::AttachmentId.is_in(files.iter().map(|id| id.0)))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(AttachmentId).collect())
}

/// Releases by kit and number: one of each kit at most.
async fn releases(
    from: &impl Reads,
    which: &[(Uuid, i32)],
) -> Result<BTreeMap<KitId, KitRelease>, StoreError> {
    use kit_release::Column as C;
    if which.is_empty() {
        return Ok(BTreeMap::new());
    }
    let one = |(kit, number): &(Uuid, i32)| {
        Condition::all().add(C::KitId.eq(*kit)).add(C::Number.eq(*number))
    };
    let any = which.iter().map(one).fold(Condition::any(), Condition::add);
    let found = kit_release::Entity::find().filter(any).all(from.connection()).await?;
    let files = files(from, which).await?;
    let read = |row| rows::release(row, &files).map(|release| (release.kit, release));
    found.into_iter().map(read).collect()
}

/// The files of kits as they were written at these releases, in order.
async fn files(from: &impl Reads, of: &[(Uuid, i32)]) -> Result<rows::Files, StoreError> {
    use kit_file::Column as C;
    if of.is_empty() {
        return Ok(BTreeMap::new());
    }
    let one = |(kit, release): &(Uuid, i32)| {
        Condition::all().add(C::KitId.eq(*kit)).add(C::Release.eq(*release))
    };
    let any = of.iter().map(one).fold(Condition::any(), Condition::add);
    let found = kit_file::Entity::find()
        .filter(any)
        .order_by_asc(C::KitId)
        .order_by_asc(C::Release)
        .order_by_asc(C::Position)
        .all(from.connection())
        .await?;
    let mut files = rows::Files::new();
    for row in found {
        let file = rows::file(&row)?;
        files.entry((row.kit_id, row.release)).or_default().push(file);
    }
    Ok(files)
}
