//! Who is what in the directory: which bodies and sites have referents (R267), who is called about a practice of the Store,
//! and helps others take it up (R230).

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Reached;
use domain::poc::Sight;
use domain::{OrganisationId, UserId};
use sea_orm::sea_query::{Condition, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{DirectoryFilter, accounts, found, reached};
use crate::code::count as count_of;
use crate::entity::practice::{Column, Entity};
use crate::entity::{directory_card, person};
use crate::practices::visible;
use crate::{Reads, StoreError};

/// Those of these people who are called about a practice of the Store that somebody may see.
///
/// # Errors
/// When the database fails.
pub async fn holders_among(
    from: &impl Reads,
    people: &[UserId],
    sight: &Sight,
) -> Result<BTreeSet<UserId>, StoreError> {
    if people.is_empty() {
        return Ok(BTreeSet::new());
    }
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::ContactId)
        .distinct()
        .filter(Column::ContactId.is_in(people.iter().map(|id| id.0)))
        .filter(Column::WithdrawnAt.is_null())
        .filter(visible(sight))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(ids.into_iter().map(UserId).collect())
}

/// All of them, as whoever has this sight may know them.
pub(super) fn holders(sight: &Sight) -> SelectStatement {
    let mut holders = Query::select();
    holders
        .column(Column::ContactId)
        .from(Entity)
        .and_where(Column::WithdrawnAt.is_null())
        .cond_where(visible(sight));
    holders
}

/// Who answers for innovation in a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many referents it has, whether they agree to be found or not.
    pub referents: u64,
    /// Where those who agree to be found say that they work, and how many of them there.
    pub sites: Vec<(String, u64)>,
}

/// How each body is covered by its referents, of those that somebody reads; a body that has none is absent.
///
/// # Errors
/// When the database fails.
pub async fn coverage(
    from: &impl Reads,
    read: Option<&Reached>,
) -> Result<BTreeMap<OrganisationId, Coverage>, StoreError> {
    use directory_card::Column as C;
    let rows: Vec<(Uuid, Uuid)> = accounts()
        .filter(Condition::all().add_option(read.map(reached)))
        .filter(person::Column::Referent.eq(true))
        .filter(person::Column::OrganisationId.is_not_null())
        .select_only()
        .columns([person::Column::Id, person::Column::OrganisationId])
        .into_tuple()
        .all(from.connection())
        .await?;
    let cards: Vec<(Uuid, String, String)> = directory_card::Entity::find()
        .select_only()
        .columns([C::PersonId, C::Site, C::SiteKey])
        .filter(C::PersonId.is_in(rows.iter().map(|(id, _)| *id)))
        .filter(C::Visible.eq(true))
        .filter(C::Site.is_not_null())
        .order_by_asc(C::SiteKey)
        .order_by_asc(C::PersonId)
        .into_tuple()
        .all(from.connection())
        .await?;
    let bodies: BTreeMap<Uuid, Uuid> = rows.into_iter().collect();
    let mut covered: BTreeMap<OrganisationId, Coverage> = BTreeMap::new();
    for body in bodies.values() {
        covered.entry(OrganisationId(*body)).or_default().referents += 1;
    }
    // One site whoever writes it, as the first of them does.
    let mut sites: BTreeMap<(Uuid, String), (String, u64)> = BTreeMap::new();
    for (person, site, key) in cards {
        if let Some(body) = bodies.get(&person) {
            sites.entry((*body, key)).or_insert((site, 0)).1 += 1;
        }
    }
    for ((body, _), site) in sites {
        covered.entry(OrganisationId(body)).or_default().sites.push(site);
    }
    Ok(covered)
}

/// How many people each body would leave, when the other criteria stay as they are; one that leaves nobody is absent.
///
/// # Errors
/// When the database fails.
pub async fn by_body(
    from: &impl Reads,
    filter: &DirectoryFilter,
) -> Result<Vec<(OrganisationId, u64)>, StoreError> {
    let others = DirectoryFilter { organisation: None, ..filter.clone() };
    let rows: Vec<(Uuid, i64)> = found(&others)
        .filter(person::Column::OrganisationId.is_not_null())
        .select_only()
        .column(person::Column::OrganisationId)
        .column_as(person::Column::Id.count(), "people")
        .group_by(person::Column::OrganisationId)
        .into_tuple()
        .all(from.connection())
        .await?;
    rows.into_iter().map(|(body, people)| Ok((OrganisationId(body), count_of(people)?))).collect()
}
