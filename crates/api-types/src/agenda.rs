//! The agenda: events, experiments that start, challenges that open and close.

use chrono::{DateTime, NaiveDate, Utc};
use domain::agenda::AgendaKind;
use domain::editorial::{EventFormat, Feedback, Reminder, Sentence, Usefulness};
use domain::{FieldCode, FieldError, OrganisationId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::attachment::AttachmentView;
use crate::people::{OrganisationRef, PersonView};

/// Most days that are asked at once.
const DAYS_MAX: i64 = 400;

/// Which days of the agenda, by the clock of Paris.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct AgendaQuery {
    /// The first day.
    #[cfg_attr(feature = "openapi", param(example = "2026-05-01"))]
    #[serde(deserialize_with = "crate::dates::read")]
    pub from: NaiveDate,
    /// The last day, at most 400 days later.
    #[cfg_attr(feature = "openapi", param(example = "2026-05-31"))]
    #[serde(deserialize_with = "crate::dates::read")]
    pub until: NaiveDate,
    /// Only what is of this body, and what is of the whole branch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
}

impl AgendaQuery {
    /// These days, of every body.
    #[must_use]
    pub const fn between(from: NaiveDate, until: NaiveDate) -> Self {
        Self { from, until, organisation_id: None }
    }

    /// Checks the days.
    ///
    /// # Errors
    /// At `?until`.
    pub fn parse(&self) -> Result<(NaiveDate, NaiveDate), Vec<FieldError>> {
        let days = (self.until - self.from).num_days();
        let code = match days {
            ..0 => FieldCode::BeforeStart,
            0..=DAYS_MAX => return Ok((self.from, self.until)),
            _ => FieldCode::UnknownValue,
        };
        Err(vec![FieldError::new("?until", code)])
    }
}

/// Something that happens on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgendaEntryView {
    /// What it is.
    pub kind: AgendaKind,
    /// The event, the experiment, the challenge or the idea.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// On which day, by the clock of Paris.
    pub on: NaiveDate,
    /// From when, when it has an hour.
    pub begins_at: Option<DateTime<Utc>>,
    /// Until when, when it lasts.
    pub ends_at: Option<DateTime<Utc>>,
    /// The kind of event.
    pub format: Option<EventFormat>,
    /// Where.
    pub place: Option<String>,
    /// Whether it is only planned: an experiment that nobody has launched yet.
    pub planned: bool,
    /// Whether the caller registered for it.
    #[serde(default)]
    pub registered: bool,
    /// Whether the caller may watch what was said there.
    #[serde(default)]
    pub replay: bool,
    /// The image of an event, when it is for the caller.
    #[serde(default)]
    pub image: Option<AttachmentView>,
    /// The body that an event is written for, that leads an experiment or a challenge, or that votes on a day of its
    /// own; the whole branch when none.
    #[serde(default)]
    pub organisation: Option<OrganisationRef>,
}

/// The agenda of some days, in the order in which things happen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Agenda {
    /// What happens.
    pub items: Vec<AgendaEntryView>,
}

/// How an event fills, and where the caller stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationView {
    /// How many places; as many as one likes when none.
    pub places: Option<u16>,
    /// How many have a place.
    pub seated: u32,
    /// How many wait for one.
    pub waiting: u32,
    /// Whether the caller registered.
    pub registered: bool,
    /// When the caller waits: how many wait before them.
    pub ahead: Option<u32>,
    /// Whether one may still register or undo it: until the event begins.
    pub open: bool,
    /// When the caller is reminded of it, once they registered.
    #[serde(default)]
    pub reminder: Option<Reminder>,
}

/// How one registers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct RegisterQuery {
    /// When one is reminded; the day before, or as one chose already, when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder: Option<Reminder>,
}

/// Somebody who registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegisteredView {
    /// Who.
    pub person: PersonView,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether they wait for a place.
    pub waiting: bool,
}

/// Those who registered for an event, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Registered {
    /// Them.
    pub items: Vec<RegisteredView>,
}

/// What somebody says of an event (R262).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventFeedbackRequest {
    /// What it was worth.
    pub mark: Usefulness,
    /// Why, in a sentence; up to 500 characters.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "Enfin des retours de terrain."))]
    pub sentence: Option<String>,
}

impl EventFeedbackRequest {
    /// Checks the sentence.
    ///
    /// # Errors
    /// At `/sentence`.
    pub fn parse(&self) -> Result<Feedback, Vec<FieldError>> {
        let sentence = Sentence::parse_optional("/sentence", self.sentence.as_deref());
        let sentence = sentence.map_err(|error| vec![error])?;
        Ok(Feedback { mark: self.mark, sentence })
    }
}

/// What the caller said of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnFeedbackView {
    /// What it was worth to them.
    pub mark: Usefulness,
    /// Why.
    pub sentence: Option<String>,
}

/// How many gave a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarkCountView {
    /// The mark.
    pub mark: Usefulness,
    /// How many gave it.
    pub count: u32,
}

/// What all said of an event. Whose it is, nobody reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeedbackResultsView {
    /// How many answered.
    pub answers: u32,
    /// How many gave each mark; empty while fewer than three answered.
    pub marks: Vec<MarkCountView>,
    /// The sentences, by alphabet; empty while fewer than three answered.
    pub sentences: Vec<String>,
}

/// What is said of an event, for whoever reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventFeedbackView {
    /// Whether the caller may say what it was worth now: they had a place, it has begun, and ended fourteen days ago
    /// at most.
    pub open: bool,
    /// Until when one may; absent when it is no event.
    pub until: Option<DateTime<Utc>>,
    /// What the caller said.
    pub mine: Option<OwnFeedbackView>,
    /// What all said, for whoever writes the event.
    pub results: Option<FeedbackResultsView>,
}
