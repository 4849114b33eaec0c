//! Throwing a practice away while it is a draft, with its kits and all that was kept about it but the journal.

use domain::practice::Practice;
use domain::{AttachmentId, PracticeId};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::chain::has_one_writer;
use crate::entity::practice::{Column, Entity};
use crate::entity::{
    editorial_item, kit, kit_file, kit_release, poc, practice_keyword, practice_label,
    practice_reuse,
};
use crate::{StoreError, Stored, Tx, discarded};

/// The files that the kits of a practice carry, written or released. Nobody writes these kits until this transaction
/// ends.
///
/// # Errors
/// When the database fails.
pub async fn hold_kits(tx: &Tx, practice: PracticeId) -> Result<Vec<AttachmentId>, StoreError> {
    if !has_one_writer(tx) {
        let kits = kit::Entity::find()
            .select_only()
            .column(kit::Column::Id)
            .filter(kit::Column::PracticeId.eq(practice.0))
            .order_by_asc(kit::Column::Id)
            .lock_exclusive();
        let _: Vec<Uuid> = kits.into_tuple().all(&tx.0).await?;
    }
    let files: Vec<Uuid> = kit_file::Entity::find()
        .select_only()
        .column(kit_file::Column::AttachmentId)
        .distinct()
        .filter(kit_file::Column::KitId.in_subquery(kits_of(practice)))
        .into_tuple()
        .all(&tx.0)
        .await?;
    Ok(files.into_iter().map(AttachmentId).collect())
}

/// Removes a draft, read in this version, and what hangs on it; the files are for the caller to forget.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved or published it in between.
pub async fn discard(tx: &Tx, practice: &Stored<Practice>) -> Result<(), StoreError> {
    let id = practice.value.parts().id;
    kit_file::Entity::delete_many()
        .filter(kit_file::Column::KitId.in_subquery(kits_of(id)))
        .exec(&tx.0)
        .await?;
    kit_release::Entity::delete_many()
        .filter(kit_release::Column::KitId.in_subquery(kits_of(id)))
        .exec(&tx.0)
        .await?;
    kit::Entity::delete_many().filter(kit::Column::PracticeId.eq(id.0)).exec(&tx.0).await?;
    practice_keyword::Entity::delete_many()
        .filter(practice_keyword::Column::PracticeId.eq(id.0))
        .exec(&tx.0)
        .await?;
    practice_label::Entity::delete_many()
        .filter(practice_label::Column::PracticeId.eq(id.0))
        .exec(&tx.0)
        .await?;
    // A draft is taken up by nobody today; a former version let it be.
    practice_reuse::Entity::delete_many()
        .filter(practice_reuse::Column::PracticeId.eq(id.0))
        .exec(&tx.0)
        .await?;
    discarded::forget(tx, id.0).await?;
    untie(tx, id).await?;
    let gone = Entity::delete_many()
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(practice.version))
        .filter(Column::Draft.eq(true))
        .exec(&tx.0)
        .await?;
    if gone.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

/// Its experiment may have another practice, and what was written of it names none: whoever is changing them reads them
/// again.
async fn untie(tx: &Tx, id: PracticeId) -> Result<(), StoreError> {
    tx.changes_pocs();
    poc::Entity::update_many()
        .col_expr(poc::Column::PracticeId, Expr::value(Option::<Uuid>::None))
        .col_expr(poc::Column::Version, Expr::col(poc::Column::Version).add(1))
        .filter(poc::Column::PracticeId.eq(id.0))
        .exec(&tx.0)
        .await?;
    editorial_item::Entity::update_many()
        .col_expr(editorial_item::Column::PracticeId, Expr::value(Option::<Uuid>::None))
        .col_expr(
            editorial_item::Column::Version,
            Expr::col(editorial_item::Column::Version).add(1),
        )
        .filter(editorial_item::Column::PracticeId.eq(id.0))
        .exec(&tx.0)
        .await?;
    Ok(())
}

fn kits_of(practice: PracticeId) -> SelectStatement {
    let mut kits = Query::select();
    kits.column(kit::Column::Id)
        .from(kit::Entity)
        .and_where(Expr::col(kit::Column::PracticeId).eq(practice.0));
    kits
}
