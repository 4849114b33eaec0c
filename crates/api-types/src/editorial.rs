//! News, the glossary: what the Dinno tells around the doors.

mod counted;
mod image;
mod knowledge;
mod news;
mod newsletter;
mod pitch;
mod request;
mod training;
mod versions;

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Brick;
use domain::editorial::{
    EditorialAct, EditorialBrick, EditorialState, EventFormat, FigureKind, MethodKind,
    ProjectStatus, SpeakerRole, SpeakerSide,
};
use domain::reference::ReferenceCode;
use domain::{EditorialId, OrganisationId, PartnerId, PocId, PracticeId};
use serde::{Deserialize, Serialize};

use crate::agenda::RegistrationView;
use crate::attachment::AttachmentView;
use crate::page::{Include, LIMIT_DEFAULT};
use crate::people::{OrganisationRef, PersonView};
use crate::rich_text::RichText;
use crate::video::VideoView;

pub use counted::{CountedFigureView, CountedFigures, CountedFiguresQuery};
pub use image::{ItemImageRequest, ItemImageView};
pub use knowledge::{
    FramedFeedbackRequest, FramedFeedbackView, KeyFigureRequest, KeyFigureView, MethodBriefView,
    MethodResourceRequest, MethodResourceView, TestimonialBriefView, TestimonialRequest,
    TestimonialView, ToldPracticeView,
};
pub use news::{NewsView, ToldProjectView};
pub use newsletter::{
    AudienceRequest, AudienceView, IssuePreviewView, LettersView, NewsletterBriefView,
    NewsletterRequest, NewsletterView, RecipientsQuery, SubscriptionView, TakenUpRequest,
    TakenUpView,
};
pub use pitch::{PitchRequest, PitchView};
pub use request::{
    EditorialContentRequest, EditorialItemRequest, EventRequest, FeatureNewsRequest, NewsRequest,
    PublishEditorialItemRequest, RegistrationRequest, TermRequest, ToldProjectRequest,
    WithdrawEditorialItemRequest,
};
pub use training::{SessionView, TrainingView};
pub use versions::{GuideVersionSummary, GuideVersionView, GuideVersionsQuery};

/// The days on which news is on the front page, both included, by the clock of Paris.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeaturedView {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

/// The news of the landing page (R254).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeaturedNews {
    /// Its identifier.
    pub id: EditorialId,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Its image, when it is for the caller.
    #[serde(default)]
    pub image: Option<AttachmentView>,
    /// The first day on the front page.
    pub from: NaiveDate,
    /// The last one.
    pub until: NaiveDate,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TermView {
    /// What it means.
    #[cfg_attr(
        feature = "openapi",
        schema(example = "Un essai en petit, pour apprendre avant de décider.")
    )]
    pub definition: String,
    /// What others call it.
    pub synonyms: Vec<String>,
    /// The plain word to say instead.
    pub plain: Option<String>,
}

/// What a list shows of the content of an item. One of them, named by its brick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum EditorialBriefView {
    /// How far the project is that news tells about.
    News(NewsBriefView),
    /// A term, whole.
    Glossary(TermView),
    /// When and where an event is.
    Events(EventBriefView),
    /// A key figure, whole.
    KeyFigures(KeyFigureView),
    /// What a method resource is.
    MethodResources(MethodBriefView),
    /// Who speaks in a testimonial.
    Testimonials(TestimonialBriefView),
    /// How many news an issue takes up.
    Newsletters(NewsletterBriefView),
}

/// What a list shows of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventBriefView {
    /// What kind of event it is.
    pub format: EventFormat,
    /// When it begins.
    pub begins_at: DateTime<Utc>,
    /// When it ends.
    pub ends_at: DateTime<Utc>,
    /// Where it is.
    pub place: Option<String>,
}

/// What a list shows of news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewsBriefView {
    /// How far the project is that it tells about.
    pub project: Option<ProjectStatus>,
}

/// An item in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditorialSummary {
    /// Its identifier.
    pub id: EditorialId,
    /// Its title; for the glossary, the term.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// What a list shows of its content.
    pub brief: EditorialBriefView,
    /// Where it stands.
    pub state: EditorialState,
    /// Since when people read it, or from when they will.
    pub published_at: Option<DateTime<Utc>>,
    /// When it is on the front page.
    pub featured: Option<FeaturedView>,
    /// When somebody last changed what it says.
    pub edited_at: DateTime<Utc>,
    /// When somebody last answered for it: began, changed, published or confirmed it.
    pub confirmed_at: DateTime<Utc>,
    /// Whether it is to be checked: a resource, a figure or a term that nobody answered for in a year.
    pub to_check: bool,
    /// The body it is written for; the whole branch when there is none.
    pub organisation: Option<OrganisationRef>,
    /// Its image, when it is for the caller.
    #[serde(default)]
    pub image: Option<ItemImageView>,
}

