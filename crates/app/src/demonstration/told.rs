//! What the Dinno tells, as `data/demonstration.toml` writes it.

use std::num::NonZeroU16;

use domain::editorial::{CountedFigure, EventFormat, ProjectStatus, SpeakerRole, SpeakerSide};
use serde::Deserialize;

use super::pictures::PictureStory;

/// What the Dinno tells.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    pub(super) news: Vec<NewsStory>,
    pub(super) method: Vec<MethodStory>,
    pub(super) event: Vec<EventStory>,
    pub(super) figure: Vec<FigureStory>,
    pub(super) testimonial: Vec<TestimonialStory>,
    pub(super) issue: Vec<IssueStory>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewsStory {
    pub(super) title: String,
    pub(super) lead: Option<String>,
    pub(super) body: String,
    pub(super) project: Option<ProjectStatus>,
    /// The experiment that it is about, by its title.
    pub(super) poc: Option<String>,
    /// The practice that it is about, by its title.
    pub(super) practice: Option<String>,
    pub(super) image: Option<PictureStory>,
    #[serde(default)]
    pub(super) featured: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventStory {
    pub(super) title: String,
    pub(super) format: EventFormat,
    pub(super) in_days: i64,
    pub(super) from_hour: u32,
    pub(super) until_hour: u32,
    pub(super) place: Option<String>,
    pub(super) body: String,
    /// One registers when there is a number of places.
    pub(super) places: Option<NonZeroU16>,
    /// The ideas that are pitched, in order, by their titles.
    #[serde(default)]
    pub(super) pitches: Vec<String>,
    pub(super) image: Option<PictureStory>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FigureStory {
    pub(super) title: String,
    pub(super) value: Option<String>,
    pub(super) unit: Option<String>,
    /// What the portal counts, when nobody typed it.
    pub(super) counted: Option<CountedFigure>,
    /// The body that it is counted of.
    pub(super) body: Option<String>,
    /// What was seen elsewhere, when it is no figure.
    pub(super) watch: Option<String>,
    pub(super) source: String,
    pub(super) note: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct TestimonialStory {
    pub(super) title: String,
    pub(super) speaker: String,
    pub(super) role: SpeakerRole,
    pub(super) side: SpeakerSide,
    /// The experiment that it is about, by its title.
    pub(super) poc: Option<String>,
    /// The practice that it is about, by its title.
    pub(super) practice: Option<String>,
    pub(super) image: Option<PictureStory>,
    #[serde(flatten)]
    pub(super) testimony: TestimonyStory,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum TestimonyStory {
    Simple {
        story: String,
    },
    Framed {
        context: String,
        done: String,
        worked: Option<String>,
        failed: Option<String>,
        advice: Option<String>,
    },
}

/// What the Dinno made of a method resource that a new portal leaves to be completed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MethodStory {
    pub(super) title: String,
    pub(super) body: String,
}

/// An issue of the newsletter, with the news and the practices that it takes up, by their titles.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IssueStory {
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) body: String,
    pub(super) news: Vec<String>,
    pub(super) practices: Vec<String>,
}
