//! Writing editorial items.

use std::num::NonZeroU16;

use domain::editorial::{
    EditorialContent, EditorialItem, EditorialParts, EventContent, EventTimes, Featuring,
    FigureKind, NewsContent, NewsletterContent, Publication, Registration, TermContent,
};
use domain::excerpt::excerpt;
use domain::text::{ShortText, fold};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};

use super::filter::speaks;
use super::issue::IssueFields;
use super::knowledge::{self, FigureFields, MethodFields, SpeakerFields};
use super::met;
use super::row::{DRAFT, EventFields, NewsFields, PitchField, RELEASED, TermFields, WITHDRAWN};
use crate::code::{instant, to_json};
use crate::entity::editorial_item::{ActiveModel, Column, Entity};
use crate::{StoreError, Stored, Tx, video};

/// Adds an item.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, item: &EditorialItem) -> Result<(), StoreError> {
    let EditorialParts { id, author, created_at, .. } = item.parts();
    let row = ActiveModel {
        id: Set(id.0),
        brick: Set(item.brick().code().to_owned()),
        author_id: Set(author.0),
        created_at: Set(instant(*created_at)),
        version: Set(1),
        ..row(item)?
    };
    row.insert(&tx.0).await?;
    met::keep(tx, item).await
}

/// Saves what may change of an item.
///
/// # Errors
/// [`StoreError::Stale`] when somebody saved in between.
pub async fn update(tx: &Tx, item: &Stored<EditorialItem>) -> Result<(), StoreError> {
    let row = ActiveModel { version: Set(item.version + 1), ..row(&item.value)? };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(item.value.parts().id.0))
        .filter(Column::Version.eq(item.version))
        .exec(&tx.0)
        .await?;
    if changed.rows_affected == 0 {
        return Err(StoreError::Stale);
    }
    met::keep(tx, &item.value).await
}

/// What the content is kept as.
#[derive(Default)]
struct Kept {
    brief: String,
    body: Option<String>,
    facet: Option<String>,
    video: Option<String>,
    technique: Option<String>,
    times: Option<EventTimes>,
    /// What it is sought by besides its title.
    also: String,
    /// What it is sorted by, when that is not its title.
    first: Option<String>,
}

fn kept(content: &EditorialContent) -> Result<Kept, StoreError> {
    match content {
        EditorialContent::News(news) => kept_news(news),
        EditorialContent::Glossary(term) => kept_term(term),
        EditorialContent::Events(event) => kept_event(event),
        EditorialContent::KeyFigures(figure) => {
            let brief = to_json(&FigureFields::of(figure))?;
            // A figure has no facet, as those that were kept before there was another kind.
            let kind = figure.nature.kind();
            let facet = (kind != FigureKind::Figure).then(|| kind.code().to_owned());
            Ok(Kept { brief, facet, also: text(&figure.source), ..Kept::default() })
        }
        EditorialContent::MethodResources(resource) => Ok(Kept {
            brief: to_json(&MethodFields::of(resource))?,
            body: Some(resource.body.as_str().to_owned()),
            facet: Some(resource.nature.kind().code().to_owned()),
            technique: resource.nature.technique().map(|code| code.0.clone()),
            ..Kept::default()
        }),
        EditorialContent::Testimonials(testimonial) => Ok(Kept {
            brief: to_json(&SpeakerFields::of(testimonial))?,
            body: Some(knowledge::story(&testimonial.testimony)?),
            facet: Some(speaks(testimonial.role, testimonial.side)),
            video: video::column(testimonial.video.as_ref())?,
            also: text(&testimonial.speaker),
            ..Kept::default()
        }),
        EditorialContent::Newsletters(issue) => kept_issue(issue),
    }
}

fn kept_news(news: &NewsContent) -> Result<Kept, StoreError> {
    let NewsContent { lead, body, project, video } = news;
    let lead = lead.as_ref().map(|text| text.as_str().to_owned());
    Ok(Kept {
        brief: to_json(&NewsFields { lead })?,
        body: Some(body.as_str().to_owned()),
        facet: project.map(|project| project.status.code().to_owned()),
        video: video::column(video.as_ref())?,
        ..Kept::default()
    })
}

fn kept_issue(issue: &NewsletterContent) -> Result<Kept, StoreError> {
    Ok(Kept {
        brief: to_json(&IssueFields::of(issue))?,
        body: Some(issue.body.as_str().to_owned()),
        ..Kept::default()
    })
}

