//! Several decisions at once: prepared together, published together.

use domain::idea::{Answer, DecisionGround, IdeaVerdict};
use domain::{FieldCode, FieldError, IdeaId};
use serde::{Deserialize, Serialize};

use super::DecideIdeaRequest;

/// Most decisions of a batch.
pub const BATCH_MAX: usize = 200;

/// A line of a batch: a prepared decision, as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BatchLine {
    /// The idea.
    pub idea_id: IdeaId,
    /// The version of what was prepared.
    pub prepared_version: i32,
}

/// Prepared decisions to publish together: all of them, or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisionBatchRequest {
    /// 1 to 200 lines.
    pub items: Vec<BatchLine>,
}

impl DecisionBatchRequest {
    /// Checks the number of lines.
    ///
    /// # Errors
    /// At `/items`.
    pub fn parse(&self) -> Result<(), Vec<FieldError>> {
        check_lines(&self.items)
    }
}

fn check_lines(lines: &[BatchLine]) -> Result<(), Vec<FieldError>> {
    let code = match lines.len() {
        0 => FieldCode::Required,
        n if n > BATCH_MAX => FieldCode::TooMany,
        _ => return Ok(()),
    };
    let (pointer, max) = ("/items".to_owned(), u32::try_from(BATCH_MAX).ok());
    Err(vec![FieldError { pointer, code, min: Some(1), max }])
}

/// One answer to prepare for several ideas: for all of them, or for none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PrepareDecisionsRequest {
    /// 1 to 200 ideas, each with the version of what is prepared for it; nought when nothing is.
    pub items: Vec<BatchLine>,
    /// The verdict.
    pub verdict: IdeaVerdict,
    /// Why, in words that everyone reads; never empty.
    #[cfg_attr(feature = "openapi", schema(example = "Déjà couvert par le POC 12."))]
    pub reason: String,
    /// The same in one word, for ideas that are not selected.
    #[serde(default)]
    pub ground: Option<DecisionGround>,
    /// « It would become possible if… », for ideas that are not selected.
    #[serde(default)]
    pub condition: Option<String>,
}

impl PrepareDecisionsRequest {
    /// This answer, for these ideas.
    #[must_use]
    pub fn of(items: Vec<BatchLine>, answer: DecideIdeaRequest) -> Self {
        let DecideIdeaRequest { verdict, reason, ground, condition } = answer;
        Self { items, verdict, reason, ground, condition }
    }

    /// Checks the number of lines, and the texts.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<Answer, Vec<FieldError>> {
        let Self { items, verdict, reason, ground, condition } = self.clone();
        let answer = DecideIdeaRequest { verdict, reason, ground, condition }.parse();
        match (check_lines(&items), answer) {
            (Ok(()), answer) => answer,
            (Err(faults), Ok(_)) => Err(faults),
            (Err(lines), Err(texts)) => Err([lines, texts].concat()),
        }
    }
}

/// What was prepared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreparedBatch {
    /// How many decisions.
    pub prepared: u32,
}

/// What was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishedBatch {
    /// How many decisions.
    pub published: u32,
}
