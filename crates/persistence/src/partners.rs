//! The register of outside partners.

mod meetings;

use chrono::{DateTime, Utc};
use domain::access::Reached;
use domain::editorial::WebAddress;
use domain::partner::{Partner, PartnerContent, PartnerType};
use domain::text::{Paragraph, ShortText, fold};
use domain::{OrganisationId, PartnerId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Value,
};

use crate::code::{count as counted, from_code};
use crate::entity::partner::{ActiveModel, Column, Entity, Model};
use crate::{Cursor, CursorError, Reads, Slice, StoreError, Stored, Tx, keyset, matching, reach};

pub use meetings::{Meetings, PartnerName, meetings, named};

/// What the register is narrowed by. Criteria add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerFilter {
    /// Words of the name, or of the place.
    pub words: Option<String>,
    /// What they are.
    pub kind: Option<PartnerType>,
    /// The body that they are near to.
    pub organisation: Option<OrganisationId>,
    /// Those with whom one still works, or the others.
    pub active: bool,
    /// Those whom one met nowhere within the year before this instant.
    pub unmet: Option<DateTime<Utc>>,
    /// The events at which somebody knows that one met; all of them when absent.
    pub met: Option<Reached>,
    /// Those that somebody reads; all of them when absent.
    pub read: Option<Reached>,
}

/// Partners that meet every criterion, by name.
///
/// # Errors
/// When the database fails; [`CursorError`] when the cursor is not one of this list.
pub async fn list(
    from: &impl Reads,
    filter: &PartnerFilter,
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<Stored<Partner>>, CursorError>, StoreError> {
    let key = |cursor: &Cursor| Ok((Value::from(cursor.as_text()?), cursor.id));
    let last = match after.map(key).transpose() {
        Ok(last) => last,
        Err(CursorError) => return Ok(Err(CursorError)),
    };
    let rows = Entity::find()
        .filter(condition(filter))
        .filter(keyset::above((Column::NameKey, Column::Id), last))
        .order_by_asc(Column::NameKey)
        .order_by_asc(Column::Id)
        .limit(u64::from(limit) + 1)
        .all(from.connection())
        .await?;
    let Slice { rows, next } =
        Slice::cut(rows, limit, |row| Cursor::text(row.name_key.clone(), row.id));
    let rows = rows.into_iter().map(partner).collect::<Result<_, _>>()?;
    Ok(Ok(Slice { rows, next }))
}

/// How many partners meet every criterion.
///
/// # Errors
/// When the database fails.
pub async fn count(from: &impl Reads, filter: &PartnerFilter) -> Result<u64, StoreError> {
    Ok(Entity::find().filter(condition(filter)).count(from.connection()).await?)
}

/// How many partners of each type one works with, of those that somebody reads; those of which there is none are not
/// there.
///
/// # Errors
/// When the database fails.
pub async fn by_type(
    from: &impl Reads,
    read: Option<&Reached>,
) -> Result<Vec<(PartnerType, u32)>, StoreError> {
    let rows: Vec<(String, i64)> = Entity::find()
        .select_only()
        .column(Column::Kind)
        .column_as(Column::Id.count(), "partners")
        .filter(Column::Active.eq(true))
        .filter(Condition::all().add_option(read.map(reached)))
        .group_by(Column::Kind)
        .into_tuple()
        .all(from.connection())
        .await?;
    rows.into_iter().map(|(kind, partners)| Ok((from_code(&kind)?, counted(partners)?))).collect()
}

/// The partner with this identifier.
///
/// # Errors
/// When the database fails.
pub async fn find(from: &impl Reads, id: PartnerId) -> Result<Option<Stored<Partner>>, StoreError> {
    Entity::find_by_id(id.0).one(from.connection()).await?.map(partner).transpose()
}

/// Puts a partner on the register.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, partner: &Partner) -> Result<(), StoreError> {
    row(partner, 1).insert(&tx.0).await?;
    Ok(())
}

/// Saves what is said of a partner.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update(tx: &Tx, partner: &Stored<Partner>) -> Result<(), StoreError> {
    let changed = Entity::update_many()
        .set(row(&partner.value, partner.version + 1))
        .filter(Column::Id.eq(partner.value.id.0))
        .filter(Column::Version.eq(partner.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 { Err(StoreError::Stale) } else { Ok(()) }
}

fn condition(filter: &PartnerFilter) -> Condition {
    let PartnerFilter { words, kind, organisation, active, unmet, met, read } = filter;
    let named = |words: &str| {
        Condition::any()
            .add(matching::all_words(Column::NameKey, words))
            .add(matching::all_words(Column::PlaceKey, words))
    };
    Condition::all()
        .add(Column::Active.eq(*active))
        .add_option(words.as_deref().map(named))
        .add_option(kind.map(|kind| Column::Kind.eq(kind.code())))
        .add_option(organisation.map(|id| Column::OrganisationId.eq(id.0)))
        .add_option(unmet.map(|now| Column::Id.not_in_subquery(meetings::met(met.as_ref(), now))))
        .add_option(read.as_ref().map(reached))
}

/// What somebody reaches of the register: nobody's by nature.
fn reached(reached: &Reached) -> Condition {
    let column = |column: Column| Expr::col((Entity, column));
    reach::reached(reached, (column(Column::OrganisationId), column(Column::Id)), None)
}

fn row(partner: &Partner, version: i32) -> ActiveModel {
    let Partner { id, content } = partner;
    let PartnerContent { name, kind, place, organisation, site, note, active } = content;
    let place = place.as_ref().map(ShortText::as_str);
    ActiveModel {
        id: Set(id.0),
        name: Set(name.as_str().to_owned()),
        name_key: Set(fold(name.as_str())),
        kind: Set(kind.code().to_owned()),
        place: Set(place.map(str::to_owned)),
        place_key: Set(place.map(fold).unwrap_or_default()),
        organisation_id: Set(organisation.map(|id| id.0)),
        site: Set(site.as_ref().map(|site| site.as_str().to_owned())),
        note: Set(note.as_ref().map(|note| note.as_str().to_owned())),
        active: Set(*active),
        version: Set(version),
    }
}

fn partner(row: Model) -> Result<Stored<Partner>, StoreError> {
    let Model {
        id,
        name,
        name_key: _,
        kind,
        place,
        place_key: _,
        organisation_id,
        site,
        note,
        active,
        version,
    } = row;
    let content = PartnerContent {
        name: ShortText::restore(name),
        kind: from_code(&kind)?,
        place: place.map(ShortText::restore),
        organisation: organisation_id.map(OrganisationId),
        site: site.map(WebAddress::restore),
        note: note.map(Paragraph::restore),
        active,
    };
    Ok(Stored { value: Partner { id: PartnerId(id), content }, version })
}
