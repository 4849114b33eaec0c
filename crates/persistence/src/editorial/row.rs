//! Rows of `editorial_item`, back into the domain, and what of an item is kept as one text.

use std::num::NonZeroU16;

use chrono::{DateTime, NaiveDate, Utc};
use domain::editorial::{
    EditorialBrick, EditorialContent, EditorialItem, EditorialParts, EventContent, EventFormat,
    EventTimes, FeaturedDays, Featuring, Heading, ItemImage, NewsContent, Pitches, Publication,
    Registration, TermContent, TestimonySubject, ToldProject, WebAddress,
};
use domain::expression::Target;
use domain::journal::{Subject, SubjectKind};
use domain::text::{LongText, Paragraph, ShortText};
use domain::{AttachmentId, EditorialId, OrganisationId, PartnerId, PocId, PracticeId, UserId};
use serde::{Deserialize, Serialize};

use super::issue::IssueFields;
use super::knowledge::{self, FigureFields};
use crate::code::{from_code, from_code_opt, from_json};
use crate::entity::editorial_item::Model;
use crate::{StoreError, Stored, video};

/// Nobody reads it yet.
pub(super) const DRAFT: &str = "draft";
/// People read it, from `published_at`.
pub(crate) const RELEASED: &str = "released";
/// Not any more.
pub(super) const WITHDRAWN: &str = "withdrawn";

/// The fields of news that lists show. A field added later is empty in old rows.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct NewsFields {
    pub(super) lead: Option<String>,
}

/// The fields of a term.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct TermFields {
    pub(super) definition: String,
    pub(super) synonyms: Vec<String>,
    pub(super) plain: Option<String>,
}

/// The fields of an event that have no column. No registration is kept as none.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct EventFields {
    pub(super) place: Option<String>,
    pub(super) link: Option<String>,
    pub(super) partners: Option<String>,
    pub(super) met: Vec<PartnerId>,
    pub(super) registers: bool,
    pub(super) places: Option<u16>,
    pub(super) pitches: Vec<PitchField>,
    pub(super) slides: Option<String>,
}

/// Something that is pitched.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct PitchField {
    kind: SubjectKind,
    id: uuid::Uuid,
}

impl PitchField {
    pub(super) const fn of(pitch: Target) -> Self {
        let Subject { kind, id } = pitch.subject();
        Self { kind, id }
    }
}

impl EventFields {
    pub(super) fn registration(&self) -> Registration {
        if self.registers {
            Registration::Open { places: self.places.and_then(NonZeroU16::new) }
        } else {
            Registration::None
        }
    }
}

/// When an event begins and ends, from its columns.
pub(super) fn times(
    begins_at: Option<DateTime<Utc>>,
    ends_at: Option<DateTime<Utc>>,
) -> Result<EventTimes, StoreError> {
    let times = begins_at.zip(ends_at).map(|(begins, ends)| EventTimes::restore(begins, ends));
    times.ok_or_else(|| StoreError::Corrupt("an event without its dates".to_owned()))
}

/// The format of an event, from its column.
pub(super) fn format(facet: Option<&str>) -> Result<EventFormat, StoreError> {
    from_code(facet.unwrap_or_default())
}

impl TermFields {
    pub(super) fn content(self) -> TermContent {
        let Self { definition, synonyms, plain } = self;
        TermContent {
            definition: Paragraph::restore(definition),
            synonyms: synonyms.into_iter().map(ShortText::restore).collect(),
            plain: plain.map(ShortText::restore),
        }
    }
}

/// The project that news tells about, from its columns.
pub(super) fn project(
    facet: Option<&str>,
    (poc, practice): (Option<uuid::Uuid>, Option<uuid::Uuid>),
) -> Result<Option<ToldProject>, StoreError> {
    let status = from_code_opt(facet)?;
    let (poc, practice) = (poc.map(PocId), practice.map(PracticeId));
    Ok(status.map(|status| ToldProject { status, poc, practice }))
}

/// The image of an item, from its columns.
pub(crate) fn image(
    file: Option<uuid::Uuid>,
    scope: Option<&str>,
) -> Result<Option<ItemImage>, StoreError> {
    let Some((file, scope)) = file.zip(scope) else { return Ok(None) };
    Ok(Some(ItemImage { file: AttachmentId(file), scope: from_code(scope)? }))
}