/// The experiment that news or a testimonial is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ToldPocView {
    /// Its identifier.
    pub id: PocId,
    /// What people call it.
    #[cfg_attr(feature = "openapi", schema(example = "POC-2026-0007"))]
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Why it is on hold or abandoned, when it is (R252).
    #[serde(default)]
    pub cause: Option<ReferenceCode>,
}

/// A partner of the register whom one meets at an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MetPartnerView {
    /// Its identifier.
    pub id: PartnerId,
    /// Its name.
    pub name: String,
    /// Whether one still works with it.
    pub active: bool,
}

/// What an event says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventView {
    /// When and where it is.
    pub brief: EventBriefView,
    /// Where one follows it from afar.
    pub link: Option<String>,
    /// What it is about.
    pub body: RichText,
    /// The partners one meets there, in words.
    pub partners: Option<String>,
    /// Those of them that are on the register.
    pub met: Vec<MetPartnerView>,
    /// What is pitched there, in order, as long as the caller may read it.
    pub pitches: Vec<PitchView>,
    /// How it fills, when one registers for it.
    pub registration: Option<RegistrationView>,
    /// The video of what was said there, for those to whom it may be shown.
    #[serde(default)]
    pub replay: Option<VideoView>,
    /// Where what was shown there is.
    #[serde(default)]
    pub slides: Option<String>,
    /// The training that it is a session of, for whoever may read it.
    #[serde(default)]
    pub training: Option<TrainingView>,
}

/// What an item says. One of them, named by its brick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum EditorialContentView {
    /// News.
    News(NewsView),
    /// A term of the glossary.
    Glossary(TermView),
    /// An event.
    Events(EventView),
    /// A key figure.
    KeyFigures(KeyFigureView),
    /// A method resource.
    MethodResources(MethodResourceView),
    /// A testimonial.
    Testimonials(TestimonialView),
    /// An issue of the newsletter.
    Newsletters(NewsletterView),
}

/// An item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditorialItemView {
    /// What a list says of it.
    pub summary: EditorialSummary,
    /// What it says.
    pub content: EditorialContentView,
    /// Who began it.
    pub author: PersonView,
    /// Who looks after it.
    pub owner: PersonView,
    /// What the caller may do with it now.
    pub allowed: Vec<EditorialAct>,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// How items are listed: published terms by name, other published items the newest first, the rest the last
/// written first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct EditorialQuery {
    /// The brick.
    pub brick: EditorialBrick,
    /// Where they stand; published when absent. What is not published is for those who write in the brick.
    #[serde(default = "published")]
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub state: EditorialState,
    /// Words of the title; of a term, of its synonyms too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// How far the project is that news tells about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectStatus>,
    /// The kind of method resource.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<MethodKind>,
    /// Testimonials of those who use what was made, or of those who made it (R278).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<SpeakerRole>,
    /// Testimonials from the network, or from elsewhere (R280).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<SpeakerSide>,
    /// The practice that news or a testimonial is about; nothing when the caller may not see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practice_id: Option<PracticeId>,
    /// The experiment that news or a testimonial is about; nothing when the caller may not see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poc_id: Option<PocId>,
    /// Key figures: figures, or what is seen elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<FigureKind>,
    /// The partner of the register whom one meets at an event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner_id: Option<PartnerId>,
    /// Items that are to be checked, or the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_check: Option<bool>,
    /// The body that they are written for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// Items on a page, 1 to 100.
    #[serde(default = "limit")]
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub limit: u16,
    /// Where to go on from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// What to count besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub include: Option<Include>,
}

const fn published() -> EditorialState {
    EditorialState::Published
}

const fn limit() -> u16 {
    LIMIT_DEFAULT
}

impl EditorialQuery {
    /// Everything that is published in a brick.
    #[must_use]
    pub const fn of(brick: EditorialBrick) -> Self {
        Self {
            brick,
            state: published(),
            q: None,
            project: None,
            method: None,
            speaker: None,
            side: None,
            practice_id: None,
            poc_id: None,
            figure: None,
            partner_id: None,
            to_check: None,
            organisation_id: None,
            limit: limit(),
            cursor: None,
            include: None,
        }
    }
}

/// Where the caller reads a feed. The address says who asks, and is a secret of theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeedView {
    /// What it tells of.
    pub brick: Brick,
    /// The address; relative to that of the server when the server does not know its own.
    #[cfg_attr(
        feature = "openapi",
        schema(
            example = "https://ozeli-d.example/api/v1/feeds/0197f4a2-8c1e-7b34-9d5a-3f2e1c0b9a87/news?signature=…"
        )
    )]
    pub address: String,
}

/// The feeds that the caller may subscribe to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Feeds {
    /// The feeds.
    pub items: Vec<FeedView>,
}
