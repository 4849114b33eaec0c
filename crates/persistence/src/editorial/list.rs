//! Editorial items in lists: no body.

use chrono::{DateTime, NaiveDate, Utc};
use domain::editorial::{
    EditorialBrick, EditorialState, EventFormat, EventTimes, Featuring, ItemImage,
    KeyFigureContent, MethodNature, Publication, SpeakerRole, SpeakerSide, TermContent,
    ToldProject,
};
use domain::{EditorialId, OrganisationId};
use sea_orm::sea_query::{Condition, Order};
use sea_orm::{
    EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    Value,
};
use uuid::Uuid;

use super::filter::{EditorialFilter, condition};
use super::issue::IssueFields;
use super::knowledge::{self, FigureFields, SpeakerFields};
use super::row::{EventFields, TermFields, featuring, format, image, project, publication, times};
use crate::code::{from_code, from_json};
use crate::entity::editorial_item::{Column, Entity};
use crate::{Cursor, CursorError, Reads, Slice, StoreError, keyset};

/// What a list shows of the content of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditorialBrief {
    /// The project that news tells about.
    News(Option<ToldProject>),
    /// A term, whole.
    Glossary(TermContent),
    /// When and where an event is.
    Events(EventBrief),
    /// A key figure, whole.
    KeyFigures(KeyFigureContent),
    /// What a method resource is.
    MethodResources(MethodNature),
    /// Who speaks in a testimonial.
    Testimonials(SpeakerBrief),
    /// How many things an issue of the newsletter takes up.
    Newsletters(usize),
}

impl EditorialBrief {
    /// The brick that it is of.
    #[must_use]
    pub const fn brick(&self) -> EditorialBrick {
        match self {
            Self::News(_) => EditorialBrick::News,
            Self::Glossary(_) => EditorialBrick::Glossary,
            Self::Events(_) => EditorialBrick::Events,
            Self::KeyFigures(_) => EditorialBrick::KeyFigures,
            Self::MethodResources(_) => EditorialBrick::MethodResources,
            Self::Testimonials(_) => EditorialBrick::Testimonials,
            Self::Newsletters(_) => EditorialBrick::Newsletters,
        }
    }
}

/// Who speaks in a testimonial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerBrief {
    /// As they wish to be named.
    pub speaker: String,
    /// From where.
    pub role: SpeakerRole,
    /// From which house.
    pub side: SpeakerSide,
}

/// What a list shows of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventBrief {
    /// What kind of event it is.
    pub format: EventFormat,
    /// When it begins and ends.
    pub times: EventTimes,
    /// Where it is.
    pub place: Option<String>,
    /// Where one follows it from afar.
    pub link: Option<String>,
}

/// An item in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorialRow {
    /// Its identifier.
    pub id: EditorialId,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// What a list shows of its content.
    pub brief: EditorialBrief,
    /// Whether people read it.
    pub publication: Publication,
    /// Whether it is on the front page.
    pub featured: Option<Featuring>,
    /// When somebody last changed what it says.
    pub edited_at: DateTime<Utc>,
    /// When somebody last answered for it.
    pub confirmed_at: DateTime<Utc>,
    /// The body it is written for; the whole branch when none.
    pub organisation: Option<OrganisationId>,
    /// What shows it, to those for whom it is.
    pub image: Option<ItemImage>,
}

#[derive(Debug, FromQueryResult)]
pub(super) struct Narrow {
    id: Uuid,
    brick: String,
    status: String,
    title: String,
    sort_key: String,
    excerpt: String,
    facet: Option<String>,
    brief: String,
    poc_id: Option<Uuid>,
    edited_at: DateTime<Utc>,
    confirmed_at: DateTime<Utc>,
    published_at: Option<DateTime<Utc>>,
    withdrawn_at: Option<DateTime<Utc>>,
    featured_from: Option<NaiveDate>,
    featured_until: Option<NaiveDate>,
    featured_at: Option<DateTime<Utc>>,
    begins_at: Option<DateTime<Utc>>,
    ends_at: Option<DateTime<Utc>>,
    technique: Option<String>,
    practice_id: Option<Uuid>,
    organisation_id: Option<Uuid>,
    image_id: Option<Uuid>,
    image_scope: Option<String>,
}

const NARROW: [Column; 23] = [
    Column::Id,
    Column::Brick,
    Column::Status,
    Column::Title,
    Column::SortKey,
    Column::Excerpt,
    Column::Facet,
    Column::Brief,
    Column::PocId,
    Column::EditedAt,
    Column::ConfirmedAt,
    Column::PublishedAt,
    Column::WithdrawnAt,
    Column::FeaturedFrom,
    Column::FeaturedUntil,
    Column::FeaturedAt,
    Column::BeginsAt,
    Column::EndsAt,
    Column::Technique,
    Column::PracticeId,
    Column::OrganisationId,
    Column::ImageId,
    Column::ImageScope,
];

/// The columns that a list reads.
pub(super) fn narrow() -> Select<Entity> {
    Entity::find().select_only().columns(NARROW)
}

/// In which order a list is read: each is the end of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sorted {
    /// The last published first.
    Published,
    /// By name.
    Named,
    /// The last written first: what is not published has no better date.
    Edited,
}

