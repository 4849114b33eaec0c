//! Writing an item, publishing it, withdrawing it.

use std::num::NonZeroU16;

use chrono::{DateTime, NaiveDate, Utc};
use domain::editorial::{
    EditorialContent, EventContent, EventFormat, EventTimes, FeaturedDays, Heading, ItemImage,
    NewsContent, ProjectStatus, Registration, SYNONYMS_MAX, TermContent, ToldProject, WebAddress,
    check_met, check_training,
};
use domain::text::{FieldErrors, LongText, Paragraph, ShortText};
use domain::{
    EditorialId, FieldCode, FieldError, OrganisationId, PartnerId, PocId, PracticeId, UserId,
};
use serde::{Deserialize, Serialize};

use super::image::ItemImageRequest;
use super::knowledge::{KeyFigureRequest, MethodResourceRequest, TestimonialRequest};
use super::newsletter::NewsletterRequest;
use super::pitch::{self, PitchRequest};
use crate::video::VideoView;

/// The project that news tells about, as it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ToldProjectRequest {
    /// How far it is: done, in progress or abandoned.
    pub status: ProjectStatus,
    /// The experiment, when it is one of the portal.
    #[serde(default)]
    pub poc_id: Option<PocId>,
    /// The practice, when it is one of the Store.
    #[serde(default)]
    pub practice_id: Option<PracticeId>,
}

/// What news say, as it is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewsRequest {
    /// In a few lines.
    #[serde(default)]
    pub lead: Option<String>,
    /// The whole of it, in Markdown.
    #[cfg_attr(
        feature = "openapi",
        schema(example = "L’essai s’arrête, et voici ce qu’il a appris.")
    )]
    pub body: String,
    /// The project it tells about.
    #[serde(default)]
    pub project: Option<ToldProjectRequest>,
    /// A video that shows it.
    #[serde(default)]
    pub video: Option<VideoView>,
}

/// What a term says, as it is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TermRequest {
    /// What it means.
    #[cfg_attr(
        feature = "openapi",
        schema(example = "Un essai en petit, pour apprendre avant de décider.")
    )]
    pub definition: String,
    /// What others call it.
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// The plain word to say instead, when the term is an anglicism or jargon.
    #[serde(default)]
    pub plain: Option<String>,
}

/// How one registers for an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationRequest {
    /// How many places, from one; as many as one likes when absent. Those who come later wait.
    #[serde(default)]
    pub places: Option<u16>,
}

/// What an event says, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventRequest {
    /// What kind of event it is.
    pub format: EventFormat,
    /// When it begins, to the minute.
    #[serde(deserialize_with = "crate::dates::read")]
    pub begins_at: DateTime<Utc>,
    /// When it ends.
    #[serde(deserialize_with = "crate::dates::read")]
    pub ends_at: DateTime<Utc>,
    /// Where it is.
    #[serde(default)]
    pub place: Option<String>,
    /// Where one follows it from afar: an address of the web.
    #[serde(default)]
    pub link: Option<String>,
    /// What it is about, in Markdown.
    #[cfg_attr(feature = "openapi", schema(example = "Deux heures pour montrer trois essais."))]
    pub body: String,
    /// The partners one meets there, in words.
    #[serde(default)]
    pub partners: Option<String>,
    /// Those of them that are on the register; at most twenty, each once.
    #[serde(default)]
    pub partner_ids: Vec<PartnerId>,
    /// How one registers; without it, one comes without a word.
    #[serde(default)]
    pub registration: Option<RegistrationRequest>,
    /// Of a session of pitches: what is pitched there, in order; at most twenty, each once.
    #[serde(default)]
    pub pitches: Vec<PitchRequest>,
    /// The video of what was said there, once it took place.
    #[serde(default)]
    pub replay: Option<VideoView>,
    /// Where what was shown there is: an address of the web.
    #[serde(default)]
    pub slides: Option<String>,
    /// Of a training: the method resource of which it is a session.
    #[serde(default)]
    pub training_id: Option<EditorialId>,
}

/// What an item says, as it is sent: one of them, named by its brick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum EditorialContentRequest {
    /// News.
    News(NewsRequest),
    /// A term of the glossary.
    Glossary(TermRequest),
    /// An event.
    Events(EventRequest),
    /// A key figure.
    KeyFigures(KeyFigureRequest),
    /// A method resource.
    MethodResources(MethodResourceRequest),
    /// A testimonial.
    Testimonials(TestimonialRequest),
    /// An issue of the newsletter.
    Newsletters(NewsletterRequest),
}

/// An item, to begin or to change. An item keeps its brick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditorialItemRequest {
    /// Its title, 2 to 250 characters; for the glossary, the term.
    #[cfg_attr(feature = "openapi", schema(example = "L’accueil en visio est ouvert à tous"))]
    pub title: String,
    /// What it says.
    pub content: EditorialContentRequest,
    /// Who looks after it; its author at first, unchanged afterwards, when nobody is named.
    #[serde(default)]
    pub owner_id: Option<UserId>,
    /// The body it is written for; the whole branch when there is none. An issue of the newsletter is of the body whose
    /// subscribers receive it, whatever is said here.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// What shows it: of news, of an event, of a method resource or of a testimonial.
    #[serde(default)]
    pub image: Option<ItemImageRequest>,
}

