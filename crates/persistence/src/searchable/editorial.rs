//! What news, terms, events, figures, resources, testimonials and newsletters are sought by, once they are published.

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Owned as _;
use domain::civil::Zone;
use domain::editorial::{
    EditorialBrick, EditorialContent, EditorialItem, FigureNature, FramedFeedback, MethodNature,
    Publication, Testimony,
};
use domain::search::SearchKind;
use domain::text::{Paragraph, ShortText};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{Searchable, TextPart};
use crate::code::{from_code, instant};
use crate::editorial::{RELEASED, item};
use crate::entity::editorial_item::{Column, Entity};
use crate::{Reads, StoreError};

/// What everybody who consults the brick reads at this instant.
pub(super) fn found(kind: SearchKind, now: DateTime<Utc>) -> Condition {
    // A kind that is no brick has no item.
    let brick = kind.editorial().map_or("", EditorialBrick::code);
    Condition::all()
        .add(Column::Brick.eq(brick))
        .add(Column::Status.eq(RELEASED))
        .add(Column::PublishedAt.lte(instant(now)))
}

pub(super) async fn walk(
    from: &impl Reads,
    (kind, now): (SearchKind, DateTime<Utc>),
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Uuid>, StoreError> {
    let mut select = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(found(kind, now))
        .order_by_asc(Column::Id)
        .limit(limit);
    if let Some(after) = after {
        select = select.filter(Column::Id.gt(after));
    }
    Ok(select.into_tuple().all(from.connection()).await?)
}

pub(super) async fn read(
    from: &impl Reads,
    (kind, now): (SearchKind, DateTime<Utc>),
    ids: &[Uuid],
) -> Result<Vec<Searchable>, StoreError> {
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(found(kind, now))
        .all(from.connection())
        .await?;
    let searchable = |row| {
        let stored = item(row)?;
        Ok(searchable(&stored.value, stored.version))
    };
    rows.into_iter().map(searchable).collect()
}

/// The bricks of these items.
///
/// # Errors
/// When the database fails or holds an unknown brick.
pub async fn bricks(
    from: &impl Reads,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, EditorialBrick)>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids = Column::Id.is_in(ids.iter().copied());
    named(from, Condition::all().add(ids)).await
}

/// The items that came out by themselves after an instant and until another.
///
/// # Errors
/// When the database fails or holds an unknown brick.
pub async fn came_out(
    from: &impl Reads,
    (since, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<(Uuid, EditorialBrick)>, StoreError> {
    // By name: the index begins with the brick.
    let bricks = EditorialBrick::ALL.iter().map(|brick| brick.code());
    let out = Condition::all()
        .add(Column::Brick.is_in(bricks))
        .add(Column::Status.eq(RELEASED))
        .add(Column::PublishedAt.gt(instant(since)))
        .add(Column::PublishedAt.lte(instant(until)));
    named(from, out).await
}

async fn named(
    from: &impl Reads,
    which: Condition,
) -> Result<Vec<(Uuid, EditorialBrick)>, StoreError> {
    let rows: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Brick])
        .filter(which)
        .into_tuple()
        .all(from.connection())
        .await?;
    rows.into_iter().map(|(id, brick)| Ok((id, from_code(&brick)?))).collect()
}

fn searchable(item: &EditorialItem, version: i32) -> Searchable {
    let parts = item.parts();
    let mut one = Searchable {
        id: parts.id.0,
        version,
        title: parts.title.as_str().to_owned(),
        day: Some(day(item)),
        place: item.place(),
        ..Searchable::default()
    };
    one.tell(&parts.content);
    one
}

/// The day of an event or of a figure; of anything else, the day on which it was published.
fn day(item: &EditorialItem) -> NaiveDate {
    let parts = item.parts();
    let published = match parts.publication {
        Publication::From(at) | Publication::Withdrawn(at) => at,
        Publication::Draft => parts.edited_at,
    };
    match &parts.content {
        EditorialContent::Events(event) => Zone::Paris.day(event.times.begins_at()),
        EditorialContent::KeyFigures(figure) => {
            figure.on.unwrap_or_else(|| Zone::Paris.day(published))
        }
        EditorialContent::News(_)
        | EditorialContent::Glossary(_)
        | EditorialContent::MethodResources(_)
        | EditorialContent::Testimonials(_)
        | EditorialContent::Newsletters(_) => Zone::Paris.day(published),
    }
}

fn long(text: Option<&Paragraph>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}

fn short(text: &ShortText) -> String {
    text.as_str().to_owned()
}

impl Searchable {
    /// What an item says, in the parts of what is sought.
    fn tell(&mut self, content: &EditorialContent) {
        let body = |text: &str| Some(text.to_owned());
        match content {
            EditorialContent::News(news) => {
                // An abandoned project is found as such (R313).
                self.status = news.project.map(|project| project.status.code().to_owned());
                self.say(TextPart::Summary, long(news.lead.as_ref()));
                self.say(TextPart::Details, body(news.body.as_str()));
            }
            EditorialContent::Glossary(term) => {
                self.labels.extend(term.plain.iter().chain(&term.synonyms).map(short));
                self.say(TextPart::Summary, body(term.definition.as_str()));
            }
            EditorialContent::Events(event) => {
                self.labels.extend(event.place.as_ref().map(short));
                self.say(TextPart::Details, body(event.body.as_str()));
                self.say(TextPart::Details, long(event.partners.as_ref()));
            }
            EditorialContent::KeyFigures(figure) => {
                match &figure.nature {
                    FigureNature::Figure { value, unit } => {
                        self.labels.push(short(value));
                        self.labels.extend(unit.iter().map(short));
                    }
                    FigureNature::Counted { unit, .. } => {
                        self.labels.extend(unit.iter().map(short));
                    }
                    FigureNature::Watch { body, .. } => {
                        self.say(TextPart::Details, long(Some(body)));
                    }
                }
                self.labels.push(short(&figure.source));
                self.say(TextPart::Summary, long(figure.note.as_ref()));
            }
            EditorialContent::MethodResources(resource) => {
                if let MethodNature::TechniqueSheet { objective, .. } = &resource.nature {
                    self.say(TextPart::Summary, body(objective.as_str()));
                }
                self.say(TextPart::Details, body(resource.body.as_str()));
            }
            EditorialContent::Testimonials(testimonial) => {
                self.labels.push(short(&testimonial.speaker));
                self.tell_testimony(&testimonial.testimony);
            }
            // What it takes up is found by itself.
            EditorialContent::Newsletters(issue) => {
                self.say(TextPart::Summary, long(issue.lead.as_ref()));
                self.say(TextPart::Details, body(issue.body.as_str()));
            }
        }
    }

    fn tell_testimony(&mut self, testimony: &Testimony) {
        let parts = match testimony {
            Testimony::Simple(story) => {
                self.say(TextPart::Details, Some(story.as_str().to_owned()));
                return;
            }
            Testimony::Framed(parts) => parts,
        };
        let FramedFeedback { context, done, worked, failed, advice } = parts;
        self.say(TextPart::Problem, Some(context.as_str().to_owned()));
        self.say(TextPart::Proposal, Some(done.as_str().to_owned()));
        self.say(TextPart::Result, long(worked.as_ref()));
        self.say(TextPart::Lessons, long(failed.as_ref()));
        self.say(TextPart::Lessons, long(advice.as_ref()));
    }
}
