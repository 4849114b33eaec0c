//! Key figures, method resources, testimonials (R276 to R302).

use chrono::NaiveDate;

use super::WebAddress;
use crate::ids::{OrganisationId, PocId, PracticeId};
use crate::practice::KitFile;
use crate::reference::ReferenceCode;
use crate::text::{LongText, Paragraph, ShortText};
use crate::video::Video;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a key figure is.
    FigureKind {
        /// A figure.
        Figure = "figure",
        /// Something seen elsewhere: a watch item, a benchmark (R285).
        Watch = "watch",
    }
}

/// What a key figure tells: a figure has a value, what is seen elsewhere is told in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureNature {
    /// A figure.
    Figure {
        /// The figure, as people read it.
        value: ShortText,
        /// What it is counted in.
        unit: Option<ShortText>,
    },
    /// A figure that the portal counts by itself: it is of the day on which it is read (R284).
    Counted {
        /// What is counted.
        of: CountedOf,
        /// What it is counted in.
        unit: Option<ShortText>,
    },
    /// A watch item, a benchmark.
    Watch {
        /// What was seen, in plain words.
        body: Paragraph,
        /// Where one reads more.
        link: Option<WebAddress>,
    },
}

impl FigureNature {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> FigureKind {
        match self {
            Self::Figure { .. } | Self::Counted { .. } => FigureKind::Figure,
            Self::Watch { .. } => FigureKind::Watch,
        }
    }

    /// What the portal counts to feed it; nothing of what somebody typed.
    #[must_use]
    pub const fn counted(&self) -> Option<CountedOf> {
        match self {
            Self::Counted { of, .. } => Some(*of),
            Self::Figure { .. } | Self::Watch { .. } => None,
        }
    }
}

/// A figure, typed with what makes it one: its unit, its date, its source (R282, R283); or what is seen elsewhere, dated
/// and sourced alike. Its title says what it counts, or what was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFigureContent {
    /// What it tells.
    pub nature: FigureNature,
    /// The day at which it was true; none when the portal counts it.
    pub on: Option<NaiveDate>,
    /// Where it comes from.
    pub source: ShortText,
    /// What it means, in plain words.
    pub note: Option<Paragraph>,
}

vocabulary! {
    /// A figure that the portal counts by itself, as of today (R284): the same counts as its lists and its figures.
    /// Those of the register's indicators bear their number.
    CountedFigure {
        /// Ideas put forward (of K06).
        Ideas = "ideas",
        /// Experiments, whatever became of them (P04).
        Pocs = "pocs",
        /// Experiments in progress (P04).
        PocsInProgress = "pocs_in_progress",
        /// Experiments that stopped, and whose lessons are kept (P04).
        PocsAbandoned = "pocs_abandoned",
        /// Practices shared.
        Practices = "practices",
        /// Ideas that came from outside: from users or from partners (K17).
        IdeasFromOutside = "ideas_from_outside",
        /// Experiments and practices of open innovation, alone or with the participative one (K09).
        OpenActions = "open_actions",
        /// Experiments of open innovation that were led to the end, with a decision of validation (K18).
        OpenPocsCompleted = "open_pocs_completed",
        /// Partners with whom one works, of all types (K11).
        Partners = "partners",
        /// Directions that lead an experiment or a practice of open innovation (K04).
        OpenDepartments = "open_departments",
        /// Who fed the portal within a year: people once each, and each idea whose author stays masked (K05).
        ActiveMembers = "active_members",
        /// Partners of the experiments in progress, once each (K12).
        ActivePartners = "active_partners",
    }
}

impl CountedFigure {
    /// Whether it is counted of one body too. Partners are the branch's; whoever feeds the portal masked is of no body.
    #[must_use]
    pub const fn is_by_body(self) -> bool {
        match self {
            Self::Ideas
            | Self::IdeasFromOutside
            | Self::Pocs
            | Self::PocsInProgress
            | Self::PocsAbandoned
            | Self::OpenPocsCompleted
            | Self::Practices
            | Self::OpenActions
            | Self::OpenDepartments => true,
            Self::Partners | Self::ActiveMembers | Self::ActivePartners => false,
        }
    }
}

/// A figure that the portal counts, and of whom: of the whole branch, or of one body, as the national fund (R284).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CountedOf {
    figure: CountedFigure,
    body: Option<OrganisationId>,
}

impl CountedOf {
    /// That figure of that body, of the whole branch when none; nothing when it is not counted by body.
    #[must_use]
    pub const fn new(figure: CountedFigure, body: Option<OrganisationId>) -> Option<Self> {
        if body.is_some() && !figure.is_by_body() {
            return None;
        }
        Some(Self { figure, body })
    }

    /// What is counted.
    #[must_use]
    pub const fn figure(self) -> CountedFigure {
        self.figure
    }

    /// The body it is counted of; the whole branch when none.
    #[must_use]
    pub const fn body(self) -> Option<OrganisationId> {
        self.body
    }
}

