//! Importing the files of other tools (R412 to R418).

use domain::FieldError;
use serde::{Deserialize, Serialize};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ImportKind {
    /// Ideas.
    Ideas,
    /// Comments on ideas that are there.
    Comments,
    /// Experiments.
    Pocs,
    /// Challenges.
    Challenges,
    /// Accounts of agents.
    Accounts,
    /// Practices that bodies have already.
    Practices,
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum LineOutcome {
    /// It made a new object.
    Created,
    /// It changed an object that an earlier import made.
    Updated,
    /// It says what is there already.
    Unchanged,
    /// It could not be taken.
    Refused,
}

/// A line that was refused, or taken with a remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportLine {
    /// Its number in the file, the header being 1.
    pub line: u64,
    /// Its identifier in the other tool.
    pub external_id: String,
    /// What became of it.
    pub outcome: LineOutcome,
    /// Why it was refused; pointers name columns.
    pub errors: Vec<FieldError>,
    /// What was mended on the way, in words for an administrator.
    #[serde(default)]
    pub remarks: Vec<String>,
}

/// What an import did, or would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportReport {
    /// What the file holds.
    pub kind: ImportKind,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Lines read, without the header.
    pub lines: u64,
    /// Lines that made a new object.
    pub created: u64,
    /// Lines that changed one.
    pub updated: u64,
    /// Lines that changed nothing.
    pub unchanged: u64,
    /// Lines refused.
    pub refused: u64,
    /// Every line, in order; over the API at most 1,000, refused ones first, then those with a remark.
    pub details: Vec<ImportLine>,
}

/// How to import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ImportQuery {
    /// What the file holds.
    pub kind: ImportKind,
    /// Read and report, write nothing.
    #[serde(default)]
    pub dry_run: bool,
}
