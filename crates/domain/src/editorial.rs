//! What the Dinno tells around the doors: news, the glossary… One mechanism for every brick of it (R005, R255).
//!
//! An item belongs to one brick, and its content has the fields of that brick alone. It is written as a draft,
//! published at once or later, withdrawn and published again; nothing of it disappears.

mod acts;
mod charter;
mod confirmation;
mod content;
mod event;
mod feedback;
mod image;
mod knowledge;
mod newsletter;
mod pitch;
mod reminder;
mod used;
mod versions;

use chrono::{DateTime, NaiveDate, Utc};

use crate::access::{Actor, Brick, Owned, Permission, Place};
use crate::ids::{EditorialId, OrganisationId, UserId};
use crate::search::SearchKind;
use crate::text::{FieldCode, FieldError, Text};
use crate::vocabulary::vocabulary;

pub use acts::{EditItem, EditorialError, NewItem};
pub use charter::{Remark, WATCHED_MAX, WatchedWord, WatchedWords, remarks, replaced};
pub use content::{
    EditorialContent, NewsContent, ProjectStatus, SYNONYMS_MAX, TermContent, ToldProject,
};
pub use event::{
    EventContent, EventFormat, EventTimes, MET_MAX, PLACE_KEPT, Registration, Seat, WebAddress,
    check_met, check_training,
};
pub use feedback::{
    FEEDBACK_FROM, Feedback, FeedbackDetail, FeedbackSummary, Sentence, Usefulness,
};
pub use image::ItemImage;
pub use knowledge::{
    CountedFigure, CountedOf, FigureKind, FigureNature, FramedFeedback, KeyFigureContent,
    MethodKind, MethodNature, MethodResourceContent, SpeakerRole, SpeakerSide, TestimonialContent,
    Testimony, TestimonySubject,
};
pub use newsletter::{
    Audience, AudienceMark, NewsletterContent, PLACES_MAX, TAKEN_MAX, TakenKind, TakenUp,
};
pub use pitch::{PITCHES_MAX, Pitches};
pub use reminder::{FIRST_REMINDER, Reminder};
pub use used::WordsUsed;
pub use versions::FormerGuide;

vocabulary! {
    /// The bricks whose content is made of editorial items.
    EditorialBrick {
        /// News (R251 to R256).
        News = "news",
        /// The glossary (R376 to R378).
        Glossary = "glossary",
        /// Events of the agenda (R257 to R261).
        Events = "events",
        /// Key figures (R282 to R285).
        KeyFigures = "key_figures",
        /// Method resources and kits (R286 to R302).
        MethodResources = "method_resources",
        /// Testimonials (R276 to R280).
        Testimonials = "testimonials",
        /// Issues of the newsletter (R303 to R307).
        Newsletters = "newsletters",
    }
}

impl EditorialBrick {
    /// The brick, as the matrix knows it.
    #[must_use]
    pub const fn brick(self) -> Brick {
        match self {
            Self::News => Brick::News,
            Self::Glossary => Brick::Glossary,
            Self::Events => Brick::Events,
            Self::KeyFigures => Brick::KeyFigures,
            Self::MethodResources => Brick::MethodResources,
            Self::Testimonials => Brick::Testimonials,
            Self::Newsletters => Brick::Newsletters,
        }
    }

    /// What search calls its published items.
    #[must_use]
    pub const fn sought(self) -> SearchKind {
        match self {
            Self::News => SearchKind::News,
            Self::Glossary => SearchKind::Term,
            Self::Events => SearchKind::Event,
            Self::KeyFigures => SearchKind::Figure,
            Self::MethodResources => SearchKind::Resource,
            Self::Testimonials => SearchKind::Testimonial,
            Self::Newsletters => SearchKind::Newsletter,
        }
    }

    /// What reading what is published asks.
    #[must_use]
    pub const fn read(self) -> Permission {
        match self {
            Self::News => Permission::ReadNews,
            Self::Glossary => Permission::ReadGlossary,
            Self::Events => Permission::ReadEvents,
            Self::KeyFigures => Permission::ReadKeyFigures,
            Self::MethodResources => Permission::ReadMethodResources,
            Self::Testimonials => Permission::ReadTestimonials,
            Self::Newsletters => Permission::ReadNewsletters,
        }
    }

