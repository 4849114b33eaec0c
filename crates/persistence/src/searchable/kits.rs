//! What kits are sought by, once a release of them stands: the last one, and where their practice works.

use std::collections::BTreeMap;

use domain::OrganisationId;
use domain::access::Place;
use domain::practice::KitSection;
use domain::reference::ReferenceList;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::practices::audience;
use super::{Searchable, TextPart};
use crate::entity::kit::{Column, Entity};
use crate::entity::{kit, kit_release, practice};
use crate::kits::read_sections;
use crate::{Reads, StoreError, practices, sets};

/// What everybody who reads practices may find.
pub(super) fn found() -> Condition {
    Condition::all()
        .add(Column::Standing.gt(0))
        .add(Column::PracticeId.not_in_subquery(practices::withdrawn()))
}

pub(super) async fn walk(
    from: &impl Reads,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Uuid>, StoreError> {
    sets::walk(from, Entity::find().filter(found()), Column::Id, (after, limit)).await
}

/// The kits of these practices: what changes the one may change what is found of the others.
///
/// # Errors
/// When the database fails.
pub async fn kits_of(from: &impl Reads, practices: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    if practices.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::PracticeId.is_in(practices.iter().copied()))
        .into_tuple()
        .all(from.connection())
        .await?)
}

pub(super) async fn read(from: &impl Reads, ids: &[Uuid]) -> Result<Vec<Searchable>, StoreError> {
    let kits: Vec<kit::Model> = Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(found())
        .all(from.connection())
        .await?;
    let last = kits.iter().map(|kit| {
        Condition::all()
            .add(kit_release::Column::KitId.eq(kit.id))
            .add(kit_release::Column::Number.eq(kit.standing))
    });
    let last = last.fold(Condition::any(), Condition::add);
    if last.is_empty() {
        return Ok(Vec::new());
    }
    let releases = kit_release::Entity::find().filter(last).all(from.connection()).await?;
    let mut releases: BTreeMap<Uuid, kit_release::Model> =
        releases.into_iter().map(|release| (release.kit_id, release)).collect();
    let of = practice::Entity::find()
        .filter(practice::Column::Id.is_in(kits.iter().map(|kit| kit.practice_id)))
        .all(from.connection())
        .await?;
    let of: BTreeMap<Uuid, practice::Model> = of.into_iter().map(|one| (one.id, one)).collect();
    let told = kits.into_iter().filter_map(|kit| {
        let (release, practice) = (releases.remove(&kit.id)?, of.get(&kit.practice_id)?);
        Some(searchable(&kit, release, practice))
    });
    told.collect()
}

fn searchable(
    kit: &kit::Model,
    release: kit_release::Model,
    practice: &practice::Model,
) -> Result<Searchable, StoreError> {
    let mut one = Searchable {
        id: kit.id,
        version: kit.version,
        title: release.title,
        domain: Some(practice.domain.clone()),
        normed: vec![(ReferenceList::Domain, practice.domain.clone())],
        organisation: Some(OrganisationId(practice.organisation_id)),
        day: Some(release.released_at.date_naive()),
        labels: vec![practice.title.clone(), practice.reference.clone()],
        audience: audience(practice)?,
        // Whoever reads the practice reads its kits.
        place: Place {
            organisation: Some(OrganisationId(practice.organisation_id)),
            item: Some(practice.id),
        },
        ..Searchable::default()
    };
    let sections = read_sections(&release.sections)?;
    for section in KitSection::ALL {
        let text = sections.get(*section).map(|text| text.as_str().to_owned());
        one.say(part(*section), text);
    }
    Ok(one)
}

const fn part(section: KitSection) -> TextPart {
    match section {
        KitSection::Context => TextPart::Problem,
        KitSection::Solution => TextPart::Proposal,
        KitSection::Evaluation => TextPart::Result,
        KitSection::Conditions
        | KitSection::CostAndMeans
        | KitSection::Steps
        | KitSection::Contact => TextPart::Details,
    }
}
