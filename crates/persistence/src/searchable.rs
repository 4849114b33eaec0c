//! What objects are sought by: one reading for all that search needs, by kind and by batch.

mod added;
mod challenges;
mod editorial;
mod ideas;
mod kits;
mod people;
mod pocs;
mod practices;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::OrganisationId;
use domain::access::Place;
use domain::poc::{Mark, Visibility};
use domain::reference::ReferenceList;
use domain::search::SearchKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::{brick, challenge, editorial_item, idea, kit, person, poc, practice};
use crate::sets::{self, Set};
use crate::{Reads, StoreError, expression};

pub use added::{added, mark_of};
pub use editorial::{bricks, came_out};
pub use kits::kits_of;

/// Which part of an object a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPart {
    /// What it says in a few lines.
    Summary,
    /// The problem or the question.
    Problem,
    /// The proposal or the solution.
    Proposal,
    /// What came out of it.
    Result,
    /// What was learnt.
    Lessons,
    /// Anything else.
    Details,
    /// What people say about it.
    Comments,
}

/// Whom to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Their identifier, when the portal knows them.
    pub id: Option<Uuid>,
    /// Their name.
    pub name: String,
}

/// An object, as search needs it. Of an anonymous idea, nothing that leads to its author.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searchable {
    /// Its identifier.
    pub id: Uuid,
    /// Its version.
    pub version: i32,
    /// What people call it.
    pub reference: Option<String>,
    /// Its title.
    pub title: String,
    /// The code of where it stands.
    pub status: Option<String>,
    /// The code of its domain.
    pub domain: Option<String>,
    /// The code of its sub-category.
    pub subcategory: Option<String>,
    /// Values of normed lists, whose words it is sought by.
    pub normed: Vec<(ReferenceList, String)>,
    /// Its body.
    pub organisation: Option<OrganisationId>,
    /// Its day.
    pub day: Option<NaiveDate>,
    /// Keywords, and names of people and partners.
    pub labels: Vec<String>,
    /// What people tagged it with, as they read it.
    pub tags: Vec<String>,
    /// What it says, in Markdown.
    pub texts: Vec<(TextPart, String)>,
    /// Why it stopped: the code of the cause, and what was said of it.
    pub stop: Option<(Option<String>, Option<String>)>,
    /// Whom to call.
    pub contact: Option<Contact>,
    /// How many steps are passed.
    pub steps_passed: Option<u8>,
    /// Who may find it, of those who read its kind.
    pub audience: Audience,
    /// Where it stands, for whoever reads a part of its kind.
    pub place: Place,
}

/// Who may find an object, of those who read its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// Not everybody.
    pub restricted: bool,
    /// Whoever holds one of these, even when their kind is closed to everybody.
    pub marks: Vec<String>,
}

impl Audience {
    /// Of something that everybody reads unless it is kept for some, whatever the audience of the experiments (A28).
    fn kept(visibility: Visibility, marks: &[Mark]) -> Self {
        if visibility == Visibility::Everyone {
            return Self::default();
        }
        Self { restricted: true, marks: marks.iter().map(kept_mark).collect() }
    }
}

/// The mark of those for whom something is kept: another than the one that opens experiments.
#[must_use]
pub fn kept_mark(mark: &Mark) -> String {
    format!("kept/{mark}")
}

impl Searchable {
    fn say(&mut self, part: TextPart, text: Option<String>) {
        self.texts.extend(text.filter(|text| !text.trim().is_empty()).map(|text| (part, text)));
    }
}

/// The objects of a kind with these identifiers; those that are not to be found at this instant are left out.
///
/// # Errors
/// When the database fails.
pub async fn read(
    from: &impl Reads,
    (kind, now): (SearchKind, DateTime<Utc>),
    ids: &[Uuid],
) -> Result<Vec<Searchable>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = match kind {
        SearchKind::Idea => ideas::read(from, ids).await?,
        SearchKind::Challenge => challenges::read(from, ids).await?,
        SearchKind::Poc => pocs::read(from, ids).await?,
        SearchKind::Practice => practices::read(from, ids).await?,
        SearchKind::Kit => return kits::read(from, ids).await,
        SearchKind::Person => people::read(from, ids).await?,
        SearchKind::Brick => return added::read(from, ids).await,
        SearchKind::News
        | SearchKind::Event
        | SearchKind::Term
        | SearchKind::Figure
        | SearchKind::Resource
        | SearchKind::Testimonial
        | SearchKind::Newsletter => return editorial::read(from, (kind, now), ids).await,
    };
    let mut tags = expression::tags_of(from, ids).await?;
    for one in &mut found {
        one.place = Place { organisation: one.organisation, item: Some(one.id) };
        one.tags = tags.remove(&one.id).unwrap_or_default();
    }
    Ok(found)
}