    /// What writing, publishing and withdrawing ask.
    #[must_use]
    pub const fn edit(self) -> Permission {
        match self {
            Self::News => Permission::EditNews,
            Self::Glossary => Permission::EditGlossary,
            Self::Events => Permission::EditEvents,
            Self::KeyFigures => Permission::EditKeyFigures,
            Self::MethodResources => Permission::EditMethodResources,
            Self::Testimonials => Permission::EditTestimonials,
            Self::Newsletters => Permission::EditNewsletters,
        }
    }
}

vocabulary! {
    /// Where an item stands.
    EditorialState {
        /// Being written: for those who write this brick.
        Draft = "draft",
        /// Will be published at a known instant.
        Scheduled = "scheduled",
        /// Everybody who consults the brick reads it.
        Published = "published",
        /// Was published, or was to be, and is not any more.
        Withdrawn = "withdrawn",
    }
}

vocabulary! {
    /// An act on an item that a screen may offer.
    EditorialAct {
        /// Change what it says.
        Edit = "edit",
        /// Publish it, now or later.
        Publish = "publish",
        /// Withdraw it.
        Withdraw = "withdraw",
        /// Put it on the front page for some days.
        Feature = "feature",
        /// Take it off the front page.
        Unfeature = "unfeature",
        /// Say that it is still right.
        Confirm = "confirm",
    }
}

vocabulary! {
    /// What happened to an item, as the journal tells it.
    EditorialChange {
        /// Somebody began it.
        Drafted = "drafted",
        /// Somebody changed what it says.
        Edited = "edited",
        /// Somebody changed the day, the hour or the place of an event that people know of.
        Moved = "moved",
        /// Somebody published it at once.
        Published = "published",
        /// Somebody chose when it will be published.
        Scheduled = "scheduled",
        /// Somebody withdrew it.
        Withdrawn = "withdrawn",
        /// Somebody put it on the front page.
        Featured = "featured",
        /// Somebody took it off the front page.
        Unfeatured = "unfeatured",
        /// Somebody said that it is still right.
        Confirmed = "confirmed",
        /// Nobody answered for it in a year.
        Aged = "aged",
    }
}

/// The title of an item: a term of the glossary may have two letters.
pub type Heading = Text<2, 250>;

/// Whether people read an item, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publication {
    /// Not yet.
    Draft,
    /// From this instant, past or still to come.
    From(DateTime<Utc>),
    /// Not any more, since this instant.
    Withdrawn(DateTime<Utc>),
}

impl Publication {
    /// What it means at this instant: nobody has to be there for a scheduled item to be published.
    #[must_use]
    pub fn state(self, now: DateTime<Utc>) -> EditorialState {
        match self {
            Self::Draft => EditorialState::Draft,
            Self::From(at) if at > now => EditorialState::Scheduled,
            Self::From(_) => EditorialState::Published,
            Self::Withdrawn(_) => EditorialState::Withdrawn,
        }
    }
}

/// The days on which an item is on the front page, both included, by the clock of Paris (R254).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeaturedDays {
    from: NaiveDate,
    until: NaiveDate,
}

impl FeaturedDays {
    /// Checks the days.
    ///
    /// # Errors
    /// At `/until`, when it comes before the first day.
    pub fn parse(from: NaiveDate, until: NaiveDate) -> Result<Self, FieldError> {
        if until < from {
            return Err(FieldError::new("/until", FieldCode::BeforeStart));
        }
        Ok(Self { from, until })
    }

    /// Takes back days that were checked when they were kept.
    #[must_use]
    pub const fn restore(from: NaiveDate, until: NaiveDate) -> Self {
        Self { from, until }
    }

    /// The first day.
    #[must_use]
    pub const fn from(self) -> NaiveDate {
        self.from
    }

    /// The last day.
    #[must_use]
    pub const fn until(self) -> NaiveDate {
        self.until
    }
}

/// An item on the front page. The last one chosen replaces the former on the landing page (A18).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Featuring {
    /// On which days.
    pub days: FeaturedDays,
    /// When somebody chose it.
    pub chosen_at: DateTime<Utc>,
}

