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

impl ImportKind {
    /// Every kind, in the order in which people read them.
    pub const ALL: [Self; 6] = [
        Self::Accounts,
        Self::Ideas,
        Self::Comments,
        Self::Challenges,
        Self::Pocs,
        Self::Practices,
    ];

    /// Its code, as it travels.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ideas => "ideas",
            Self::Comments => "comments",
            Self::Pocs => "pocs",
            Self::Challenges => "challenges",
            Self::Accounts => "accounts",
            Self::Practices => "practices",
        }
    }

    /// The kind that has this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a column feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ImportField {
    /// The identifier of the object in the other tool: it is found again by it.
    ExternalId,
    /// The work address of an account, which names it.
    Email,
    /// The name of a person.
    Name,
    /// The title.
    Title,
    /// What it is, in a few lines.
    Summary,
    /// What is wrong today.
    Problem,
    /// What is proposed, or what was done.
    Solution,
    /// What it gave.
    Result,
    /// What it takes to do the same.
    Conditions,
    /// The whole story.
    Description,
    /// The question that a challenge asks.
    Question,
    /// Who puts it or sponsors it, in words.
    Sponsor,
    /// The author's name or pseudonym.
    Author,
    /// The day or the instant at which it was deposited, written or published.
    Date,
    /// The domain.
    Domain,
    /// The sub-category, which says the domain.
    Subcategory,
    /// The field of innovation.
    InnovationField,
    /// The great process that it serves.
    Process,
    /// An innovative achievement or a good practice.
    PracticeKind,
    /// The body, by its code or its name.
    Organisation,
    /// The direction, by its code or its name.
    Department,
    /// The profile of a new account.
    Profile,
    /// The first password of a new account.
    Password,
    /// Whether somebody is a member of COMEX or CODIR.
    TopManagement,
    /// Whether somebody leads a team.
    Manager,
    /// Whether somebody answers for innovation in their body.
    Referent,
    /// Whether somebody carries innovation to others.
    Ambassador,
    /// Whether an account may be used.
    Status,
    /// How many votes it had in the other tool.
    Votes,
    /// The idea that a comment is on, by its identifier in the other tool.
    Idea,
    /// Whether a comment supports or challenges.
    Stance,
    /// What a comment says.
    Body,
    /// Whom to call: a work address, or a name.
    Contact,
    /// Keywords.
    Keywords,
    /// Outside partners.
    Partners,
    /// An answer to a question of the steps.
    Answer,
    /// An address of the web.
    Link,
    /// The phases of an experiment, as JSON.
    Phases,
    /// The dated events of an experiment, as JSON.
    Events,
    /// Quoted in a sentence at the end of the text.
    Note,
}

/// A column that a file must have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportColumn {
    /// Its name in the header.
    pub name: String,
    /// What it feeds.
    pub field: ImportField,
    /// Whether a line that leaves it blank is refused.
    pub required: bool,
    /// Whether the file may have no such column at all.
    #[serde(default)]
    pub may_be_absent: bool,
    /// What separates values, when it may hold several.
    pub separator: Option<char>,
    /// The values that are known, whatever their case and their accents; empty when any will do.
    pub values: Vec<String>,
}

/// The columns that a file of one kind must have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportColumns {
    /// What the file holds.
    pub kind: ImportKind,
    /// The tool that such files come from: identifiers are unique within it.
    pub source: String,
    /// Each once, in the order of a file to start from.
    pub columns: Vec<ImportColumn>,
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