/// The next identifiers of a kind, in order, after this one.
///
/// # Errors
/// When the database fails.
pub async fn walk(
    from: &impl Reads,
    (kind, now): (SearchKind, DateTime<Utc>),
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Uuid>, StoreError> {
    let set = match kind {
        SearchKind::Idea => Set::Ideas,
        SearchKind::Challenge => Set::Challenges,
        SearchKind::Poc => Set::Pocs,
        SearchKind::Practice => Set::Practices,
        SearchKind::Kit => return kits::walk(from, after, limit).await,
        SearchKind::Person => return people::walk(from, after, limit).await,
        SearchKind::Brick => return added::walk(from, after, limit).await,
        SearchKind::News
        | SearchKind::Event
        | SearchKind::Term
        | SearchKind::Figure
        | SearchKind::Resource
        | SearchKind::Testimonial
        | SearchKind::Newsletter => {
            return editorial::walk(from, (kind, now), after, limit).await;
        }
    };
    sets::ids(from, set, after, limit).await
}

/// The versions of every object of a kind that is to be found at this instant.
///
/// # Errors
/// When the database fails.
pub async fn versions(
    from: &impl Reads,
    (kind, now): (SearchKind, DateTime<Utc>),
) -> Result<BTreeMap<Uuid, i32>, StoreError> {
    macro_rules! versions {
        ($table:ident) => {
            $table::Entity::find()
                .select_only()
                .columns([$table::Column::Id])
                .column($table::Column::Version)
        };
    }
    let connection = from.connection();
    let rows: Vec<(Uuid, i32)> = match kind {
        SearchKind::Idea => {
            versions!(idea).filter(ideas::found()).into_tuple().all(connection).await?
        }
        SearchKind::Challenge => versions!(challenge).into_tuple().all(connection).await?,
        SearchKind::Poc => versions!(poc).into_tuple().all(connection).await?,
        SearchKind::Practice => {
            versions!(practice).filter(practices::found()).into_tuple().all(connection).await?
        }
        SearchKind::Kit => {
            versions!(kit).filter(kits::found()).into_tuple().all(connection).await?
        }
        SearchKind::Person => {
            versions!(person).filter(people::found()).into_tuple().all(connection).await?
        }
        SearchKind::Brick => {
            versions!(brick).filter(added::found()).into_tuple().all(connection).await?
        }
        SearchKind::News
        | SearchKind::Event
        | SearchKind::Term
        | SearchKind::Figure
        | SearchKind::Resource
        | SearchKind::Testimonial
        | SearchKind::Newsletter => {
            let found = editorial::found(kind, now);
            versions!(editorial_item).filter(found).into_tuple().all(connection).await?
        }
    };
    Ok(rows.into_iter().collect())
}

/// The names of people, by identifier.
async fn names(
    from: &impl Reads,
    ids: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, String>, StoreError> {
    let ids: BTreeSet<Uuid> = ids.collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Uuid, String)> = person::Entity::find()
        .select_only()
        .columns([person::Column::Id, person::Column::Name])
        .filter(person::Column::Id.is_in(ids))
        .into_tuple()
        .all(from.connection())
        .await?;
    Ok(rows.into_iter().collect())
}

/// Rows of a table that hangs on objects, in order, by object.
async fn around<E: EntityTrait>(
    from: &impl Reads,
    (owner, order): (E::Column, E::Column),
    ids: &[Uuid],
    of: impl Fn(&E::Model) -> Uuid,
) -> Result<BTreeMap<Uuid, Vec<E::Model>>, StoreError> {
    let rows = E::find()
        .filter(owner.is_in(ids.iter().copied()))
        .order_by_asc(owner)
        .order_by_asc(order)
        .all(from.connection())
        .await?;
    let mut by_owner: BTreeMap<Uuid, Vec<E::Model>> = BTreeMap::new();
    for row in rows {
        by_owner.entry(of(&row)).or_default().push(row);
    }
    Ok(by_owner)
}
