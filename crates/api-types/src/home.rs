//! The landing page: the three doors, what is mine, the latest (R002, R004).

mod arrangement;
mod services;

use chrono::NaiveDate;
use domain::EditorialId;
use domain::access::Brick;
use serde::{Deserialize, Serialize};

use crate::agenda::AgendaEntryView;
use crate::challenge::{ChallengeRef, ChallengeSummary};
use crate::editorial::FeaturedNews;
use crate::idea::{DraftView, IdeaSummary};
use crate::poc::{LessonView, PocSummary};
use crate::practice::PracticeSummary;
use crate::review::MarkingCounts;

pub use arrangement::{
    ArrangeHomeRequest, HomeAddedPlace, HomeArrangementView, HomePartPlace, HomeTilePlace,
};
pub use services::{HomeServices, ServiceCount};

/// One number for each door.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeCounts {
    /// Ideas.
    pub ideas: u64,
    /// Challenges that take ideas now.
    pub open_challenges: u64,
    /// Experiments in progress.
    pub pocs_in_progress: u64,
    /// Practices.
    pub practices: u64,
}

/// A key figure of the landing page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HomeFigure {
    /// Its identifier.
    pub id: EditorialId,
    /// What it counts.
    pub title: String,
    /// The figure, as people read it.
    pub value: String,
    /// What it is counted in.
    pub unit: Option<String>,
    /// The day at which it was true.
    pub on: NaiveDate,
    /// Where it comes from.
    pub source: String,
}

/// The landing page. A list that the caller may not read is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Home {
    /// One number for each door.
    pub counts: HomeCounts,
    /// My drafts, the last written first.
    pub my_drafts: Vec<DraftView>,
    /// My ideas, the newest first, anonymous ones included.
    pub my_ideas: Vec<IdeaSummary>,
    /// The experiments I take part in.
    pub my_pocs: Vec<PocSummary>,
    /// Experiments in progress whose next step is a gate, and that name me as a sponsor or a decider.
    pub my_gates: Vec<PocSummary>,
    /// How many answers I am invited to mark, and how many of them are left.
    pub to_mark: MarkingCounts,
    /// How many ideas await an answer of mine, as `GET /decision-queue` counts them; 0 for whoever decides on none.
    pub to_decide: u64,
    /// The challenges that I am invited to join, or asked into as an author or a teammate, and have not answered: at most
    /// six.
    pub invitations: Vec<ChallengeRef>,
    /// Proposals from outside that wait for an answer, for whoever handles them; 0 for the others.
    pub proposals: u64,
    /// Actions of the communication plan that are to be done by now or within the week, for those who keep it; 0 for the
    /// others.
    pub plan_due: u64,
    /// Challenges that take ideas now.
    pub open_challenges: Vec<ChallengeSummary>,
    /// The newest ideas.
    pub latest_ideas: Vec<IdeaSummary>,
    /// The last moved experiments.
    pub latest_pocs: Vec<PocSummary>,
    /// The newest practices.
    pub latest_practices: Vec<PracticeSummary>,
    /// A lesson to read today.
    pub lesson: Option<LessonView>,
    /// The news of the front page (R254).
    pub featured: Option<FeaturedNews>,
    /// What comes next in the agenda, at most five (R257, R258): events, and by themselves experiments that start,
    /// challenges that open and close, ideas that are pitched.
    pub events: Vec<AgendaEntryView>,
    /// The newest key figures, at most three (R282).
    pub figures: Vec<HomeFigure>,
    /// How the caller arranged the page; absent when it could not be read: the page stands as the model.
    pub arrangement: Option<HomeArrangementView>,
    /// Bricks whose part could not be read: it is empty, and the rest of the page stands.
    pub unavailable: Vec<Brick>,
}
