//! The chain idea → experiment → practice → reuse (R013), and a way to hold it while it is being tied.

use std::collections::BTreeMap;

use domain::idea::IdeaStatus;
use domain::poc::{Depth, PocStatus, Sight};
use domain::reference::ReferenceCode;
use domain::search::SearchKind;
use domain::{IdeaId, PocId, PracticeId};
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::code::{count, from_code};
use crate::entity::{idea, poc, practice};
use crate::{Reads, StoreError, Tx};

/// An idea, as a knot of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdeaKnot {
    /// Its identifier.
    pub id: IdeaId,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub status: IdeaStatus,
}

/// An experiment, as a knot of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PocKnot {
    /// Its identifier.
    pub id: PocId,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub status: PocStatus,
    /// How many steps are passed.
    pub steps_passed: u8,
    /// The idea before it.
    pub idea: Option<IdeaId>,
    /// The practice after it.
    pub practice: Option<PracticeId>,
    /// Why it is on hold or abandoned, when it is.
    pub cause: Option<ReferenceCode>,
}

/// A practice, as a knot of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeKnot {
    /// Its identifier.
    pub id: PracticeId,
    /// What people call it.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// How many bodies took it up.
    pub reuses: u32,
}

/// An idea, named, for somebody who may see it; a masked author is not told apart.
///
/// # Errors
/// When the database fails.
pub async fn idea(
    from: &impl Reads,
    id: IdeaId,
    sight: &Sight,
) -> Result<Option<IdeaKnot>, StoreError> {
    use idea::Column as C;
    if !crate::ideas::hidden_among(from, &[id.0], sight).await?.is_empty() {
        return Ok(None);
    }
    let row: Option<(String, String, String)> = idea::Entity::find_by_id(id.0)
        .select_only()
        .columns([C::Reference, C::Title, C::Status])
        .into_tuple()
        .one(from.connection())
        .await?;
    row.map(|(reference, title, status)| {
        Ok(IdeaKnot { id, reference, title, status: from_code(&status)? })
    })
    .transpose()
}

/// An experiment, named, for somebody who may see its sheet.
///
/// # Errors
/// When the database fails.
pub async fn poc(
    from: &impl Reads,
    id: PocId,
    sight: &Sight,
) -> Result<Option<PocKnot>, StoreError> {
    use poc::Column as C;
    type Row = (String, String, String, i16, Option<Uuid>, Option<Uuid>, Option<String>);
    let columns =
        [C::Reference, C::Title, C::Status, C::StepsPassed, C::IdeaId, C::PracticeId, C::StopCause];
    let row: Option<Row> = poc::Entity::find_by_id(id.0)
        .select_only()
        .columns(columns)
        .filter(crate::pocs::visible(sight, Depth::Sheet))
        .into_tuple()
        .one(from.connection())
        .await?;
    row.map(|(reference, title, status, steps, idea, practice, cause)| {
        Ok(PocKnot {
            id,
            reference,
            title,
            status: from_code(&status)?,
            steps_passed: count(i64::from(steps))?,
            idea: idea.map(IdeaId),
            practice: practice.map(PracticeId),
            cause: cause.map(ReferenceCode),
        })
    })
    .transpose()
}

/// Where the experiments of these ideas stand, and how many steps they have passed: those of which somebody may see
/// the sheet.
///
/// # Errors
/// When the database fails.
pub async fn progress(
    from: &impl Reads,
    ideas: &[IdeaId],
    sight: &Sight,
) -> Result<BTreeMap<IdeaId, (PocStatus, u8)>, StoreError> {
    use poc::Column as C;
    if ideas.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Uuid, String, i16)> = poc::Entity::find()
        .select_only()
        .columns([C::IdeaId, C::Status, C::StepsPassed])
        .filter(C::IdeaId.is_in(ideas.iter().map(|id| id.0)))
        .filter(crate::pocs::visible(sight, Depth::Sheet))
        .into_tuple()
        .all(from.connection())
        .await?;
    let told = |(idea, status, steps): (Uuid, String, i16)| {
        Ok((IdeaId(idea), (from_code(&status)?, count(i64::from(steps))?)))
    };
    rows.into_iter().map(told).collect()
}

/// A practice of the Store, named, for somebody who may see it.
///
/// # Errors
/// When the database fails.
pub async fn practice(
    from: &impl Reads,
    id: PracticeId,
    sight: &Sight,
) -> Result<Option<PracticeKnot>, StoreError> {
    use practice::Column as C;
    let row: Option<(String, String, i32)> = practice::Entity::find_by_id(id.0)
        .select_only()
        .columns([C::Reference, C::Title, C::Reuses])
        .filter(C::WithdrawnAt.is_null())
        .filter(crate::practices::visible(sight))
        .into_tuple()
        .one(from.connection())
        .await?;
    row.map(|(reference, title, reuses)| {
        Ok(PracticeKnot { id, reference, title, reuses: count(i64::from(reuses))? })
    })
    .transpose()
}

