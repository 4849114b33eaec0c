//! What the Dinno tells: news, terms, events, figures, methods, testimonials.

use std::collections::HashMap;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use domain::EditorialId;
use domain::civil::Zone;
use domain::editorial::{
    Audience, CountedOf, EditorialBrick, EditorialContent, EditorialState, EventContent,
    EventTimes, FeaturedDays, FigureNature, FramedFeedback, KeyFigureContent,
    MethodResourceContent, NewsContent, NewsletterContent, Pitches, Registration, TakenUp,
    TestimonialContent, Testimony, TestimonySubject, ToldProject,
};
use domain::expression::Target;
use domain::text::{FieldError, LongText, Paragraph, ShortText, Text};
use persistence::editorial::{self, EditorialFilter};

use super::Demo;
use super::ideas::faulty;
use super::pictures::{self, PictureStory};
use super::stage::Stage;
use super::told::{
    EventStory, FigureStory, IssueStory, MethodStory, NewsStory, TestimonialStory, TestimonyStory,
    Told,
};
use crate::editorial::{self as kept, Written};
use crate::{Failure, Once, starting};

/// Days for which the news on the front page stays there.
const ON_FRONT: i64 = 21;

/// Writes and publishes all of it, in the order in which it is told.
pub(super) async fn tell(stage: &Stage<'_>, told: Told) -> Result<(), Failure> {
    let Told { news, method, event, figure, testimonial, issue } = told;
    let mut known = HashMap::new();
    for story in news {
        let content = news_of(stage, &story)?;
        let id = publish(stage, (&story.title, story.image.as_ref()), content).await?;
        if story.featured {
            feature(stage, id).await?;
        }
        known.insert(story.title, id);
    }
    starting::write(stage.app, stage.actor(Demo::Paul)?).await?;
    complete(stage, method).await?;
    for story in event {
        let content = event_of(stage, &story)?;
        publish(stage, (&story.title, story.image.as_ref()), content).await?;
    }
    for story in figure {
        let content = figure_of(stage, &story).map_err(faulty)?;
        publish(stage, (&story.title, None), content).await?;
    }
    for story in testimonial {
        let content = testimonial_of(stage, &story)?;
        publish(stage, (&story.title, story.image.as_ref()), content).await?;
    }
    for story in issue {
        let content = issue_of(stage, &known, &story)?;
        publish(stage, (&story.title, None), content).await?;
    }
    Ok(())
}

async fn publish(
    stage: &Stage<'_>,
    (title, picture): (&str, Option<&PictureStory>),
    content: EditorialContent,
) -> Result<EditorialId, Failure> {
    let (app, paul) = (stage.app, stage.actor(Demo::Paul)?);
    let title = Text::parse("/title", title).map_err(faulty)?;
    let image = match picture {
        Some(picture) => Some(pictures::send(stage, picture).await?),
        None => None,
    };
    let written = Written { title, content, image, owner: None, organisation: None };
    let id = kept::draft(app, paul, written, &Once::default()).await?;
    kept::publish(app, paul, (id, 1), None).await?;
    Ok(id)
}

/// Completes the method resources that a new portal leaves as drafts, and publishes them.
async fn complete(stage: &Stage<'_>, stories: Vec<MethodStory>) -> Result<(), Failure> {
    let (app, paul) = (stage.app, stage.actor(Demo::Paul)?);
    let drafts = EditorialFilter {
        state: EditorialState::Draft,
        ..EditorialFilter::of(EditorialBrick::MethodResources)
    };
    let (from, page) = (app.store.reader(), (100, None));
    let drafts = editorial::list(&from, (&drafts, app.now()), page).await??.rows;
    for MethodStory { title, body } in stories {
        let draft = drafts.iter().find(|row| row.title == title);
        let id = draft.ok_or(Failure::NotFound("method resource"))?.id;
        let item = editorial::find(&from, id).await?.ok_or(Failure::NotFound("editorial"))?;
        let parts = item.value.parts();
        let EditorialContent::MethodResources(before) = &parts.content else { continue };
        let body = LongText::parse("/body", &body).map_err(faulty)?;
        let content = MethodResourceContent { body, ..before.clone() };
        let written = Written {
            title: parts.title.clone(),
            content: EditorialContent::MethodResources(content),
            image: None,
            owner: None,
            organisation: None,
        };
        kept::edit(app, paul, (id, item.version), written).await?;
        kept::publish(app, paul, (id, item.version + 1), None).await?;
    }
    Ok(())
}