impl Sorted {
    const fn of(filter: &EditorialFilter) -> Self {
        match filter.state {
            EditorialState::Draft | EditorialState::Scheduled | EditorialState::Withdrawn => {
                Self::Edited
            }
            EditorialState::Published => match filter.brick {
                EditorialBrick::Glossary | EditorialBrick::MethodResources => Self::Named,
                EditorialBrick::News
                | EditorialBrick::Events
                | EditorialBrick::KeyFigures
                | EditorialBrick::Testimonials
                | EditorialBrick::Newsletters => Self::Published,
            },
        }
    }

    const fn column(self) -> (Column, Order) {
        match self {
            Self::Published => (Column::PublishedAt, Order::Desc),
            Self::Named => (Column::SortKey, Order::Asc),
            Self::Edited => (Column::EditedAt, Order::Desc),
        }
    }

    /// The rows that come after the one where a page ended.
    fn after(self, after: Option<&Cursor>) -> Result<Condition, CursorError> {
        let (column, _) = self.column();
        if self == Self::Named {
            let last =
                |cursor: &Cursor| cursor.as_text().map(|text| (Value::from(text), cursor.id));
            let last = after.map(last).transpose()?;
            return Ok(keyset::above((column, Column::Id), last));
        }
        Ok(keyset::below((column, Column::Id), keyset::instant(after)?))
    }

    fn cursor(self, row: &Narrow) -> Cursor {
        let at = |at: DateTime<Utc>| Cursor::number(at.timestamp_micros(), row.id);
        match self {
            Self::Published => at(row.published_at.unwrap_or(row.edited_at)),
            Self::Named => Cursor::text(row.sort_key.clone(), row.id),
            Self::Edited => at(row.edited_at),
        }
    }
}

/// Items that meet every criterion: terms by name, other published items the newest first, the rest the last
/// written first.
///
/// # Errors
/// When the database fails; [`CursorError`] when the cursor is not one of this list.
pub async fn list(
    from: &impl Reads,
    (filter, now): (&EditorialFilter, DateTime<Utc>),
    (limit, after): (u16, Option<&Cursor>),
) -> Result<Result<Slice<EditorialRow>, CursorError>, StoreError> {
    let sorted = Sorted::of(filter);
    let Ok(after) = sorted.after(after) else { return Ok(Err(CursorError)) };
    let (column, order) = sorted.column();
    let rows = narrow()
        .filter(condition(filter, now))
        .filter(after)
        .order_by(column, order.clone())
        .order_by(Column::Id, order)
        .limit(u64::from(limit) + 1)
        .into_model::<Narrow>()
        .all(from.connection())
        .await?;
    let Slice { rows, next } = Slice::cut(rows, limit, |row| sorted.cursor(row));
    Ok(Ok(Slice { rows: rows.into_iter().map(line).collect::<Result<_, _>>()?, next }))
}

/// How many items meet every criterion.
///
/// # Errors
/// When the database fails.
pub async fn count(
    from: &impl Reads,
    filter: &EditorialFilter,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    Ok(Entity::find().filter(condition(filter, now)).count(from.connection()).await?)
}

pub(super) fn line(row: Narrow) -> Result<EditorialRow, StoreError> {
    let brief = match from_code(&row.brick)? {
        EditorialBrick::News => {
            let about = (row.poc_id, row.practice_id);
            EditorialBrief::News(project(row.facet.as_deref(), about)?)
        }
        EditorialBrick::Glossary => {
            EditorialBrief::Glossary(from_json::<TermFields>(&row.brief)?.content())
        }
        EditorialBrick::KeyFigures => {
            EditorialBrief::KeyFigures(from_json::<FigureFields>(&row.brief)?.content())
        }
        EditorialBrick::MethodResources => {
            let (facet, technique) = (row.facet.as_deref(), row.technique);
            EditorialBrief::MethodResources(knowledge::nature(facet, technique, &row.brief)?)
        }
        EditorialBrick::Testimonials => {
            let SpeakerFields { speaker, role, side } = from_json(&row.brief)?;
            EditorialBrief::Testimonials(SpeakerBrief { speaker, role, side })
        }
        EditorialBrick::Newsletters => {
            EditorialBrief::Newsletters(from_json::<IssueFields>(&row.brief)?.count())
        }
        EditorialBrick::Events => {
            let EventFields { place, link, .. } = from_json(&row.brief)?;
            let format = format(row.facet.as_deref())?;
            let times = times(row.begins_at, row.ends_at)?;
            EditorialBrief::Events(EventBrief { format, times, place, link })
        }
    };
    Ok(EditorialRow {
        id: EditorialId(row.id),
        title: row.title,
        excerpt: row.excerpt,
        brief,
        publication: publication(&row.status, row.published_at, row.withdrawn_at)?,
        featured: featuring(row.featured_from, row.featured_until, row.featured_at),
        edited_at: row.edited_at,
        confirmed_at: row.confirmed_at,
        organisation: row.organisation_id.map(OrganisationId),
        image: image(row.image_id, row.image_scope.as_deref())?,
    })
}