pub(super) fn publication(
    status: &str,
    published_at: Option<DateTime<Utc>>,
    withdrawn_at: Option<DateTime<Utc>>,
) -> Result<Publication, StoreError> {
    match (status, published_at, withdrawn_at) {
        (DRAFT, _, _) => Ok(Publication::Draft),
        (RELEASED, Some(at), _) => Ok(Publication::From(at)),
        (WITHDRAWN, _, Some(at)) => Ok(Publication::Withdrawn(at)),
        _ => Err(StoreError::Corrupt(format!("`{status}` is no publication, or lacks its date"))),
    }
}

pub(super) fn featuring(
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    chosen_at: Option<DateTime<Utc>>,
) -> Option<Featuring> {
    let days = FeaturedDays::restore(from?, until?);
    Some(Featuring { days, chosen_at: chosen_at? })
}

/// An event, from its columns.
fn event(
    (brief, body): (&str, Option<String>),
    (facet, video): (Option<&str>, Option<&str>),
    times: EventTimes,
    training: Option<uuid::Uuid>,
) -> Result<EventContent, StoreError> {
    let fields: EventFields = from_json(brief)?;
    let pitches = fields.pitches.iter().filter_map(|one| Target::of(one.kind, one.id));
    Ok(EventContent {
        format: format(facet)?,
        times,
        registration: fields.registration(),
        pitches: Pitches::restore(pitches.collect()),
        place: fields.place.map(ShortText::restore),
        link: fields.link.map(WebAddress::restore),
        body: LongText::restore(body.unwrap_or_default()),
        partners: fields.partners.map(Paragraph::restore),
        met: fields.met,
        replay: video::of_column(video)?,
        slides: fields.slides.map(WebAddress::restore),
        training: training.map(EditorialId),
    })
}

pub(crate) fn item(row: Model) -> Result<Stored<EditorialItem>, StoreError> {
    let content =
        match from_code(&row.brick)? {
            EditorialBrick::News => {
                let NewsFields { lead } = from_json(&row.brief)?;
                let body = row.body.unwrap_or_default();
                EditorialContent::News(NewsContent {
                    lead: lead.map(Paragraph::restore),
                    body: LongText::restore(body),
                    project: project(row.facet.as_deref(), (row.poc_id, row.practice_id))?,
                    video: video::of_column(row.video.as_deref())?,
                })
            }
            EditorialBrick::Glossary => {
                EditorialContent::Glossary(from_json::<TermFields>(&row.brief)?.content())
            }
            EditorialBrick::KeyFigures => {
                EditorialContent::KeyFigures(from_json::<FigureFields>(&row.brief)?.content())
            }
            EditorialBrick::MethodResources => EditorialContent::MethodResources(
                knowledge::method(row.facet.as_deref(), row.technique, (&row.brief, row.body))?,
            ),
            EditorialBrick::Testimonials => {
                let about =
                    TestimonySubject::of(row.practice_id.map(PracticeId), row.poc_id.map(PocId));
                let beside = (about, row.video.as_deref());
                let said = knowledge::testimonial((&row.brief, row.body), beside)?;
                EditorialContent::Testimonials(said)
            }
            EditorialBrick::Newsletters => EditorialContent::Newsletters(
                from_json::<IssueFields>(&row.brief)?.content(row.body),
            ),
            EditorialBrick::Events => {
                let times = times(row.begins_at, row.ends_at)?;
                let columns = (row.facet.as_deref(), row.video.as_deref());
                let said = event((&row.brief, row.body), columns, times, row.training_id)?;
                EditorialContent::Events(said)
            }
        };
    let value = EditorialItem::restore(EditorialParts {
        id: EditorialId(row.id),
        title: Heading::restore(row.title),
        content,
        image: image(row.image_id, row.image_scope.as_deref())?,
        author: UserId(row.author_id),
        owner: UserId(row.owner_id),
        organisation: row.organisation_id.map(OrganisationId),
        publication: publication(&row.status, row.published_at, row.withdrawn_at)?,
        featured: featuring(row.featured_from, row.featured_until, row.featured_at),
        created_at: row.created_at,
        edited_at: row.edited_at,
        confirmed_at: row.confirmed_at,
    });
    Ok(Stored { value, version: row.version })
}
