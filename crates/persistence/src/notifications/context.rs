//! What a notification needs to know of the objects it is about: what they are called, who takes part.

use std::collections::{BTreeMap, BTreeSet};

use domain::journal::{Subject, SubjectKind};
use domain::people::OrganisationKind;
use domain::poc::{Depth, Sight};
use domain::{PocId, UserId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::{
    challenge, contact_message, editorial_item, help_request, idea, organisation, poc, poc_member,
    practice, resource_request,
};
use crate::{Reads, StoreError};

/// What people call an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its reference.
    pub reference: String,
    /// Its title.
    pub title: String,
}

/// What people call these objects: one query for each kind. An account has no such name; an idea, a challenge, an
/// experiment or a practice that somebody may not see has none for them.
///
/// # Errors
/// When the database fails.
pub async fn names(
    from: &impl Reads,
    subjects: &[Subject],
    sight: &Sight,
) -> Result<BTreeMap<Uuid, Name>, StoreError> {
    let mut names = BTreeMap::new();
    for kind in SubjectKind::ALL {
        let of_kind = subjects.iter().filter(|subject| subject.kind == *kind);
        let ids: Vec<Uuid> = of_kind.map(|subject| subject.id).collect();
        let found = match kind {
            SubjectKind::Idea => {
                let columns = (idea::Column::Id, idea::Column::Reference, idea::Column::Title);
                let hidden = crate::ideas::hidden_among(from, &ids, sight).await?;
                let seen = ids.into_iter().filter(|id| !hidden.contains(id)).collect();
                named(from, idea::Entity, columns, seen).await?
            }
            SubjectKind::Challenge => {
                use challenge::Column as C;
                let seen = crate::challenges::seen_among(from, ids, sight).await?;
                named(from, challenge::Entity, (C::Id, C::Reference, C::Title), seen).await?
            }
            SubjectKind::Poc => {
                let columns = (poc::Column::Id, poc::Column::Reference, poc::Column::Title);
                let ids = ids.into_iter().map(PocId);
                let seen = crate::pocs::seen_among(from, ids, (sight, Depth::Sheet)).await?;
                let seen = seen.into_iter().map(|id| id.0).collect();
                named(from, poc::Entity, columns, seen).await?
            }
            SubjectKind::Practice => {
                use practice::Column as C;
                let seen = crate::practices::seen_among(from, ids, sight).await?;
                named(from, practice::Entity, (C::Id, C::Reference, C::Title), seen).await?
            }
            SubjectKind::Organisation => bodies(from, ids).await?,
            SubjectKind::HelpRequest => {
                use help_request::Column as C;
                named(from, help_request::Entity, (C::Id, C::Reference, C::Title), ids).await?
            }
            SubjectKind::ResourceRequest => {
                use resource_request::Column as C;
                named(from, resource_request::Entity, (C::Id, C::Reference, C::Title), ids).await?
            }
            SubjectKind::Message => {
                use contact_message::Column as C;
                named(from, contact_message::Entity, (C::Id, C::Reference, C::Title), ids).await?
            }
            SubjectKind::Account
            | SubjectKind::SynonymGroup
            | SubjectKind::Rights
            | SubjectKind::Document
            | SubjectKind::Review
            | SubjectKind::EditorialItem
            | SubjectKind::Setting => Vec::new(),
        };
        names.extend(found);
    }
    Ok(names)
}

/// Those of these organisations whose agents sign ideas: bodies and their directions, not the branch.
async fn bodies(from: &impl Reads, ids: Vec<Uuid>) -> Result<Vec<(Uuid, Name)>, StoreError> {
    use organisation::Column as C;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let kinds = [OrganisationKind::Organisation, OrganisationKind::Department];
    let rows: Vec<(Uuid, String, String)> = organisation::Entity::find()
        .select_only()
        .columns([C::Id, C::Code, C::Name])
        .filter(C::Id.is_in(ids))
        .filter(C::Kind.is_in(kinds.map(OrganisationKind::code)))
        .into_tuple()
        .all(from.connection())
        .await?;
    let name = |(id, reference, title)| (id, Name { reference, title });
    Ok(rows.into_iter().map(name).collect())
}

async fn named<E: EntityTrait<Column = C>, C: ColumnTrait>(
    from: &impl Reads,
    _: E,
    (id, reference, title): (C, C, C),
    mut ids: Vec<Uuid>,
) -> Result<Vec<(Uuid, Name)>, StoreError> {
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(Uuid, String, String)> = E::find()
        .select_only()
        .columns([id, reference, title])
        .filter(id.is_in(ids))
        .into_tuple()
        .all(from.connection())
        .await?;
    let name = |(id, reference, title)| (id, Name { reference, title });
    Ok(rows.into_iter().map(name).collect())
}

/// The titles of what the Dinno tells, among these objects: it has no reference.
///
/// # Errors
/// When the database fails.
pub async fn titles(
    from: &impl Reads,
    subjects: &[Subject],
) -> Result<BTreeMap<Uuid, String>, StoreError> {
    let items = subjects.iter().filter(|subject| subject.kind == SubjectKind::EditorialItem);
    let ids: BTreeSet<Uuid> = items.map(|subject| subject.id).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Uuid, String)> = editorial_item::Entity::find()
        .select_only()
        .columns([editorial_item::Column::Id, editorial_item::Column::Title])
        .filter(editorial_item::Column::Id.is_in(ids))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().collect())
}

/// The people with an account who take part in an experiment.
///
/// # Errors
/// When the database fails.
pub async fn team(from: &impl Reads, poc: PocId) -> Result<Vec<UserId>, StoreError> {
    let people: Vec<Option<Uuid>> = poc_member::Entity::find()
        .select_only()
        .column(poc_member::Column::PersonId)
        .filter(poc_member::Column::PocId.eq(poc.0))
        .filter(poc_member::Column::PersonId.is_not_null())
        .distinct()
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(people.into_iter().flatten().map(UserId).collect())
}
