//! Challenges.

mod course;
mod entries;
mod means;
mod people;
mod plan;
mod request;
mod results;
mod voting;

use chrono::{DateTime, NaiveDate, Utc};
use domain::challenge::{
    ChallengeAccent, ChallengeAct, ChallengeFormat, ChallengePhase, ChallengeStatus, CriterionKind,
};
use domain::civil::Zone;
use domain::idea::InnovationForm;
use domain::reference::ReferenceCode;
use domain::{ChallengeId, OrganisationId};
use serde::{Deserialize, Serialize};

pub use course::{
    ChallengeCourse, CourseCounts, CourseDecisionView, DecideCourseRequest, IndicatorRequest,
    IndicatorValueRequest, IndicatorValueView, IndicatorView, SetIndicatorsRequest,
};
pub use entries::{
    AskTeammateRequest, DecideEntryRequest, EnterTrackRequest, EntryView, ReworkRequest,
    ReworkView, TrackEntries,
};
pub use means::MeansLine;
pub use people::{
    AnswerInvitationRequest, ChallengePeople, ChallengePersonView, InvitationView, InviteRequest,
    MyInvitationView, SuggestedPeople,
};
pub use plan::{CommunicationPlan, PlannedMoment};
pub use request::{
    ChallengeContentRequest, ChallengeRequest, CloseChallengeRequest, CriterionRequest,
};
pub use results::{ChallengeAnswer, ChallengeResults, GroundCount, StatusCount, TrackTeamView};
pub use voting::{VotingDayRequest, VotingDayView};

use crate::attachment::AttachmentView;
use crate::page::{Codes, Include, LIMIT_DEFAULT};
use crate::people::{OrganisationRef, PersonView};

/// A challenge, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeRef {
    /// Its identifier.
    pub id: ChallengeId,
    /// What people call it.
    #[cfg_attr(feature = "openapi", schema(example = "DEFI-2026-003"))]
    pub reference: String,
    /// Its title.
    pub title: String,
}

/// A challenge in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeSummary {
    /// Its identifier.
    pub id: ChallengeId,
    /// What people call it.
    pub reference: String,
    /// What kind of call it is.
    pub format: ChallengeFormat,
    /// Its title.
    pub title: String,
    /// The question, in a few lines.
    pub question: Option<String>,
    /// The director who carries it, or the body that asks, in words.
    pub sponsor: Option<String>,
    /// The body it belongs to; none when it is national.
    pub organisation: Option<OrganisationRef>,
    /// The series it is an edition of.
    pub series: Option<String>,
    /// Which edition.
    pub edition: Option<u16>,
    /// Its own image, with what it shows.
    pub image: Option<AttachmentView>,
    /// What was last done to it.
    pub status: ChallengeStatus,
    /// What it is now, by the clock and by what was done.
    pub phase: ChallengePhase,
    /// From when it takes ideas.
    pub opens_at: Option<DateTime<Utc>>,
    /// Until when: the first instant that is too late.
    pub closes_at: Option<DateTime<Utc>>,
    /// The last day, in Paris, on which each author is to have an answer: a public promise.
    pub promised_on: Option<NaiveDate>,
    /// Whether it takes ideas now.
    pub takes_ideas: bool,
    /// How many ideas answer it.
    pub ideas: u32,
}

/// What answers are read with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CriterionView {
    /// What it is called.
    #[cfg_attr(feature = "openapi", schema(example = "Utile à l’assuré"))]
    pub title: String,
    /// What it asks.
    pub help: Option<String>,
    /// How it is marked.
    pub kind: CriterionKind,
    /// How much it counts beside the others.
    pub weight: u8,
    /// The same, in whole percent of them all.
    pub share: u8,
}

/// What a challenge is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ThemeView {
    /// A domain.
    pub domain: Option<ReferenceCode>,
    /// One of its sub-categories.
    pub subcategory: Option<ReferenceCode>,
    /// A field of innovation.
    pub innovation_field: Option<ReferenceCode>,
    /// Words of its own.
    pub words: Vec<String>,
}

/// How a challenge ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClosingView {
    /// The results, in HTML that is safe to show.
    pub results_html: String,
    /// Who closed it.
    pub closed_by: PersonView,
    /// When.
    pub closed_at: DateTime<Utc>,
}

