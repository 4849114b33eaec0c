//! What an item says, brick by brick.

use super::{
    EditorialBrick, EventContent, FigureNature, KeyFigureContent, MethodResourceContent,
    NewsletterContent, TestimonialContent, TestimonySubject,
};
use crate::ids::{EditorialId, PocId, PracticeId};
use crate::text::{LongText, Paragraph, ShortText};
use crate::video::Video;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How far the project is that news tells about (R251). Abandoned ones are told like the others (R252).
    ProjectStatus {
        /// Done.
        Done = "done",
        /// In progress.
        InProgress = "in_progress",
        /// Abandoned.
        Abandoned = "abandoned",
    }
}

/// The project that news tells about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToldProject {
    /// How far it was when the news was written.
    pub status: ProjectStatus,
    /// The experiment, when it is one of the portal.
    pub poc: Option<PocId>,
    /// The practice, when it is one of the Store (R253).
    pub practice: Option<PracticeId>,
}

/// News.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsContent {
    /// In a few lines.
    pub lead: Option<Paragraph>,
    /// The whole of it, in Markdown.
    pub body: LongText,
    /// The project it tells about.
    pub project: Option<ToldProject>,
    /// A video that shows it, for those whom the people filmed agreed to (R281).
    pub video: Option<Video>,
}

/// Most synonyms of a term.
pub const SYNONYMS_MAX: usize = 12;

/// A term of the glossary; its title is the term itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermContent {
    /// What it means, in words that a neighbour understands.
    pub definition: Paragraph,
    /// What others call it (R378).
    pub synonyms: Vec<ShortText>,
    /// The plain word to say instead, when the term is an anglicism or jargon (A29).
    pub plain: Option<ShortText>,
}

/// What an item says. One variant for each brick: an item never has the fields of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditorialContent {
    /// News.
    News(NewsContent),
    /// A term of the glossary.
    Glossary(TermContent),
    /// An event.
    Events(EventContent),
    /// A key figure.
    KeyFigures(KeyFigureContent),
    /// A method resource.
    MethodResources(MethodResourceContent),
    /// A testimonial.
    Testimonials(TestimonialContent),
    /// An issue of the newsletter.
    Newsletters(NewsletterContent),
}

impl EditorialContent {
    /// The brick it belongs to.
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

    /// The practice that news or a testimonial is about.
    #[must_use]
    pub fn practice(&self) -> Option<PracticeId> {
        match self {
            Self::News(news) => news.project.and_then(|project| project.practice),
            Self::Testimonials(said) => said.about.and_then(TestimonySubject::practice),
            Self::Glossary(_)
            | Self::Events(_)
            | Self::KeyFigures(_)
            | Self::MethodResources(_)
            | Self::Newsletters(_) => None,
        }
    }

    /// The experiment that news or a testimonial is about.
    #[must_use]
    pub fn poc(&self) -> Option<PocId> {
        match self {
            Self::News(news) => news.project.and_then(|project| project.poc),
            Self::Testimonials(said) => said.about.and_then(TestimonySubject::poc),
            Self::Glossary(_)
            | Self::Events(_)
            | Self::KeyFigures(_)
            | Self::MethodResources(_)
            | Self::Newsletters(_) => None,
        }
    }

    /// The training that an event is a session of.
    #[must_use]
    pub const fn training(&self) -> Option<EditorialId> {
        match self {
            Self::Events(event) => event.training,
            Self::News(_)
            | Self::Glossary(_)
            | Self::KeyFigures(_)
            | Self::MethodResources(_)
            | Self::Testimonials(_)
            | Self::Newsletters(_) => None,
        }
    }

    /// What a list shows the first words of, in Markdown.
    #[must_use]
    pub fn opening(&self) -> &str {
        match self {
            Self::News(NewsContent { lead, body, .. }) => {
                lead.as_ref().map_or(body.as_str(), Paragraph::as_str)
            }
            Self::Glossary(term) => term.definition.as_str(),
            Self::Events(event) => event.body.as_str(),
            Self::KeyFigures(figure) => match &figure.nature {
                FigureNature::Figure { .. } | FigureNature::Counted { .. } => {
                    figure.note.as_ref().map_or(figure.source.as_str(), Paragraph::as_str)
                }
                FigureNature::Watch { body, .. } => body.as_str(),
            },
            Self::MethodResources(resource) => resource.body.as_str(),
            Self::Testimonials(testimonial) => testimonial.testimony.opening(),
            Self::Newsletters(issue) => {
                issue.lead.as_ref().map_or(issue.body.as_str(), Paragraph::as_str)
            }
        }
    }
}