/// Puts news that was just published on the front page.
async fn feature(stage: &Stage<'_>, id: EditorialId) -> Result<(), Failure> {
    let (app, paul) = (stage.app, stage.actor(Demo::Paul)?);
    let today = Zone::Paris.day(app.now());
    let days = FeaturedDays::parse(today, today + TimeDelta::days(ON_FRONT)).map_err(faulty)?;
    kept::feature(app, paul, (id, 2), days).await
}

fn news_of(stage: &Stage<'_>, story: &NewsStory) -> Result<EditorialContent, Failure> {
    let poc = story.poc.as_deref().map(|title| stage.poc(title)).transpose()?;
    let practice = story.practice.as_deref().map(|title| stage.practice(title)).transpose()?;
    Ok(EditorialContent::News(NewsContent {
        lead: Paragraph::parse_optional("/lead", story.lead.as_deref()).map_err(faulty)?,
        body: LongText::parse("/body", &story.body).map_err(faulty)?,
        project: story.project.map(|status| ToldProject { status, poc, practice }),
        video: None,
    }))
}

fn issue_of(
    stage: &Stage<'_>,
    known: &HashMap<String, EditorialId>,
    story: &IssueStory,
) -> Result<EditorialContent, Failure> {
    let mut taken = Vec::new();
    for title in &story.news {
        taken.push(TakenUp::News(*known.get(title).ok_or(Failure::NotFound("news"))?));
    }
    for title in &story.practices {
        taken.push(TakenUp::Practice(stage.practice(title)?));
    }
    let lead = Paragraph::parse("/lead", &story.lead).map_err(faulty)?;
    let body = LongText::parse("/body", &story.body).map_err(faulty)?;
    let to = (None, Audience::default());
    let issue = NewsletterContent::parse("/taken_up", (Some(lead), body), taken, to);
    Ok(EditorialContent::Newsletters(issue.map_err(faulty)?))
}

fn event_of(stage: &Stage<'_>, story: &EventStory) -> Result<EditorialContent, Failure> {
    let pitches = story.pitches.iter().map(|title| stage.idea(title).map(Target::Idea));
    let pitches = pitches.collect::<Result<Vec<_>, _>>()?;
    let day = Zone::Paris.day(stage.app.now()) + TimeDelta::days(story.in_days);
    event_on(story, pitches, |hour| {
        let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN);
        Zone::Paris.instant(day.and_time(time))
    })
    .map_err(faulty)
}

fn event_on(
    story: &EventStory,
    pitches: Vec<Target>,
    at: impl Fn(u32) -> DateTime<Utc>,
) -> Result<EditorialContent, FieldError> {
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
        pitches: Pitches::parse("/pitches", story.format, pitches)?,
        replay: None,
        slides: None,
        training: None,
    }))
}

fn figure_of(stage: &Stage<'_>, story: &FigureStory) -> Result<EditorialContent, FieldError> {
    let unit = ShortText::parse_optional("/unit", story.unit.as_deref())?;
    let nature = match (&story.watch, counted(stage, story)) {
        (Some(body), _) => {
            FigureNature::Watch { body: Paragraph::parse("/body", body)?, link: None }
        }
        (None, Some(of)) => FigureNature::Counted { of, unit },
        (None, None) => {
            let value = ShortText::parse("/value", story.value.as_deref().unwrap_or_default())?;
            FigureNature::Figure { value, unit }
        }
    };
    let today = Zone::Paris.day(stage.app.now());
    Ok(EditorialContent::KeyFigures(KeyFigureContent {
        on: nature.counted().is_none().then_some(today),
        nature,
        source: ShortText::parse("/source", &story.source)?,
        note: Paragraph::parse_optional("/note", story.note.as_deref())?,
    }))
}

/// What the portal counts to feed a figure.
fn counted(stage: &Stage<'_>, story: &FigureStory) -> Option<CountedOf> {
    let tree = stage.app.directory.organisations();
    let body = story.body.as_deref().and_then(|code| tree.with_code(code)).map(|body| body.id);
    CountedOf::new(story.counted?, body)
}

fn testimonial_of(
    stage: &Stage<'_>,
    story: &TestimonialStory,
) -> Result<EditorialContent, Failure> {
    let about = match (&story.practice, &story.poc) {
        (Some(title), _) => Some(TestimonySubject::Practice(stage.practice(title)?)),
        (None, Some(title)) => Some(TestimonySubject::Poc(stage.poc(title)?)),
        (None, None) => None,
    };
    Ok(EditorialContent::Testimonials(TestimonialContent {
        speaker: ShortText::parse("/speaker", &story.speaker).map_err(faulty)?,
        role: story.role,
        side: story.side,
        testimony: testimony(&story.testimony).map_err(faulty)?,
        about,
        video: None,
    }))
}

fn testimony(story: &TestimonyStory) -> Result<Testimony, FieldError> {
    Ok(match story {
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
    })
}
