//! What steers an experiment and is read with it only, as JSON: conditions of a gate, what is tracked.

use chrono::{DateTime, NaiveDate, Utc};
use domain::UserId;
use domain::poc::{Condition, Iteration, Lifting, TrackedQuality, Tracking};
use domain::text::Paragraph;
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::code::{from_json, instant, to_json};

#[derive(Debug, Serialize, Deserialize)]
struct KeptLifting {
    by: UserId,
    at: DateTime<Utc>,
    note: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct KeptCondition {
    text: String,
    lifted: Option<KeptLifting>,
}

/// The conditions of a decision, as they are kept; nothing when there are none.
pub(in crate::pocs) fn kept_conditions(
    conditions: &[Condition],
) -> Result<Option<String>, StoreError> {
    if conditions.is_empty() {
        return Ok(None);
    }
    let kept: Vec<KeptCondition> = conditions.iter().map(kept_condition).collect();
    to_json(&kept).map(Some)
}

fn kept_condition(Condition { text, lifted }: &Condition) -> KeptCondition {
    let lifting = |Lifting { by, at, note }: &Lifting| KeptLifting {
        by: *by,
        at: instant(*at),
        note: words(note.as_ref()),
    };
    KeptCondition { text: text.as_str().to_owned(), lifted: lifted.as_ref().map(lifting) }
}

/// Conditions that were kept. Before they were objects they were one text: it is one condition then.
pub(super) fn conditions(text: &str) -> Vec<Condition> {
    let lifting = |KeptLifting { by, at, note }: KeptLifting| Lifting {
        by,
        at,
        note: note.map(Paragraph::restore),
    };
    let condition = |KeptCondition { text, lifted }: KeptCondition| Condition {
        text: Paragraph::restore(text),
        lifted: lifted.map(lifting),
    };
    match from_json::<Vec<KeptCondition>>(text) {
        Ok(kept) => kept.into_iter().map(condition).collect(),
        Err(_) => vec![Condition { text: Paragraph::restore(text.to_owned()), lifted: None }],
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct KeptIteration {
    on: NaiveDate,
    tested: String,
    measured: Option<String>,
    learnt: Option<String>,
    with_users: bool,
}

/// What is tracked, as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::pocs) struct KeptTracking {
    cost_planned: Option<u32>,
    cost_spent: Option<u32>,
    quality: Option<TrackedQuality>,
    note: Option<String>,
    iterations: Vec<KeptIteration>,
}

impl From<&Tracking> for KeptTracking {
    fn from(tracking: &Tracking) -> Self {
        let Tracking { cost_planned, cost_spent, quality, note, iterations } = tracking;
        let iteration = |one: &Iteration| {
            let Iteration { on, tested, measured, learnt, with_users } = one;
            KeptIteration {
                on: *on,
                tested: tested.as_str().to_owned(),
                measured: words(measured.as_ref()),
                learnt: words(learnt.as_ref()),
                with_users: *with_users,
            }
        };
        Self {
            cost_planned: *cost_planned,
            cost_spent: *cost_spent,
            quality: *quality,
            note: words(note.as_ref()),
            iterations: iterations.iter().map(iteration).collect(),
        }
    }
}

pub(super) fn tracking(json: &str) -> Result<Tracking, StoreError> {
    let KeptTracking { cost_planned, cost_spent, quality, note, iterations } = from_json(json)?;
    let iteration = |one: KeptIteration| {
        let KeptIteration { on, tested, measured, learnt, with_users } = one;
        Iteration {
            on,
            tested: Paragraph::restore(tested),
            measured: measured.map(Paragraph::restore),
            learnt: learnt.map(Paragraph::restore),
            with_users,
        }
    };
    Ok(Tracking {
        cost_planned,
        cost_spent,
        quality,
        note: note.map(Paragraph::restore),
        iterations: iterations.into_iter().map(iteration).collect(),
    })
}

fn words(text: Option<&Paragraph>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}