fn kept_term(term: &TermContent) -> Result<Kept, StoreError> {
    let TermContent { definition, synonyms, plain } = term;
    let plain = plain.as_ref().map(text);
    let synonyms: Vec<String> = synonyms.iter().map(text).collect();
    let also = plain.iter().chain(&synonyms).cloned().collect::<Vec<_>>().join(" ");
    let definition = definition.as_str().to_owned();
    Ok(Kept {
        // The plain word comes first (A29).
        first: plain.clone(),
        brief: to_json(&TermFields { definition, synonyms, plain })?,
        also,
        ..Kept::default()
    })
}

fn kept_event(event: &EventContent) -> Result<Kept, StoreError> {
    let EventContent { format, times, place, link, body, partners, met, registration, .. } = event;
    let EventContent { pitches, replay, slides, .. } = event;
    let (registers, places) = match registration {
        Registration::None => (false, None),
        Registration::Open { places } => (true, places.map(NonZeroU16::get)),
    };
    let place = place.as_ref().map(text);
    let also = place.clone().unwrap_or_default();
    let link = link.as_ref().map(|link| link.as_str().to_owned());
    let partners = partners.as_ref().map(|words| words.as_str().to_owned());
    let pitches = pitches.all().iter().copied().map(PitchField::of).collect();
    let met = met.clone();
    let slides = slides.as_ref().map(|slides| slides.as_str().to_owned());
    let fields = EventFields { place, link, partners, met, registers, places, pitches, slides };
    Ok(Kept {
        brief: to_json(&fields)?,
        video: video::column(replay.as_ref())?,
        body: Some(body.as_str().to_owned()),
        facet: Some(format.code().to_owned()),
        times: Some(*times),
        also,
        ..Kept::default()
    })
}

fn text(text: &ShortText) -> String {
    text.as_str().to_owned()
}

/// The columns that may change.
fn row(item: &EditorialItem) -> Result<ActiveModel, StoreError> {
    let EditorialParts { title, content, owner, publication, featured, .. } = item.parts();
    let EditorialParts { image, edited_at, confirmed_at, .. } = item.parts();
    let Kept { brief, body, facet, video, technique, times, also, first } = kept(content)?;
    let (status, published_at, withdrawn_at) = match publication {
        Publication::Draft => (DRAFT, None, None),
        Publication::From(at) => (RELEASED, Some(instant(*at)), None),
        Publication::Withdrawn(at) => (WITHDRAWN, None, Some(instant(*at))),
    };
    let days = featured.map(|Featuring { days, .. }| days);
    let title = title.as_str();
    Ok(ActiveModel {
        id: NotSet,
        brick: NotSet,
        status: Set(status.to_owned()),
        title: Set(title.to_owned()),
        title_key: Set(fold(&format!("{title} {also}"))),
        sort_key: Set(fold(first.as_deref().unwrap_or(title))),
        excerpt: Set(excerpt(content.opening())),
        facet: Set(facet),
        brief: Set(brief),
        body: Set(body),
        poc_id: Set(content.poc().map(|id| id.0)),
        author_id: NotSet,
        owner_id: Set(owner.0),
        created_at: NotSet,
        edited_at: Set(instant(*edited_at)),
        published_at: Set(published_at),
        withdrawn_at: Set(withdrawn_at),
        featured_from: Set(days.map(domain::editorial::FeaturedDays::from)),
        featured_until: Set(days.map(domain::editorial::FeaturedDays::until)),
        featured_at: Set(featured.map(|featured| instant(featured.chosen_at))),
        begins_at: Set(times.map(|times| instant(times.begins_at()))),
        ends_at: Set(times.map(|times| instant(times.ends_at()))),
        practice_id: Set(content.practice().map(|id| id.0)),
        video: Set(video),
        technique: Set(technique),
        training_id: Set(content.training().map(|id| id.0)),
        confirmed_at: Set(instant(*confirmed_at)),
        // Whatever changes begins another year, or takes it out of sight.
        check_asked: Set(false),
        organisation_id: Set(item.organisation().map(|body| body.0)),
        image_id: Set(image.map(|image| image.file.0)),
        image_scope: Set(image.map(|image| image.scope.code().to_owned())),
        version: NotSet,
    })
}