/// The first practice of the Store that says that it came from this idea without an experiment, named, among those that
/// somebody may see.
///
/// # Errors
/// When the database fails.
pub async fn practice_of_idea(
    from: &impl Reads,
    idea: IdeaId,
    sight: &Sight,
) -> Result<Option<PracticeKnot>, StoreError> {
    use practice::Column as C;
    let first: Option<Uuid> = practice::Entity::find()
        .select_only()
        .column(C::Id)
        .filter(C::IdeaId.eq(idea.0))
        .filter(C::PocId.is_null())
        .filter(C::WithdrawnAt.is_null())
        .filter(crate::practices::visible(sight))
        .order_by_asc(C::PublishedAt)
        .order_by_asc(C::Id)
        .into_tuple()
        .one(from.connection())
        .await?;
    match first {
        Some(id) => practice(from, PracticeId(id), sight).await,
        None => Ok(None),
    }
}

/// The identifiers of the chain that an object belongs to, whoever may read them: none when it belongs to none.
///
/// # Errors
/// When the database fails.
pub async fn knots(from: &impl Reads, kind: SearchKind, id: Uuid) -> Result<Vec<Uuid>, StoreError> {
    type Row = (Uuid, Option<Uuid>, Option<Uuid>);
    let of_poc = |of: SimpleExpr| {
        use poc::Column as C;
        let rows = poc::Entity::find().select_only().columns([C::Id, C::IdeaId, C::PracticeId]);
        rows.filter(of).into_tuple::<Row>()
    };
    let of_practice = |of: SimpleExpr| {
        use practice::Column as C;
        let rows = practice::Entity::find().select_only().columns([C::Id, C::IdeaId, C::PocId]);
        rows.filter(of).into_tuple::<Row>()
    };
    let rows = if kind == SearchKind::Idea {
        let mut rows = of_poc(poc::Column::IdeaId.eq(id)).all(from.connection()).await?;
        rows.extend(of_practice(practice::Column::IdeaId.eq(id)).all(from.connection()).await?);
        rows
    } else if kind == SearchKind::Poc {
        of_poc(poc::Column::Id.eq(id)).all(from.connection()).await?
    } else if kind == SearchKind::Practice {
        of_practice(practice::Column::Id.eq(id)).all(from.connection()).await?
    } else {
        Vec::new()
    };
    Ok(rows.into_iter().flat_map(|(own, one, other)| [Some(own), one, other]).flatten().collect())
}

/// Makes whoever wants to tie something to this idea wait for the end of this transaction.
///
/// # Errors
/// When the database fails.
pub async fn hold_idea(tx: &Tx, id: IdeaId) -> Result<(), StoreError> {
    if has_one_writer(tx) {
        return Ok(());
    }
    let idea = idea::Entity::find().filter(idea::Column::Id.eq(id.0));
    let _: Option<Uuid> = idea
        .select_only()
        .column(idea::Column::Id)
        .lock_exclusive()
        .into_tuple()
        .one(&tx.0)
        .await?;
    Ok(())
}

/// Makes whoever wants to tie something to this experiment wait for the end of this transaction.
///
/// # Errors
/// When the database fails.
pub async fn hold_poc(tx: &Tx, id: PocId) -> Result<(), StoreError> {
    if has_one_writer(tx) {
        return Ok(());
    }
    let poc = poc::Entity::find().filter(poc::Column::Id.eq(id.0));
    let _: Option<Uuid> =
        poc.select_only().column(poc::Column::Id).lock_exclusive().into_tuple().one(&tx.0).await?;
    Ok(())
}

/// Makes whoever wants to take this practice up wait for the end of this transaction.
///
/// # Errors
/// When the database fails.
pub async fn hold_practice(tx: &Tx, id: PracticeId) -> Result<(), StoreError> {
    if has_one_writer(tx) {
        return Ok(());
    }
    let practice = practice::Entity::find().filter(practice::Column::Id.eq(id.0));
    let _: Option<Uuid> = practice
        .select_only()
        .column(practice::Column::Id)
        .lock_exclusive()
        .into_tuple()
        .one(&tx.0)
        .await?;
    Ok(())
}

/// SQLite lets one transaction write at a time: whoever comes next waits already.
pub(crate) fn has_one_writer(tx: &Tx) -> bool {
    tx.0.get_database_backend() == DatabaseBackend::Sqlite
}
