//! Writing kits, and keeping what was released.

use chrono::{DateTime, Utc};
use domain::practice::{Kit, KitContent, KitFile, KitParts, KitRelease};
use domain::{KitId, PracticeId};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::rows::{DRAFT, write_sections};
use crate::code::instant;
use crate::entity::{kit, kit_file, kit_release, practice};
use crate::{StoreError, Stored, Tx};

/// Adds a kit.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, kit: &Kit) -> Result<(), StoreError> {
    let mut row = written(kit)?;
    let KitParts { id, practice, content, created_by, created_at, .. } = kit.parts();
    row.id = Set(id.0);
    row.practice_id = Set(practice.parts().id.0);
    row.created_by = Set(created_by.0);
    row.created_at = Set(instant(*created_at));
    row.version = Set(1);
    row.check_asked = Set(false);
    row.insert(&tx.0).await?;
    add_files(tx, (id.0, DRAFT), &content.files).await
}

/// Saves what a kit is made of, and how many times it was released.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update(tx: &Tx, kit: &Stored<Kit>) -> Result<(), StoreError> {
    let KitParts { id, content, .. } = kit.value.parts();
    let row = kit::ActiveModel { version: Set(kit.version + 1), ..written(&kit.value)? };
    let changed = kit::Entity::update_many()
        .set(row)
        .filter(kit::Column::Id.eq(id.0))
        .filter(kit::Column::Version.eq(kit.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 {
        return Err(StoreError::Stale);
    }
    kit_file::Entity::delete_many()
        .filter(kit_file::Column::KitId.eq(id.0))
        .filter(kit_file::Column::Release.eq(DRAFT))
        .exec(&tx.0)
        .await?;
    add_files(tx, (id.0, DRAFT), &content.files).await
}

/// Throws a draft away, with its list of files; the files themselves are for the caller to forget.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved or released it in between.
pub async fn discard(tx: &Tx, kit: &Stored<Kit>) -> Result<(), StoreError> {
    let id = kit.value.parts().id.0;
    kit_file::Entity::delete_many()
        .filter(kit_file::Column::KitId.eq(id))
        .filter(kit_file::Column::Release.eq(DRAFT))
        .exec(&tx.0)
        .await?;
    let gone = kit::Entity::delete_many()
        .filter(kit::Column::Id.eq(id))
        .filter(kit::Column::Version.eq(kit.version))
        .filter(kit::Column::Released.eq(0))
        .exec(&tx.0)
        .await?;
    if gone.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// Writes down that nobody was asked about it since somebody answered for it.
///
/// # Errors
/// When the database fails.
pub async fn begin_year(tx: &Tx, id: KitId) -> Result<(), StoreError> {
    kit::Entity::update_many()
        .col_expr(kit::Column::CheckAsked, Expr::value(false))
        .filter(kit::Column::Id.eq(id.0))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Writes down that somebody is told of it; not when somebody was, or answered for it meanwhile. Its version stays.
///
/// # Errors
/// When the database fails.
pub async fn ask_check(tx: &Tx, id: KitId, before: DateTime<Utc>) -> Result<bool, StoreError> {
    let asked = kit::Entity::update_many()
        .col_expr(kit::Column::CheckAsked, Expr::value(true))
        .filter(kit::Column::Id.eq(id.0))
        .filter(kit::Column::Standing.gt(0))
        .filter(kit::Column::CheckAsked.eq(false))
        .filter(kit::Column::ConfirmedAt.lte(instant(before)))
        .exec(&tx.0)
        .await?;
    Ok(asked.rows_affected > 0)
}

/// Keeps a release, for ever.
///
/// # Errors
/// When the database fails.
pub async fn insert_release(tx: &Tx, release: &KitRelease) -> Result<(), StoreError> {
    let KitRelease { kit, number, content, note, by, at, withdrawn: _ } = release;
    let number = signed(*number);
    let row = kit_release::ActiveModel {
        kit_id: Set(kit.0),
        number: Set(number),
        kind: Set(content.kind.code().to_owned()),
        title: Set(content.title.as_str().to_owned()),
        sections: Set(write_sections(&content.sections)?),
        note: Set(note.as_ref().map(|note| note.as_str().to_owned())),
        released_by: Set(by.0),
        released_at: Set(instant(*at)),
        withdrawn_at: Set(None),
        withdrawn_by: Set(None),
        withdrawal_reason: Set(None),
    };
    row.insert(&tx.0).await?;
    add_files(tx, (kit.0, number), &content.files).await
}

/// Keeps whether a release is withdrawn, and why. What it says stays.
///
/// # Errors
/// When the database fails.
pub async fn keep_withdrawal(tx: &Tx, release: &KitRelease) -> Result<(), StoreError> {
    use kit_release::Column as C;
    let KitRelease { kit, number, withdrawn, .. } = release;
    let row = kit_release::ActiveModel {
        withdrawn_at: Set(withdrawn.as_ref().map(|withdrawn| instant(withdrawn.at))),
        withdrawn_by: Set(withdrawn.as_ref().map(|withdrawn| withdrawn.by.0)),
        withdrawal_reason: Set(withdrawn
            .as_ref()
            .map(|withdrawn| withdrawn.reason.as_str().to_owned())),
        ..Default::default()
    };
    kit_release::Entity::update_many()
        .set(row)
        .filter(C::KitId.eq(kit.0))
        .filter(C::Number.eq(signed(*number)))
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Keeps with a practice how many of its kits have a release that stands, for its lists. Its version stays: nobody edited it.
///
/// # Errors
/// When the database fails.
pub async fn keep_count(tx: &Tx, id: PracticeId) -> Result<(), StoreError> {
    let released = kit::Entity::find()
        .filter(kit::Column::PracticeId.eq(id.0))
        .filter(kit::Column::Standing.gt(0))
        .count(&tx.0)
        .await?;
    practice::Entity::update_many()
        .col_expr(practice::Column::Kits, Expr::value(i32::try_from(released).unwrap_or(i32::MAX)))
        .filter(practice::Column::Id.eq(id.0))
        .exec(&tx.0)
        .await?;
    Ok(())
}

async fn add_files(
    tx: &Tx,
    (kit, release): (Uuid, i32),
    files: &[KitFile],
) -> Result<(), StoreError> {
    if files.is_empty() {
        return Ok(());
    }
    let rows = (0_i16..).zip(files).map(|(position, file)| kit_file::ActiveModel {
        kit_id: Set(kit),
        release: Set(release),
        position: Set(position),
        attachment_id: Set(file.attachment.0),
        accessibility: Set(file.accessibility.code().to_owned()),
    });
    kit_file::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// The columns that change.
fn written(kit: &Kit) -> Result<kit::ActiveModel, StoreError> {
    let KitParts { content, released, standing, confirmed_at, .. } = kit.parts();
    let KitContent { kind, title, sections, files: _ } = content;
    Ok(kit::ActiveModel {
        id: NotSet,
        practice_id: NotSet,
        kind: Set(kind.code().to_owned()),
        title: Set(title.as_str().to_owned()),
        sections: Set(write_sections(sections)?),
        released: Set(signed(*released)),
        standing: Set(signed(*standing)),
        created_by: NotSet,
        created_at: NotSet,
        version: NotSet,
        confirmed_at: Set(instant(*confirmed_at)),
        check_asked: NotSet,
    })
}