vocabulary! {
    /// What kind of method resource it is.
    MethodKind {
        /// The rules that say what is an idea, an experiment, a POC (R287).
        QualificationRules = "qualification_rules",
        /// A technique, with its objective (R293, R294).
        TechniqueSheet = "technique_sheet",
        /// Training and support, from ideation to the conduct of experiments (R291).
        ServiceOffer = "service_offer",
        /// A place, or a tool, favourable to ideation (R292).
        Space = "space",
        /// A training (R297).
        Training = "training",
        /// The guide of good practices, by versions (R289).
        Guide = "guide",
        /// A kit (R290, R298).
        Kit = "kit",
    }
}

/// What a method resource is: a technique always says its objective, a guide its version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MethodNature {
    /// Rules of qualification.
    QualificationRules,
    /// A technique.
    TechniqueSheet {
        /// What it is for, precisely.
        objective: Paragraph,
        /// The technique of the reference list that it explains.
        technique: Option<ReferenceCode>,
    },
    /// The service offer.
    ServiceOffer,
    /// A place, or a tool.
    Space,
    /// A training.
    Training,
    /// A guide.
    Guide {
        /// Which version.
        version: ShortText,
        /// What it changes of the one before, in one line.
        change: Option<ShortText>,
    },
    /// A kit.
    Kit,
}

impl MethodNature {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> MethodKind {
        match self {
            Self::QualificationRules => MethodKind::QualificationRules,
            Self::TechniqueSheet { .. } => MethodKind::TechniqueSheet,
            Self::ServiceOffer => MethodKind::ServiceOffer,
            Self::Space => MethodKind::Space,
            Self::Training => MethodKind::Training,
            Self::Guide { .. } => MethodKind::Guide,
            Self::Kit => MethodKind::Kit,
        }
    }

    /// The technique of the reference list that it explains.
    #[must_use]
    pub const fn technique(&self) -> Option<&ReferenceCode> {
        match self {
            Self::TechniqueSheet { technique, .. } => technique.as_ref(),
            Self::QualificationRules
            | Self::ServiceOffer
            | Self::Space
            | Self::Training
            | Self::Guide { .. }
            | Self::Kit => None,
        }
    }
}

/// A method resource. It qualifies and helps; it imposes no method (R288, R302).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodResourceContent {
    /// What it is.
    pub nature: MethodNature,
    /// The whole of it, in Markdown.
    pub body: LongText,
    /// Files to take away, in order, as kits of practices have (R290, R298).
    pub files: Vec<KitFile>,
}

vocabulary! {
    /// From where somebody speaks (R278).
    SpeakerRole {
        /// They use what was made.
        User = "user",
        /// They made it.
        Holder = "holder",
    }
}

vocabulary! {
    /// From which house somebody speaks (R280).
    SpeakerSide {
        /// The network.
        Internal = "internal",
        /// Elsewhere.
        External = "external",
    }
}

/// Feedback in a framed format, whose parts serve others (R276): failure as openly as success (R279).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FramedFeedback {
    /// Where one came from.
    pub context: Paragraph,
    /// What one did.
    pub done: Paragraph,
    /// What worked.
    pub worked: Option<Paragraph>,
    /// What did not.
    pub failed: Option<Paragraph>,
    /// What one would tell whoever begins.
    pub advice: Option<Paragraph>,
}

/// What somebody says: in a framed format, or simply (R277).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Testimony {
    /// In a few words, in Markdown.
    Simple(LongText),
    /// Part by part.
    Framed(FramedFeedback),
}

/// What somebody speaks of: something to take up, or something that is still being tried (R276, R278).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestimonySubject {
    /// A practice.
    Practice(PracticeId),
    /// An experiment.
    Poc(PocId),
}

impl TestimonySubject {
    /// The practice, when it is one.
    #[must_use]
    pub const fn practice(self) -> Option<PracticeId> {
        match self {
            Self::Practice(id) => Some(id),
            Self::Poc(_) => None,
        }
    }

    /// The experiment, when it is one.
    #[must_use]
    pub const fn poc(self) -> Option<PocId> {
        match self {
            Self::Practice(_) => None,
            Self::Poc(id) => Some(id),
        }
    }

    /// What two places, of which one at most is taken, say.
    #[must_use]
    pub fn of(practice: Option<PracticeId>, poc: Option<PocId>) -> Option<Self> {
        practice.map(Self::Practice).or_else(|| poc.map(Self::Poc))
    }
}

/// A testimonial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestimonialContent {
    /// Who speaks, as they wish to be named.
    pub speaker: ShortText,
    /// From where.
    pub role: SpeakerRole,
    /// From which house.
    pub side: SpeakerSide,
    /// What they say.
    pub testimony: Testimony,
    /// What they speak of (R229).
    pub about: Option<TestimonySubject>,
    /// What was filmed of it (R281).
    pub video: Option<Video>,
}

impl Testimony {
    /// What a list shows the first words of.
    #[must_use]
    pub fn opening(&self) -> &str {
        match self {
            Self::Simple(story) => story.as_str(),
            Self::Framed(parts) => parts.context.as_str(),
        }
    }
}
