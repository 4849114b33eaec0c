//! The course of a challenge, as it travels: indicators and their values, decisions, and what is counted.

use chrono::{DateTime, NaiveDate, Utc};
use domain::challenge::{CourseVerdict, IndicatorAim, Measure, WantedIndicator};
use domain::text::{FieldErrors, Paragraph, ShortText};
use domain::{FieldError, IndicatorId, IndicatorValueId};
use serde::{Deserialize, Serialize};

use crate::people::PersonView;
use crate::review::PromisesView;

/// A value of an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IndicatorValueView {
    /// Its identifier.
    pub id: IndicatorValueId,
    /// The day at which it was true.
    pub on: NaiveDate,
    /// How much: an exact figure, with at most three decimals after a point.
    #[cfg_attr(feature = "openapi", schema(example = "12.5"))]
    pub value: String,
    /// What explains it.
    pub note: Option<String>,
}

/// What a challenge is followed by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IndicatorView {
    /// Its identifier.
    pub id: IndicatorId,
    /// What it counts.
    pub title: String,
    /// In what.
    pub unit: Option<String>,
    /// How much is hoped for, as values are written.
    #[cfg_attr(feature = "openapi", schema(example = "30"))]
    pub target: Option<String>,
    /// On which side of the target it is to be.
    pub aim: IndicatorAim,
    /// By which day.
    pub expected_on: Option<NaiveDate>,
    /// Whether the last value is on that side.
    pub reached: Option<bool>,
    /// How much of the target the last value is, in whole percent; of one that is not to be passed, nothing.
    pub percent: Option<u32>,
    /// Its values, the newest first.
    pub values: Vec<IndicatorValueView>,
}

/// A decision on the course of a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseDecisionView {
    /// What was decided.
    pub decision: CourseVerdict,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: PersonView,
    /// When.
    pub at: DateTime<Utc>,
}

/// What the portal counts of a challenge by itself. Nobody is named, and nobody ranked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseCounts {
    /// Ideas that answer it.
    pub ideas: u32,
    /// People who take part, each once: those who sign the ideas, and the teams of a track; a masked author counts as one
    /// for each idea.
    pub authors: u32,
    /// Votes on them.
    pub votes: u32,
    /// Comments on them.
    pub comments: u32,
    /// Ideas that have an answer.
    pub answered: u32,
    /// Ideas that wait for one.
    pub waiting: u32,
    /// Of these, how many wait although the promised day has passed.
    pub overdue: u32,
    /// What became of the promise of an answer.
    pub promises: PromisesView,
}

/// The course of a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeCourse {
    /// What it is followed by: at most eight, in the order that was chosen.
    pub indicators: Vec<IndicatorView>,
    /// What was decided, the newest first.
    pub decisions: Vec<CourseDecisionView>,
    /// What the portal counts by itself.
    pub counted: CourseCounts,
    /// Whether the caller may say what it is followed by.
    pub may_define: bool,
    /// Whether the caller may declare values.
    pub may_measure: bool,
    /// What the caller may decide now.
    pub may_decide: Vec<CourseVerdict>,
    /// The version of the challenge, to send back.
    pub version: i32,
}

/// An indicator, as it is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IndicatorRequest {
    /// Which one it is; a new one has none yet.
    #[serde(default)]
    pub id: Option<IndicatorId>,
    /// What it counts.
    #[cfg_attr(feature = "openapi", schema(example = "Caisses qui ont répondu"))]
    pub title: String,
    /// In what.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "caisses"))]
    pub unit: Option<String>,
    /// How much is hoped for: a figure with at most three decimals, after a point or a comma.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = "15"))]
    pub target: Option<String>,
    /// On which side of the target it is to be: that much or more, unless it says otherwise.
    #[serde(default = "or_more")]
    pub aim: IndicatorAim,
    /// By which day.
    #[serde(default, deserialize_with = "crate::dates::read")]
    pub expected_on: Option<NaiveDate>,
}

const fn or_more() -> IndicatorAim {
    IndicatorAim::AtLeast
}

/// All that a challenge is followed by, from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetIndicatorsRequest {
    /// At most eight. One that has values stays among them.
    pub indicators: Vec<IndicatorRequest>,
}

impl SetIndicatorsRequest {
    /// Checks each field.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<Vec<WantedIndicator>, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let mut wanted = Vec::new();
        for (place, one) in self.indicators.iter().enumerate() {
            let at = |field: &str| format!("/indicators/{place}/{field}");
            let title = errors.check(ShortText::parse(&at("title"), &one.title));
            let unit = ShortText::parse_optional(&at("unit"), one.unit.as_deref());
            let unit = errors.check(unit).flatten();
            let target = Measure::parse_optional(&at("target"), one.target.as_deref());
            let target = errors.check(target).flatten();
            let (id, aim, expected_on) = (one.id, one.aim, one.expected_on);
            wanted.extend(title.map(|title| WantedIndicator {
                id,
                title,
                unit,
                target,
                aim,
                expected_on,
            }));
        }
        errors.into_result()?;
        Ok(wanted)
    }
}

/// A value to declare.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IndicatorValueRequest {
    /// The day at which it was true: not one that is to come.
    #[serde(deserialize_with = "crate::dates::read")]
    pub on: NaiveDate,
    /// How much: a figure with at most three decimals, after a point or a comma.
    #[cfg_attr(feature = "openapi", schema(example = "12,5"))]
    pub value: String,
    /// What explains it.
    #[serde(default)]
    pub note: Option<String>,
}

impl IndicatorValueRequest {
    /// Checks each field.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<(NaiveDate, Measure, Option<Paragraph>), Vec<FieldError>> {
        let value = Measure::parse("/value", &self.value);
        let note = Paragraph::parse_optional("/note", self.note.as_deref());
        match (value, note) {
            (Ok(value), Ok(note)) => Ok((self.on, value, note)),
            (value, note) => Err(value.err().into_iter().chain(note.err()).collect()),
        }
    }
}

/// A decision on the course of a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecideCourseRequest {
    /// What is decided.
    pub decision: CourseVerdict,
    /// Why, in words that everybody reads.
    #[cfg_attr(feature = "openapi", schema(example = "Trop peu de caisses ont répondu."))]
    pub reason: String,
}

impl DecideCourseRequest {
    /// Checks the reason.
    ///
    /// # Errors
    /// At `/reason`.
    pub fn parse(&self) -> Result<(CourseVerdict, Paragraph), Vec<FieldError>> {
        let reason = Paragraph::parse("/reason", &self.reason).map_err(|error| vec![error])?;
        Ok((self.decision, reason))
    }
}