/// An item. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorialItem(EditorialParts);

/// What an item is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorialParts {
    /// Its identifier.
    pub id: EditorialId,
    /// Its title; for the glossary, the term.
    pub title: Heading,
    /// What it says, in the fields of its brick.
    pub content: EditorialContent,
    /// What shows it.
    pub image: Option<ItemImage>,
    /// Who began it.
    pub author: UserId,
    /// Who looks after it.
    pub owner: UserId,
    /// The body it is written for; the whole branch when none. An issue of the newsletter is of the body that
    /// receives it: see [`EditorialItem::organisation`].
    pub organisation: Option<OrganisationId>,
    /// Whether people read it.
    pub publication: Publication,
    /// Whether it is on the front page.
    pub featured: Option<Featuring>,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When somebody last changed what it says.
    pub edited_at: DateTime<Utc>,
    /// When somebody last answered for it: began, changed, published or confirmed it.
    pub confirmed_at: DateTime<Utc>,
}

impl EditorialItem {
    /// Takes back an item that was kept.
    #[must_use]
    pub fn restore(parts: EditorialParts) -> Self {
        Self(parts)
    }

    /// What it is made of.
    #[must_use]
    pub fn parts(&self) -> &EditorialParts {
        &self.0
    }

    /// Its brick.
    #[must_use]
    pub const fn brick(&self) -> EditorialBrick {
        self.0.content.brick()
    }

    /// The body it is written for; the whole branch when none. Rights that were lent for a body bear on it: an issue
    /// of the newsletter is of the body whose subscribers receive it, so that nobody writes to others.
    #[must_use]
    pub const fn organisation(&self) -> Option<OrganisationId> {
        match &self.0.content {
            EditorialContent::Newsletters(issue) => issue.segment,
            EditorialContent::News(_)
            | EditorialContent::Glossary(_)
            | EditorialContent::Events(_)
            | EditorialContent::KeyFigures(_)
            | EditorialContent::MethodResources(_)
            | EditorialContent::Testimonials(_) => self.0.organisation,
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self, now: DateTime<Utc>) -> EditorialState {
        self.0.publication.state(now)
    }

    /// Whether this person may read it: what is published, and what they may write.
    #[must_use]
    pub fn may_be_read_by(&self, actor: &Actor, now: DateTime<Utc>) -> bool {
        let reads = actor.require(self.brick().read()).is_ok();
        reads
            && (self.state(now) == EditorialState::Published
                || actor.can(self.brick().edit(), self))
    }

    /// Whether this person is told why it was withdrawn: of what somebody says in their own words, its author, whoever
    /// looks after it and those who may change it; of anything else, whoever reads it.
    #[must_use]
    pub fn tells_why_withdrawn_to(&self, actor: &Actor) -> bool {
        self.brick() != EditorialBrick::Testimonials
            || self.is_owned_by(actor)
            || actor.can(self.brick().edit(), self)
    }

    /// The acts that this person may do now.
    #[must_use]
    pub fn allowed(&self, actor: &Actor, now: DateTime<Utc>) -> Vec<EditorialAct> {
        let edits = actor.can(self.brick().edit(), self);
        let features = actor.can(Permission::FeatureNews, self);
        let state = self.state(now);
        let shown = matches!(state, EditorialState::Published | EditorialState::Scheduled);
        let offered = |act: &EditorialAct| match act {
            EditorialAct::Edit => edits,
            EditorialAct::Publish => edits && state != EditorialState::Published,
            EditorialAct::Withdraw => edits && shown,
            EditorialAct::Feature => features && shown && self.brick() == EditorialBrick::News,
            EditorialAct::Unfeature => features && self.0.featured.is_some(),
            EditorialAct::Confirm => edits && self.is_to_check(now),
        };
        EditorialAct::ALL.iter().copied().filter(offered).collect()
    }
}

impl Owned for EditorialItem {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.0.author == actor.id || self.0.owner == actor.id
    }

    fn place(&self) -> Place {
        Place { organisation: self.organisation(), item: Some(self.0.id.0) }
    }
}

#[cfg(test)]
mod tests;
