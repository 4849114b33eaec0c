//! Steering the prototype, for who wants it (R195, R207, R168).

use chrono::NaiveDate;
use domain::FieldError;
use domain::civil::of_our_time;
use domain::poc::{Iteration, TrackedQuality, Tracking};
use domain::text::{FieldErrors, Paragraph};
use serde::{Deserialize, Serialize};

/// One turn of test, measure, learn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IterationView {
    /// When.
    pub on: NaiveDate,
    /// What was tested, with whom.
    pub tested: String,
    /// What was measured.
    #[serde(default)]
    pub measured: Option<String>,
    /// What was learnt.
    #[serde(default)]
    pub learnt: Option<String>,
    /// Whether real users tried it.
    #[serde(default)]
    pub with_users: bool,
}

/// What is tracked: cost, quality, tests. All of it optional; no figure opens or closes a step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrackingView {
    /// In words.
    pub note: Option<String>,
    /// Meant to be spent, in euros.
    pub cost_planned: Option<u32>,
    /// Spent so far, in euros.
    pub cost_spent: Option<u32>,
    /// What the team says of the quality.
    pub quality: Option<TrackedQuality>,
    /// The tests, in the order of their days.
    pub iterations: Vec<IterationView>,
}

impl TrackingView {
    /// Checks the words.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<Tracking, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let note = errors.check(Paragraph::parse_optional("/note", self.note.as_deref()));
        let parse = |(index, one): (usize, &IterationView)| {
            let at = |field: &str| format!("/iterations/{index}/{field}");
            let optional = |field: &str, text: &Option<String>| {
                Paragraph::parse_optional(&at(field), text.as_deref())
            };
            let tested = errors.check(Paragraph::parse(&at("tested"), &one.tested));
            let measured = errors.check(optional("measured", &one.measured));
            let learnt = errors.check(optional("learnt", &one.learnt));
            let on = errors.check(of_our_time(&at("on"), one.on));
            Some(Iteration {
                on: on?,
                tested: tested?,
                measured: measured?,
                learnt: learnt?,
                with_users: one.with_users,
            })
        };
        let iterations = self.iterations.iter().enumerate().filter_map(parse).collect();
        errors.into_result()?;
        Ok(Tracking {
            cost_planned: self.cost_planned,
            cost_spent: self.cost_spent,
            quality: self.quality,
            note: note.flatten(),
            iterations,
        })
    }
}

impl From<&Tracking> for TrackingView {
    fn from(tracking: &Tracking) -> Self {
        let Tracking { cost_planned, cost_spent, quality, note, iterations } = tracking;
        let words = |text: &Option<Paragraph>| text.as_ref().map(|text| text.as_str().to_owned());
        let iteration = |one: &Iteration| {
            let Iteration { on, tested, measured, learnt, with_users } = one;
            IterationView {
                on: *on,
                tested: tested.as_str().to_owned(),
                measured: words(measured),
                learnt: words(learnt),
                with_users: *with_users,
            }
        };
        Self {
            cost_planned: *cost_planned,
            cost_spent: *cost_spent,
            quality: *quality,
            note: words(note),
            iterations: iterations.iter().map(iteration).collect(),
        }
    }
}
