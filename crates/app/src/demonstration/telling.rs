//! What the Dinno tells: news, terms, events, figures, methods, testimonials.

use chrono::{NaiveTime, TimeDelta};
use domain::civil::Zone;
use domain::editorial::{
    EditorialContent, EventContent, EventTimes, FeaturedDays, FigureNature, FramedFeedback,
    KeyFigureContent, NewsContent, Pitches, Registration, TestimonialContent, Testimony,
    ToldProject,
};
use domain::text::{FieldError, LongText, Paragraph, ShortText, Text};

use super::Demo;
use super::ideas::faulty;
use super::script::{EventStory, FigureStory, NewsStory, TestimonialStory, TestimonyStory, Told};
use super::stage::Stage;
use crate::editorial::{self as kept, Written};
use crate::{Failure, Once, starting};

/// Days for which the news on the front page stays there.
const ON_FRONT: i64 = 21;

/// Writes and publishes all of it, in the order in which it is told.
pub(super) async fn tell(stage: &Stage<'_>, told: Told) -> Result<(), Failure> {
    let Told { news, event, figure, testimonial } = told;
    for story in news {
        publish(stage, &story.title, news_of(&story).map_err(faulty)?, story.featured).await?;
    }
    starting::write(stage.app, stage.actor(Demo::Paul)?).await?;
    for story in event {
        publish(stage, &story.title, event_of(stage, &story).map_err(faulty)?, false).await?;
    }
    for story in figure {
        publish(stage, &story.title, figure_of(stage, &story).map_err(faulty)?, false).await?;
    }
    for story in testimonial {
        publish(stage, &story.title, testimonial_of(&story).map_err(faulty)?, false).await?;
    }
    Ok(())
}

async fn publish(
    stage: &Stage<'_>,
    title: &str,
    content: EditorialContent,
    featured: bool,
) -> Result<(), Failure> {
    let (app, paul) = (stage.app, stage.actor(Demo::Paul)?);
    let title = Text::parse("/title", title).map_err(faulty)?;
    let written = Written { title, content, owner: None, organisation: None };
    let id = kept::draft(app, paul, written, &Once::default()).await?;
    kept::publish(app, paul, (id, 1), None).await?;
    if featured {
        let today = Zone::Paris.day(app.now());
        let days = FeaturedDays::parse(today, today + TimeDelta::days(ON_FRONT)).map_err(faulty)?;
        kept::feature(app, paul, (id, 2), days).await?;
    }
    Ok(())
}

fn news_of(story: &NewsStory) -> Result<EditorialContent, FieldError> {
    Ok(EditorialContent::News(NewsContent {
        lead: Paragraph::parse_optional("/lead", story.lead.as_deref())?,
        body: LongText::parse("/body", &story.body)?,
        project: story.project.map(|status| ToldProject { status, poc: None, practice: None }),
    }))
}

fn event_of(stage: &Stage<'_>, story: &EventStory) -> Result<EditorialContent, FieldError> {
    let day = Zone::Paris.day(stage.app.now()) + TimeDelta::days(story.in_days);
    let at = |hour: u32| {
        let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN);
        Zone::Paris.instant(day.and_time(time))
    };
    let registration = match story.places {
        Some(places) => Registration::Open { places: Some(places) },
        None => Registration::None,
    };
    Ok(EditorialContent::Events(EventContent {
        format: story.format,
        times: EventTimes::parse("/ends_at", at(story.from_hour), at(story.until_hour))?,
        place: ShortText::parse_optional("/place", story.place.as_deref())?,
        link: None,
        body: LongText::parse("/body", &story.body)?,
        partners: None,
        met: Vec::new(),
        registration,
        pitches: Pitches::default(),
        replay: None,
        slides: None,
    }))
}

fn figure_of(stage: &Stage<'_>, story: &FigureStory) -> Result<EditorialContent, FieldError> {
    Ok(EditorialContent::KeyFigures(KeyFigureContent {
        nature: FigureNature::Figure {
            value: ShortText::parse("/value", &story.value)?,
            unit: ShortText::parse_optional("/unit", story.unit.as_deref())?,
        },
        on: Zone::Paris.day(stage.app.now()),
        source: ShortText::parse("/source", &story.source)?,
        note: Paragraph::parse_optional("/note", story.note.as_deref())?,
    }))
}

fn testimonial_of(story: &TestimonialStory) -> Result<EditorialContent, FieldError> {
    let testimony = match &story.testimony {
        TestimonyStory::Simple { story } => Testimony::Simple(LongText::parse("/story", story)?),
        TestimonyStory::Framed { context, done, worked, failed, advice } => {
            Testimony::Framed(FramedFeedback {
                context: Paragraph::parse("/context", context)?,
                done: Paragraph::parse("/done", done)?,
                worked: Paragraph::parse_optional("/worked", worked.as_deref())?,
                failed: Paragraph::parse_optional("/failed", failed.as_deref())?,
                advice: Paragraph::parse_optional("/advice", advice.as_deref())?,
            })
        }
    };
    Ok(EditorialContent::Testimonials(TestimonialContent {
        speaker: ShortText::parse("/speaker", &story.speaker)?,
        role: story.role,
        side: story.side,
        testimony,
        practice: None,
        video: None,
    }))
}
