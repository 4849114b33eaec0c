//! Kits of practices: what is written, what was released, and the files of both (R233, R234).

mod rows;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::practice::{Kit, KitRelease, Practice, ReleaseWithdrawal};
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
pub use write::{
    ask_check, begin_year, discard, insert, insert_release, keep_count, keep_withdrawal, update,
};

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
    /// Since when it is withdrawn, and why.
    pub withdrawn: Option<ReleaseWithdrawal>,
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

/// Kits of which a release stands that were last confirmed then or before, and of which nobody was told; the oldest first.
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
        .filter(kit::Column::Standing.gt(0))
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

/// The last release that stands of each of these kits; nothing of those that have none.
///
/// # Errors
/// When the database fails.
pub async fn latest(
    from: &impl Reads,
    kits: &[Stored<Kit>],
) -> Result<BTreeMap<KitId, KitRelease>, StoreError> {
    let last = |kit: &Stored<Kit>| {
        let parts = kit.value.parts();
        i32::try_from(parts.standing).ok().map(|number| (parts.id.0, number))
    };
    let which: Vec<_> = kits.iter().filter_map(last).filter(|(_, number)| *number > 0).collect();
    releases(from, &which).await
}

/// The releases of a kit, withdrawn or not, the last one first.
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
        withdrawn_at: Option<DateTime<Utc>>,
        withdrawn_by: Option<Uuid>,
        withdrawal_reason: Option<String>,
    }
    let rows = kit_release::Entity::find()
        .select_only()
        .columns([C::Number, C::Note, C::ReleasedBy, C::ReleasedAt])
        .columns([C::WithdrawnAt, C::WithdrawnBy, C::WithdrawalReason])
        .filter(C::KitId.eq(kit.0))
        .order_by_desc(C::Number)
        .limit(RELEASES_MAX)
        .into_model::<Narrow>()
        .all(from.connection())
        .await?;
    let row = |row: Narrow| {
        let out = (row.withdrawn_at, row.withdrawn_by);
        Ok(KitReleaseRow {
            number: counted(i64::from(row.number))?,
            note: row.note,
            by: UserId(row.released_by),
            at: row.released_at,
            withdrawn: rows::withdrawal(out, row.withdrawal_reason),
        })
    };
    rows.into_iter().map(row).collect()
}

/// The number of the last release of a kit that stands, this one apart, and when it was published.
///
/// # Errors
/// When the database fails.
pub async fn standing_beside(
    from: &impl Reads,
    kit: KitId,
    number: u32,
) -> Result<Option<(u32, DateTime<Utc>)>, StoreError> {
    use kit_release::Column as C;
    let found: Option<(i32, DateTime<Utc>)> = kit_release::Entity::find()
        .select_only()
        .columns([C::Number, C::ReleasedAt])
        .filter(C::KitId.eq(kit.0))
        .filter(C::Number.ne(i32::try_from(number).unwrap_or(i32::MAX)))
        .filter(C::WithdrawnAt.is_null())
        .order_by_desc(C::Number)
        .limit(1)
        .into_tuple()
        .one(from.connection())
        .await?;
    found.map(|(number, at)| Ok((counted(i64::from(number))?, at))).transpose()
}

/// Whether a release that is withdrawn carries this file, and none that stands.
///
/// # Errors
/// When the database fails.
pub async fn is_withheld(from: &impl Reads, file: AttachmentId) -> Result<bool, StoreError> {
    use kit_release::Column as C;
    let of: Vec<(Uuid, i32)> = kit_file::Entity::find()
        .select_only()
        .columns([kit_file::Column::KitId, kit_file::Column::Release])
        .filter(kit_file::Column::AttachmentId.eq(file.0))
        .filter(kit_file::Column::Release.ne(rows::DRAFT))
        .into_tuple()
        .all(from.connection())
        .await?;
    if of.is_empty() {
        return Ok(false);
    }
    let one = |(kit, number): &(Uuid, i32)| {
        Condition::all().add(C::KitId.eq(*kit)).add(C::Number.eq(*number))
    };
    let any = of.iter().map(one).fold(Condition::any(), Condition::add);
    let standing = kit_release::Entity::find().filter(any).filter(C::WithdrawnAt.is_null());
    Ok(standing.count(from.connection()).await? == 0)
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