/// A challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeView {
    /// What a list says of it.
    pub summary: ChallengeSummary,
    /// Its own message.
    pub message: Option<String>,
    /// Its own colour.
    pub accent: Option<ChallengeAccent>,
    /// Its story, in Markdown.
    pub description: Option<String>,
    /// The same, in HTML that is safe to show.
    pub description_html: Option<String>,
    /// What it is really for.
    pub objective: Option<String>,
    /// Subjects inside the frame.
    pub eligible: Vec<String>,
    /// Subjects outside.
    pub not_eligible: Vec<String>,
    /// Participative, open or both.
    pub form: InnovationForm,
    /// Strategic objectives it serves.
    pub objectives: Vec<ReferenceCode>,
    /// What answers are read with.
    pub criteria: Vec<CriterionView>,
    /// What it is about.
    pub theme: ThemeView,
    /// What the form of deposit holds at first, under « what is wrong today ».
    pub template_problem: Option<String>,
    /// The same, under « what is proposed ».
    pub template_proposal: Option<String>,
    /// Budget, in euros.
    pub budget: Option<u32>,
    /// The resources put at its disposal.
    pub resources: Vec<MeansLine>,
    /// What whoever carries it commits.
    pub commitments: Vec<MeansLine>,
    /// What whoever carries it says to those who will answer.
    pub sponsor_word: Option<String>,
    /// The person in charge.
    pub owner: Option<PersonView>,
    /// Its experts: those who accepted, or were named as it was written.
    pub experts: Vec<PersonView>,
    /// From when its ideas may be supported, when there is a period for it.
    pub votes_from: Option<DateTime<Utc>>,
    /// Until when.
    pub votes_until: Option<DateTime<Utc>>,
    /// The bodies that have a day of their own to support its ideas.
    pub voting_days: Vec<VotingDayView>,
    /// In how many days after its end each author has an answer.
    pub reply_days: Option<u16>,
    /// How it ended.
    pub closing: Option<ClosingView>,
    /// The other editions of its series, the last first.
    pub editions: Vec<ChallengeRef>,
    /// The clock of its body, or of the caller's, when it is not the one of Paris.
    pub local_zone: Option<Zone>,
    /// What the caller may do now.
    pub allowed: Vec<ChallengeAct>,
    /// Version, to send back as If-Match.
    pub version: i32,
}

/// How challenges are listed: the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ChallengeQuery {
    /// Statuses, separated by commas; all when empty.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>, example = "open"))]
    pub status: Codes<ChallengeStatus>,
    /// Phases, separated by commas; all when empty.
    #[serde(skip_serializing_if = "Codes::is_empty")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>, example = "open,announced"))]
    pub phase: Codes<ChallengePhase>,
    /// A body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// Participative, open, or both (R015).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<InnovationForm>,
    /// What kind of call it is (R096).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<ChallengeFormat>,
    /// Items on a page, 1 to 100.
    pub limit: u16,
    /// Where to go on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// What to count besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<Include>,
}

impl Default for ChallengeQuery {
    fn default() -> Self {
        Self {
            status: Codes::default(),
            phase: Codes::default(),
            organisation_id: None,
            form: None,
            format: None,
            limit: LIMIT_DEFAULT,
            cursor: None,
            include: None,
        }
    }
}

/// Which part of the calendar is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct CalendarQuery {
    /// The first day, in Paris.
    #[cfg_attr(feature = "openapi", param(example = "2026-01-01"))]
    #[serde(deserialize_with = "crate::dates::read")]
    pub from: NaiveDate,
    /// The last day, in Paris.
    #[cfg_attr(feature = "openapi", param(example = "2026-12-31"))]
    #[serde(deserialize_with = "crate::dates::read")]
    pub until: NaiveDate,
}

/// A challenge in the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DatedChallenge {
    /// The challenge.
    pub challenge: ChallengeSummary,
    /// What it is about.
    pub theme: ThemeView,
    /// Those of the calendar that take ideas at a same time.
    pub overlaps: Vec<ChallengeId>,
}

/// National and local challenges in one calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeCalendar {
    /// In the order in which they open.
    pub items: Vec<DatedChallenge>,
}