impl EditorialItemRequest {
    /// Checks every field.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<(Heading, EditorialContent, Option<ItemImage>), Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let title = errors.check(Heading::parse("/title", &self.title));
        let content = match &self.content {
            EditorialContentRequest::News(news) => news.parse(&mut errors),
            EditorialContentRequest::Glossary(term) => term.parse(&mut errors),
            EditorialContentRequest::Events(event) => event.parse(&mut errors),
            EditorialContentRequest::KeyFigures(figure) => figure.parse(&mut errors),
            EditorialContentRequest::MethodResources(resource) => resource.parse(&mut errors),
            EditorialContentRequest::Testimonials(spoken) => spoken.parse(&mut errors),
            EditorialContentRequest::Newsletters(issue) => issue.parse(&mut errors),
        };
        let image = self.image.map(|image| image.parse("/image", &mut errors));
        if let Some(content) = &content {
            errors.check(ItemImage::check(image, content));
        }
        errors.into_result()?;
        let (title, content) = title.zip(content).ok_or_else(Vec::new)?;
        Ok((title, content, image))
    }
}

impl NewsRequest {
    fn parse(&self, errors: &mut FieldErrors) -> Option<EditorialContent> {
        let lead = Paragraph::parse_optional("/content/news/lead", self.lead.as_deref());
        let lead = errors.check(lead).flatten();
        let body = errors.check(LongText::parse("/content/news/body", &self.body));
        let told = |ToldProjectRequest { status, poc_id, practice_id }| ToldProject {
            status,
            poc: poc_id,
            practice: practice_id,
        };
        let project = self.project.map(told);
        let video = match &self.video {
            Some(video) => Some(video.parse("/content/news/video", errors)?),
            None => None,
        };
        Some(EditorialContent::News(NewsContent { lead, body: body?, project, video }))
    }
}

impl TermRequest {
    fn parse(&self, errors: &mut FieldErrors) -> Option<EditorialContent> {
        let under = |field: &str| format!("/content/glossary/{field}");
        let definition = errors.check(Paragraph::parse(&under("definition"), &self.definition));
        let plain = ShortText::parse_optional(&under("plain"), self.plain.as_deref());
        let plain = errors.check(plain).flatten();
        if self.synonyms.len() > SYNONYMS_MAX {
            let max = u32::try_from(SYNONYMS_MAX).ok();
            let (pointer, code) = (under("synonyms"), FieldCode::TooMany);
            errors.push(FieldError { pointer, code, min: None, max });
        }
        let synonyms = self.synonyms.iter().enumerate().filter_map(|(index, word)| {
            errors.check(ShortText::parse(&under(&format!("synonyms/{index}")), word))
        });
        let synonyms = synonyms.collect();
        Some(EditorialContent::Glossary(TermContent { definition: definition?, synonyms, plain }))
    }
}

impl EventRequest {
    fn parse(&self, errors: &mut FieldErrors) -> Option<EditorialContent> {
        let under = |field: &str| format!("/content/events/{field}");
        let body = errors.check(LongText::parse(&under("body"), &self.body));
        let times = EventTimes::parse(&under("ends_at"), self.begins_at, self.ends_at);
        let times = errors.check(times);
        let place = ShortText::parse_optional(&under("place"), self.place.as_deref());
        let place = errors.check(place).flatten();
        let link = WebAddress::parse_optional(&under("link"), self.link.as_deref());
        let link = errors.check(link).flatten();
        let partners = Paragraph::parse_optional(&under("partners"), self.partners.as_deref());
        let partners = errors.check(partners).flatten();
        let met = errors.check(check_met(&under("partner_ids"), &self.partner_ids));
        let places = self.registration.and_then(|registration| registration.places);
        if places == Some(0) {
            let pointer = under("registration/places");
            errors.push(FieldError::new(pointer, FieldCode::Malformed));
        }
        let registration = match self.registration {
            None => Registration::None,
            Some(_) => Registration::Open { places: places.and_then(NonZeroU16::new) },
        };
        let format = self.format;
        let pitches = pitch::parse(&under("pitches"), format, &self.pitches, errors);
        let slides = WebAddress::parse_optional(&under("slides"), self.slides.as_deref());
        let slides = errors.check(slides).flatten();
        let training = check_training(&under("training_id"), format, self.training_id);
        let training = errors.check(training)?;
        let replay = match &self.replay {
            Some(replay) => Some(replay.parse(&under("replay"), errors)?),
            None => None,
        };
        let (times, body, pitches) = (times?, body?, pitches?);
        let met = met.map(|()| self.partner_ids.clone())?;
        Some(EditorialContent::Events(EventContent {
            format,
            times,
            place,
            link,
            body,
            partners,
            met,
            registration,
            pitches,
            replay,
            slides,
            training,
        }))
    }
}

/// When an item is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishEditorialItemRequest {
    /// From this minute; at once when absent or past.
    #[serde(default, deserialize_with = "crate::dates::read")]
    pub at: Option<DateTime<Utc>>,
}

/// Why an item is withdrawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WithdrawEditorialItemRequest {
    /// Why; its history tells it, of a testimonial to those who answer for it alone.
    #[serde(default)]
    pub reason: Option<String>,
}

impl WithdrawEditorialItemRequest {
    /// Checks the words.
    ///
    /// # Errors
    /// At `/reason`.
    pub fn parse(&self) -> Result<Option<Paragraph>, Vec<FieldError>> {
        let reason = Paragraph::parse_optional("/reason", self.reason.as_deref());
        reason.map_err(|error| vec![error])
    }
}

/// The days on which news is on the front page, both included, by the clock of Paris.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeatureNewsRequest {
    /// The first day.
    #[serde(deserialize_with = "crate::dates::read")]
    pub from: NaiveDate,
    /// The last day.
    #[serde(deserialize_with = "crate::dates::read")]
    pub until: NaiveDate,
}

impl FeatureNewsRequest {
    /// Checks the days.
    ///
    /// # Errors
    /// At `/until`.
    pub fn parse(&self) -> Result<FeaturedDays, Vec<FieldError>> {
        FeaturedDays::parse(self.from, self.until).map_err(|error| vec![error])
    }
}
